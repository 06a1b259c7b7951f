"""A file as text: small enough, readable, UTF-8, without characters that no document can show."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from hvs_cli.errors import InputError, Message, Place, Problem, message

LARGEST = 1_000_000
"""Bytes. The largest real file known is a hundredth of it."""

MOST = 20
"""Characters told of one by one in a file; a binary file is full of them."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_LINE_END = re.compile(b"\r\n|\r|\n")
_STRANGE = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What cannot stand in XML, and the line ends of other ages (U+0085, U+2028, U+2029), which YAML would swallow."""

_UTF_8 = message("Save it again with the encoding UTF-8. In Notepad: Save as, Encoding.")


def read_text(path: Path, name: str) -> str:
    """The text of the file `path`, called `name` in messages. Raises `InputError`."""
    return _decoded(_bytes(path, name), name)


def strange_characters(text: str, name: str) -> tuple[str, list[Problem]]:
    """`text` with spaces for the characters that cannot stand in a document, and a problem for each of the first."""
    problems = [
        Problem(
            Place(name, text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())),
            message("the character {code} cannot stand in a document", code=f"U+{ord(found[0]):04X}"),
            message("Delete it: it is invisible, and came from copying or from another program."),
        )
        for found in islice(_STRANGE.finditer(text), MOST)
    ]
    return (_STRANGE.sub(" ", text) if problems else text), problems


def _bytes(path: Path, name: str) -> bytes:
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise _error(name, message("this is a folder, and a file belongs here"), message("Rename or remove it."))
        if not stat.S_ISREG(about.st_mode):
            raise _error(name, message("this is no ordinary file"), message("Put a text file in its place."))
        if about.st_size > LARGEST:
            size = f"{about.st_size / 1_000_000:.1f}"
            hint = message("A file for hvs has a few pages at most. Perhaps another file got this name.")
            raise _error(name, message("this file is too large: {size} MB", size=size), hint)
        with path.open("rb") as stream:
            return stream.read(LARGEST)
    except OSError as error:
        raise _error(name, *_unreadable(error)) from error


def _unreadable(error: OSError) -> Iterator[Message]:
    """What is wrong and what to do when the system does not give a file."""
    if isinstance(error, FileNotFoundError):
        yield message("there is no such file")
        yield message("Check the name, and that a link does not lead to a file that is gone.")
    elif isinstance(error, PermissionError):
        yield message("this file cannot be read: the computer does not allow it")
        yield message("Close it in other programs, and check that you may open it.")
    else:
        yield message("this file cannot be read: {reason}", reason=error.strerror or error)
        yield message("Open it in another program to see what is wrong, or put a copy in its place.")


def _decoded(raw: bytes, name: str) -> str:
    if raw.startswith(_UTF_16):
        raise _error(name, message("this file is UTF-16 and not UTF-8"), _UTF_8)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        ends = list(_LINE_END.finditer(raw, 0, error.start))
        column = error.start - (ends[-1].end() if ends else 0) + 1
        place = Place(name, len(ends) + 1, column)
        raise InputError(Problem(place, message("this file is not UTF-8: a letter cannot be read"), _UTF_8)) from error


def _error(name: str, what: Message, hint: Message) -> InputError:
    return InputError(Problem(Place(name), what, hint))
