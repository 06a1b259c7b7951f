"""Texts made comparable: a form comes back with other spaces, other composed letters, other marks of direction."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from hvs_cli.ooxml.xml import DIRECTION_MARKS

_UNSEEN: Final = r"\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\u200b\ufeff"
"""Marks of direction, soft hyphens and other characters that nobody sees."""

_SPACES: Final = re.compile(r"[\s\u00ad\u200b\ufeff]+")


_SHORT: Final = 400
"""Characters of a text that is worth remembering: the words of forms come again and again, long answers do not."""


def plain(text: str) -> str:
    """`text` for comparing only, never for keeping: NFC, one space for any number of them, no marks of direction."""
    return _remembered(text) if len(text) <= _SHORT else _plain(text)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", unicodedata.normalize("NFC", DIRECTION_MARKS.sub("", text))).strip()


_remembered = lru_cache(maxsize=8192)(_plain)


@lru_cache(maxsize=1024)
def spelled(words: str) -> re.Pattern[str]:
    """Finds the plain `words` in a text as it was kept, however they are spaced there."""
    letters = (f"[{_UNSEEN}]*".join(map(re.escape, word)) for word in words.split(" "))
    return re.compile(f"[{_UNSEEN}]*" + rf"[\s{_UNSEEN}]+".join(letters))
