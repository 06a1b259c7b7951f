"""How high text gets on paper, so that a card that is too long is told of before it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from hvs_cli.document.tree import Block, Document, Heading, Paragraph, Picture, Section
from hvs_cli.writers.look import Look
from hvs_cli.writers.measure import POINTS_PER_MM, line_height, lines
from hvs_cli.writers.word.reference import Reference, reference
from hvs_cli.writers.word.runs import style_id
from hvs_cli.writers.word.writer import PART

_POINT: Final = 20
"""Word counts in twentieths of a point."""


def overfull(document: Document, look: Look) -> Iterator[tuple[int, int]]:
    """The parts with a title that are higher than they may be: their numbers, counted from 0, and the lines too many."""
    parts = [
        (part, section, share)
        for section in document.blocks
        if isinstance(section, Section)
        for part, share in _headed(section)
    ]
    if not parts:
        return
    prepared = reference(look, document.language, style_id(document.style))
    for number, (part, section, share) in enumerate(parts):
        beside, above = prepared.margins.get(f"{style_id(section.style)}Table", (0.0, 0.0))
        width = prepared.width * share / 100 / _POINT - beside
        more = _height(part.columns[0], width, prepared) + above - part.height * POINTS_PER_MM
        if more > 0:
            yield number, int(more / _line(part.columns[0][-1], prepared)) + 1


def _headed(section: Section) -> Iterator[tuple[Section, int]]:
    """The parts of `section` with a title, each with the share of the width that its column has."""
    for column, share in zip(section.columns, section.widths, strict=True):
        for part in column:
            if (
                isinstance(part, Section)
                and part.style == PART
                and any(isinstance(each, Heading) and each.level > 2 for each in part.columns[0])
            ):
                yield part, share


def _height(blocks: Iterable[Block], width: float, prepared: Reference) -> float:
    return sum(_paragraph(each, width, prepared) for each in blocks if isinstance(each, Paragraph | Heading))


def _paragraph(block: Paragraph | Heading, width: float, prepared: Reference) -> float:
    type_ = prepared.types.get(style_id(block.style)) or prepared.types["Normal"]
    line = _line(block, prepared)
    pictures = (each.height * POINTS_PER_MM for each in block.content if isinstance(each, Picture))
    count = lines(block.content, type_.size, width, bold=type_.bold)
    return type_.around + max([line, *pictures]) + (count - 1) * line


def _line(block: Block, prepared: Reference) -> float:
    """The height of a line of `block`."""
    if not isinstance(block, Paragraph | Heading):
        return prepared.types["Normal"].size
    type_ = prepared.types.get(style_id(block.style)) or prepared.types["Normal"]
    return max(type_.size * line_height(block.content, block.language.script) * type_.line, type_.least)
