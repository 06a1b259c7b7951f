"""Proposals for experience cards from what was said: balanced over the themes, joined from several sessions if possible.

The story is left to a person: it is written in the first person, and no program knows what that is like. What was told
stands beside each proposal as comments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from hvs_cli.errors import Message, message
from hvs_cli.load.back import CARDS
from hvs_cli.model.card import Card
from hvs_cli.model.report import Tone
from hvs_cli.model.words import Words, in_language
from hvs_cli.results.append import appended
from hvs_cli.results.said import Group, Results, Said, ThemeResults

PER_THEME: Final = 2
"""Cards of each theme in a set: one that people would wish for more of, one for less."""

JOINED: Final = 3
"""Statements that one card draws on at most, each of another session if possible."""

Mood = Literal["more", "less"]
_TONES: Final[dict[Tone, Mood]] = {"works": "more", "problem": "less"}

ABOUT: Final = message(
    "Experience cards. Write a title and a story for each draft; hvs draft-cards checks them, and adds new drafts at the end."
)
TOLD: Final = message("What residents told:")
TITLE: Final = message("Three to six words.")
STORY: Final = message(
    "50 to 90 words in the first person: one situation, how it felt, what followed, what helped or would have helped. No names, no group."
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposal."""

    id: str
    theme: str
    tone: Mood
    said: list[Said]

    @property
    def sessions(self) -> int:
        """How many sessions it is put together from."""
        return len({each.session for each in self.said})


def drafts(results: Results, cards: Sequence[Card], per_theme: int = PER_THEME) -> list[Draft]:
    """Proposals that fill `cards` up to `per_theme` of each theme, the first one positive; no statement is used twice."""
    used = {each for card in cards for each in card.draws_on}
    ids = {card.id for card in cards}
    made: list[Draft] = []
    for theme in results.themes.values():
        present = [card.tone for card in cards if card.theme == theme.id]
        for tone, group in _wanted(theme, present, used, per_theme):
            name = _free(theme.id, ids)
            ids.add(name)
            made.append(Draft(name, theme.id, _TONES[tone], _joined(group, theme, used)))
    return made


def _wanted(
    theme: ThemeResults, present: Sequence[str], used: set[str], per_theme: int
) -> Iterator[tuple[Tone, Group]]:
    """The tone and the statements of each card that the theme lacks, in turns, a positive one first."""
    left = max(per_theme - len(present), "more" not in present)
    by_tone: dict[Tone, list[Group]] = {tone: _unused(getattr(theme, tone), used) for tone in _TONES}
    order: list[Tone] = ["problem", "works"] if "more" in present else ["works", "problem"]
    while left > 0 and any(by_tone.values()):
        for tone in order:
            if left > 0 and by_tone[tone]:
                yield tone, by_tone[tone].pop(0)
                left -= 1


def _unused(groups: Sequence[Group], used: set[str]) -> list[Group]:
    fresh = [Group(each.topic, each.sessions, [said for said in each.said if said.id not in used]) for each in groups]
    return sorted((each for each in fresh if each.said), key=lambda group: -len({said.session for said in group.said}))


def _joined(group: Group, theme: ThemeResults, used: set[str]) -> list[Said]:
    """Statements of different sessions, and a suggestion on the same topic; they are then used."""
    by_session: dict[str, Said] = {}
    for said in group.said:
        by_session.setdefault(said.session, said)
    topics = {topic for said in by_session.values() for topic in said.topics}
    fitting = (
        said
        for each in theme.suggestion
        for said in each.said
        if topics & set(said.topics) and said.id not in used and group.topic is not None
    )
    chosen = [*islice(by_session.values(), JOINED), *islice(fitting, 1)]
    used |= {said.id for said in chosen}
    return chosen


def _free(theme: str, ids: set[str]) -> str:
    """The next id of a theme that no card has: its initial and a number."""
    number = 1
    while (name := f"{theme[0].upper()}{number}") in ids:
        number += 1
    return name


# as YAML


def with_drafts(
    text: str, made: Sequence[Draft], reporting: str, translate: Callable[[str], str], *, schema: str = ""
) -> str:
    """`text`, what `cards.yaml` says or nothing, with the drafts at its end.

    A new file begins with the address of the `schema` by which editors explain it.
    """
    head = "" if text.strip() else f"# yaml-language-server: $schema={schema}\n# {ABOUT.words(translate)}\n\n"
    return appended(head + text, "cards", [_item(each, reporting, translate) for each in made], CARDS)


def _item(draft: Draft, reporting: str, translate: Callable[[str], str]) -> str:
    told = [f"  #   {_words(said, reporting)} ({said.session})" for said in draft.said]
    lines = [
        f"- id: {draft.id}",
        f"  theme: {draft.theme}",
        f"  tone: {draft.tone}",
        _comment(TOLD, translate),
        *told,
        "  draws_on:",
        *(f"    - {said.id}" for said in draft.said),
        _comment(TITLE, translate),
        "  title:",
        _comment(STORY, translate),
        "  story:",
    ]
    return "\n".join(lines)


def _comment(text: Message, translate: Callable[[str], str]) -> str:
    return f"  # {text.words(translate)}"


def _words(said: Said, reporting: str) -> str:
    words: Words = said.words  # type: ignore[assignment]  # text as it was written is text
    return " ".join(in_language(words, reporting, said.language)[0].split())
