"""One file → its forms, each with the report that it makes. Runs in any process."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from hvs_cli.errors import HvsError, Message, Place, Problem, message
from hvs_cli.forms.codes import code
from hvs_cli.forms.identity import Identity
from hvs_cli.forms.plain import plain
from hvs_cli.forms.report import About
from hvs_cli.forms.report import report as make_report
from hvs_cli.load.files import BLANK
from hvs_cli.load.workspace import Loaded
from hvs_cli.model.report import Outside, Report, Source, Suspect
from hvs_cli.readers.blanks import Blanks
from hvs_cli.readers.reading import Reading, Stray
from hvs_cli.readers.table import format_of, reader
from hvs_cli.results.release import unlisted
from hvs_cli.results.screening import screening


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was read, and the report that it makes."""

    identity: Identity
    report: Report
    found: int
    """How many answers somebody wrote."""
    given: int
    """How many were there before: codes that the program knows."""
    fields: int
    """How many fields the form has."""
    strays: tuple[Stray, ...]
    notes: tuple[Message, ...]

    @property
    def empty(self) -> bool:
        """Whether nobody wrote anything into it."""
        return not self.found and not self.strays


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of one file."""

    path: Path
    format: str = ""
    forms: tuple[Form, ...] = ()
    problems: tuple[Problem, ...] = ()


class FileReader:
    """Reads files of one workspace; templates and lists of words are read once."""

    def __init__(self, loaded: Loaded, today: dt.date) -> None:
        self._loaded, self._today = loaded, today
        self._blanks = Blanks(loaded)
        self._screen = screening(loaded)

    def read(self, path: Path, session: str = "") -> FileRead:
        """The forms in `path`; a person says that it is of `session`. What is wrong is told in the result."""
        try:
            format_ = format_of(path)
            readings, problems = reader(format_)(path, self._blanks, session)
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        except HvsError as error:
            return FileRead(path, problems=error.problems)
        forms = []
        claimed = session if len(readings) == 1 else ""
        for reading in readings:
            reading.identity = self._identity(reading, claimed)
            wrong = self._wrong(reading.identity, Place(str(path)))
            problems += [wrong] if wrong else []
            forms += [] if wrong else [self._form(reading, path.name, sha256)]
        return FileRead(path, format_, tuple(forms), tuple(problems))

    def suspects(self, report: Report) -> list[Suspect]:
        """The suspect words in `report` that it does not list yet."""
        return unlisted(report, self._loaded.workspace.report_language, self._screen)

    def _identity(self, reading: Reading, claimed: str) -> Identity:
        """Which form it is: as a person says, as the form says, or as its scribe wrote into a blank."""
        was = reading.identity
        if claimed:
            if was.session not in (claimed, BLANK, ""):
                reading.notes.append(message("the form says that it is of session {other}", other=was.session))
            return replace(was, session=claimed)
        written = plain(reading.answers.get(SESSION, "")).casefold()
        if written and written != was.session and written in self._loaded.sessions:
            if was.session == BLANK:
                return replace(was, session=written)
            reading.notes.append(message("the scribe wrote the code of another discussion: {other}", other=written))
        return was

    def _wrong(self, identity: Identity, place: Place) -> Problem | None:
        """Why the form cannot be a report of this workspace, if it cannot."""
        known = ", ".join(name for name, each in self._loaded.sessions.items() if each.language == identity.language)
        hint = message(
            "Say with --session which discussion it is. Sessions in {language}: {names}.",
            language=identity.language,
            names=known or "–",
        )
        if identity.session == BLANK:
            return Problem(place, message("nobody wrote into this blank form of which discussion it is"), hint)
        if identity.session not in self._loaded.sessions:
            return Problem(place, message("there is no session {id} here", id=identity.session), hint)
        present = self._loaded.workspace.round.id
        if identity.round and identity.round != present:
            what = message(
                "this form belongs to round {id}, and the present round is {round}", id=identity.round, round=present
            )
            return Problem(place, what, message("Collect it in the folder of its round."))
        return None

    def _form(self, reading: Reading, name: str, sha256: str) -> Form:
        identity, workspace = reading.identity, self._loaded.workspace
        source = Source(file=name, sha256=sha256, form=identity.version or "1", read=self._today)
        about = About(
            session=identity.session,
            language=identity.language,
            round=workspace.round.id,
            source=source,
            themes=[theme.id for theme in self._loaded.questions.themes],
            questions={question.id for question in self._loaded.questions.all()},
            rehearsal=identity.rehearsal,
        )
        made, misfits = make_report(reading.answers, about, [])
        reading.strays += [Stray(code(each), reading.answers[each], "does not fit") for each in misfits]
        made = replace(made, outside=[_outside(each) for each in reading.strays])
        made = replace(made, suspects=self.suspects(made))
        self._note(reading)
        return Form(
            identity, made, reading.found, reading.given, reading.fields, tuple(reading.strays), tuple(reading.notes)
        )

    def _note(self, reading: Reading) -> None:
        identity, notes = reading.identity, reading.notes
        version, here = self._loaded.questions.version, self._loaded.sessions[identity.session]
        if identity.version and identity.version != version:
            notes.append(
                message(
                    "it was made with version {old} of the questions; today's is {new}",
                    old=identity.version,
                    new=version,
                )
            )
        if identity.language != here.language:
            notes.append(
                message(
                    "the form is in {language}, and the session was held in {other}",
                    language=identity.language,
                    other=here.language,
                )
            )
        own = sum(name.startswith(OWN) for name in reading.answers)
        if own:
            notes.append(
                message("answers that are for the association only: {number}. No document shows them.", number=own)
            )


SESSION: Final = "held.session"
"""The field for the code of the discussion."""

OWN: Final = "ngo."
"""How the names of fields begin that stay in the association."""


def _outside(stray: Stray) -> Outside:
    where = ", ".join(each for each in (stray.where, stray.kind) if each)
    return Outside(where=where or "–", text=stray.text)
