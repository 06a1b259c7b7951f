"""A form knows its own words: short marks of them travel in the properties of the file.

What comes back is held against the words that the form went out with, and those may have been reworded since: a
translation was mended, the program became newer. The marks tell the form's words from typed ones all the same.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from hvs_cli.forms.plain import plain

WORDS: Final = "form.words"
PROMPTS: Final = "form.prompts"

_SIZE: Final = 4
"""Bytes of a mark. Some typed paragraph has the mark of one of three hundred in one form of ten million."""

_LONGEST: Final = 240
"""Characters of a property: Word keeps 255."""


def properties(words: Iterable[str], prompts: Iterable[str]) -> dict[str, str]:
    """The properties with the marks of `words`, as often as they stand there, and of `prompts`."""
    marks = sorted(_mark(text) for each in words if (text := plain(each)))
    asked = sorted({_mark(text) for each in prompts if (text := plain(each))})
    return _packed(WORDS, marks) | _packed(PROMPTS, asked)


class OwnWords:
    """The words that one form went out with, as far as its file tells."""

    def __init__(self, told: Mapping[str, str]) -> None:
        """`told` are the properties of the file; nothing is known if a program dropped them."""
        self._words, self._prompts = Counter(_unpacked(WORDS, told)), set(_unpacked(PROMPTS, told))

    def take(self, words: str) -> bool:
        """Whether the plain `words` are the form's; they count once for each time they stood there."""
        mark = _mark(words)
        if self._words[mark] <= 0:
            return False
        self._words[mark] -= 1
        return True

    def __contains__(self, words: str) -> bool:
        """Whether the plain `words` stood in the form at all."""
        return _mark(words) in self._words

    def prompted(self, words: str) -> bool:
        """Whether the plain `words` are one of its prompts."""
        return _mark(words) in self._prompts


def _mark(words: str) -> bytes:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()[:_SIZE]


def _packed(name: str, marks: Iterable[bytes]) -> dict[str, str]:
    text = base64.b64encode(b"".join(marks)).decode()
    pieces = [text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST)]
    return {f"{name}.{number:02}": piece for number, piece in enumerate(pieces, 1)}


def _unpacked(name: str, told: Mapping[str, str]) -> list[bytes]:
    text = "".join(told[each] for each in sorted(told) if each.startswith(f"{name}."))
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:  # also of letters that are not ASCII
        return []
    return [data[at : at + _SIZE] for at in range(0, len(data), _SIZE)]
