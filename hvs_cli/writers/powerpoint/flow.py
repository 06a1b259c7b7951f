"""The blocks of a slide as what is set upon it: runs of text, tables, charts, pictures, columns, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from hvs_cli.document.tree import (
    Block,
    Cell,
    Chart,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Picture,
    Section,
    Slide,
    Table,
)
from hvs_cli.errors import Message, Place, Problem, TemplateError, message
from hvs_cli.writers.powerpoint.styles import HEADING, Style, bold, paragraph_style, unknown

SECTIONS: Final = frozenset(["", "box", "columns"])
"""Classes of sections that slides know: `box` is tinted."""


@dataclass(frozen=True, slots=True)
class Point:
    """A paragraph as a slide has it: by itself, or in a list of some level."""

    paragraph: Paragraph
    style: Style
    level: int = 0
    """0 outside of lists."""
    mark: Literal["", "bullet", "number"] = ""
    """Only the first paragraph of an item has a mark."""
    number: int = 0
    """The item's number in its list; 0 where items are not numbered."""
    begins: bool = False
    """Whether the number must be said: it does not follow from the paragraph before."""
    keeps: bool = False
    """Whether it must stand on the same slide as what follows."""


@dataclass(frozen=True, slots=True)
class Words:
    """Text in one frame."""

    points: tuple[Point, ...]
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table; each cell holds paragraphs."""

    cells: tuple[tuple[Point, ...], ...]
    header: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, its rows as a slide has them."""

    table: Table
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart, or a part of one that no slide can hold as a whole."""

    chart: Chart
    whole: Chart

    @property
    def divided(self) -> bool:
        """Whether there is more of it on another slide."""
        return len(self.chart.categories) < len(self.whole.categories)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture by itself."""

    picture: Picture
    centred: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """Things side by side."""

    columns: tuple[tuple[Region, ...], ...]
    widths: tuple[int, ...]


Region = Words | Grid | Plot | Image | Columns


def stacks(blocks: tuple[Block, ...]) -> list[tuple[Region, ...]]:
    """`blocks` as regions from top to bottom; a page break divides them between slides. Raises `TemplateError`."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, PageBreak):
            parts.append([])
        else:
            parts[-1].append(block)
    return [tuple(regions(part)) for part in parts]


def regions(blocks: Iterable[Block]) -> Iterator[Region]:
    """`blocks` as regions; neighbouring paragraphs and lists are one frame of text."""
    points: list[Point] = []
    for each in _pieces(blocks):
        if isinstance(each, Point):
            points.append(each)
            continue
        if points:
            yield Words(tuple(points))
            points = []
        yield each
    if points:
        yield Words(tuple(points))


def _pieces(blocks: Iterable[Block]) -> Iterator[Point | Region]:
    for block in blocks:
        match block:
            case Heading():
                paragraph = Paragraph(block.content, block.language, block.style)
                yield Point(paragraph, paragraph_style(block.style) if block.style else HEADING, keeps=True)
            case Paragraph():
                yield from _paragraph(block)
            case Items():
                yield from _items(block, 1)
            case Table():
                yield _grid(block)
            case Chart():
                yield Plot(block, block)
            case Section():
                yield from _section(block)
            case PageBreak():
                raise _wrong(message("a page break cannot stand inside columns or boxes of a slide"))
            case Slide():
                raise _wrong(message("a slide cannot stand on a slide"))


def _paragraph(block: Paragraph) -> Iterator[Point | Image]:
    """Its text, and its pictures after it: a slide has no pictures in lines."""
    style = paragraph_style(block.style)
    pictures = [each for each in block.content if isinstance(each, Picture)]
    if len(pictures) < len(block.content):
        words = tuple(each for each in block.content if not isinstance(each, Picture))
        yield Point(replace(block, content=words) if pictures else block, style)
    yield from (Image(each, style.centred) for each in pictures)


def _items(block: Items, level: int) -> Iterator[Point]:
    follows = False
    for number, item in enumerate(block.items, 1):
        mark: Literal["", "bullet", "number"] = "number" if block.ordered else "bullet"
        for each in item:
            if isinstance(each, Items):
                yield from _items(each, level + 1)
            elif isinstance(each, Paragraph):
                place = number if block.ordered else 0
                yield Point(each, paragraph_style(each.style), level, mark, place, begins=not follows)
                follows, mark = bool(mark), ""
            else:
                raise _wrong(message("an item of a list on a slide holds text and lists only"))


def _grid(table: Table) -> Grid:
    if not table.rows[0].header:
        raise _wrong(message("a table on a slide begins with a row of headings in <thead>"))
    rows = (GridRow(tuple(_cell(cell, header=row.header) for cell in row.cells), row.header) for row in table.rows)
    return Grid(table, tuple(rows))


def _cell(cell: Cell, *, header: bool) -> tuple[Point, ...]:
    points: list[Point] = []
    for region in regions(cell.blocks):
        if not isinstance(region, Words):
            raise _wrong(message("a cell of a table on a slide holds text only"))
        points += region.points
    if header or cell.header:
        return tuple(replace(each, style=bold(each.style)) for each in points)
    return tuple(points)


def _section(block: Section) -> Iterator[Point | Region]:
    if block.style not in SECTIONS:
        raise unknown(block.style, SECTIONS)
    columns = tuple(tuple(regions(column)) for column in block.columns)
    boxed = block.style == "box"
    if boxed:
        columns = tuple(tuple(_tinted(each) for each in column) for column in columns)
    if len(columns) > 1:
        yield Columns(columns, block.widths)
    else:
        yield from columns[0] if boxed else _pieces(block.columns[0])


def _tinted(region: Region) -> Region:
    return replace(region, boxed=True) if isinstance(region, Words) else region


def _wrong(what: Message) -> TemplateError:
    return TemplateError(Problem(Place(""), what))
