"""The table of formats that are read back. Which one a file is, its first bytes tell: names are changed on the way."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

from hvs_cli.errors import InputError, Place, Problem, message
from hvs_cli.readers.blanks import Blanks
from hvs_cli.readers.reading import Reading

Read = Callable[[Path, Blanks, str], tuple[list[Reading], list[Problem]]]
"""A file, the blank forms, and the session that a person says it is of → its forms, and what is wrong."""

FORMATS: Final[dict[str, str]] = {"docx": "hvs_cli.readers.word", "json": "hvs_cli.readers.web"}
"""Format, which is also the ending of a copy → the module whose `read` reads it."""

_START: Final = 64
"""Bytes in which an object of JSON begins, whatever spaces and marks stand before it."""


def format_of(path: Path) -> str:
    """The format of the file `path`; what is nothing known counts as Word, whose guard says what it is instead.

    Raises `InputError` if the file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(_START)
    except OSError as error:
        what = message("cannot be read: {reason}", reason=error.strerror or "")
        raise InputError(Problem(Place(str(path)), what)) from error
    begins = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    other = begins.startswith(b"{\\rtf") or not begins.startswith((b"{", b"["))
    return "docx" if other and path.suffix.casefold() != ".json" else "json"


def reader(name: str) -> Read:
    """The function that reads the format `name`. Raises `KeyError` for a format that is not in the table."""
    read: Read = import_module(FORMATS[name]).read
    return read
