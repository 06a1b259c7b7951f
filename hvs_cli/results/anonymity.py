"""Numbers of people that may be shown: counts under five are banded, and nothing gives them away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def total(counts: Sequence[int | None]) -> str:
    """The sum of `counts` as it may be shown beside each of them; empty if one of them is not known.

    Each is shown banded. Where the sum would give a small one away, it is hidden.
    """
    known = [count for count in counts if count is not None]
    small = {str(number): count for number, count in enumerate(known) if 0 < count < LEAST}
    if not known or len(known) < len(counts):
        return ""
    return HIDDEN if len(known) > 1 and _given_away(small, {}) else banded(sum(known))


def shown(counts: Mapping[str, int]) -> dict[str, str]:
    """`counts` of the parts of one group as they may be shown; those that are zero are not there.

    The total is taken to be known. If the small counts could be had from it by subtraction, the smallest of the others
    are hidden as well (secondary suppression); if that is not enough, it is not told either which ones are small.
    """
    known = {name: count for name, count in counts.items() if count}
    small = {name: count for name, count in known.items() if count < LEAST}
    others = sorted(known.keys() - small.keys(), key=lambda name: (known[name], name), reverse=True)
    hidden: dict[str, int] = {}
    while others and _given_away(small, hidden):
        name = others.pop()
        hidden[name] = known[name]
    made = {name: HIDDEN if name in hidden else banded(count) for name, count in known.items()}
    if hidden and _given_away(small, hidden):
        made |= dict.fromkeys(small, HIDDEN)
    return made


def _given_away(small: Mapping[str, int], hidden: Mapping[str, int]) -> bool:
    """Whether whoever knows the sum of both knows each `small` count: no other number is possible."""
    if not small:
        return False
    total = sum(small.values()) + sum(hidden.values())
    if hidden:
        return total == len(small) + LEAST * len(hidden)
    return len(small) == 1 or total in (len(small), len(small) * (LEAST - 1))
