"""How wide and how high text gets, so that slides and cards are filled but never overfilled.

The widths are real ones, from `widths.json` beside this file, and no font is read: Office's fonts are not on every
machine, and the same input must give the same bytes on any. `tests/makers/font_widths.py` made the file and says which
free fonts stand in for which; where several do, the widest counts. A script that is not in the file is taken to be
rather wide.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from hvs_cli.document.tree import Break, Counter, Field, Inline, Link, Picture, Text
from hvs_cli.languages.script import Script

POINTS_PER_MM: Final = 72 / 25.4

_DEFAULT = "Arial"
_UNKNOWN, _WIDE = 750, 1000
"""Thousandths of an em for a letter that is not in the file, and for one that fills a square (Unicode annex 11)."""

_SAFETY = 0.98
"""The share of a line that is filled: programs differ by a hair in kerning and rounding."""

_NO_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Scripts that do not part words by spaces (Unicode annex 14, class SA): Thai, Lao, Burmese, Khmer."""

_PIECE = re.compile(rf"(?P<space>[ \t]+)|(?P<whole>[{_NO_SPACES}]{{1,6}}|[^ \t{_NO_SPACES}-]*-+)|[^ \t{_NO_SPACES}-]+")
"""What a line is never broken within; after `whole` it may be. Without spaces, a piece is as long as a usual word."""


class _Widths(dict[str, int]):
    """Letter → width in thousandths of an em; a letter that is not there is judged by its Unicode properties."""

    def __missing__(self, letter: str) -> int:
        if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc"):
            return self.setdefault(letter, 0)
        return self.setdefault(letter, _WIDE if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN)


@cache
def _file() -> dict[str, dict[str, Any]]:
    fonts: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("widths.json").read_text("utf-8"))
    return fonts


@cache
def _widths(latin: str, complex_: str, weight: str) -> _Widths:
    found = _Widths()
    for font in (_DEFAULT, latin, complex_):
        for first, run in _file().get(font, {}).get(weight, {}).items():
            found |= {chr(code): int(width) for code, width in enumerate(run.split(), int(first, 16))}
    return found


_Piece = tuple[int, bool | None]
"""The width of a part of a text in thousandths of an em, and whether a line may be broken there; None: it must be.

Words are parts with False, the spaces between them parts with True.
"""


@lru_cache(maxsize=1 << 14)
def _pieces(text: str, latin: str, complex_: str, weight: str) -> tuple[int, tuple[_Piece, ...]]:
    """The width of the whole text, and its parts: the same words are measured again and again."""
    width = _widths(latin, complex_, weight).__getitem__
    parts: list[_Piece] = []
    for found in _PIECE.finditer(text):
        parts.append((sum(map(width, found[0])), found.lastgroup == "space"))
        if found.lastgroup == "whole":
            parts.append((0, True))
    return sum(each for each, _ in parts), tuple(parts)


def _measured(text: str, script: Script, *, bold: bool) -> tuple[int, tuple[_Piece, ...]]:
    return _pieces(text, script.latin, script.complex, "bold" if bold else "regular")


def advance(text: str, script: Script, *, bold: bool = False) -> float:
    """The width of `text` on one line, in ems, in the fonts of `script`."""
    return _measured(text, script, bold=bold)[0] / 1000


def longest_word(text: str, script: Script, *, bold: bool = False) -> float:
    """The width in ems of the longest part of `text` that no line break can divide."""
    return max((width for width, _ in _measured(text, script, bold=bold)[1]), default=0) / 1000


def line_height(content: Iterable[Inline], script: Script) -> float:
    """The height of a single line of `content` in ems: that of the tallest of its scripts and of `script`."""
    tallest = _height(script.latin, script.complex)
    for each in content:
        if isinstance(each, Text) and (own := each.language.script) is not script:
            tallest = max(tallest, _height(own.latin, own.complex))
    return tallest


@cache
def _height(latin: str, complex_: str) -> float:
    return float(max(_file().get(font, _file()[_DEFAULT])["height"] for font in (latin, complex_)))


def lines(content: Iterable[Inline], size: float, room: float, *, bold: bool = False) -> int:
    """How many lines `content` takes in `size` points where a line is `room` points long."""
    measured = [_inline(each, size, bold=bold) for each in content]
    usable = max(room * _SAFETY, 1.0) * 1000 / size
    if sum(width for width, _ in measured) <= usable and all(parts is not _BREAK for _, parts in measured):
        return 1
    return _lines((part for _, parts in measured for part in parts), usable)


_BREAK: Final = ((0, None),)


def _inline(inline: Inline, size: float, *, bold: bool) -> tuple[int, tuple[_Piece, ...]]:
    match inline:
        case Text():
            return _measured(inline.text, inline.language.script, bold=bold or inline.bold)
        case Link():
            texts = [_inline(each, size, bold=bold) for each in inline.content]
            return sum(width for width, _ in texts), tuple(part for _, parts in texts for part in parts)
        case Break():
            return 0, _BREAK
        case Picture():
            width = round(inline.width * POINTS_PER_MM * 1000 / size)
            return width, ((width, False),)
        case Field():
            return _measured(inline.value or inline.prompt, inline.language.script, bold=bold)
        case Counter():
            return _measured("00", inline.language.script, bold=bold)


def _lines(parts: Iterable[_Piece], usable: float) -> int:
    """The lines that `parts` take, broken as late as can be; a word longer than a line is broken where it must be."""
    count, at, gap, word = 1, 0.0, 0.0, 0.0
    for width, breaks in (*parts, (0, True)):
        if breaks is False:
            word += width
            continue
        if word or breaks is None:
            if at and at + gap + word > usable:
                count, at, gap = count + 1, 0.0, 0.0
            at, gap, word = at + gap + word, 0.0, 0.0
            over = int(at / usable) if at > usable else 0
            count, at = count + over, at - over * usable
        if breaks is None:
            count, at = count + 1, 0.0
        gap += width
    return count
