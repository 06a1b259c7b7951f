"""Finished files as readable text, for goldens: what a person sees, and the marks that a machine must see."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Final

from tests import outline_powerpoint, outline_web, outline_word

_CELL = re.compile(r"^\d+H?\.\d+ ?")
_OUTLINES: Final[dict[str, Callable[[Path], str]]] = {
    ".docx": outline_word.outline,
    ".pptx": outline_powerpoint.outline,
    ".html": outline_web.outline,
    ".txt": lambda path: path.read_text("utf-8"),
    ".ics": lambda path: path.read_bytes().decode().replace("\r\n", "\n"),
}


def outline(path: Path) -> str:
    """The outline of one file, whatever its format."""
    return _OUTLINES[path.suffix](path)


def skeleton(text: str) -> str:
    """An outline without its words: what all languages have in common, in the order of reading."""
    bare = re.sub(r" (lang|dir)=[\w-]+| mirrored|^title.*(\n\S.*)*", "", text)
    parts = re.split(r"\n(?=\S)", bare)
    return "\n".join(filter(None, map(_elements, parts)))


def _elements(part: str) -> str:
    names = [re.split(r"[:⟦(\]]", line, maxsplit=1)[0].strip() for line in part.splitlines()]
    rows = [_row(list(lines)) for _, lines in groupby(filter(None, names), key=_where)]
    line = " · ".join(_folded([name for row in rows for name in row]))
    return textwrap.fill(line, 118, initial_indent="  ", subsequent_indent="    ")


def _folded(names: list[str], longest: int = 12) -> list[str]:
    """`names` with repetitions told once, `(tr · th · td) ×4`; shorter ones first, which may then repeat themselves."""
    for period in range(1, longest + 1):
        folded, at = [], 0
        while at < len(names):
            unit, times = names[at : at + period], 1
            while names[at + times * period : at + (times + 1) * period] == unit:
                times += 1
            shown = " · ".join(unit) if period == 1 else f"({' · '.join(unit)})"
            folded += [f"{shown} ×{times}"] if times > 1 else names[at : at + 1]
            at += times * period if times > 1 else 1
        names = folded
    return names


def _where(name: str) -> str:
    """The number of the table row that a line of an outline stands in, if it does."""
    return name.split(".", maxsplit=1)[0] if _CELL.match(name) else ""


def _row(names: list[str]) -> list[str]:
    """A row of a table as one name, `(Cell | Answer)`; other lines as they are."""
    if not _CELL.match(names[0]):
        return names
    cells = groupby(names, key=lambda name: name.split(" ")[0])
    inner = " | ".join(" ".join(_CELL.sub("", name) for name in cell) for _, cell in cells)
    return [f"(H {inner})" if names[0].split(".")[0].endswith("H") else f"({inner})"]
