"""What must come through a translation unchanged: placeholders, numbers, and no mark-up."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from hvs_cli.catalogs.checks.base import Case, Check
from hvs_cli.errors import SLOT, Weight, message

_THOUSANDS = re.compile(r"(?<=\d)[.,'\u00a0\u202f ](?=\d{3}(?!\d))")
_NUMBER_SLOT = Counter({"number": 1})
"""A form for one number alone may say it in words: “one person”."""

_WEBLIKE = re.compile(r"\S*(?:@|://|www\.)\S*")


class Placeholders(Check):
    """Braces with a name: the same ones as in the English text, letter for letter."""

    id = "placeholders"
    name = message("Placeholders differ")
    advice = message("Keep each {name} exactly as it is in English; move it where your language wants it.")

    def look(self, case: Case) -> str:
        """The placeholders that are missing (−) or added (+)."""
        before, after = Counter(SLOT.findall(case.source)), Counter(SLOT.findall(case.text))
        missing, added = before - after, after - before
        if case.single:
            missing, added = missing - _NUMBER_SLOT, added - _NUMBER_SLOT
        signs = [f"−{{{name}}}" for name in missing] + [f"+{{{name}}}" for name in added]
        loose = re.findall(r"[{}]", SLOT.sub("", case.text))
        return " ".join([*signs, *loose])


class Markup(Check):
    """Tags, entities or asterisks in a text that has none: templates bring the mark-up."""

    id = "markup"
    name = message("Mark-up in the text")
    advice = message("Write plain text: the document brings bold letters and links itself.")

    _SIGNS = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-z]{2,8});|\*\*|__|\[[^\]]*\]\(")

    def look(self, case: Case) -> str:
        """The first piece of mark-up that English does not have."""
        return next((found for found in self._SIGNS.findall(case.text) if found not in case.source), "")


class Numbers(Check):
    """Numbers, dates and times of day: the same ones, in whatever digits."""

    id = "numbers"
    name = message("Numbers differ")
    advice = message("Keep every number, date and time of the English text.")

    def look(self, case: Case) -> str:
        """The numbers that are missing (−) or added (+); a small one may be added, for months may be numbers."""
        before, after = _numbers(case.source), _numbers(case.text)
        if case.single:
            before -= Counter("1")  # “one person” says it already
        added = [each for each in after - before if len(each) > 2 or int(each) > 12]
        return " ".join([*(f"−{each}" for each in before - after), *(f"+{each}" for each in added)])


class Digits(Check):
    """Two systems of digits in one text, or digits other than 0–9, which the Finnish form beside it has."""

    id = "digits"
    name = message("Other digits than 0–9")
    advice = message("Write numbers with the digits 0–9, as public services in Finland do in every language.")
    weight = Weight.WARNING

    def look(self, case: Case) -> str:
        """The digits that are not Western."""
        return "".join(sorted({sign for sign in case.text if sign.isdigit() and sign not in "0123456789²³"}))


def _numbers(text: str) -> Counter[str]:
    """The numbers of a text in Western digits: `17.00` and `17:00` are the same two, `1 000` and `1,000` the same one."""
    plain = SLOT.sub(" ", _WEBLIKE.sub(" ", text))
    western = "".join(str(unicodedata.digit(sign, sign)) if sign.isdigit() else sign for sign in plain)
    return Counter(found.lstrip("0") or "0" for found in re.findall(r"\d+", _THOUSANDS.sub("", western)))
