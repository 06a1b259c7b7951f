"""The word lists of `screening.yaml` as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import yaml

from hvs_cli.resources import shipped

MARKS: Final = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d"
"""Marks on letters that `\\w` does not know as parts of a word: accents, Arabic vowels, Thai vowels and tones."""

LETTER: Final = rf"(?:[^\W\d_]|[{MARKS}])"
_START: Final = 3
"""Letters by which beginnings are looked up; none is shorter."""

WORD: Final = re.compile(rf"{LETTER}+(?:[’'ʼ:\-]{LETTER}+)*")
"""A word with its endings: EU:n, so’da, Anna-Maria."""


class Stems:
    """Beginnings of words, found quickly among many."""

    def __init__(self, stems: Iterable[tuple[str, str]]) -> None:
        """`stems` are pairs of a beginning in small letters and what it stands for."""
        self._by_start: dict[str, list[tuple[str, str]]] = {}
        for stem, meaning in stems:
            self._by_start.setdefault(stem[:_START], []).append((stem, meaning))

    def find(self, word: str) -> str:
        """What the beginning of `word` stands for; empty if it is none."""
        lower = word.casefold()
        return next((meaning for stem, meaning in self._by_start.get(lower[:_START], ()) if lower.startswith(stem)), "")


@dataclass(frozen=True, slots=True)
class Words:
    """What `screening.yaml` says."""

    street: re.Pattern[str]
    introduced: re.Pattern[str]
    """Its group is the word taken for a name."""
    born: re.Pattern[str]
    network: re.Pattern[str]
    """Its group is what somebody is called in a network."""
    harmless: frozenset[str]
    facts: Stems
    """Beginnings of words that state a fact → the sort of the fact."""
    groups: tuple[str, ...]
    """Beginnings of words for groups of people."""
    everyday: frozenset[str]
    """Names of countries that are everyday words too."""


@cache
def words() -> Words:
    """The shipped lists."""
    lists: dict[str, Any] = yaml.safe_load(shipped("templates/screening.yaml").read_text("utf-8"))
    introducing = [word for each in lists["introduce"].values() for word in each]
    return Words(
        street=_street(lists["streets"], lists["street_words"]),
        introduced=_introduced(introducing, lists["not_introducing"]),
        born=re.compile(
            rf"(?:{_any(lists['born'])})\D{{0,25}}\d{{2,4}}|\d{{4}}\D{{0,12}}(?:{_any(lists['born'])})", re.IGNORECASE
        ),
        network=re.compile(rf"(?<!\w)(?:{_any(lists['networks'])})\w{{0,3}} ?[:=] ?(@?[\w.-]{{2,}})", re.IGNORECASE),
        harmless=frozenset(lists["harmless"]),
        groups=tuple(each.casefold() for each in lists["groups"]),
        everyday=frozenset(lists["everyday"]),
        facts=Stems((stem.casefold(), sort) for sort, stems in lists["combination"].items() for stem in stems),
    )


def _introduced(introducing: Iterable[str], everyday: Iterable[str]) -> re.Pattern[str]:
    """What introduces a name, and the name; Thai sets no spaces between the two, nor before."""
    thai = [each for each in introducing if "\u0e00" <= each[0] <= "\u0e7f"]
    spaced = [each for each in introducing if each not in thai]
    name = rf"({LETTER}{{2,20}})"
    return re.compile(
        rf"(?<!\w)(?:{_any(spaced)})[ :]+{name}|(?!{_any(everyday)})(?:{_any(thai)})[ :]*{name}", re.IGNORECASE
    )


def _street(ends: Iterable[str], alone: Iterable[str]) -> re.Pattern[str]:
    """A street with the number of a house, and a flat if it is there."""
    house = r"\d{1,3}(?: ?[a-zA-Z]\b(?: ?\d{1,3})?)?"
    named = rf"{LETTER}{{2,}}(?:{_any(ends)}){LETTER}{{0,6}} {house}"
    beside = rf"{house} (?:{LETTER}+ ){{1,2}}(?:{_any(alone)})(?!\w)|(?<!\w)(?:{_any(alone)})\.? (?:{LETTER}+ ?){{0,3}},? ?{house}"
    return re.compile(f"{named}|{beside}", re.IGNORECASE)


def _any(choices: Iterable[str]) -> str:
    """A pattern for one of `choices`, the longest first."""
    return "|".join(re.escape(each) for each in sorted(choices, key=len, reverse=True))
