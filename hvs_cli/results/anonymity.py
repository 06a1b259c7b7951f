"""Numbers of people that may be shown: counts under five are banded, and nothing gives them away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LEAST: Final = 5
"""A smaller number of people is never shown as it is."""

FEW: Final = "few"
"""Stands for any number from 1 to 4."""

HIDDEN: Final = "hidden"
"""Stands for a number that would give away a small one."""


def banded(count: int | None) -> str:
    """`count` as it may be shown: its digits, `few` from 1 to 4, empty if nobody wrote it down."""
    if count is None:
        return ""
    return FEW if 0 < count < LEAST else str(count)


def shown(counts: Mapping[str, int]) -> dict[str, str]:
    """`counts` of the parts of one group as they may be shown; those that are zero are not there.

    The total is taken to be known. If the small counts could be had from it by subtraction, the smallest of the others
    is hidden as well (secondary suppression).
    """
    known = {name: count for name, count in counts.items() if count}
    small = [count for count in known.values() if count < LEAST]
    made = {name: banded(count) for name, count in known.items()}
    others = sorted((count, name) for name, count in known.items() if count >= LEAST)
    if others and _gives_away(small):
        made[others[0][1]] = HIDDEN
    return made


def _gives_away(small: list[int]) -> bool:
    """Whether the sum of `small` counts tells each of them: there is one, or all are the least or the largest possible."""
    return bool(small) and (len(small) == 1 or sum(small) in (len(small), len(small) * (LEAST - 1)))
