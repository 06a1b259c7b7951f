"""Experience cards as they are printed, and what a person should look at before they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from hvs_cli.errors import Message, Problem, Weight, message
from hvs_cli.languages.language import Languages
from hvs_cli.load.back import CARDS, Back
from hvs_cli.load.source import Path_
from hvs_cli.model.card import Card
from hvs_cli.model.words import Words
from hvs_cli.results.aloud import seconds, word_count
from hvs_cli.results.groups import Groups
from hvs_cli.results.release import Screen, covered
from hvs_cli.results.said import ShownCard

SHORTEST: Final = 50
LONGEST: Final = 90
"""Words of a story: long enough for what happened, how it felt and what helped, short enough to be read aloud."""

TITLE: Final = range(3, 7)
"""Words of a title."""

BY_THEME: Final = range(2, 5)
"""Cards of a theme in a balanced set."""


@dataclass
class CardCheck:
    """Looks at the cards of one workspace."""

    back: Back
    languages: Languages
    reporting: str
    official: Sequence[str]
    screen: Screen
    groups: Groups
    themes: Sequence[str]

    @property
    def _cards(self) -> list[Card]:
        return self.back.cards.cards if self.back.cards else []

    def shown(self, language: str = "") -> list[ShownCard]:
        """The cards that are printed: written, and without words that nobody has decided about.

        In an official `language` these are all, in another one its own copies.
        """
        return [each for each in self._printed if language in ("", *self.official, *each.languages)]

    @cached_property
    def _printed(self) -> list[ShownCard]:
        return [
            ShownCard(
                each.id,
                each.theme,
                each.title,
                each.story,
                list(self._by_language(each.story)),
                len(self.sessions(each)),
                each.group,
            )
            for number, each in enumerate(self._cards)
            if each.title and each.story and not any(self._personal(number, each))
        ]

    def sessions(self, card: Card) -> list[str]:
        """The sessions that `card` is put together from."""
        wanted = set(card.draws_on)
        return [name for name, report in self.back.reports.items() if any(each.id in wanted for each in report.said())]

    def held(self) -> Iterator[Problem]:
        """Why cards are not printed: words on them may tell who somebody is."""
        for number, card in enumerate(self._cards):
            yield from self._personal(number, card)

    def advice(self) -> Iterator[Problem]:
        """What would make the cards better, one by one, then all together; they are printed all the same."""
        for number, card in enumerate(self._cards):
            yield from self._lengths(number, card)
            if len(self.sessions(card)) == 1:
                what = message("card {id} draws on one session only", id=card.id)
                hint = message("Join what was told in two sessions where you can: then it tells of nobody.")
                yield self._warning(("cards", number, "draws_on"), what, hint)
        yield from self._balance()

    # one card

    def _personal(self, number: int, card: Card) -> Iterator[Problem]:
        """Words of the card that may tell who somebody is, and that nobody has decided about."""
        for way, text, code in self._texts(number, card):
            for words, kind in self.screen(text):
                if not covered(words, card.keep):
                    what = message(
                        "“{words}” on card {id} may tell who somebody is: {kind}",
                        words=words,
                        id=card.id,
                        kind=Message(kind),
                    )
                    yield self._warning(way, what, _DECIDE)
            for words in () if card.group else self.groups.find(text, self.languages[code]):
                if not covered(words, card.keep):
                    what = message("“{words}” on card {id} names a group", words=words, id=card.id)
                    yield self._warning(way, what, _DECIDE)
            for words in self._taken_back(card, text):
                what = message("“{words}” on card {id} was not to be shown in the report", words=words, id=card.id)
                yield self._warning(way, what, message("Write something else in its place."))

    def _taken_back(self, card: Card, text: str) -> Iterator[str]:
        """Words that somebody decided to leave out of the statements that the card draws on, or has not decided about."""
        wanted = set(card.draws_on)
        for report in self.back.reports.values():
            for each in report.suspects:
                kept = each.decision == "keep" or covered(each.words, card.keep)
                if each.at in wanted and not kept and each.words in text:
                    yield each.words

    def _lengths(self, number: int, card: Card) -> Iterator[Problem]:
        for code, story in self._by_language(card.story).items():
            count = word_count(story)
            if not SHORTEST <= count <= LONGEST:
                what = message(
                    "the story of card {id} has {number} words in {language}: {seconds} seconds aloud",
                    id=card.id,
                    number=count,
                    language=code,
                    seconds=seconds(story),
                )
                hint = message("{least} to {most} words are read aloud well.", least=SHORTEST, most=LONGEST)
                yield self._warning(self._way(number, "story", card.story, code), what, hint)
        for code, title in self._by_language(card.title).items():
            if word_count(title) not in TITLE:
                what = message(
                    "the title of card {id} has {number} words in {language}",
                    id=card.id,
                    number=word_count(title),
                    language=code,
                )
                hint = message("{least} to {most} words are seen at a glance.", least=TITLE[0], most=TITLE[-1])
                yield self._warning(self._way(number, "title", card.title, code), what, hint)

    # all cards

    def _balance(self) -> Iterator[Problem]:
        written = [each for each in self._cards if each.story]
        counts = Counter(each.theme for each in written)
        for theme in self.themes if written else ():
            if counts[theme] not in BY_THEME:
                what = message("cards of the theme {theme}: {number}", theme=theme, number=counts[theme])
                hint = message("Two to four cards of each theme keep the talk in balance.")
                yield self._warning(("cards",), what, hint)
            if not any(each.theme == theme and each.tone == "more" for each in written):
                what = message("the theme {theme} has no card that people would wish for more of", theme=theme)
                yield self._warning(("cards",), what, message("Add one: what is good shows what is possible."))

    # where words stand

    def _texts(self, number: int, card: Card) -> Iterator[tuple[Path_, str, str]]:
        """Each text of the card, with its place and its language."""
        for key, words in (("title", card.title), ("story", card.story)):
            for code, text in self._by_language(words).items():
                yield self._way(number, key, words, code), text, code

    def _by_language(self, words: Words | None) -> Mapping[str, str]:
        if words is None:
            return {}
        return words if isinstance(words, dict) else {self.reporting: words}

    @staticmethod
    def _way(number: int, key: str, words: Words | None, code: str) -> Path_:
        return ("cards", number, key, code) if isinstance(words, dict) else ("cards", number, key)

    def _warning(self, way: Path_, what: Message, hint: Message) -> Problem:
        return Problem(self.back.sources[CARDS].place(way), what, hint, Weight.WARNING)


_DECIDE: Final = message(
    "Write something else in its place, or put the words into keep of this card. Until then it is not printed."
)
