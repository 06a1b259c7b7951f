"""What documents show of the reports: words with their languages, ready for a template, nothing that must stay back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from hvs_cli.model.measure import Measure
from hvs_cli.model.report import Shared, Tone, Translation
from hvs_cli.model.words import Words, Written

TONES: Final[tuple[Tone, ...]] = ("works", "problem", "suggestion")

Tongues = dict[str, Written]
"""Language code → text."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said, in the speaker's words, in the reporting language, or in both."""

    words: Tongues
    language: str
    """The language of the session: text in another one is a translation."""
    translation: Translation = "none"
    id: str = ""
    session: str = ""
    shared: Shared | None = None
    topics: list[str] = field(default_factory=list)

    @property
    def languages(self) -> list[str]:
        """The languages that the words are in."""
        return list(self.words)

    @property
    def own(self) -> Tongues | None:
        """The speaker's own words alone."""
        return {self.language: self.words[self.language]} if self.language in self.words else None


@dataclass(frozen=True, slots=True)
class Group:
    """Statements with the same topic, or one by itself."""

    topic: Words | None
    sessions: int
    """In how many sessions the topic was raised within the theme and tone."""
    said: list[Said]


@dataclass(frozen=True, slots=True)
class ThemeResults:
    """What was said about one theme."""

    id: str
    works: list[Group] = field(default_factory=list)
    problem: list[Group] = field(default_factory=list)
    suggestion: list[Group] = field(default_factory=list)
    quotes: list[Said] = field(default_factory=list)
    withheld: int = 0
    """Statements and quotes that hold words nobody has decided about."""

    @property
    def counts(self) -> dict[str, int]:
        """Tone → how many statements there are."""
        return {tone: sum(len(group.said) for group in getattr(self, tone)) for tone in TONES}

    @property
    def best(self) -> dict[str, list[Said]]:
        """Tone → one statement of each group, those raised in most sessions and shared most widely first."""
        return {tone: _weightiest(getattr(self, tone)) for tone in TONES}


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, and in how many sessions it was raised."""

    id: str
    name: Words
    sessions: int
    themes: dict[str, int]
    """Theme → in how many sessions the topic was raised within it."""


@dataclass(frozen=True, slots=True)
class Results:
    """The results of one session or of all."""

    sessions: int
    languages: list[str]
    """The languages of the sessions, by code."""
    participants: str
    """How many residents took part, `few` if under five, empty if nobody wrote it down."""
    group: dict[str, dict[str, str]]
    """age, gender, years → band → how many, as it may be shown."""
    themes: dict[str, ThemeResults]
    topics: list[Topic]
    """Those raised in most sessions first."""
    wishes: list[Said]
    hear_next: list[Said]
    notes: dict[str, Said]
    """Question id → what was said to it; only of a single session."""
    withheld: int

    @property
    def shared(self) -> list[Topic]:
        """Topics that came up in more than one session."""
        return [each for each in self.topics if each.sessions > 1]

    @property
    def particular(self) -> list[Topic]:
        """Topics that came up in one session only."""
        return [each for each in self.topics if each.sessions == 1]


_WEIGHT: Final = {"most": 2, "several": 1}


def _weightiest(groups: Sequence[Group]) -> list[Said]:
    best = [max(each.said, key=_weight) for each in groups]
    order = sorted(zip(groups, best, strict=True), key=lambda pair: (-pair[0].sessions, -_weight(pair[1])))
    return [said for _, said in order]


def _weight(said: Said) -> int:
    return _WEIGHT.get(said.shared or "", 0)


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card as it is printed."""

    id: str
    theme: str
    title: Words
    story: Words
    languages: list[str]
    """The languages in which it has a story."""
    sessions: int
    """How many sessions it is put together from."""
    group: Words | None = None


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """A measure with what residents told and it answers."""

    measure: Measure
    told: list[Said]
