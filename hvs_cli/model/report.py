"""What `reports/<session>.yaml` says: one filled form, the speaker's words and the reporting language side by side.

The file is read from a form and then belongs to the coordinator, who may mend and decide in it. Ids are permanent:
statement → card → measure is one chain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import Field
from pydantic.dataclasses import dataclass

from hvs_cli.model.clock import Date
from hvs_cli.model.words import STRICT, Id, Key, Line

WISHES: Final = "closing.wishes"
HEAR_NEXT: Final = "closing.groups"
"""How the names of the fields begin in which the form asks for wishes and for groups to hear next."""

Tone = Literal["works", "problem", "suggestion"]
Shared = Literal["one", "several", "most"]
Translation = Literal["none", "draft", "checked"]
Decision = Literal["undecided", "keep", "generalise", "drop"]


@dataclass(config=STRICT)
class Source:
    """Where the answers came from."""

    file: Line
    """The file as it came, kept unchanged beside this one."""
    sha256: Line
    """Its checksum."""
    form: Line = "1"
    """The version of the question bank that the form was made with."""
    read: Date | None = None
    """The day it was read."""


@dataclass(config=STRICT)
class Spoken:
    """Something said: in the speaker's words, in the reporting language, or in both."""

    own: Line | None = None
    """In the language of the session, as it was written."""
    reported: Line | None = None
    """In the reporting language."""
    translation: Translation = "none"
    """Whether `reported` is a translation of `own`, and whether a person has checked it."""


@dataclass(config=STRICT)
class Wish(Spoken):
    """What decision-makers should know."""

    shared: Shared | None = None
    """How widely it was shared: one person, several, most."""


@dataclass(config=STRICT)
class Statement:
    """One thing that residents said about a theme."""

    id: Key
    """Permanent: the session and the field it was written in, for example 2027-03-11-ar.safety.works.1."""
    theme: Id
    """The theme it belongs to."""
    tone: Tone
    """Whether it works well, is a problem, or is a suggestion."""
    own: Line | None = None
    """In the language of the session, as it was written."""
    reported: Line | None = None
    """In the reporting language."""
    translation: Translation = "none"
    """Whether `reported` is a translation of `own`, and whether a person has checked it."""
    shared: Shared | None = None
    """How widely it was shared: one person, several, most."""
    topics: list[Id] = field(default_factory=list)
    """Topics that a coordinator may tag it with, to count over sessions."""


@dataclass(config=STRICT)
class Quote:
    """A short quotation, nobody's name beside it."""

    id: Key
    """Permanent, like the id of a statement."""
    theme: Id
    """The theme it belongs to."""
    own: Line | None = None
    """In the speaker's words."""
    reported: Line | None = None
    """In the reporting language."""
    translation: Translation = "none"
    """Whether `reported` is a translation of `own`, and whether a person has checked it."""


@dataclass(config=STRICT)
class GroupFacts:
    """Who was heard, as totals; numbers under five are banded before they are shown."""

    participants: Annotated[int | None, Field(ge=0, le=500)] = None
    """How many residents took part."""
    age: dict[Id, Annotated[int, Field(ge=0)]] = field(default_factory=dict)
    """Age band → how many."""
    gender: dict[Id, Annotated[int, Field(ge=0)]] = field(default_factory=dict)
    """Gender → how many."""
    years: dict[Id, Annotated[int, Field(ge=0)]] = field(default_factory=dict)
    """Years in Finland, as a band → how many."""


@dataclass(config=STRICT)
class Outside:
    """Text that stood outside every field of the form: kept, for a person to place."""

    where: Line
    """What it stood beside or after."""
    text: Line
    """The text, letter for letter."""
    placed: bool = False
    """Set to yes once you have moved it where it belongs, or decided that it belongs nowhere."""


@dataclass(config=STRICT)
class Suspect:
    """Words that may tell who somebody is. They must be decided before they can stand on a card or a slide."""

    at: Key
    """The id of the statement or quote; for other answers the name of the field, such as closing.wishes.1."""
    words: Line
    """The suspect words."""
    kind: Line
    """Why they are suspect: name, phone, e-mail, address, identity code …"""
    decision: Decision = "undecided"
    """keep; generalise to what stands in `instead`; drop, so that […] stands there."""
    instead: Line | None = None
    """What stands in their place when generalised, for example [employer]."""


class Spot(NamedTuple):
    """One answer of a report, and where it stands."""

    at: str
    """The id of a statement or quote; of other answers the name of the field in the form."""
    own: str | None
    reported: str | None
    translation: Translation


@dataclass(config=STRICT)
class Report:
    """The whole of `reports/<session>.yaml`."""

    session: Id
    """The id of the session."""
    language: str
    """The language of the session."""
    round: Id
    """The round it belongs to."""
    source: Source
    """Where the answers came from."""
    rehearsal: bool = False
    """Whether this is only a rehearsal, with nothing said by real people."""
    held: dict[Id, Line] = field(default_factory=dict)
    """How the discussion was held: kind of place, remote participants, codes of facilitator and scribe, what changed."""
    group: GroupFacts = field(default_factory=GroupFacts)
    """Who was heard."""
    notes: dict[Id, Spoken] = field(default_factory=dict)
    """Question id → what was said to it."""
    statements: list[Statement] = field(default_factory=list)
    """What works well, problems, suggestions, by theme."""
    quotes: list[Quote] = field(default_factory=list)
    """Short quotations by theme."""
    wishes: list[Wish] = field(default_factory=list)
    """What decision-makers should know."""
    hear_next: list[Spoken] = field(default_factory=list)
    """Whom to hear next."""
    process: dict[Id, Spoken] = field(default_factory=dict)
    """For the association only: atmosphere, hard moments, questions that did not work, support needed."""
    checks: dict[Id, Line] = field(default_factory=dict)
    """The scribe's check list, as it was filled."""
    other: dict[Id, Line] = field(default_factory=dict)
    """Answers in fields that this version of the program does not know, letter for letter."""
    outside: list[Outside] = field(default_factory=list)
    """Text from outside the fields."""
    suspects: list[Suspect] = field(default_factory=list)
    """Words to decide about before anything is published."""

    def said(self) -> list[Statement | Quote]:
        """Everything that has an id of its own: statements, then quotes."""
        return [*self.statements, *self.quotes]

    def spots(self) -> Iterator[Spot]:
        """Every answer that could be shown to somebody, in the order of the form."""
        for each in self.said():
            yield Spot(each.id, each.own, each.reported, each.translation)
        lists: dict[str, Sequence[Spoken]] = {WISHES: self.wishes, HEAR_NEXT: self.hear_next}
        numbered = {f"{name}.{n}": each for name, listed in lists.items() for n, each in enumerate(listed, 1)}
        for at, spoken in (self.notes | numbered).items():
            yield Spot(at, spoken.own, spoken.reported, spoken.translation)
