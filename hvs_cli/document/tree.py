"""The document tree: the one thing that every writer reads. It knows nothing of YAML, Jinja or Word.

Every piece of text carries its language, and with it direction, script and fonts. A `style` is the class that
the template gave: writers look it up in the reference file or the stylesheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from hvs_cli.languages.language import Language

WEB_ONLY: Final = "web."
"""Properties of a document that begin so are for web pages alone: words of their buttons, and how a form behaves."""

FieldKind = Literal["line", "text", "number", "date", "tick", "choice"]


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text in one language and one script."""

    text: str
    language: Language
    bold: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A new line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Counter:
    """The number of the page, or how many pages there are."""

    of: Literal["page", "pages"]
    language: Language


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an address."""

    target: str
    content: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG; `alt` is empty only if it is mere decoration."""

    data: bytes
    alt: str
    width: float
    """Millimetres."""
    height: float
    """Millimetres."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a field: the value that is kept, and what is shown."""

    value: str
    shown: str


@dataclass(frozen=True, slots=True)
class Field:
    """A place for an answer; `name` is the key under which it comes back."""

    name: str
    kind: FieldKind
    title: str
    """What a screen reader calls the field."""
    prompt: str
    """What is shown while it is empty."""
    language: Language
    """Of the answer."""
    prompt_language: Language
    """Of the prompt: another one where that is not translated."""
    value: str = ""
    rows: int = 1
    """How many lines of handwriting there should be room for."""
    options: tuple[Option, ...] = ()

    @property
    def shown(self) -> Text:
        """What stands in the field: its value, or the prompt; a box to tick shows no words."""
        if self.kind == "tick":
            return Text("", self.language)
        if not self.value:
            return Text(self.prompt, self.prompt_language)
        return Text(next((each.shown for each in self.options if each.value == self.value), self.value), self.language)


Inline = Text | Break | Counter | Link | Picture | Field


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1, 2 or 3."""

    level: int
    content: tuple[Inline, ...]
    language: Language
    style: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; its language gives its direction."""

    content: tuple[Inline, ...]
    language: Language
    style: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item holds blocks."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    language: Language
    style: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    blocks: tuple[Block, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a header row is repeated on every page."""

    cells: tuple[Cell, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data, or of questions and fields."""

    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    """Shares of the width, one for each column, in per cent."""
    caption: Text
    """What a screen reader calls the table; without text if it has no name of its own."""
    language: Language
    style: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars: what it is called, and a number for each category."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers as bars, a group of bars for each category."""

    table: Table
    """The same in cells, with the caption: for writers that draw nothing, and for people who see no drawing."""
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that belong together: a tinted box, half a sheet, a card; side by side if there are several columns."""

    columns: tuple[tuple[Block, ...], ...]
    widths: tuple[int, ...]
    language: Language
    style: str = ""
    height: float = 0
    """Millimetres that it takes on paper at least."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its title, what it shows, and what the presenter says."""

    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Block, ...]
    language: Language
    style: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Items | Table | Chart | Section | Slide | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, ready for any writer."""

    title: str
    language: Language
    blocks: tuple[Block, ...]
    header: tuple[Block, ...] = ()
    footer: tuple[Block, ...] = ()
    style: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    """Facts about the document that are not shown: form id, version, times for a calendar."""

    @property
    def facts(self) -> dict[str, str]:
        """The properties that every kind of file carries: all but those for web pages."""
        return {name: value for name, value in self.properties.items() if not name.startswith(WEB_ONLY)}


def texts(content: Iterable[Inline]) -> Iterator[Text]:
    """Every text of `content`, those of links as well; fields give what is shown in them."""
    for inline in content:
        if isinstance(inline, Text):
            yield inline
        elif isinstance(inline, Link):
            yield from inline.content
        elif isinstance(inline, Field):
            yield inline.shown


def inlines(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    """Every inline of `blocks` in reading order, whatever it is nested in; notes of slides come last."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield from block.content
            case Items():
                for item in block.items:
                    yield from inlines(item)
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        yield from inlines(cell.blocks)
            case Chart():
                yield from inlines((block.table,))
            case Section():
                for column in block.columns:
                    yield from inlines(column)
            case Slide():
                yield from block.title
                yield from inlines(block.blocks)
                yield from inlines(block.notes)
            case PageBreak():
                pass


def fields(document: Document) -> list[Field]:
    """Every field of the document in reading order."""
    return [inline for inline in inlines(document.blocks) if isinstance(inline, Field)]
