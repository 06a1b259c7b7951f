"""Which scripts a text is written in, by the Unicode names of its letters and by CLDR: not by the program's own tables."""

from __future__ import annotations

import unicodedata
from typing import Final

from babel.core import get_global

_NAMES: Final = {
    "Latn": "LATIN",
    "Cyrl": "CYRILLIC",
    "Grek": "GREEK",
    "Arab": "ARABIC",
    "Hebr": "HEBREW",
    "Ethi": "ETHIOPIC",
    "Thai": "THAI",
}
RIGHT_TO_LEFT: Final = {"Arab", "Hebr"}


def written_in(text: str) -> set[str]:
    """The scripts of the letters in `text`, by ISO 15924 code; a script that nobody described is an error."""
    codes = {name: code for code, name in _NAMES.items()}
    names = {
        unicodedata.name(letter).split(" ", maxsplit=1)[0] for letter in text if unicodedata.category(letter)[0] == "L"
    }
    return {codes[name] for name in names - {"MODIFIER", "FEMININE", "MASCULINE"}}


def script_of(tag: str) -> str:
    """The script in which the language of a tag such as `bs-Latn-BA` or `prs-AF` is written."""
    language, *rest = tag.split("-")
    named = next((each for each in rest if len(each) == 4), "")
    known: str = get_global("language_aliases").get(language, language).split("_")[0]
    likely: str = get_global("likely_subtags")[known]
    return named or likely.split("_")[1]


def right_to_left(tag: str) -> bool:
    """Whether the language of the tag is written from right to left."""
    return script_of(tag) in RIGHT_TO_LEFT
