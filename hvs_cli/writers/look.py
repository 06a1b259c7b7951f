"""How documents of one municipality look: its accent colour and its reference files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hvs_cli.resources import shipped

ACCENT = "1F3864"
"""The accent that the shipped reference files use; a municipality's own colour takes its place."""

TINTS = (0.06, 0.12)
"""How much of the accent boxes and header rows show."""

_OTHERS = ("2F6B6F", "8A5200", "7A3B69", "4A6329")
"""Colours beside the accent, each dark enough for white paper (4.5:1)."""


def tint(colour: str, share: float) -> str:
    """`colour` thinned with white to `share`, 0 to 1."""
    parts = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
    return "".join(f"{round(255 - (255 - part) * share):02X}" for part in parts)


@dataclass(frozen=True, slots=True)
class Look:
    """The accent colour, and the folders in which reference files are looked for, the shipped one first."""

    accent: str = ACCENT
    folders: tuple[Path, ...] = ()

    @property
    def colours(self) -> tuple[str, ...]:
        """Of the series of a chart, told apart without colour too; the theme of the shipped slides has the same."""
        return (self.accent, *_OTHERS)

    def files(self, name: str) -> Sequence[Path]:
        """Every `name` there is, the shipped one first, the municipality's own last."""
        return [path for folder in (shipped("templates"), *self.folders) if (path := folder / name).is_file()]

    def recolour(self, text: str) -> str:
        """`text` of a reference file with the shipped accent and its tints replaced."""
        if self.accent == ACCENT:
            return text
        for share in TINTS:
            text = text.replace(tint(ACCENT, share), tint(self.accent, share))
        return text.replace(ACCENT, self.accent)
