"""Filled Word forms: one file may hold several, and each tells by itself which it is.

A form begins where a table has what an earlier one had. What it is stands printed in it; the properties of the file
say so too, but are lost in some programs, and tell of the first form only where another was pasted below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from hvs_cli.errors import InputError, Message, Place, Problem, message
from hvs_cli.forms.codes import code
from hvs_cli.forms.identity import COLLECTED, Identity, of_properties
from hvs_cli.forms.own_words import OwnWords
from hvs_cli.forms.plain import plain
from hvs_cli.readers.blank import Blank
from hvs_cli.readers.blanks import Blanks
from hvs_cli.readers.content import Block, Content, Unread, paragraphs
from hvs_cli.readers.file import content, properties
from hvs_cli.readers.form import read_form
from hvs_cli.readers.guard import open_word
from hvs_cli.readers.leftover import Leftovers
from hvs_cli.readers.parts import Part, divided
from hvs_cli.readers.reading import Reading, Stray

_NOT_READ: Final[dict[Unread, Message]] = {
    "picture": message("pictures, which are only in the file itself: {number}"),
    "embedded file": message("embedded files, which were not read: {number}"),
    "embedded text": message(
        "embedded texts, which were not read; save the file in Word to make them readable: {number}"
    ),
    "diagram": message("charts and diagrams, which were not read: {number}"),
}


def read(path: Path, blanks: Blanks, session: str = "") -> tuple[list[Reading], list[Problem]]:
    """Every form in the Word file `path`, and a problem for each that does not tell of which session it is.

    `session` is what a person says it is. Raises `InputError` for a file that is refused or holds no form.
    """
    package = open_word(path)
    said = content(package)
    parts = divided(said.body)
    told, place = properties(package), Place(str(path))
    of_file, own = of_properties(told), OwnWords(told)
    if not any(part.rows for part in parts) and not of_file.kind:
        hint = message("Perhaps it is another document, or only part of one.")
        raise InputError(Problem(place, message("there is no form in this file"), hint))
    forms, problems = list[_Form](), list[Problem]()
    for number, part in enumerate(parts):
        try:
            claimed = session if len(parts) == 1 else ""
            forms.append(_form(part, Identity() if number else of_file, blanks, claimed, place))
        except InputError as error:
            problems += error.problems
            if forms:
                forms.append(_Form(part.blocks, Identity(), forms[-1].blank, []))
    readings = _readings(forms, own)
    if readings:
        strays, notes = _rest(said, forms, own)
        readings[0].strays += strays
        readings[0].notes += notes
    return readings, problems


def _identity(told: Identity | None, of_file: Identity) -> tuple[Identity, list[Message]]:
    """Which form it is by what is `told` in print and by the file, and what is to be said where they differ."""
    if told is None:
        return of_file, []
    if of_file.kind and (told.session, told.language) != (of_file.session, of_file.language):
        what = message(
            "the file says that it is of session {other}, and the form in it of {session}; the form was believed",
            other=of_file.session,
            session=told.session,
        )
        return told, [what]
    doubt = message("the file says that it is a rehearsal, and the form in it does not; the form was believed")
    notes = [doubt] if of_file.rehearsal and not told.rehearsal else []
    return replace(told, municipality=of_file.municipality), notes


@dataclass(slots=True)
class _Form:
    """A part of which it is known what it is."""

    blocks: list[Block]
    identity: Identity
    blank: Blank
    notes: list[Message]


def _form(part: Part, of_file: Identity, blanks: Blanks, session: str, place: Place) -> _Form:
    """What `part` is. Raises `InputError` if nobody tells, or if today there is no such form."""
    identity, notes = _identity(part.told, of_file)
    booked = blanks.loaded.sessions.get(session)
    if not identity.known and booked:
        identity = Identity(COLLECTED, language=booked.language, session=session)
    if not identity.known:
        what = message("the form does not tell of which discussion it is")
        known = ", ".join(blanks.loaded.sessions)
        hint = message("Say it with --session, one file at a time. The sessions are: {names}.", names=known)
        raise InputError(Problem(place, what, hint))
    return _Form(part.blocks, identity, blanks.of(identity, place), notes)


def _readings(forms: Sequence[_Form], own: OwnWords) -> list[Reading]:
    leftovers = Leftovers((form.blank for form in forms), own)
    made: list[Reading] = []
    for form in forms:
        reading = read_form(form.blocks, form.identity, form.blank, own, leftovers)
        reading.notes[:0] = form.notes
        if form.identity.known:
            made.append(reading)
        else:  # nobody knows whose it is: its words are listed with the form above it
            foreign = [Stray(code(name), text, "other form") for name, text in reading.answers.items()]
            made[-1].strays += foreign + reading.strays
    return made


def _rest(said: Content, forms: Sequence[_Form], own: OwnWords) -> tuple[list[Stray], list[Message]]:
    """What stands in no form, but beside all: at the edges of pages, in comments on nothing; and what was not read."""
    ours = {words for form in forms for words in form.blank.edges}
    edges = [
        each.text for each in paragraphs(said.edges) if plain(each.text) not in ours and plain(each.text) not in own
    ]
    strays = [Stray("", text, "page edge") for text in edges if plain(text)]
    for aside in said.unplaced:
        text = "\n".join(each.text for each in paragraphs(aside.blocks)).strip("\n")
        strays += [Stray("", text, aside.kind)] if plain(text) else []
    return strays, [Message(_NOT_READ[each].text, {"number": number}) for each, number in said.unread.items()]
