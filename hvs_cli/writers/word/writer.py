"""Blocks → WordprocessingML, and the whole document into a stream."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import BinaryIO

from hvs_cli.document.tree import (
    Block,
    Cell,
    Chart,
    Document,
    Field,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Slide,
    Table,
    inlines,
)
from hvs_cli.languages.language import Language
from hvs_cli.ooxml.package import Part, write_package
from hvs_cli.ooxml.xml import xml
from hvs_cli.writers.look import Look
from hvs_cli.writers.pieces import direction_giver
from hvs_cli.writers.word.charts import chart_paragraph
from hvs_cli.writers.word.keep import items_kept, rows_kept
from hvs_cli.writers.word.package import FIRST_LIST, Shared, Story, body_story, package, root
from hvs_cli.writers.word.reference import Reference, Written, reference
from hvs_cli.writers.word.runs import Runs, missing_style, style_id

_HANDWRITTEN_LINE = 400
"""Room for a line of handwriting, in twentieths of a point (7 mm)."""

MOST_WRITTEN = 2_000
"""Blocks that are remembered for each reference file, so that memory stays flat."""

_CELL_MARGIN = 220
"""Twentieths of a point beside what stands in a cell, at most."""

_MILLIMETRE = 1440 / 25.4
"""In twentieths of a point."""

PART = "part"
"""The class of sections within columns that stand at the same height in each column."""

_TURNED = {"left": "right", "start": "right", "both": "right", "right": "left", "end": "left", "center": "center"}
"""The alignment of a style → what keeps a paragraph on its side of the page when it runs against the document."""

_GAP = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'


def write(document: Document, look: Look, stream: BinaryIO) -> None:
    """Write `document` as .docx. Raises `TemplateError` where the reference file lacks a style."""
    prepared = reference(look, document.language, style_id(document.style))
    shared = Shared(look)
    foreign = _foreign(document)
    body = body_story(shared, foreign)
    text = _Blocks(prepared, body).write(document.blocks)
    edges = '<w:headerReference w:type="default" r:id="rId5"/>' if document.header else ""
    edges += '<w:footerReference w:type="default" r:id="rId6"/>' if document.footer else ""
    section = f"<w:sectPr>{edges}{prepared.section}</w:sectPr>"
    parts = body.parts(root("document", f"<w:body>{text}{section}</w:body>"))
    parts += _edge("hdr", "Header", document.header, Story("header1", shared, foreign), prepared)
    parts += _edge("ftr", "Footer", document.footer, Story("footer1", shared, foreign), prepared)
    write_package(package(document, prepared, shared, parts), stream)


def _at_least(height: int) -> str:
    """The height of a row that may grow, in twentieths of a point."""
    return f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>'


def _foreign(document: Document) -> Language:
    """A left-to-right language of the document for the marks around left-to-right pieces."""
    if not document.language.right_to_left:
        return document.language
    for inline in inlines((*document.header, *document.blocks, *document.footer)):
        language = getattr(inline, "language", None)
        if isinstance(language, Language) and not language.right_to_left:
            return language
    return document.language


def _edge(tag: str, style: str, blocks: tuple[Block, ...], story: Story, prepared: Reference) -> list[Part]:
    shown = blocks or (Paragraph((), prepared.language),)
    return story.parts(root(tag, _Blocks(prepared, story, plain=style).write(shown)))


def _rows(section: Section) -> list[tuple[tuple[tuple[Block, ...], ...], str]]:
    """The columns of each row, and how high it is: parts that stand at the same height in each column are one row."""
    parts = [
        [each for each in column if isinstance(each, Section) and each.style == PART] for column in section.columns
    ]
    if not all(parts):
        return [(section.columns, _high(section))]
    return [
        (tuple(each.columns[0] for each in row), _high(max(row, key=lambda each: each.height)))
        for row in zip(*parts, strict=True)
    ]


def _high(section: Section) -> str:
    return _at_least(round(section.height * _MILLIMETRE)) if section.height else ""


class _Blocks:
    """Writes the blocks of one story."""

    def __init__(self, prepared: Reference, story: Story, plain: str = "") -> None:
        self._reference, self._story, self._plain = prepared, story, plain
        self._runs = Runs(prepared, story)

    def write(self, blocks: Iterable[Block]) -> str:
        return "".join(self._remembered(block) for block in blocks)

    def _remembered(self, block: Block) -> str:
        """The XML of `block`, as it was written before if it has no ids of its own: fields, pictures, numbered lists."""
        memory, story = self._reference.written, self._story
        key = (id(block), self._plain, story.foreign)
        if (known := memory.get(key)) and known.block is block:
            for target in known.links:
                story.link(target)
            return known.text
        counted, links = (story.shared.last, story.shared.lists), len(story.links)
        text = self._block(block)
        if counted == (story.shared.last, story.shared.lists):
            if len(memory) >= MOST_WRITTEN:
                memory.clear()
            memory[key] = Written(block, text, tuple(story.links[links:]))
        return text

    def _block(self, block: Block, room: int = 0) -> str:
        """`block`; `room` is the width of the column it stands in, in twentieths of a point, if that is not the page's."""
        match block:
            case Heading():
                style = style_id(block.style) if block.style else f"Heading{block.level}"
                return self._paragraph(Paragraph(block.content, block.language), style)
            case Paragraph():
                return self._paragraph(block, style_id(block.style) or self._plain)
            case Items():
                return self._items(block, 0, loose=not room)
            case Table():
                return self._table(block)
            case Chart():
                return chart_paragraph(block, room or self._reference.width, self._story)
            case Section():
                return self._section(block)
            case PageBreak():
                return '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'
            case Slide():
                return self._slide(block)

    def _paragraph(
        self, block: Paragraph, style: str, numbering: str = "", *, bold: bool = False, keep: bool = False
    ) -> str:
        if style and style not in self._reference.styles["paragraph"]:
            raise missing_style(style, "paragraph")
        language = direction_giver(block)
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        base = self._reference.language.right_to_left
        bidi = (
            "" if language.right_to_left == base else "<w:bidi/>" if language.right_to_left else '<w:bidi w:val="0"/>'
        )
        # An address between right-to-left paragraphs runs from left to right, and stays on their side of the page.
        turned = block.language.right_to_left != language.right_to_left
        aligned = f'<w:jc w:val="{_TURNED[self._reference.sides.get(style, "left")]}"/>' if turned else ""
        properties = f"{named}{'<w:keepNext/>' if keep else ''}{numbering}{bidi}{aligned}{self._runs.mark(language)}"
        runs = self._runs.write(block.content, language, bold=bold)
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"

    def _items(self, block: Items, level: int, *, loose: bool) -> str:
        """`block`; pages divide it if it is loose, and not in a cell."""
        number = 1
        if block.ordered:
            number = FIRST_LIST + self._story.shared.lists
            self._story.shared.lists += 1
        style = style_id(block.style) or ("ListNumber" if block.ordered else "ListBullet")
        first = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        out = []
        for item, keep in zip(block.items, items_kept(len(block.items)), strict=True):
            numbering = first
            for each in item:
                if isinstance(each, Paragraph):
                    named = style if numbering else "ListContinue"
                    out.append(self._paragraph(each, named, numbering, keep=keep and loose))
                    numbering = ""
                elif isinstance(each, Items):
                    out.append(self._items(each, level + 1, loose=loose))
                else:
                    out.append(self._block(each))
        return "".join(out)

    def _table(self, block: Table) -> str:
        style = style_id(block.style or "plain") + "Table"
        kept = rows_kept(block)
        rows = "".join(self._row(row, block, style, keep=keep) for row, keep in zip(block.rows, kept, strict=True))
        return self._grid(style, block.widths, rows, block.language, block.caption.text)

    def _row(self, row: Row, table: Table, style: str, *, keep: bool) -> str:
        lines = max(
            (each.rows for cell in row.cells for each in inlines(cell.blocks) if isinstance(each, Field)), default=1
        )
        height = _at_least(lines * _HANDWRITTEN_LINE) if lines > 1 else ""
        header = "<w:tblHeader/>" if row.header else ""
        cells = "".join(
            self._cell(cell, self._width(share), self._cell_style(cell, row, style), keep=keep)
            for cell, share in zip(row.cells, table.widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{height}{header}</w:trPr>{cells}</w:tr>"

    def _cell_style(self, cell: Cell, row: Row, style: str) -> str:
        if row.header:
            return "HeaderTable"
        answered = any(isinstance(each, Field) and each.kind != "tick" for each in inlines(cell.blocks))
        return "AnswerTable" if answered else style

    def _cell(self, cell: Cell, width: int, style: str, *, keep: bool = False) -> str:
        own = self._reference.cells.get(style, "")
        blocks = cell.blocks or (Paragraph((), self._reference.language),)
        inner = "".join(
            self._paragraph(each, style_id(each.style), bold=cell.header and not each.style, keep=keep)
            if isinstance(each, Paragraph)
            else self._block(each, width - 2 * _CELL_MARGIN)
            for each in blocks
        )
        if isinstance(blocks[-1], Table | Section):
            inner += _GAP
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{own}</w:tcPr>{inner}</w:tc>'

    def _slide(self, block: Slide) -> str:
        """A slide as people read it at home: its title as a heading, and below it, quieter, what the presenter says."""
        title = Heading(1 if block.style == "title" else 2, block.title, block.language)
        notes = (replace(each, style="quiet") if isinstance(each, Paragraph) else each for each in block.notes)
        return self._block(title) + self.write(block.blocks) + "".join(map(self._block, notes))

    def _section(self, block: Section) -> str:
        style = style_id(block.style or "layout") + "Table"
        rows = _rows(block)
        # Of several rows the first heads the others, as screen readers want it said of every table.
        head = "<w:tblHeader/>" if len(rows) > 1 else ""
        inner = "".join(
            self._section_row(columns, f"{height}{'' if number else head}", block.widths, style)
            for number, (columns, height) in enumerate(rows)
        )
        return self._grid(style, block.widths, inner, block.language, "")

    def _section_row(
        self, columns: Iterable[tuple[Block, ...]], properties: str, widths: Iterable[int], style: str
    ) -> str:
        cells = "".join(
            self._cell(Cell(column), self._width(share), style) for column, share in zip(columns, widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>"

    def _grid(self, style: str, widths: tuple[int, ...], rows: str, language: Language, caption: str) -> str:
        if style not in self._reference.styles["table"]:
            raise missing_style(style, "table")
        mirrored = "<w:bidiVisual/>" if language.right_to_left else ""
        named = f'<w:tblCaption w:val="{xml(caption)}"/>' if caption else ""
        columns = "".join(f'<w:gridCol w:w="{self._width(share)}"/>' for share in widths)
        total = sum(self._width(share) for share in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{mirrored}<w:tblW w:w="{total}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            f'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>{named}</w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>{_GAP}"
        )

    def _width(self, share: int) -> int:
        return self._reference.width * share // 100
