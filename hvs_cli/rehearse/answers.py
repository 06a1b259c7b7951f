"""What a scribe would have written into each field of a form, as it is typed and shown."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from hvs_cli.document.tree import Field
from hvs_cli.forms.names import listed
from hvs_cli.model.questions import Questions
from hvs_cli.model.report import HEAR_NEXT, WISHES
from hvs_cli.rehearse.lot import Lot
from hvs_cli.rehearse.phrases import Phrases, Said

FEWEST: Final = 6
MOST: Final = 12
"""Participants of a discussion, from `FEWEST` on."""

_CLOSING: Final = {WISHES: "wishes", HEAR_NEXT: "groups"}
_BANDS: Final = ("group.age", "group.gender", "group.years")
_DESTROYED: Final = dt.timedelta(days=7)
"""How long after the discussion rough notes are destroyed."""


@dataclass(frozen=True, slots=True)
class Scribe:
    """Fills one form."""

    fields: Mapping[str, Field]
    questions: Questions
    day: dt.date
    phrases: Phrases
    lot: Lot
    personal: bool
    """Whether something slips in that looks like personal data."""

    def answers(self) -> dict[str, str]:
        """Name of the field → what is typed into it; of a choice what it shows, of a tick `yes`."""
        made = dict(self._counts()) | dict(self._rows()) | dict(self._alone())
        return {name: text for name, text in made.items() if text and name in self.fields}

    def _counts(self) -> Iterator[tuple[str, str]]:
        """How many took part, and how many of them by age, gender and years; nobody writes zeros."""
        people = FEWEST + self.lot.number("participants", MOST - FEWEST + 1)
        yield "group.participants", str(people)
        for group in _BANDS:
            bands = [name for name in self.fields if name.startswith(f"{group}.")]
            drawn = [self.lot.early(f"{group} {person}", bands) for person in range(people)] if bands else []
            yield from ((band, str(drawn.count(band))) for band in bands if band in drawn)

    def _rows(self) -> Iterator[tuple[str, str]]:
        """Numbered rows: statements and quotes of each theme, wishes, groups."""
        lists: dict[str, int] = defaultdict(int)
        for name in self.fields:
            if where := listed(name):
                lists[where.stem] = max(lists[where.stem], where.number)
        for stem, rows in lists.items():
            chosen = self.lot.some(stem, self._texts(stem), min(rows, 1 + self.lot.number(f"{stem} rows", 2)))
            for number, said in enumerate(chosen, 1):
                yield from self._row(f"{stem}.{number}", self._with_personal(said, f"{stem}.{number}"))

    def _row(self, row: str, said: Said) -> Iterator[tuple[str, str]]:
        yield f"{row}.own", said.own
        if self.lot.number(f"{row} translated", 6):
            yield f"{row}.reported", said.reported
        shared = self.fields.get(f"{row}.shared")
        if shared and self.lot.number(f"{row} told", 5):
            yield shared.name, self._choice(shared)

    def _texts(self, stem: str) -> list[Said]:
        theme, _, kind = stem.rpartition(".")
        return self.phrases.of(_CLOSING[stem]) if stem in _CLOSING else self.phrases.theme(theme, kind)

    def _with_personal(self, said: Said, row: str) -> Said:
        if not self.personal or row != f"{WISHES}.1":
            return said
        slipped = self.lot.one("personal", self.phrases.of("personal"))
        return Said(f"{said.own} {slipped.own}", f"{said.reported} {slipped.reported}")

    def _alone(self) -> Iterator[tuple[str, str]]:
        """Fields that stand for themselves: questions, choices, ticks, days, what the association keeps."""
        themes = {question.id: theme.id for theme in self.questions.themes for question in theme.questions}
        opening = {question.id for question in self.questions.opening}
        closing = {question.id for question in self.questions.closing}
        for name, field in self.fields.items():
            block, _, rest = name.partition(".")
            if field.kind == "choice" and not listed(name):
                yield name, self._choice(field)
            elif field.kind == "tick":
                yield name, "yes"
            elif field.kind == "date":
                day = self.day + _DESTROYED
                yield name, f"{day.day}.{day.month}.{day.year}"
            elif name in themes:
                yield name, self._noted(name, themes[name])
            elif name in opening or name in closing:
                yield name, self.lot.one(name, self.phrases.of("opening" if name in opening else "wishes")).own
            elif block == "ngo":
                yield name, " ".join(each.own for each in self.phrases.association(rest)[:1])

    def _choice(self, field: Field) -> str:
        return self.lot.early(field.name, field.options).shown

    def _noted(self, name: str, theme: str) -> str:
        """What was said to a question: one thing or two of its theme, and now and then nothing."""
        if not self.lot.number(f"{name} asked", 5):
            return ""
        texts = [*self.phrases.theme(theme, "works"), *self.phrases.theme(theme, "problems")]
        return " ".join(each.own for each in self.lot.some(name, texts, 1 + self.lot.number(f"{name} long", 2)))
