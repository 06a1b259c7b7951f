"""The field's terms: what the glossary calls a thing, the translation should call it too."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from hvs_cli.catalogs.checks.base import WORD, Case, Check
from hvs_cli.errors import Weight, message
from hvs_cli.resources import shipped

GLOSSARY = "translations/glossary.csv"


@dataclass(frozen=True, slots=True)
class Term:
    """One term in one language."""

    english: re.Pattern[str]
    language: str
    choices: tuple[str, ...]
    """What the term may be called, the usual word first."""


@cache
def glossary() -> dict[str, tuple[Term, ...]]:
    """The terms by language."""
    terms: dict[str, list[Term]] = {}
    with shipped(GLOSSARY).open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            choices = tuple(each.strip() for each in f"{row['term']};{row['also']}".split(";") if each.strip())
            term = Term(_english(row["english"]), row["language"], choices)
            terms.setdefault(row["language"], []).append(term)
    return {code: tuple(each) for code, each in terms.items()}


def _english(words: str) -> re.Pattern[str]:
    """Finds the term in an English sentence, in singular or plural; variants are divided by semicolons."""
    variants = "|".join(re.escape(each.strip()) + "(?:s|es)?" for each in words.split(";"))
    return re.compile(rf"\b(?:{variants})\b", re.IGNORECASE)


class Terms(Check):
    """A term of the glossary that the translation does not have."""

    id = "terms"
    name = message("A term of the glossary is missing")
    advice = message("Use the word of the glossary, or write in the comment why another one is better.")
    weight = Weight.WARNING

    ENOUGH = 0.6
    """The share of a word's letters that must be found in one word of the text: endings and prefixes change."""

    def look(self, case: Case) -> str:
        """The terms as the glossary has them."""
        wanted = [term for term in glossary().get(case.language.code, ()) if term.english.search(case.bare_source)]
        return "; ".join(term.choices[0] for term in wanted if not any(self._said(each, case) for each in term.choices))

    def _said(self, choice: str, case: Case) -> bool:
        text = case.bare.casefold()
        return choice.casefold() in text or all(self._near(word, text) for word in WORD.findall(choice.casefold()))

    def _near(self, word: str, text: str) -> bool:
        matcher = SequenceMatcher(None, word, text, autojunk=False)
        longest = matcher.find_longest_match().size
        return longest >= max(min(3, len(word)), round(self.ENOUGH * len(word)))
