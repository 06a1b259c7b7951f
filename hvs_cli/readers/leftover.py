"""What a paragraph has that the form did not have: the form's own words are taken away, what remains was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from hvs_cli.forms.own_words import OwnWords
from hvs_cli.forms.plain import plain, spelled
from hvs_cli.readers.blank import CODE, Blank
from hvs_cli.readers.content import Piece
from hvs_cli.readers.reading import Stray

_SURE: Final = 15
"""Characters from which a sentence of the form, found inside a longer text, is the form's and nobody's own."""


class Leftovers:
    """Takes the words of one or more blank forms away from what came back.

    The words are those of today's blanks, and those of which the file has the marks: it may be older.
    """

    def __init__(self, blanks: Iterable[Blank], own: OwnWords) -> None:
        self._own = own
        self._left: Counter[str] = Counter()
        self._ever: set[str] = set()
        self._headings: set[str] = set()
        self.edges: set[str] = set()
        for each in blanks:
            self._left += each.statics
            self._ever |= set(each.statics)
            self._headings |= each.headings
            self.edges |= each.edges
        self._sure = sorted((each for each in self._ever if _is_sure(each)), key=len, reverse=True)
        self.heading = ""
        """The last heading of the form that was passed."""

    def of(self, pieces: Sequence[Piece], where: str, *, heading: bool = False, head: bool = False) -> list[Stray]:
        """What of `pieces`, the loose ones of a paragraph, somebody typed; beside the row `where` if there is one.

        In a row, and in the `head` of a table, the form's words may stand more often than in the blank: people copy
        them. What looks like a `heading` and is the form's own is the place for what follows.
        """
        again = head or bool(where)
        now = "".join([each.text for each in pieces if each.change != "deleted"])
        deleted = "".join([each.text for each in pieces if each.change == "deleted"])
        words = plain(now)
        if words and self._is_ours(words, again=again):
            if heading or words in self._headings:
                self.heading = words
            return self._strays([(deleted, "deleted")], where)
        inserted = "".join(each.text for each in pieces if each.change == "inserted")
        former = "".join(each.text for each in pieces if each.change != "inserted")
        if (inserted or deleted) and self._is_ours(plain(former), again=again):
            return self._strays([(inserted, "")], where)
        typed = [(each, "") for each in self._without_ours(now, again=again)]
        return self._strays([*typed, (deleted, "deleted")], where)

    def _is_ours(self, words: str, *, again: bool) -> bool:
        if not words:
            return True
        first = self._own.take(words)
        if self._left[words] > 0:
            self._left[words] -= 1
        elif not first:
            return again and self._ever_ours(words)
        return True

    def _ever_ours(self, words: str) -> bool:
        """Whether `words` stand in the form at all, or would if the number of a row in them were another."""
        found = CODE.match(words)
        first = f"{found[0].rstrip('0123456789')}1{words[found.end() :]}" if found else words
        return any(each in self._ever or each in self._own for each in (words, first))

    def _without_ours(self, text: str, *, again: bool) -> list[str]:
        """The pieces of `text` around the sentences of the form in it."""
        words = plain(text)
        for ours in self._sure:
            if ours in words and (again or self._left[ours] > 0) and (found := spelled(ours).search(text)):
                self._left[ours] -= 1
                around = (text[: found.start()], text[found.end() :])
                return [piece for each in around for piece in self._without_ours(each, again=again)]
        return [text] if words else []

    def _strays(self, found: Iterable[tuple[str, str]], where: str) -> list[Stray]:
        place = where or self.heading
        return [Stray(place, text, kind) for text, kind in found if plain(text)]


def _is_sure(words: str) -> bool:
    return len(words) >= _SURE or bool(CODE.match(words))
