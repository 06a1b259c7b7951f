"""The words of a document itself, paragraph by paragraph: all that stands there before anybody writes into its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hvs_cli.document.tree import (
    Block,
    Break,
    Chart,
    Heading,
    Inline,
    Items,
    Link,
    PageBreak,
    Paragraph,
    Section,
    Slide,
    Table,
    Text,
)


def lines(blocks: Iterable[Block]) -> Iterator[Heading | Paragraph]:
    """Every heading and paragraph of `blocks` in reading order, whatever it is nested in."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block
            case Items():
                for item in block.items:
                    yield from lines(item)
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        yield from lines(cell.blocks)
            case Section():
                for column in block.columns:
                    yield from lines(column)
            case Chart() | Slide() | PageBreak():
                pass


def words(content: Sequence[Inline]) -> str:
    """What `content` says; fields and numbers of pages say nothing."""
    return "".join(_said(content))


def _said(content: Sequence[Inline]) -> Iterator[str]:
    for each in content:
        match each:
            case Text():
                yield each.text
            case Break():
                yield "\n"
            case Link():
                yield from (text.text for text in each.content)
            case _:
                pass
