"""Blocks → HTML, with the same elements and classes that the templates use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape
from types import MappingProxyType

from hvs_cli.document.tree import (
    Block,
    Cell,
    Chart,
    Field,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Slide,
    Table,
    Text,
)
from hvs_cli.document.tree import inlines as all_inlines
from hvs_cli.languages.language import Language
from hvs_cli.writers.pieces import direction_giver
from hvs_cli.writers.web.inlines import attributes, classed, inlines


def blocks(content: Iterable[Block], around: Language, between: str = "") -> str:
    """`content` where the language `around` is spoken."""
    return between.join(_block(block, around) for block in content)


def _block(block: Block, around: Language) -> str:
    match block:
        case Heading():
            return _line(f"h{block.level}", block, around)
        case Paragraph():
            return _line("p", block, around)
        case Items():
            items = "".join(_flow("li", item, block.language) for item in block.items)
            name = "ol" if block.ordered else "ul"
            return f"<{name}{classed(block.style)}{attributes(block.language, around)}>{items}</{name}>"
        case Table():
            return _table(block, around)
        case Chart():
            return _chart(block, around)
        case Section():
            return _section(block, around)
        case Slide():
            return _slide(block, around)
        case PageBreak():
            return "<hr>"


def _line(name: str, block: Heading | Paragraph, around: Language) -> str:
    """The element `name`; it runs as its words do, if it does not say another language itself. Page numbers are none."""
    language = direction_giver(block) if block.language is around else block.language
    inner = inlines(block.content, language)
    own = classed(block.style) + attributes(language, around)
    return f"<{name}{own}>{inner}</{name}>" if inner or not block.content else ""


def _flow(name: str, content: tuple[Block, ...], around: Language, own: str = "", before: str = "") -> str:
    """The element `name` with `content`; a single plain paragraph needs no element of its own."""
    match content:
        case (Paragraph(style="") as only,):
            own += attributes(only.language, around)
            return f"<{name}{own}>{before}{inlines(only.content, only.language)}</{name}>"
        case _:
            return f"<{name}{own}>{before}{blocks(content, around)}</{name}>"


def _section(block: Section, around: Language) -> str:
    language = attributes(block.language, around)
    if len(block.columns) == 1:
        inner = blocks(block.columns[0], block.language, "\n")
        return f"<section{classed(block.style)}{language}>\n{inner}\n</section>"
    widths = " ".join(f"minmax(0,{width}fr)" for width in block.widths)
    inner = "\n".join(_flow("div", column, block.language) for column in block.columns)
    style = classed(f"{block.style} beside".strip())
    return f'<section{style}{language} style="--columns:{widths}">\n{inner}\n</section>'


def _slide(block: Slide, around: Language) -> str:
    style = classed(f"slide {block.style}".strip())
    title = f"<h2>{inlines(block.title, block.language)}</h2>"
    notes = f"\n<aside>{blocks(block.notes, block.language)}</aside>" if block.notes else ""
    inner = blocks(block.blocks, block.language, "\n")
    return f"<section{style}{attributes(block.language, around)}>\n{title}\n{inner}{notes}\n</section>"


def _chart(chart: Chart, around: Language) -> str:
    """The table of the chart, with a bar before each number."""
    largest = max((value for series in chart.series for value in series.values), default=0) or 1
    rows = [row for row in chart.table.rows if not row.header]
    bars = {
        cell: max(0, round(100 * value / largest))
        for row, values in zip(rows, zip(*(series.values for series in chart.series), strict=True), strict=True)
        for cell, value in zip(row.cells[1:], values, strict=True)
    }
    return _table(replace(chart.table, style=f"chart {chart.table.style}".strip()), around, bars)


def _table(table: Table, around: Language, bars: Mapping[Cell, int] = MappingProxyType({})) -> str:
    columns = "".join(f'<col style="width:{width}%">' for width in table.widths)
    caption = f"<caption>{inlines((table.caption,), table.language)}</caption>" if table.caption.text else ""
    named = table.rows[0].header and len(table.widths) > 2
    heads = [_words(cell) if named else "" for cell in table.rows[0].cells]
    parts = "".join(
        f"<{part}>{''.join(_row(row, heads, table.language, bars) for row in rows)}</{part}>"
        for part, header in (("thead", True), ("tbody", False))
        if (rows := [row for row in table.rows if row.header is header])
    )
    own = classed(table.style) + attributes(table.language, around)
    return f"<table{own}>{caption}<colgroup>{columns}</colgroup>\n{parts}</table>"


def _words(cell: Cell) -> str:
    return "".join(each.text for each in all_inlines(cell.blocks) if isinstance(each, Text))


def _row(row: Row, heads: Sequence[str], around: Language, bars: Mapping[Cell, int]) -> str:
    cells = "".join(
        _cell(cell, head, around, bars.get(cell) if bars else None, header=row.header)
        for cell, head in zip(row.cells, heads, strict=True)
    )
    return f"<tr>{cells}</tr>\n"


def _cell(cell: Cell, head: str, around: Language, bar: int | None, *, header: bool) -> str:
    before = "" if bar is None else f'<span class="bar" style="width:{bar}%"></span>'
    if (cell.header or header) and cell.blocks:
        return _flow("th", cell.blocks, around, f' scope="{"col" if header else "row"}"')
    answered = any(isinstance(each, Field) and each.kind != "tick" for each in all_inlines(cell.blocks))
    named = f' data-head="{escape(head)}"' if head and not header else ""
    return _flow("td", cell.blocks, around, classed("answer" if answered else "") + named, before)
