"""Semantic HTML → document tree. The vocabulary is closed: what is not in it is an error with the template's line."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, cast

from lxml import etree

from hvs_cli.document.chart import chart
from hvs_cli.document.tree import (
    Block,
    Break,
    Cell,
    Chart,
    Counter,
    Document,
    Field,
    FieldKind,
    Heading,
    Inline,
    Items,
    Link,
    Option,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Section,
    Slide,
    Table,
    Text,
)
from hvs_cli.errors import Message, Place, Problem, TemplateError, TranslationError, message
from hvs_cli.languages.language import Language
from hvs_cli.languages.script import foreign, scripts

LINE: Final = "l"
"""The attribute in which rendering leaves `template:line`."""

ATTRIBUTES: Final[dict[str, frozenset[str]]] = {
    name: frozenset(words.split())
    for name, words in {
        "html": "lang",
        "head": "",
        "title": "",
        "meta": "name content",
        "body": "class",
        "header": "",
        "main": "",
        "footer": "",
        "h1": "class lang",
        "h2": "class lang",
        "h3": "class lang",
        "p": "class lang",
        "ul": "class lang",
        "ol": "class lang",
        "li": "",
        "table": "class lang data-widths",
        "caption": "",
        "thead": "",
        "tbody": "",
        "tr": "",
        "th": "lang scope",
        "td": "lang",
        "section": "class lang data-widths data-height",
        "div": "lang",
        "aside": "",
        "hr": "",
        "b": "lang",
        "strong": "lang",
        "span": "class lang",
        "bdi": "class lang",
        "a": "href",
        "br": "",
        "img": "src alt data-width data-height",
        "output": "name",
        "label": "",
        "input": "type name title placeholder value checked",
        "textarea": "name title placeholder rows",
        "select": "name title placeholder",
        "option": "value",
    }.items()
}
"""The whole vocabulary: every element a template may use, with its attributes. CONTRIBUTING explains each."""

BLOCKS: Final = frozenset(["h1", "h2", "h3", "p", "ul", "ol", "table", "section", "hr"])
INPUTS: Final[dict[str, FieldKind]] = {"text": "line", "number": "number", "date": "date", "checkbox": "tick"}

MOST_KNOWN: Final = 4_000
"""Blocks that are remembered, so that memory stays flat however many documents are made."""

MOST_MILLIMETRES: Final = 1_000
"""Longer than any paper."""

PictureLoader = Callable[[str, str, float], Picture]
"""Source, alternative text and width in millimetres → picture."""


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
    return Problem(_place(found[-1] if found else ""), what, hint)


def _place(mark: str) -> Place:
    name, _, line = mark.rpartition(":")
    return Place(name, int(line)) if name else Place("")


def _fail(element: etree._Element, what: Message, hint: Message | None = None) -> TemplateError:
    mark = next((mark for each in (element, *element.iterancestors()) if (mark := each.get(LINE))), "")
    return TemplateError(Problem(_place(mark), what, hint or message("CONTRIBUTING lists what a template may use.")))


def _string(element: etree._Element | None) -> str:
    """All text within `element`."""
    return "" if element is None else "".join(str(text) for text in element.itertext())


class Parser:
    """Makes trees of what templates rendered.

    Words in a foreign script are put into runs of their own: in `foreign_language` (the reporting language) if
    that has the script, else in the language that `scripts.yaml` names for it. A block that was met before, letter
    for letter, is the same object again: the letters to twenty sessions share most of theirs.
    """

    def __init__(self, languages: Callable[[str], Language], pictures: PictureLoader, foreign_language: str) -> None:
        self.languages = languages
        self.pictures = pictures
        self.foreign = languages(foreign_language)
        self.names: set[str] = set()
        self._xml = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        self._known: dict[tuple[bytes, Language], Block] = {}

    def parse(self, html: str) -> Document:
        """The tree of `html`. Raises `TemplateError` with the template's line."""
        try:
            root = etree.fromstring(html.encode(), self._xml)
        except etree.XMLSyntaxError as error:
            raise TemplateError(_not_well_formed(html, error)) from error
        self.names.clear()
        return self._document(root)

    def _document(self, root: etree._Element) -> Document:
        if root.tag != "html":
            raise _fail(root, message("a template makes one <html> element, not <{tag}>", tag=root.tag))
        self._check(root)
        language = self._language(root, None)
        parts = {child.tag: child for child in root if self._check(child)}
        head, body = parts.get("head"), parts.get("body")
        if head is None or body is None:
            raise _fail(root, message("a document needs <head> with a <title>, and <body>"))
        regions = {child.tag: self._region(child, language) for child in body if self._check(child)}
        title = _string(head.find("title"))
        if not title.strip():
            raise _fail(head, message("a document needs a <title>"))
        return Document(
            title=title,
            language=language,
            blocks=regions.get("main", ()),
            header=regions.get("header", ()),
            footer=regions.get("footer", ()),
            style=body.get("class", ""),
            properties={meta.get("name", ""): meta.get("content", "") for meta in head.iter("meta")},
        )

    def _check(self, element: etree._Element) -> bool:
        allowed = ATTRIBUTES.get(str(element.tag))
        if allowed is None:
            raise _fail(element, message("<{tag}> is not in the vocabulary of templates", tag=element.tag))
        for name in element.attrib:
            if name != LINE and name not in allowed:
                raise _fail(element, message("<{tag}> takes no attribute {name}", tag=element.tag, name=name))
        return True

    def _language(self, element: etree._Element, inherited: Language | None) -> Language:
        code = element.get("lang")
        if code is None and inherited is not None:
            return inherited
        try:
            return self.languages(code or "")
        except (KeyError, TranslationError):
            raise _fail(element, message("there is no language {code}", code=code)) from None

    # blocks

    def _region(self, region: etree._Element, language: Language) -> tuple[Block, ...]:
        """The blocks of the page's head, body or foot. Blocks with fields are made anew: their names count."""
        if not any(child.tag in BLOCKS for child in region):
            return self._blocks(region, language)
        self._no_text(region)
        blocks = []
        for child in region:
            key = (etree.tostring(child, with_tail=False), language)
            block = self._known.get(key)
            if block is None:
                before = len(self.names)
                self._check(child)
                block = self._block(child, self._language(child, language))
                if len(self.names) == before:
                    self._remember(key, block)
            blocks.append(block)
        return tuple(blocks)

    def _remember(self, key: tuple[bytes, Language], block: Block) -> None:
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[key] = block

    def _blocks(self, parent: etree._Element, language: Language) -> tuple[Block, ...]:
        if not any(child.tag in BLOCKS for child in parent):
            content = tuple(self._inlines(parent, language))
            return (Paragraph(content, language),) if content else ()
        self._no_text(parent)
        return tuple(self._block(child, self._language(child, language)) for child in parent if self._check(child))

    def _no_text(self, parent: etree._Element) -> None:
        stray = [parent.text, *(child.tail for child in parent)]
        if found := next((text for text in stray if text and text.strip()), None):
            raise _fail(parent, message("text beside blocks: “{text}”; put it into a <p>", text=found.strip()[:40]))

    def _block(self, element: etree._Element, language: Language) -> Block:
        style = element.get("class", "")
        match element.tag:
            case "h1" | "h2" | "h3":
                return Heading(int(element.tag[1]), tuple(self._inlines(element, language)), language, style)
            case "p":
                return Paragraph(tuple(self._inlines(element, language)), language, style)
            case "ul" | "ol":
                self._only(element, "li")
                items = tuple(self._blocks(item, self._language(item, language)) for item in element)
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
                raise _fail(element, message("<{tag}> cannot stand beside paragraphs", tag=element.tag))

    def _only(self, parent: etree._Element, *tags: str) -> None:
        self._no_text(parent)
        for child in parent:
            if self._check(child) and child.tag not in tags:
                raise _fail(child, message("<{tag}> cannot stand in <{parent}>", tag=child.tag, parent=parent.tag))

    def _table(self, element: etree._Element, language: Language, style: str) -> Table:
        self._only(element, "caption", "thead", "tbody", "tr")
        rows = []
        for row in element.iter("tr"):
            self._only(row, "th", "td")
            parent = row.getparent()
            rows.append(
                Row(
                    tuple(Cell(self._blocks(cell, self._language(cell, language)), cell.tag == "th") for cell in row),
                    header=parent is not None and parent.tag == "thead",
                )
            )
        count = len(rows[0].cells) if rows else 0
        if not rows or any(len(row.cells) != count for row in rows):
            raise _fail(element, message("every row of a table has the same number of cells, and at least one"))
        caption = _string(element.find("caption"))
        shown = Text(caption, self._spoken(caption, language))
        return Table(tuple(rows), self._widths(element, count), shown, language, style)

    def _chart(self, element: etree._Element, language: Language, style: str) -> Chart:
        table = self._table(element, language, " ".join(word for word in style.split() if word != "chart"))
        if not table.rows[0].header or len(table.rows) < 2 or len(table.rows[0].cells) < 2:
            raise _fail(element, message("a chart has a <thead> with names, and rows with a name and numbers"))
        try:
            return chart(table)
        except ValueError as error:
            raise _fail(element, message("a chart needs numbers such as 7 or 2.5, not “{text}”", text=error)) from error

    def _widths(self, element: etree._Element, count: int) -> tuple[int, ...]:
        text = element.get("data-widths")
        if text is None:
            return tuple([100 // count] * (count - 1) + [100 - 100 // count * (count - 1)])
        widths = tuple(int(part) for part in text.split() if part.isdecimal())
        if len(widths) != count or sum(widths) != 100:
            raise _fail(element, message("data-widths has {count} numbers that make 100", count=count))
        return widths

    def _section(self, element: etree._Element, language: Language, style: str) -> Section:
        if any(child.tag == "div" for child in element):
            self._only(element, "div")
            columns = tuple(self._blocks(child, self._language(child, language)) for child in element)
        else:
            columns = (self._blocks(element, language),)
        height = self._number(element, "data-height", 0)
        return Section(columns, self._widths(element, len(columns)), language, style, height)

    @staticmethod
    def _number(element: etree._Element, name: str, otherwise: float) -> float:
        """The number above zero that the attribute `name` says, millimetres or lines; `otherwise` if it is not there."""
        text = element.get(name)
        if text is None:
            return otherwise
        try:
            number = float(text)
        except ValueError:
            number = 0
        if not 0 < number < MOST_MILLIMETRES:
            raise _fail(element, message("{name} is a number such as 30, not “{text}”", name=name, text=text))
        return number

    def _slide(self, element: etree._Element, language: Language, style: str) -> Slide:
        self._no_text(element)
        title = next(iter(element), None)
        if title is None or title.tag != "h2":
            raise _fail(element, message("a slide begins with its title in <h2>"))
        notes = element.find("aside")
        shown = [child for child in element if child is not title and child is not notes and self._check(child)]
        return Slide(
            title=tuple(self._inlines(title, language)),
            blocks=tuple(self._block(child, self._language(child, language)) for child in shown),
            notes=self._blocks(notes, language) if notes is not None else (),
            language=language,
            style=" ".join(word for word in style.split() if word != "slide"),
        )

    # inlines

    def _inlines(
        self, parent: etree._Element, language: Language, style: str = "", *, bold: bool = False
    ) -> Iterator[Inline]:
        yield from self._texts(parent.text, language, style, bold=bold)
        for child in parent:
            self._check(child)
            yield from self._inline(child, self._language(child, language), style, bold=bold)
            yield from self._texts(child.tail, language, style, bold=bold)

    def _inline(self, element: etree._Element, language: Language, style: str, *, bold: bool) -> Iterator[Inline]:
        match element.tag:
            case "span" | "bdi":
                yield from self._inlines(element, language, element.get("class", style), bold=bold)
            case "b" | "strong":
                yield from self._inlines(element, language, style, bold=True)
            case "label":
                yield from self._inlines(element, language, style, bold=bold)
            case "br":
                yield Break()
            case "a":
                content = tuple(self._inlines(element, language, style, bold=bold))
                if not all(isinstance(each, Text) for each in content):
                    raise _fail(element, message("a link holds text only"))
                yield Link(element.get("href", ""), cast("tuple[Text, ...]", content))
            case "img":
                yield self._picture(element)
            case "output":
                name = element.get("name")
                if name not in ("page", "pages"):
                    raise _fail(element, message("<output> is named page or pages"))
                yield Counter("page" if name == "page" else "pages", language)
            case "input" | "textarea" | "select":
                yield self._field(element, language)
            case _:
                raise _fail(element, message("<{tag}> cannot stand inside text", tag=element.tag))

    def _texts(self, text: str | None, language: Language, style: str, *, bold: bool) -> Iterator[Inline]:
        if not text:
            return
        pieces = text.split("\n")
        for number, piece in enumerate(pieces):
            if number:
                yield Break()
            yield from self._by_script(piece, language, style, bold=bold)

    def _by_script(self, text: str, language: Language, style: str, *, bold: bool) -> Iterator[Text]:
        at = 0
        for found in foreign(language.script.code).finditer(text):
            if found.start() > at:
                yield Text(text[at : found.start()], language, bold, style)
            yield Text(found[0], self._of(found[0], language), bold, style)
            at = found.end()
        if at < len(text):
            yield Text(text[at:], language, bold, style)

    def _of(self, piece: str, around: Language) -> Language:
        """The language taken for a piece in a foreign script; a mere number is in the reporting language."""
        for script in (self.foreign.script, *scripts().values()):
            if script.code != around.script.code and re.search(f"[{script.letters}]", piece):
                same = script.code == self.foreign.script.code or not script.sample
                return self.foreign if same else self.languages(script.sample)
        return self.foreign if not self.foreign.right_to_left else self.languages("en")

    def _picture(self, element: etree._Element) -> Picture:
        source, alt = element.get("src"), element.get("alt")
        if not source or alt is None:
            raise _fail(element, message('<img> needs src and alt; alt="" only for mere decoration'))
        picture = self.pictures(source, alt, self._number(element, "data-width", 25))
        share = self._number(element, "data-height", math.inf) / picture.height
        return picture if share >= 1 else replace(picture, width=picture.width * share, height=picture.height * share)

    def _field(self, element: etree._Element, language: Language) -> Field:
        name, title = element.get("name", ""), element.get("title", "")
        if not name or not title:
            raise _fail(element, message("a field needs a name, and a title for screen readers"))
        if name in self.names:
            raise _fail(element, message("two fields have the name {name}", name=name))
        self.names.add(name)
        kind: FieldKind = "text" if element.tag == "textarea" else "choice"
        if element.tag == "input":
            wanted = element.get("type", "text")
            if wanted not in INPUTS:
                raise _fail(element, message("<input> has no type {type}", type=wanted))
            kind = INPUTS[wanted]
        prompt = element.get("placeholder", "")
        if kind != "tick" and not prompt:
            raise _fail(element, message("the field {name} needs a placeholder, shown while it is empty", name=name))
        options = tuple(Option(option.get("value", ""), _string(option)) for option in element if self._check(option))
        value = "yes" if kind == "tick" and element.get("checked") else element.get("value", "")
        rows = int(self._number(element, "rows", 1))
        return Field(name, kind, title, prompt, language, self._spoken(prompt, language), value, rows, options)

    def _spoken(self, text: str, language: Language) -> Language:
        """The language that most of `text` is in, by its script: a prompt may be untranslated."""
        pieces = list(self._by_script(text, language, "", bold=False))
        return max(pieces, key=lambda piece: len(piece.text)).language if pieces else language
