"""How the minutes of a discussion are shared among its parts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

STEP = 5
"""Minutes. Nobody keeps time to the minute in a discussion."""

USUAL = 120
"""Minutes of a discussion that is not booked yet."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a discussion."""

    name: str
    minutes: int
    """How long it takes in a discussion of the usual length."""
    least: int = STEP
    """How far it may be shortened; 0 means that it may be left out."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A part with its place in the plan."""

    name: str
    after: int
    """Minutes from the beginning of the discussion."""
    minutes: int

    def begins(self, start: dt.time) -> dt.time:
        """The time of day when it begins, in a discussion that begins at `start`."""
        return (dt.datetime.combine(dt.date.min, start) + dt.timedelta(minutes=self.after)).time()


def parts(themes: Sequence[str]) -> list[Part]:
    """The usual parts of a discussion of `themes`, with a break in the middle.

    The ground rules belong to the welcome, which is never shortened; the break is the first to go.
    """
    middle = [Part(theme, 80 // max(1, len(themes)) // STEP * STEP) for theme in themes]
    middle.insert((len(themes) + 1) // 2, Part("break", 10, least=0))
    return [Part("welcome", 10, least=10), Part("round", 5), *middle, Part("summary", 10), Part("close", 5)]


def plan(total: int, wanted: Sequence[Part]) -> list[Slot]:
    """`total` minutes shared among the parts in steps of five, in proportion to the minutes they usually take.

    Each gets its least, the first ones first if there is not enough for all; the rest is shared by the method of
    D’Hondt, which gives long parts theirs first and every part its usual minutes in the usual length. What is less
    than a step goes to the last part; parts that get nothing are left out.
    """
    steps, odd = divmod(total, STEP)
    given: list[int] = []
    for part in wanted:
        given.append(min(part.least // STEP, steps - sum(given)))
    for _ in range(steps - sum(given)):
        claims = [(part.minutes / (has + 1), part.minutes) for part, has in zip(wanted, given, strict=True)]
        given[claims.index(max(claims))] += 1
    return _slots(wanted, given, odd)


def _slots(wanted: Sequence[Part], given: Sequence[int], odd: int) -> list[Slot]:
    slots: list[Slot] = []
    after = 0
    last = max((number for number, steps in enumerate(given) if steps), default=0)
    for number, (part, steps) in enumerate(zip(wanted, given, strict=True)):
        minutes = steps * STEP + (odd if number == last else 0)
        if minutes:
            slots.append(Slot(part.name, after, minutes))
        after += minutes
    return slots
