"""A rehearsal of a round: a filled form of every session, as forms come back, and nobody said what is in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from hvs_cli.build.make import Maker
from hvs_cli.build.plan import Job
from hvs_cli.errors import HvsError, InputError, Message, OutputError, Place, Problem, TemplateError, message
from hvs_cli.forms.identity import COLLECTED, Identity
from hvs_cli.load.back import REPORTS
from hvs_cli.load.workspace import Loaded
from hvs_cli.manifest import checksum
from hvs_cli.model.words import in_language
from hvs_cli.readers.blanks import Blanks
from hvs_cli.rehearse.answers import Scribe
from hvs_cli.rehearse.fill import BODY, Element, changed, fill
from hvs_cli.rehearse.lot import Lot
from hvs_cli.rehearse.made import FOLDER, Made
from hvs_cli.rehearse.phrases import Phrases
from hvs_cli.rehearse.slips import SLIPS, Filled, slip
from hvs_cli.writing import write_whole

SLIPS_OF_ONE: Final = 3
"""How many slips happen to one form."""

_EVERY_THIRD: Final = 3
"""Every third form has another name, and every third something like personal data."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form that was filled."""

    path: Path
    session: str
    language: str
    own_words: bool
    """Whether there are invented words in its language; else the reporting language stands for it."""
    slips: tuple[Message, ...]
    """What happened to it."""


@dataclass(slots=True)
class Rehearsal:
    """What came of it."""

    forms: list[Form] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    exit_code: int = 0


def rehearse(loaded: Loaded, seed: int, *, dry_run: bool = False) -> Rehearsal:
    """Fill a form for every session, the same ones for the same `seed`.

    Raises `InputError` if there is nothing to try or the time for it has passed, `OutputError` if a file cannot be
    written, and what a template raises.
    """
    _check(loaded)
    done, before = Rehearsal(), Made.read(loaded.folder)
    now = Made(loaded.folder, set(before.sums))
    filler = _Filler(loaded, seed)
    contents = {}
    for form, content in filler.forms():
        done.forms.append(form)
        contents[form.path] = content
    if not dry_run:
        now.sums |= set(map(checksum, contents.values()))
        now.save()
        for path in before.forms():
            if path not in contents:
                path.unlink()
    for path, content in contents.items():
        if path.exists() and path.read_bytes() != content and not before.has(path):
            done.problems.append(_kept(path))
            done.exit_code = OutputError.exit_code
        elif not dry_run:
            write_whole(path, content)
    return done


def _check(loaded: Loaded) -> None:
    if loaded.back.reports and loaded.back.folder == REPORTS:
        what = message("real reports have come; a rehearsal is for the time before")
        hint = message("To try something out, copy the folder, and remove reports from the copy.")
        raise InputError(Problem(Place(str(loaded.folder / REPORTS)), what, hint))
    if not loaded.sessions:
        what = message("there are no sessions to rehearse")
        raise InputError(Problem(Place(str(loaded.folder)), what, message("Describe one: hvs new-session")))


def _kept(path: Path) -> Problem:
    what = message("this file is not from the rehearsal, or was changed since, so it stays")
    return Problem(Place(str(path)), what, message("Move it away if you want a new form."))


class _Filler:
    """Fills the forms of one workspace."""

    def __init__(self, loaded: Loaded, seed: int) -> None:
        self._loaded, self._seed = loaded, seed
        self._maker, self._blanks = Maker(loaded, rehearsal=True), Blanks(loaded)
        self._order = Lot(seed).some("slips", range(len(SLIPS)), len(SLIPS))

    def forms(self) -> Iterator[tuple[Form, bytes]]:
        for number, session in enumerate(self._loaded.sessions):
            yield self._form(number, session)

    def _form(self, number: int, session: str) -> tuple[Form, bytes]:
        about = self._loaded.sessions[session]
        lot, phrases = Lot(self._seed, session), Phrases(about.language, self._loaded.workspace.report_language)
        blank = self._blanks.of(
            Identity(COLLECTED, session=session, language=about.language, rehearsal=True), Place(session)
        )
        scribe = Scribe(
            blank.fields, self._loaded.questions, about.date, phrases, lot, personal=number % _EVERY_THIRD == 0
        )
        told: list[Message] = []

        def change(parts: dict[str, Element]) -> None:
            fill(parts[BODY], scribe.answers())
            themes = [theme.id for theme in self._loaded.questions.themes]
            filled = Filled(parts, phrases, lot, themes, self._sender(about.organisation))
            told.extend(slip(filled, self._dealt(number)))

        content = changed(self._empty(session, about.language), change)
        path = self._loaded.folder / FOLDER / self._name(number, session, lot, phrases)
        return Form(path, session, about.language, phrases.own_words, tuple(told)), content

    def _empty(self, session: str, language: str) -> bytes:
        made = self._maker.make(Job(COLLECTED, language, session, ("docx",)))
        if made.problems:
            failed: type[HvsError] = TemplateError
            raise failed(made.problems)
        return made.files["docx"]

    def _dealt(self, number: int) -> list[int]:
        """The slips of a form: dealt like cards, so that all of them turn up if there are forms enough."""
        start = number * SLIPS_OF_ONE
        return [self._order[(start + each) % len(SLIPS)] for each in range(SLIPS_OF_ONE)]

    def _name(self, number: int, session: str, lot: Lot, phrases: Phrases) -> str:
        """How the file is called: people rename what they send."""
        if number % _EVERY_THIRD != _EVERY_THIRD - 1:
            return f"{session}.docx"
        return lot.one("name", phrases.file_names).format(number=number + 1)

    def _sender(self, organisation: str | None) -> str:
        """The association that holds a session, or else the municipality."""
        place = self._loaded.workspace
        found = place.organisations.get(organisation) if organisation else None
        reporting = place.report_language
        return in_language(found.name if found else place.municipality.name, reporting, reporting)[0]
