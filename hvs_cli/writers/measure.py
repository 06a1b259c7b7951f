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
from collections.abc import Iterable, Iterator
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


@lru_cache(maxsize=1 << 15)
def _advance(text: str, latin: str, complex_: str, weight: str) -> int:
    return sum(map(_widths(latin, complex_, weight).__getitem__, text))


def advance(text: str, script: Script, *, bold: bool = False) -> float:
    """The width of `text` on one line, in ems, in the fonts of `script`."""
    return _advance(text, script.latin, script.complex, "bold" if bold else "regular") / 1000


def longest_word(text: str, script: Script, *, bold: bool = False) -> float:
    """The width in ems of the longest part of `text` that no line break can divide."""
    return max((advance(found[0], script, bold=bold) for found in _PIECE.finditer(text)), default=0.0)


def line_height(content: Iterable[Inline], script: Script) -> float:
    """The height of a single line of `content` in ems: that of the tallest of its scripts and of `script`."""
    found = {each.language.script for each in content if isinstance(each, Text)} | {script}
    fonts = {font for each in found for font in (each.latin, each.complex)}
    return float(max(_file().get(font, _file()[_DEFAULT])["height"] for font in fonts))


def lines(content: Iterable[Inline], size: float, room: float, *, bold: bool = False) -> int:
    """How many lines `content` takes in `size` points where a line is `room` points long."""
    return _lines(_breakable(content, size, bold=bold), room)


def _lines(pieces: Iterable[tuple[float, bool | None]], room: float) -> int:
    """The lines that `pieces` take; of each the width, and whether a line may be broken after it, None: it must be."""
    count, at, gap, word = 1, 0.0, 0.0, 0.0
    usable = max(room * _SAFETY, 1.0)
    for width, breaks in (*pieces, (0.0, True)):
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


def _breakable(content: Iterable[Inline], size: float, *, bold: bool) -> Iterator[tuple[float, bool | None]]:
    for inline in content:
        match inline:
            case Text():
                yield from _words(inline, size, bold=bold or inline.bold)
            case Link():
                yield from _breakable(inline.content, size, bold=bold)
            case Break():
                yield 0.0, None
            case Picture():
                yield inline.width * POINTS_PER_MM, False
            case Field():
                yield from _words(Text(inline.value or inline.prompt, inline.language), size, bold=bold)
            case Counter():
                yield from _words(Text("00", inline.language), size, bold=bold)


def _words(text: Text, size: float, *, bold: bool) -> Iterator[tuple[float, bool | None]]:
    script = text.language.script
    for found in _PIECE.finditer(text.text):
        yield advance(found[0], script, bold=bold) * size, found.lastgroup == "space"
        if found.lastgroup == "whole":
            yield 0.0, True
