"""The letters themselves: script, alphabet, composition, and signs that nobody sees."""

from __future__ import annotations

import re
import unicodedata

from hvs_cli.catalogs.checks.base import WORD, Case, Check
from hvs_cli.catalogs.checks.habits import habits
from hvs_cli.errors import Weight, message
from hvs_cli.languages.script import scripts

_EVERYWHERE = "a-zåäö"
"""Loan words and the names of Finnish places, in every alphabet that is Latin."""


def _script_of(sign: str) -> str:
    """The code of the script of a letter; empty for one that `scripts.yaml` does not know."""
    return next((code for code, script in scripts().items() if re.match(f"[{script.letters}]", sign)), "")


class Script(Check):
    """Most letters belong to the script of the language, and no word mixes look-alike letters of two scripts."""

    id = "script"
    name = message("Letters of another script")
    advice = message("Write in the script of the language; retype words that mix letters of two scripts.")

    _ENOUGH = 5
    _ALIKE = frozenset({"Latn", "Cyrl", "Grek"})

    def look(self, case: Case) -> str:
        """The words in another script that English does not have too."""
        own = case.language.script.code
        words = [word for word in WORD.findall(case.bare) if word.casefold() not in case.source.casefold()]
        parts = [part for word in words for part in word.split("-")]
        mixed = [part for part in parts if len({_script_of(each) for each in part} & self._ALIKE) > 1]
        letters = [_script_of(sign) for word in words for sign in word if sign.isalpha()]
        foreign = [word for word in words if _script_of(word[0]) not in {own, ""}]
        too_few = len(letters) >= self._ENOUGH and letters.count(own) < len(letters) / 2
        return " ".join([*mixed, *(foreign if too_few else [])])


class StrayWords(Check):
    """Latin words, not in the English text, in a language that has a script of its own."""

    id = "stray-words"
    name = message("Words in Latin letters")
    advice = message("Write the word in the script of the language, unless it is a name.")
    weight = Weight.WARNING

    def look(self, case: Case) -> str:
        """The words."""
        if case.language.script.code == "Latn":
            return ""
        known = case.source.casefold()
        return " ".join(word for word in re.findall(r"[A-Za-z]{4,}", case.bare) if word.casefold() not in known)


class Letters(Check):
    """Letters that the alphabet of the language has (CLDR exemplar characters); Persian ye and kaf are among them."""

    id = "letters"
    name = message("Letters that the language does not have")
    advice = message("Replace the letters by those of your language's keyboard.")

    def look(self, case: Case) -> str:
        """The letters with their code points."""
        letters = habits(case.language.code).letters
        if letters is None:
            return ""
        base = _EVERYWHERE if case.language.script.code == "Latn" else "a-z"
        known = re.compile(f"[{base}{letters}]")
        odd = {
            sign
            for sign in case.bare
            if unicodedata.category(sign) in {"Ll", "Lu", "Lt", "Lo"}
            and not known.match(sign.lower())
            and sign not in case.source
        }
        return " ".join(f"{sign} U+{ord(sign):04X}" for sign in sorted(odd))


class Composed(Check):
    """Letters with their accents in one sign (Unicode normal form C), so that search finds them."""

    id = "composed"
    name = message("Accents stand apart from their letters")
    advice = message("Retype the word, or let import compose it: ả is one sign, not two.")

    def look(self, case: Case) -> str:
        """The words that are not composed."""
        return " ".join(word for word in case.text.split() if not unicodedata.is_normalized("NFC", word))


class Invisible(Check):
    """Signs that nobody sees and that break searching, copying or direction."""

    id = "invisible"
    name = message("Invisible signs")
    advice = message("Delete the sign; directions of text are set by the document itself.")

    _SIGNS = re.compile("[\u00ad\u0640\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd\u061c\x00-\x08\x0b-\x1f]")

    def look(self, case: Case) -> str:
        """The code points. The kashida is among them: it lengthens a word by hand."""
        allowed = habits(case.language.code).invisible
        return " ".join(
            sorted({f"U+{ord(each):04X}" for each in self._SIGNS.findall(case.text) if each not in allowed})
        )


class HalfSpace(Check):
    """Persian joins the verb's prefix می to the verb with a half-space; Afghan texts often have the plain space."""

    id = "half-space"
    name = message("A space where a half-space belongs")
    advice = message("Join می to its verb with a half-space (Shift+Space on a Persian keyboard).")
    weight = Weight.WARNING

    def look(self, case: Case) -> str:
        """The words that stand apart."""
        joined = habits(case.language.code).joined
        return " ".join(re.findall(rf"(?<![\w\u200c]){joined} \w{{2,}}", case.text)) if joined else ""
