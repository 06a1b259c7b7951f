"""What a document shows of all that was said: nothing twice, and on a slide no more than has room there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from markupsafe import Markup


class Shown(Protocol):
    """Something said, as a template sees it."""

    @property
    def words(self) -> Markup:
        """In the language of the document if it is there."""


T = TypeVar("T", bound=Shown)


def once(said: Sequence[T]) -> list[T]:
    """`said` without what repeats another one letter for letter."""
    first: dict[str, T] = {}
    for each in said:
        first.setdefault(str(each.words), each)
    return list(first.values())


def brief(said: Sequence[T], most: int, room: int) -> list[T]:
    """The first of `said` that fit together: at most so many, in at most `room` characters; if none does, the shortest.

    Nothing is cut: what is left out stands in the results report.
    """
    chosen: list[T] = []
    for each in once(said):
        if len(chosen) < most and _length(each) <= room:
            chosen.append(each)
            room -= _length(each)
    return chosen or sorted(said, key=_length)[:1]


def _length(said: Shown) -> int:
    return len(said.words.striptags())
