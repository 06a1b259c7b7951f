"""Answers that the web form saved: a JSON file with what the form is, and each answer by the name of its field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from hvs_cli.errors import InputError, Message, Place, Problem, message
from hvs_cli.forms.codes import code
from hvs_cli.forms.identity import of_properties
from hvs_cli.forms.plain import plain
from hvs_cli.readers.blank import Blank
from hvs_cli.readers.blanks import Blanks
from hvs_cli.readers.reading import Reading, Stray
from hvs_cli.readers.values import value

LARGEST: Final = 5_000_000
"""Bytes: far more than anybody types."""

_NOT_IN_DOCUMENTS: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What cannot stand in XML; nobody types it, but a file may hold it."""

_MISFITS: Final = {"choice": "no such choice", "number": "no number", "tick": "no tick"}


def read(path: Path, blanks: Blanks, session: str = "") -> tuple[list[Reading], list[Problem]]:
    """The answers in `path`, which are of one form; `session` is not asked, for the file always tells.

    Raises `InputError` for a file that is something else.
    """
    del session
    told, place = _told(path), Place(str(path))
    identity = of_properties({str(name): str(each) for name, each in told["form"].items()})
    if not identity.known:
        raise _refused(path, message("these answers do not tell of which form they are"))
    blank = blanks.of(identity, place)
    reading = Reading(identity, fields=len(blank.fields))
    odd = 0
    for name, text in told["answers"]:
        shown, count = _NOT_IN_DOCUMENTS.subn("\N{REPLACEMENT CHARACTER}", text)
        odd += count
        _answer(reading, blank, _NOT_IN_DOCUMENTS.sub("\N{REPLACEMENT CHARACTER}", name), shown)
    if odd:
        reading.notes.append(message("characters that no document can show stand as \ufffd: {number}", number=odd))
    return [reading], []


def _answer(reading: Reading, blank: Blank, name: str, text: str) -> None:
    about = blank.field(name)
    if not plain(text):
        return
    if name in reading.answers or " (" in name:
        reading.strays.append(Stray(code(name), text, "second box"))  # the page keeps what did not fit as “name (2)”
        return
    answer = text if about is None or (about.kind == "tick" and text == "yes") else value(about, text, {})
    if answer is None and about:
        reading.strays.append(Stray(code(name), text, _MISFITS[about.kind]))
    elif answer:
        reading.answers[name] = answer
        reading.given += bool(about and about.value and answer == about.value)


def _told(path: Path) -> dict[str, Any]:
    """What the file says: the form's properties, and the answers in their order."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError as error:
        raise _refused(path, message("cannot be read: {reason}", reason=error.strerror or "")) from error
    if data is None:
        raise _refused(path, message("this file is too large: {size} MB", size=path.stat().st_size // 1_000_000))
    try:
        pairs = json.loads(data.decode("utf-8-sig"), object_pairs_hook=list)
    except (ValueError, RecursionError) as error:
        raise _refused(path, message("this is no file of saved answers")) from error
    told = dict(_pairs(pairs))
    answers = list(_pairs(told.get("answers")))
    if told.get("format") != "hvs-answers" or not all(isinstance(text, str) for _, text in answers):
        raise _refused(path, message("this is no file of saved answers"))
    if told.get("version") != 1:
        what = message("these answers were saved by a later version: {version}", version=told.get("version"))
        raise _refused(path, what, message("Bring hvs up to date."))
    return {"form": dict(_pairs(told.get("form"))), "answers": answers}


def _pairs(value: Any) -> Iterable[tuple[str, Any]]:
    """The keys and values of an object of JSON, as `object_pairs_hook` left them; nothing for anything else."""
    return value if isinstance(value, list) and all(isinstance(each, tuple) for each in value) else ()


def _refused(path: Path, what: Message, hint: Message | None = None) -> InputError:
    hint = hint or message("Save the answers once more with the button of the web form, and send that file.")
    return InputError(Problem(Place(str(path)), what, hint))
