"""Cards as they are printed."""

from __future__ import annotations

from hvs_cli.model.card import Cards
from hvs_cli.results.said import ShownCard


def cards(written: Cards) -> list[ShownCard]:
    """The cards of `written` that have a title and a story."""
    return [
        ShownCard(each.id, each.theme, each.title, each.story, len({id_.partition(".")[0] for id_ in each.draws_on}))
        for each in written.cards
        if each.title and each.story
    ]
