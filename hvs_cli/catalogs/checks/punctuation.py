"""Punctuation as each language writes it."""

from __future__ import annotations

import re

from hvs_cli.catalogs.checks.base import Case, Check
from hvs_cli.catalogs.checks.habits import habits
from hvs_cli.errors import SLOT, message

_CLOSING = re.compile(r"[\s\"'”’“»«›)\]\u200b]+$")
_SAME = {"؟": "?", "፧": "?", "።": ".", "۔": ".", "፥": ":", "፦": ":", "፡": ":"}
"""Marks of other scripts and the mark that they are in English."""

_ALL_QUOTES = "“”„‟«»‹›‚‛"


class EndMark(Check):
    """A sentence ends as in English: full stop, question mark, exclamation mark or colon, in the language's own sign."""

    id = "end-mark"
    name = message("Another mark at the end")
    advice = message("End the text as the English one ends, with the mark of your language.")

    _SHORT = 3
    """Letters. `Mon` is an abbreviation, which some languages close with a full stop."""

    def look(self, case: Case) -> str:
        """The mark in English and the mark in the translation."""
        if not habits(case.language.code).full_stop:
            return ""
        source, text = _end(case.source), _end(case.text)
        abbreviated = len(case.source) <= self._SHORT and not source
        if source == text or {source, text} <= {"!", "."} or abbreviated:
            return ""
        return f"{source or '∅'} → {text or '∅'}"


class OwnMarks(Check):
    """Marks of another script: an Arabic question mark in Finnish, a Latin comma in Arabic."""

    id = "own-marks"
    name = message("Marks of another language")
    advice = message("Use the marks of your own script: ؟ ، ؛ in Arabic, Persian and Dari, ። ፣ in Tigrinya.")

    _ARABIC = re.compile("[؟؛،]")
    _ETHIOPIC = re.compile("[፡።፣፤፥፦፧]")
    _LATIN_IN_ARABIC = re.compile(r"[\u0600-\u06ff]\s*[?;,](?=\s|$|[\u0600-\u06ff])")
    _LATIN_IN_ETHIOPIC = re.compile(r"[\u1200-\u135a][.,;](?=\s|$)|[\u1200-\u135a]፡፡")

    def look(self, case: Case) -> str:
        """The signs, with the letter before them."""
        script = case.language.script.code
        found = []
        if script == "Arab":
            found += self._LATIN_IN_ARABIC.findall(case.bare)
        else:
            found += self._ARABIC.findall(case.bare)
        if script == "Ethi":
            found += self._LATIN_IN_ETHIOPIC.findall(case.bare)
        else:
            found += self._ETHIOPIC.findall(case.bare)
        return " ".join(found)


class Pairs(Check):
    """Signs that come in twos: ¿ ? and ¡ ! in Spanish, brackets everywhere."""

    id = "pairs"
    name = message("A sign without its partner")
    advice = message("Write both signs of a pair: ¿ … ?, ¡ … !, ( … ), « … ».")

    def look(self, case: Case) -> str:
        """The pairs that do not come out even."""
        own = habits(case.language.code).pairs
        odd = [pair for pair in ("()", "[]", "«»", *own) if not _even(case.text, pair)]
        inverted = [] if own else re.findall("[¿¡]", case.text)
        return " ".join([*(pair for pair in odd if own or _even(case.source, pair)), *inverted])


class QuotationMarks(Check):
    """The quotation marks that the language uses."""

    id = "quotation-marks"
    name = message("Quotation marks of another language")
    advice = message("Use the quotation marks that books in your language use.")

    def look(self, case: Case) -> str:
        """The marks that are foreign, and those that are right."""
        quotes = habits(case.language.code).quotes
        odd = sorted({sign for sign in case.text if sign in _ALL_QUOTES and sign not in quotes})
        return f"{' '.join(odd)} → {quotes}" if odd and quotes else ""


def _even(text: str, pair: str) -> bool:
    return text.count(pair[0]) == text.count(pair[1])


def _end(text: str) -> str:
    """The mark that ends the text, as the English mark it is; empty if it ends without one."""
    bare = _CLOSING.sub("", SLOT.sub("X", text))
    if bare.endswith(("...", "…")):
        return "…"
    last = _SAME.get(bare[-1:], bare[-1:])
    return last if last and last in ".?!:" else ""
