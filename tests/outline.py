"""Finished files as readable text, for goldens: what a person sees, and the marks that a machine must see."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests import outline_powerpoint, outline_web, outline_word

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


def skeleton(text: str) -> list[str]:
    """The lines of an outline without their words: what all languages have in common."""
    bare = re.sub(r" (lang|dir)=\S+| mirrored", "", text)
    return [re.split(r"[:⟦(\]]", line, maxsplit=1)[0].rstrip() for line in bare.splitlines() if line.strip()]
