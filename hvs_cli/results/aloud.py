"""How long a text is when it is read aloud: words and seconds."""

from __future__ import annotations

import re
from typing import Final

from hvs_cli.results.words import WORD

WORDS_A_MINUTE: Final = 135
"""Read aloud slowly and clearly: 90 words take 40 seconds."""

_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
"""Scripts that set no spaces between words: Thai, Lao, Burmese, Khmer (Unicode annex 14, class SA)."""

_MARKS: Final = re.compile(
    "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3]"
)
"""Vowels and tones above and below letters."""

_LETTERS_A_WORD: Final = 3
"""Letters of a Thai word without marks above and below: everyday texts have 2.5 to 3.3. No dictionary is asked."""


def word_count(text: str) -> int:
    """How many words `text` has; where no spaces part them, an estimate by the number of letters."""
    unspaced = sum(len(_MARKS.sub("", found[0])) for found in _UNSPACED.finditer(text))
    spaced = sum(1 for _ in WORD.finditer(_UNSPACED.sub(" ", text)))
    return spaced + round(unspaced / _LETTERS_A_WORD)


def seconds(text: str) -> int:
    """How many seconds it takes to read `text` aloud."""
    return round(word_count(text) * 60 / WORDS_A_MINUTE)
