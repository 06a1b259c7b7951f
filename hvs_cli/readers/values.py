"""What stands in a field → the answer: days, numbers, choices and ticks as their values, all other text as it is.

What does not fit the kind of the field stays as it was typed; nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from hvs_cli.document.tree import Field
from hvs_cli.forms.plain import plain

TICKED: Final = frozenset("☑☒✓✔✗✘■●◉xXхХ√")
"""What people put where a box is to be ticked; the last letters but one are Cyrillic."""
UNTICKED: Final = frozenset("☐□▢○◻")

WORDS_OF_WORD: Final = frozenset(
    map(
        plain,
        (
            "Click or tap here to enter text.",
            "Click here to enter text.",
            "Choose an item.",
            "Click or tap to enter a date.",
            "Click here to enter a date.",
            "Kirjoita tekstiä napsauttamalla tai napauttamalla tätä.",
            "Kirjoita tekstiä napsauttamalla tätä.",
            "Valitse kohde.",
            "Lisää päivämäärä napsauttamalla tai napauttamalla tätä.",
            "Klicka eller tryck här för att ange text.",
            "Klicka här för att ange text.",
            "Välj ett objekt.",
            "Klicka eller tryck här för att ange datum.",
        ),
    )
)
"""What Word shows in a box that was filled and emptied again, where ours had a prompt."""

_DAYS: Final = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})"),
)


def value(field: Field, text: str, options: Mapping[str, str]) -> str | None:
    """The answer that `text` gives to `field`; None if it is of another kind, so that a person must look.

    `options` are those that the box itself came with, which may be in other words than today's.
    """
    match field.kind:
        case "choice":
            return _choice(field, text, options)
        case "date":
            return _day(text) or text
        case "number":
            return _number(text)
        case "tick":
            return _tick(text)
        case "line" | "text":
            return text


def empty(field: Field, text: str) -> bool:
    """Whether `text` is nothing that somebody wrote into `field`."""
    words = plain(text)
    return not words or words == plain(field.prompt)


def _choice(field: Field, text: str, options: Mapping[str, str]) -> str | None:
    shown = {plain(each.shown).casefold(): each.value for each in field.options}
    own = {plain(words).casefold(): value for words, value in options.items()}
    known = {each.value for each in field.options}
    words = plain(text).casefold()
    found = shown.get(words) or own.get(words) or words
    return found if found in known else None


def _day(text: str) -> str:
    """The day in `text` as 2027-03-12, in whatever digits it is written; empty if it is none."""
    words = _western(plain(text))
    for pattern in _DAYS:
        if found := pattern.fullmatch(words):
            year, month, day = (int(found[each]) for each in ("year", "month", "day"))
            try:
                return dt.date(year, month, day).isoformat() if year >= 2000 else ""  # other calendars count otherwise
            except ValueError:
                return ""
    return ""


def _number(text: str) -> str | None:
    words = _western(plain(text))
    return str(int(words)) if words.isascii() and words.isdecimal() and len(words) < 7 else None


def _tick(text: str) -> str | None:
    words = plain(text)
    if words and all(each in TICKED for each in words):
        return "yes"
    return "" if all(each in UNTICKED for each in words) else None


def _western(text: str) -> str:
    """`text` with the digits 0 to 9 for those of other scripts."""
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)
