"""Whether cards fit on their paper: one that is too long is told of at its place in `cards.yaml`, and never cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from hvs_cli.document.tree import Document
from hvs_cli.errors import Problem, Weight, message
from hvs_cli.load.back import CARDS
from hvs_cli.load.source import Path_
from hvs_cli.results.answers import Answers
from hvs_cli.writers.look import Look
from hvs_cli.writers.word.height import overfull


def _cards(document: Document, look: Look, answers: Answers) -> Iterator[Problem]:
    """A warning for each card of `document`, which shows those of `answers` in their order, that is too long to print."""
    cards = answers.back.cards.cards if answers.back.cards else []
    shown = [each.id for each in answers.cards.shown(document.language.code)]
    for number, lines in overfull(document, look):
        index = next(index for index, card in enumerate(cards) if card.id == shown[number])
        story, code = cards[index].story, document.language.code
        way: Path_ = ("cards", index, "story", *([code] if isinstance(story, dict) else []))
        what = message(
            "card {id} is too long for its paper in {language}, lines too many: {number}",
            id=shown[number],
            language=code,
            number=lines,
        )
        hint = message("Shorten the story; until then the card is higher than the others.")
        yield Problem(answers.back.sources[CARDS].place(way), what, hint, Weight.WARNING)


TOO_LONG: Final[dict[str, Callable[[Document, Look, Answers], Iterator[Problem]]]] = {"cards": _cards}
"""What tells of parts that are too high, by what the head of a kind calls `fit`."""
