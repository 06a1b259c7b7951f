"""Which files are meant by what a person typed: files, and all that lies in folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from hvs_cli.errors import Message, Place, Problem, message

_LITTER: Final = (".", "~", "Thumbs.db", "desktop.ini")
"""How names begin that systems and office programs leave lying about: .~lock, ~$form.docx."""

MOST: Final = 20_000
"""Files in one folder: more are no forms, but a whole disk."""


def forms(named: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """Every file that `named` means, each once, and a problem for each name that means none."""
    found: dict[Path, Path] = {}
    problems = []
    for path in named:
        inside = list(_inside(path)) if path.is_dir() else [path]
        if not path.exists():
            problems.append(_none(path, message("there is no such file"), message("Check the name and the folder.")))
        elif not inside:
            problems.append(_none(path, message("there are no files in this folder"), message("Name another one.")))
        elif len(inside) >= MOST:
            hint = message("Name the folder in which the forms are.")
            problems.append(_none(path, message("there are too many files in this folder"), hint))
        else:
            for each in inside:
                found.setdefault(each.resolve(), each)
    return list(found.values()), problems


def _inside(folder: Path) -> Iterator[Path]:
    """The files in `folder` and the folders inside, by name; links to other folders are not followed."""
    count = 0
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith(_LITTER))
        for name in sorted(names):
            if not name.startswith(_LITTER):
                yield Path(where) / name
                count += 1
                if count >= MOST:
                    return


def _none(path: Path, what: Message, hint: Message) -> Problem:
    return Problem(Place(str(path)), what, hint)
