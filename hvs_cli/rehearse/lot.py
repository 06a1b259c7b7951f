"""What looks like chance, and is the same each time: choices follow from a seed and from what they are about."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Lot:
    """Draws for one form. Each draw has a name, and none depends on those before it."""

    def __init__(self, *seed: object) -> None:
        self._seed = "\n".join(map(str, seed))

    def number(self, name: str, below: int) -> int:
        """A number from 0 on that is less than `below`."""
        drawn = hashlib.sha256(f"{self._seed}\n{name}".encode()).digest()
        return int.from_bytes(drawn[:8], "big") % below

    def one(self, name: str, things: Sequence[T]) -> T:
        """One of `things`, of which there is at least one."""
        return things[self.number(name, len(things))]

    def early(self, name: str, things: Sequence[T]) -> T:
        """One of `things`, more often one of the first: they stand in forms in the order of how usual they are."""
        return things[min(self.number(f"{name} {draw}", len(things)) for draw in range(3))]

    def some(self, name: str, things: Sequence[T], count: int) -> list[T]:
        """At most `count` of `things`, in an order of its own."""
        order = sorted(range(len(things)), key=lambda at: self.number(f"{name} {at}", 1 << 62))
        return [things[at] for at in order[:count]]
