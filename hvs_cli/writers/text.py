"""Document tree → plain text, for e-mail and messages: UTF-8 without a mark at its start, lines ended by LF.

Lines are never broken. Mail and message programs break them to the width of the screen, which this program does not
know; a line broken here would be ragged on a phone, and in Thai it would be broken within a word.

A document whose body has the class `message` is sent as it stands, by people, to phones. It has neither header nor
footer, for the sender is known and each character is paid for; that its translation is a draft stands in the
manifest. Blocks follow each other without empty lines, and marks of direction stand only where the text would
otherwise be read wrongly.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import count
from typing import BinaryIO, Final

from hvs_cli.document.tree import (
    Block,
    Break,
    Cell,
    Chart,
    Counter,
    Document,
    Field,
    Heading,
    Inline,
    Items,
    Link,
    PageBreak,
    Paragraph,
    Picture,
    Section,
    Slide,
    Table,
    Text,
)
from hvs_cli.languages.language import Language
from hvs_cli.ooxml.xml import LRM, RLM
from hvs_cli.writers.look import Look
from hvs_cli.writers.pieces import pieces, unpaged

MESSAGE: Final = "message"
"""The class of documents that are sent as messages."""

BLANK: Final = "________"
"""Room for what is filled in later."""

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
"""Around a piece that runs against its paragraph: left to right, right to left, the end of both (Unicode annex 9)."""

_KEEPS_ORDER = re.compile(r"\d+(?:[.,:/]\d+)*")
"""Numbers that stay in order between Arabic letters without marks (Unicode annex 9, rules W2 and W4)."""


def write(document: Document, look: Look, stream: BinaryIO) -> None:
    """Write `document` as plain text; a text has no `look`."""
    del look
    short = document.style == MESSAGE
    regions = [document.blocks] if short else [document.header, document.blocks, document.footer]
    texts = [plain(region, short=short) for region in regions]
    stream.write(("\n\n".join(text for text in texts if text) + "\n").encode())


def plain(blocks: Iterable[Block], *, short: bool = False) -> str:
    """`blocks` as plain text, as a short message or with empty lines between them."""
    return _Text(short=short).blocks(blocks)


class _Text:
    """Writes blocks as text."""

    def __init__(self, *, short: bool) -> None:
        self._short = short
        self._between = "\n" if short else "\n\n"

    def blocks(self, blocks: Iterable[Block]) -> str:
        texts = [text for block in blocks if (text := self._block(block))]
        return self._between.join(texts).lstrip("\n")

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                text = self._inlines(block.content, block.language)
                return text if self._short else f"\n{text}"
            case Paragraph():
                return self._inlines(unpaged(block.content), block.language)
            case Items():
                return self._items(block)
            case Table():
                return self._table(block)
            case Chart():
                return "\n".join(filter(None, [block.table.caption.text, self._table(block.table)]))
            case Section():
                return self._between.join(text for column in block.columns if (text := self.blocks(column)))
            case Slide():
                title = Heading(2, block.title, block.language)
                return self.blocks((title, *block.blocks, *block.notes))
            case PageBreak():
                return ""

    def _items(self, block: Items) -> str:
        marks = (f"{number}. " if block.ordered else "- " for number in count(1))
        return "\n".join(self._item(mark, item) for mark, item in zip(marks, block.items, strict=False))

    def _item(self, mark: str, item: Sequence[Block]) -> str:
        text = "\n".join(text.strip("\n") for block in item if (text := self._block(block)))
        return mark + text.replace("\n", "\n" + " " * len(mark))

    def _table(self, table: Table) -> str:
        """The rows. What the caption says to a screen reader, the heading above it says to a reader."""
        rows = [[self._cell(cell) for cell in row.cells] for row in table.rows]
        tall = any("\n" in cell for row in rows for cell in row)
        lines = [("\n" if tall else " | ").join(cell for cell in row if cell) for row in rows]
        return ("\n\n" if tall else "\n").join(filter(None, lines))

    def _cell(self, cell: Cell) -> str:
        return "\n".join(text.strip("\n") for block in cell.blocks if (text := self._block(block)))

    def _inlines(self, content: Sequence[Inline], around: Language) -> str:
        out = []
        for against, piece in pieces(content, around):
            text = "".join(self._inline(each) for each in piece)
            out.append(self._turned(text, right_to_left=not around.right_to_left) if against else text)
        lines = "".join(out)
        return _led(lines) if self._short and around.right_to_left else lines

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return inline.text
            case Break():
                return "\n"
            case Link():
                return self._link(inline)
            case Picture():
                return inline.alt
            case Field():
                return _field(inline)
            case Counter():
                return ""

    def _link(self, link: Link) -> str:
        text = "".join(each.text for each in link.content)
        if text.replace(" ", "") in (link.target, re.sub(r"^(?:https?://|mailto:|tel:)", "", link.target)):
            return text
        turned = any(each.language.right_to_left for each in link.content)
        address = self._turned(link.target, right_to_left=False) if turned else link.target
        return f"{text} ({address})"

    def _turned(self, text: str, *, right_to_left: bool) -> str:
        """`text`, which runs against what is around it, kept in its own order."""
        if not text.strip():
            return text
        if not self._short:
            return f"{RLI if right_to_left else LRI}{text}{PDI}"
        if _KEEPS_ORDER.fullmatch(text.strip()):
            return text
        mark = RLM if right_to_left else LRM
        return f"{'' if text[0].isalpha() else mark}{text}{'' if text[-1].isalnum() else mark}"


def _led(text: str) -> str:
    """Right-to-left lines; those that begin with another script get a mark that says where they begin."""
    return "\n".join(RLM + line if _strong(line) == "L" else line for line in text.split("\n"))


def _strong(line: str) -> str:
    """The direction of the first letter: L, R or AL; empty if there is none."""
    return next((kind for each in line if (kind := unicodedata.bidirectional(each)) in ("L", "R", "AL")), "")


def _field(field: Field) -> str:
    if field.kind == "tick":
        return "[x]" if field.value == "yes" else "[ ]"
    if field.value:
        return field.shown.text
    if field.kind == "choice":
        return "  ".join(f"[ ] {option.shown}" for option in field.options)
    return f"{BLANK} ({field.prompt})"
