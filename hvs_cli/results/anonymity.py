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


def shown(counts: Mapping[str, int], total: int | None) -> dict[str, str]:
    """`counts` as they may be shown beside their `total`.

    Where a single small count could be had by subtraction, the next larger one is hidden too (secondary suppression).
    Zero counts as small: that nobody of an age took part can tell who did.
    """
    known = {name: count for name, count in counts.items() if count}
    small = [name for name, count in known.items() if count < LEAST]
    made = {name: banded(count) for name, count in known.items()}
    if len(small) == 1 and total is not None:
        larger = sorted((count, name) for name, count in known.items() if count >= LEAST)
        if larger:
            made[larger[0][1]] = HIDDEN
    return made
