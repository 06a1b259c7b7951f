"""Texts that are no translation: the English one left as it is, or that of another language."""

from __future__ import annotations

from hvs_cli.catalogs.checks.base import WORD, Case, Check
from hvs_cli.catalogs.checks.habits import habits
from hvs_cli.errors import SLOT, Weight, message
from hvs_cli.languages.language import SOURCE

_LETTERS = 20
"""Shorter texts may be the same by chance."""


class SourceLeft(Check):
    """The English text where the translation belongs."""

    id = "source-left"
    name = message("The English text was left")
    advice = message("Translate it.")

    _WORDS = 3

    def look(self, case: Case) -> str:
        """The text; names and single words may be the same."""
        if case.language.code == SOURCE or len(WORD.findall(case.bare_source)) < self._WORDS:
            return ""
        return case.text if case.text.strip().casefold() == case.source.strip().casefold() else ""


class OtherLanguage(Check):
    """The same text, letter for letter, as in a language that is no kin."""

    id = "other-language"
    name = message("The same text as in another language")
    advice = message("One of the two is in the wrong language: translate it.")

    def look(self, case: Case) -> str:
        """The codes of the languages."""
        return " ".join(code for code in _same(case) if not _kin(case.language.code, code))


class KinLanguage(Check):
    """The same text as in a kindred language: Dari is not Persian with another name, Kirundi is not Kinyarwanda."""

    id = "kin-language"
    name = message("The same text as in a kindred language")
    advice = message("Say it as people say it in this language, if they say it in another way.")
    weight = Weight.WARNING

    def look(self, case: Case) -> str:
        """The code of the language."""
        return " ".join(code for code in _same(case) if _kin(case.language.code, code))


def _kin(one: str, other: str) -> bool:
    return other in habits(one).kin


def _same(case: Case) -> list[str]:
    if sum(map(str.isalpha, SLOT.sub("", case.text))) < _LETTERS or case.language.code == SOURCE:
        return []
    here = case.text.strip()
    return [code for code, text in case.elsewhere.items() if code != SOURCE and text.strip() == here]
