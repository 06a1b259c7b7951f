"""Spaces where none belong, and words that stand twice."""

from __future__ import annotations

import re
import statistics
from itertools import pairwise

from hvs_cli.catalogs.checks.base import WORD, Case, Check
from hvs_cli.catalogs.checks.habits import habits
from hvs_cli.errors import Weight, message

_THAI = re.compile(r"[\u0e01-\u0e5b]+")


class Spaces(Check):
    """Spaces and line ends at the beginning or the end, two in a row, or before a mark."""

    id = "spaces"
    name = message("Spaces")
    advice = message("Take out spaces at the beginning and the end, double spaces and spaces before , . ? ! : ;")

    _BEFORE_MARK = re.compile(r"(?<=\w)[ \u00a0\u202f]+[!?;:,.؟؛،።፣](?=\s|$)")

    def look(self, case: Case) -> str:
        """The place that is wrong, spaces shown as ␣."""
        text, source = case.text, case.source
        if text != text.strip() and source == source.strip():
            return f"{text[:12]}…{text[-12:]}".replace(" ", "␣").replace("\n", "↵")
        if "  " in text and "  " not in source:
            return text[max(0, text.index("  ") - 10) : text.index("  ") + 12].replace(" ", "␣")
        found = self._BEFORE_MARK.search(text)
        if found and not self._BEFORE_MARK.search(source):
            return text[max(0, found.start() - 10) : found.end()].replace(" ", "␣")
        return ""


class DoubledWords(Check):
    """The same word twice in a row, as it is left when a sentence is rewritten."""

    id = "doubled-words"
    name = message("A word stands twice")
    advice = message("Take one of the two words out, unless your language doubles it on purpose.")

    def look(self, case: Case) -> str:
        """The words that stand twice."""
        if habits(case.language.code).doubled:
            return ""
        words = [each.casefold() for each in WORD.findall(case.text)]
        pairs = pairwise(words)
        english = [each.casefold() for each in WORD.findall(case.source)]
        allowed = {one for one, other in pairwise(english) if one == other}
        return " ".join(sorted({f"{one} {other}" for one, other in pairs if one == other and one not in allowed}))


class ThaiSpaces(Check):
    """Thai puts no space between words, only between sentences and around numbers and foreign words."""

    id = "thai-spaces"
    name = message("Spaces between words")
    advice = message("Write the words of a Thai sentence without spaces between them.")
    weight = Weight.WARNING

    ENOUGH = 4
    """Pieces. Fewer may be a list."""
    SHORT = 9
    """Letters. Pieces between spaces that are mostly shorter are single words."""

    def look(self, case: Case) -> str:
        """The beginning of the text."""
        pieces = _THAI.findall(case.bare)
        between = re.findall(r"(?<=[\u0e01-\u0e5b]) (?=[\u0e01-\u0e5b])", case.bare)
        if len(between) + 1 < self.ENOUGH or statistics.median(map(len, pieces)) >= self.SHORT:
            return ""
        return case.text[:30]
