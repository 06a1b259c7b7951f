"""What `cards.yaml` says: experience cards, written by people, drafted and checked by the program."""

from __future__ import annotations

from dataclasses import field
from typing import Final, Literal

from pydantic.dataclasses import dataclass

from hvs_cli.model.words import STRICT, Id, Key, Line, Words

LEAST: Final = 10
"""A card may name a group only if so many residents took part in each of its sessions."""


@dataclass(config=STRICT)
class Card:
    """One experience, told in the first person, to be read aloud."""

    id: Key
    """A short permanent code, for example S1; it stands small on the card."""
    theme: Id
    """participation, attitudes, safety or interaction."""
    tone: Literal["more", "less", "mixed"]
    """Whether people would wish for more or less of this; for balance only, it does not stand on the card."""
    title: Words | None = None
    """Three to six words, by language."""
    story: Words | None = None
    """50 to 90 words in the first person, by language; a card without a story is a draft and is not printed."""
    draws_on: list[Key] = field(default_factory=list)
    """The ids of the statements it is put together from, best of at least two sessions."""
    keep: list[Line] = field(default_factory=list)
    """Words on the card that look like a name and may stay: you have seen that they tell of nobody."""
    group: Words | None = None
    """Whose experience it is. Left out by default: a group can tell who somebody is."""


@dataclass(config=STRICT)
class Cards:
    """The whole of `cards.yaml`."""

    cards: list[Card]
    """The cards, in the order they are printed."""
    name_groups: bool = False
    """Whether cards may name a group; then only of sessions with at least ten residents."""
