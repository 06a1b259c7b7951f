"""Files that are written whole or not at all; what the system says against it is told in one way."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hvs_cli.errors import OutputError, Place, Problem, message


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """What the system says against writing `target`, as an `OutputError`."""
    try:
        yield
    except OSError as error:
        what = message("cannot be written: {reason}", reason=error.strerror or error)
        hint = message("Close the file if it is open in another program, and see that the disk is not full.")
        raise OutputError(Problem(Place(str(target)), what, hint)) from error


def write_whole(target: Path, content: bytes) -> None:
    """Write `content` under a temporary name and rename it: a reader sees the old file or the new, never half.

    Folders that are not there are made. Raises `OutputError`.
    """
    temporary = target.with_name(f".hvs-{os.getpid()}-{target.name}.tmp")
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(content)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
