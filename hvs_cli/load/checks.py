"""What is checked of sessions beyond single values: that they fit `hvs.yaml`, each other and the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Final

from hvs_cli.errors import Message, Problem, Weight, message
from hvs_cli.load.addresses import odd_addresses
from hvs_cli.load.files import MAIN
from hvs_cli.load.schema import near
from hvs_cli.load.sentences import NEAR
from hvs_cli.load.source import Path_, Source
from hvs_cli.model.clock import digits
from hvs_cli.model.municipality import Workspace
from hvs_cli.model.session import Session

FAR: Final = dt.timedelta(days=3 * 365)
"""A session that is further away than this has a wrong year more often than not."""

EARLIEST: Final = dt.time(7)
LATEST: Final = dt.time(22)
SHORTEST: Final = 30
LONGEST: Final = 6 * 60
"""Hours of the day, and minutes, between which nobody wonders about a session."""

Read = tuple[Source, Session]


@dataclass(frozen=True, slots=True)
class Known:
    """What `hvs.yaml` says that sessions lean on."""

    organisations: Collection[str]
    languages: Collection[str]
    registers: bool
    until: dt.date | None = None

    @classmethod
    def typed(cls, source: Source) -> Known:
        """What the file says, right or wrong, so that one mistake hides no other."""
        organisations, languages = source.at("organisations"), source.at("languages")
        return cls(
            organisations if isinstance(organisations, dict) else (),
            languages if isinstance(languages, list) else (),
            source.at("registration") is not None,
        )

    @classmethod
    def valid(cls, workspace: Workspace) -> Known:
        """What a good file says."""
        registration = workspace.registration
        until = registration.until if registration else None
        return cls(workspace.organisations, workspace.languages, registration is not None, until)


def session(made: Session, source: Source, known: Known, today: dt.date) -> list[Problem]:
    """What is wrong or odd in a session whose values are good."""
    return [*links(source, known), *oddities(made, source, known, today)]


def links(source: Source, known: Known) -> Iterator[Problem]:
    """Where a session, as it was typed, does not fit `hvs.yaml`."""
    organisation = source.at("organisation")
    if isinstance(organisation, str) and organisation not in known.organisations:
        guess = near(organisation, known.organisations)
        hint = message("Add it to organisations in {file}.", file=MAIN)
        hint = Message(NEAR.text, {"near": guess}) if guess else hint
        what = message("{file} has no organisation {id}", file=MAIN, id=organisation)
        yield Problem(source.place(("organisation",)), what, hint)
    if source.at("registration") is None and not known.registers:
        what = message("nobody can register for this session")
        hint = message("Add registration with web, email or phone, here or in {file}.", file=MAIN)
        yield Problem(source.place(()), what, hint)


def oddities(made: Session, source: Source, known: Known, today: dt.date) -> Iterator[Problem]:
    """What nobody means to write, though each value is good."""
    if made.language not in known.languages:
        what = message("{language} is not among the languages of {file}", language=made.language, file=MAIN)
        hint = message("Its documents are made all the same. Add {language} to languages.", language=made.language)
        yield _warning(source, ("language",), what, hint)
    if not made.registration and known.until and known.until > made.date:
        what = message("registration, as {file} has it, ends after this session", file=MAIN)
        yield Problem(source.place(("date",)), what, message("Give the session a registration of its own, with until."))
    yield from _odd_times(made, source, today)
    if made.facilitator and made.facilitator == made.scribe:
        what = message("{who} cannot lead the discussion and write at once", who=made.scribe)
        yield _warning(source, ("scribe",), what, message("Give the session another facilitator or scribe."))
    yield from odd_addresses(made, source)


def _odd_times(made: Session, source: Source, today: dt.date) -> Iterator[Problem]:
    if made.date < today:
        yield _warning(source, ("date",), message("this day is in the past"), message("Correct it, if it is wrong."))
    elif made.date - today > FAR:
        what = message("this day is more than three years away")
        yield _warning(source, ("date",), what, message("Check the year."))
    if made.start < EARLIEST or made.end > LATEST or not SHORTEST <= made.minutes <= LONGEST:
        what = message("the session lasts from {start} to {end}", start=digits(made.start), end=digits(made.end))
        yield _warning(source, ("start",), what, message("Check the times: the clock has 24 hours."))


def collisions(sessions: Iterable[Read]) -> Iterator[Problem]:
    """Warnings for sessions that go on at the same time with the same people or in the same room."""
    ordered = sorted(sessions, key=lambda each: (each[1].date, each[1].start, each[0].path))
    for _, together in groupby(ordered, key=lambda each: each[1].date):
        for one, other in combinations(together, 2):
            if one[1].overlaps(other[1]):
                yield from _collision(one, other)


def _collision(one: Read, other: Read) -> Iterator[Problem]:
    """What is wrong with two sessions at the same time, told of the `other`."""
    (first, earlier), (source, later) = one, other
    for role in ("facilitator", "scribe"):
        who = getattr(later, role)
        if who and who in (earlier.facilitator, earlier.scribe):
            what = message("{who} is in another session at the same time: {file}", who=who, file=first.path)
            hint = message("Change the time, or the facilitator or scribe of one of them.")
            yield _warning(source, (role,), what, hint)
    if (earlier.venue, earlier.room) == (later.venue, later.room):
        what = message("another session is in the same place at the same time: {file}", file=first.path)
        yield _warning(source, ("venue",), what, message("Change the time or the place of one of them, or add room."))


def _warning(source: Source, way: Path_, what: Message, hint: Message) -> Problem:
    return Problem(source.place(way), what, hint, Weight.WARNING)
