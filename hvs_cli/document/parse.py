"""Semantic HTML → document tree. The vocabulary is closed: what is not in it is an error with the template's line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from hvs_cli.document.chart import chart
from hvs_cli.document.inline import Inlines, PictureLoader
from hvs_cli.document.tree import (
    Block,
    Cell,
    Chart,
    Document,
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
from hvs_cli.document.vocabulary import BLOCKS, LINE, check, each_once, fault, no_text, number, only, place, string
from hvs_cli.errors import Problem, TemplateError, message
from hvs_cli.languages.language import Language

MOST_KNOWN: Final = 4_000
"""Blocks that are remembered, so that memory stays flat however many documents are made."""

_NONE: Final[frozenset[str]] = frozenset()
"""The names of the fields in a block that has none."""


def parse(html: str, languages: Callable[[str], Language], pictures: PictureLoader, foreign_language: str) -> Document:
    """The tree of what a template rendered; see `Parser`. Raises `TemplateError`."""
    return Parser(languages, pictures, foreign_language).parse(html)


def _not_well_formed(html: str, error: etree.XMLSyntaxError) -> Problem:
    line, column = error.position
    lines = html.split("\n")
    before = "\n".join([*lines[: line - 1], lines[line - 1][: column - 1]])
    found = re.findall(rf' {LINE}="([^"]*)"', before)
    what = message("the tags do not fit together: {reason}", reason=error.msg)
    hint = message("Close every tag, and write void elements as <br/>.")
    return Problem(place(found[-1] if found else ""), what, hint)


def _rows(table: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """The rows of `table` itself, each with whether it is one of its head; a cell may hold a table of its own."""
    for child in table:
        if child.tag == "tr":
            yield child, False
        elif child.tag != "caption":
            only(child, "tr")
            yield from ((row, child.tag == "thead") for row in child)


class Parser:
    """Makes trees of what templates rendered; words in a foreign script are taken to be in `foreign_language`.

    A block that was met before, letter for letter, is the same object again: the letters to twenty sessions share
    most of theirs.
    """

    def __init__(self, languages: Callable[[str], Language], pictures: PictureLoader, foreign_language: str) -> None:
        self._inlines = Inlines(languages, pictures, foreign_language)
        self._xml = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        self._known: dict[tuple[str, Language], tuple[Block, frozenset[str]]] = {}

    def parse(self, html: str) -> Document:
        """The tree of `html`. Raises `TemplateError` with the template's line."""
        try:
            root = etree.fromstring(html.encode(), self._xml)
        except etree.XMLSyntaxError as error:
            raise TemplateError(_not_well_formed(html, error)) from error
        self._inlines.names.clear()
        return self._document(root)

    def _document(self, root: etree._Element) -> Document:
        if root.tag != "html":
            raise fault(root, message("a template makes one <html> element, not <{tag}>", tag=root.tag))
        check(root)
        language = self._inlines.language(root, None)
        parts = each_once(root, "head", "body")
        head, body = parts.get("head"), parts.get("body")
        if head is None or body is None:
            raise fault(root, message("a document needs <head> with a <title>, and <body>"))
        only(head, "title", "meta")
        found = each_once(body, "header", "main", "footer")
        regions = {tag: self._region(child, language) for tag, child in found.items()}
        title = string(head.find("title"))
        if not title.strip():
            raise fault(head, message("a document needs a <title>"))
        return Document(
            title=title,
            language=language,
            blocks=regions.get("main", ()),
            header=regions.get("header", ()),
            footer=regions.get("footer", ()),
            style=body.get("class", ""),
            properties={meta.get("name", ""): meta.get("content", "") for meta in head.iter("meta")},
        )

    # blocks

    def _region(self, region: etree._Element, language: Language) -> tuple[Block, ...]:
        """The blocks of the page's head, body or foot. One with fields that are there already is made anew, to say so."""
        if not any(child.tag in BLOCKS for child in region):
            return self._blocks(region, language)
        no_text(region)
        taken, blocks = self._inlines.names, []
        for child in region:
            key = (etree.tostring(child, with_tail=False, encoding="unicode"), language)
            block, names = self._known.get(key, (None, _NONE))
            if block is None or not taken.isdisjoint(names):
                before = frozenset(taken)
                check(child)
                block = self._block(child, self._inlines.language(child, language))
                names = frozenset(taken - before)
                self._remember(key, block, names)
            taken |= names
            blocks.append(block)
        return tuple(blocks)

    def _remember(self, key: tuple[str, Language], block: Block, names: frozenset[str]) -> None:
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[key] = (block, names)

    def _blocks(self, parent: etree._Element, language: Language) -> tuple[Block, ...]:
        if not any(child.tag in BLOCKS for child in parent):
            content = tuple(self._inlines.read(parent, language))
            return (Paragraph(content, language),) if content else ()
        no_text(parent)
        return tuple(self._block(child, self._inlines.language(child, language)) for child in parent if check(child))

    def _block(self, element: etree._Element, language: Language) -> Block:
        style = element.get("class", "")
        match element.tag:
            case "h1" | "h2" | "h3":
                return Heading(int(element.tag[1]), tuple(self._inlines.read(element, language)), language, style)
            case "p":
                return Paragraph(tuple(self._inlines.read(element, language)), language, style)
            case "ul" | "ol":
                only(element, "li")
                items = tuple(self._blocks(item, self._inlines.language(item, language)) for item in element)
                return Items(element.tag == "ol", items, language, style)
            case "table" if "chart" in style.split():
                return self._chart(element, language, style)
            case "table":
                return self._table(element, language, style)
            case "section" if "slide" in style.split():
                return self._slide(element, language, style)
            case "section":
                return self._section(element, language, style)
            case "hr":
                return PageBreak()
            case _:
                raise fault(element, message("<{tag}> cannot stand beside paragraphs", tag=element.tag))

    def _table(self, element: etree._Element, language: Language, style: str) -> Table:
        only(element, "caption", "thead", "tbody", "tr")
        rows = [self._row(row, language, header=header) for row, header in _rows(element)]
        count = len(rows[0].cells) if rows else 0
        if not rows or any(len(row.cells) != count for row in rows):
            raise fault(element, message("every row of a table has the same number of cells, and at least one"))
        caption = string(element.find("caption"))
        shown = Text(caption, self._inlines.spoken(caption, language))
        return Table(tuple(rows), self._widths(element, count), shown, language, style)

    def _row(self, element: etree._Element, language: Language, *, header: bool) -> Row:
        only(element, "th", "td")
        cells = ((cell, self._inlines.language(cell, language)) for cell in element)
        return Row(tuple(Cell(self._blocks(cell, own), cell.tag == "th") for cell, own in cells), header)

    def _chart(self, element: etree._Element, language: Language, style: str) -> Chart:
        table = self._table(element, language, " ".join(word for word in style.split() if word != "chart"))
        if not table.rows[0].header or len(table.rows) < 2 or len(table.rows[0].cells) < 2:
            raise fault(element, message("a chart has a <thead> with names, and rows with a name and numbers"))
        try:
            return chart(table)
        except ValueError as error:
            raise fault(element, message("a chart needs numbers such as 7 or 2.5, not “{text}”", text=error)) from error

    def _widths(self, element: etree._Element, count: int) -> tuple[int, ...]:
        text = element.get("data-widths")
        if text is None:
            return tuple([100 // count] * (count - 1) + [100 - 100 // count * (count - 1)])
        widths = tuple(int(part) for part in text.split() if part.isdecimal())
        if len(widths) != count or sum(widths) != 100:
            raise fault(element, message("data-widths has {count} numbers that make 100", count=count))
        return widths

    def _section(self, element: etree._Element, language: Language, style: str) -> Section:
        if any(child.tag == "div" for child in element):
            only(element, "div")
            columns = tuple(self._blocks(child, self._inlines.language(child, language)) for child in element)
        else:
            columns = (self._blocks(element, language),)
        height = number(element, "data-height", 0)
        return Section(columns, self._widths(element, len(columns)), language, style, height)

    def _slide(self, element: etree._Element, language: Language, style: str) -> Slide:
        no_text(element)
        title = next(iter(element), None)
        if title is None or title.tag != "h2":
            raise fault(element, message("a slide begins with its title in <h2>"))
        notes = element.find("aside")
        shown = [child for child in element if child is not title and child is not notes and check(child)]
        return Slide(
            title=tuple(self._inlines.read(title, language)),
            blocks=tuple(self._block(child, self._inlines.language(child, language)) for child in shown),
            notes=self._blocks(notes, language) if notes is not None else (),
            language=language,
            style=" ".join(word for word in style.split() if word != "slide"),
        )
