"""Answers by the names of their fields → the report of a session."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from pydantic_core import PydanticCustomError

from hvs_cli.forms.names import listed
from hvs_cli.model.report import (
    HEAR_NEXT,
    WISHES,
    GroupFacts,
    Outside,
    Quote,
    Report,
    Shared,
    Source,
    Spoken,
    Statement,
    Tone,
    Translation,
    Wish,
)
from hvs_cli.model.words import check_id

TONES: Final[dict[str, Tone]] = {"works": "works", "problems": "problem", "suggestions": "suggestion"}
"""The lists of statements in a form, and the tone of what stands in them."""

QUOTES: Final = "quotes"
MOST_PEOPLE: Final = 500
"""No discussion has more participants; a larger number is a slip."""

_MOST_DIGITS: Final = 9
"""Of a number of people; Python refuses to read thousands of them."""

_SHARED: Final = get_args(Shared)


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a form besides its answers."""

    session: str
    language: str
    round: str
    source: Source
    themes: Sequence[str]
    """The themes of the round, in their order."""
    questions: Collection[str]
    """The ids of its questions."""
    rehearsal: bool = False

    @property
    def prefix(self) -> str:
        """How the ids of statements begin; those of a rehearsal never look like real ones."""
        return f"{self.session}.rehearsal" if self.rehearsal else self.session


def report(answers: Mapping[str, str], about: About, outside: Sequence[Outside]) -> tuple[Report, list[str]]:
    """The report that `answers` make, and the names of those that have no place in it."""
    filling = _Filling(about)
    for name, text in answers.items():
        filling.take(name, text)
    return filling.report(outside), filling.misfits


Row = dict[str, str]
"""Column → answer of a numbered row."""


@dataclass(slots=True)
class _Filling:
    about: About
    misfits: list[str] = field(default_factory=list)
    rows: dict[str, dict[int, Row]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(dict)))
    """List → number → row."""
    group: dict[str, Any] = field(default_factory=lambda: {"age": {}, "gender": {}, "years": {}})
    notes: dict[str, Spoken] = field(default_factory=dict)
    process: dict[str, Spoken] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    checks: dict[str, str] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, text: str) -> None:
        """Put one answer where it belongs."""
        where, (block, _, rest) = listed(name), name.partition(".")
        if where and self._is_list(where.stem):
            self.rows[where.stem][where.number][where.column] = text
        elif not _is_id(name):
            self.misfits.append(name)
        elif name in self.about.questions:
            self.notes[name] = Spoken(own=text)
        elif block == "group" and rest:
            self._count(name, rest, text)
        elif block == "ngo" and _is_id(rest):
            self.process[rest] = Spoken(own=text)
        elif block in ("held", "ready") and _is_id(rest):
            (self.held if block == "held" else self.checks)[rest] = text
        elif block == "blank":
            self.held[name] = text
        else:
            self.other[name] = text

    def _is_list(self, stem: str) -> bool:
        theme, _, list_ = stem.rpartition(".")
        return stem in (WISHES, HEAR_NEXT) or (theme in self.about.themes and (list_ in TONES or list_ == QUOTES))

    def _count(self, name: str, rest: str, text: str) -> None:
        which, _, band = rest.partition(".")
        if not text.isdecimal() or len(text) > _MOST_DIGITS:
            self.misfits.append(name)
        elif rest == "participants" and int(text) <= MOST_PEOPLE:
            self.group[rest] = int(text)
        elif which in ("age", "gender", "years") and _is_id(band):
            self.group[which][band] = int(text)
        else:
            self.misfits.append(name)

    def report(self, outside: Sequence[Outside]) -> Report:
        """The report of everything that was taken."""
        about = self.about
        return Report(
            session=about.session,
            language=about.language,
            round=about.round,
            source=about.source,
            rehearsal=about.rehearsal,
            held=self.held,
            group=GroupFacts(**self.group),
            notes=self.notes,
            statements=self._statements(),
            quotes=self._quotes(),
            wishes=[Wish(**spoken, shared=_shared(row)) for _, row, spoken in self._said(WISHES)],
            hear_next=[Spoken(**spoken) for _, _, spoken in self._said(HEAR_NEXT)],
            process=self.process,
            checks=self.checks,
            other=self.other,
            outside=list(outside),
        )

    def _statements(self) -> list[Statement]:
        return [
            Statement(id=id_, theme=theme, tone=tone, **spoken, shared=_shared(row))
            for theme in self.about.themes
            for list_, tone in TONES.items()
            for id_, row, spoken in self._said(f"{theme}.{list_}")
        ]

    def _quotes(self) -> list[Quote]:
        return [
            Quote(id=id_, theme=theme, **spoken)
            for theme in self.about.themes
            for id_, _, spoken in self._said(f"{theme}.{QUOTES}")
        ]

    def _said(self, stem: str) -> list[tuple[str, Row, dict[str, Any]]]:
        """Id, row and words of each row of a list that has words, by their numbers."""
        found = []
        for number, row in sorted(self.rows.get(stem, {}).items()):
            self.misfits += [f"{stem}.{number}.{column}" for column in row if not _has_place(column, row)]
            if row.keys() & {"own", "reported"}:
                found.append((f"{self.about.prefix}.{stem}.{number}", row, _spoken(row)))
        return found


def _has_place(column: str, row: Row) -> bool:
    """Whether the answer in `column` goes into the report: how many agreed says nothing without what they said."""
    if column == "shared":
        return row[column] in _SHARED and bool(row.keys() & {"own", "reported"})
    return column in ("own", "reported")


def _spoken(row: Row) -> dict[str, Any]:
    own, reported = row.get("own"), row.get("reported")
    # The form tells who translated, and not that somebody else checked it.
    translation: Translation = "draft" if own and reported else "none"
    return {"own": own, "reported": reported, "translation": translation}


def _shared(row: Row) -> Any:
    return row["shared"] if row.get("shared") in _SHARED else None


def _is_id(name: str) -> bool:
    try:
        check_id(name)
    except PydanticCustomError:
        return False
    return True
