"""The form as it was before anybody wrote in it: its fields, where each stands, and its own words.

What comes back is held against it. A field stands in a row that has a printed code, or else a label, in its head
cell; rows of a list have numbers, and more of them may come back than went out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from hvs_cli.document.tree import Block, Cell, Document, Field, Heading, Paragraph, Section, Table, inlines
from hvs_cli.document.words import lines, words
from hvs_cli.forms.codes import code
from hvs_cli.forms.names import Listed, listed
from hvs_cli.forms.plain import plain
from hvs_cli.ooxml.controls import bookmark_name

CODE: Final = re.compile(r"[A-Z]-[A-Z0-9._-]*[A-Z0-9]")
"""What a printed code looks like."""

_CODE_OF_ROW: Final = re.compile(r"(?P<list>.+?)(?P<number>[1-9]\d{0,3})")


@dataclass(frozen=True, slots=True)
class BlankRow:
    """Where the fields of a label stand."""

    heads: tuple[str, ...]
    """The heads of the columns of its table."""
    label: int
    """The column of the label."""
    names: Mapping[int, str]
    """Column → name of the field."""


@dataclass(slots=True)
class Blank:
    """One blank form."""

    fields: dict[str, Field]
    marks: dict[str, str]
    """Bookmark → name of the field."""
    rows: dict[str, BlankRow] = field(default_factory=dict)
    """Printed code, or the words of a label that has none → its row."""
    labels: dict[str, str] = field(default_factory=dict)
    """The words of a head cell → the key in `rows`."""
    statics: Counter[str] = field(default_factory=Counter)
    """Its own words, paragraph by paragraph."""
    headings: set[str] = field(default_factory=set)
    edges: set[str] = field(default_factory=set)
    """Its own words at the head and foot of pages."""
    lists: dict[str, str] = field(default_factory=dict)
    """Code of a list without the number → the stem of its names: S-W → safety.works."""

    def field(self, name: str) -> Field | None:
        """The field `name`; for one in a row that was added, that of a row of the same list."""
        if name in self.fields:
            return self.fields[name]
        where = listed(name)
        return self.fields.get(Listed(where.stem, 1, where.column).name) if where else None

    def key(self, text: str) -> str:
        """The key of the row whose label is `text`, if it is one: by its words, or by the code that it begins with."""
        label = plain(text)
        if label in self.labels:
            return self.labels[label]
        found = CODE.match(label)
        return found[0] if found and (found[0] in self.rows or self.number_of(found[0])) else ""

    def number_of(self, row: str) -> Listed | None:
        """Stem and number of the row with the code `row`, which need not be in the blank: S-W7."""
        found = _CODE_OF_ROW.fullmatch(row)
        stem = self.lists.get(found["list"]) if found else None
        return Listed(stem, int(found["number"]), "") if found and stem else None

    def names(self, key: str) -> BlankRow | None:
        """Where the fields of the row `key` stand; those of a row that was added are numbered like it."""
        if key in self.rows:
            return self.rows[key]
        where = self.number_of(key)
        first = self.rows.get(f"{key.removesuffix(str(where.number))}1") if where else None
        if where is None or first is None:
            return None
        names = {at: f"{where.stem}.{where.number}.{name.rpartition('.')[2]}" for at, name in first.names.items()}
        return BlankRow(first.heads, first.label, names)


class Known:
    """What the blocks of earlier documents were found to have: sessions of one language share nearly all of them."""

    def __init__(self) -> None:
        self._pieces: dict[int, tuple[Block, Blank]] = {}
        """By the identity of the block, which is kept, so that no other takes its place."""

    def piece(self, block: Block) -> Blank:
        """What `block` has, on its own."""
        found = self._pieces.get(id(block))
        if found is None:
            if len(self._pieces) >= _MOST_KNOWN:
                self._pieces.clear()
            found = self._pieces[id(block)] = (block, _piece(block))
        return found[1]


_MOST_KNOWN: Final = 1_000
"""Blocks that are remembered, so that memory stays flat however many forms are read."""


def blank(document: Document, known: Known) -> Blank:
    """What `document`, a form before it is filled, has."""
    made = Blank({}, {})
    for block in document.blocks:
        piece = known.piece(block)
        for name in ("fields", "marks", "rows", "labels", "statics", "headings", "lists"):
            getattr(made, name).update(getattr(piece, name))
    made.edges = {plain(words(each.content)) for each in lines((*document.header, *document.footer))}
    return made


def _piece(block: Block) -> Blank:
    named = {each.name: each for each in inlines((block,)) if isinstance(each, Field)}
    made = Blank(named, {bookmark_name(name): name for name in named})
    made.lists = {code(name).removesuffix(str(where.number)): where.stem for name in named if (where := listed(name))}
    for each in lines([block]):
        said = plain(words(each.content))
        made.statics[said] += bool(said)
        if isinstance(each, Heading):
            made.headings.add(said)
    for table in _tables([block]):
        _table(table, made)
    return made


def _tables(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Section):
            for column in block.columns:
                yield from _tables(column)


def _table(table: Table, made: Blank) -> None:
    heads: tuple[str, ...] = ()
    for row in table.rows:
        if row.header:
            heads = tuple(_text(cell) for cell in row.cells)
        else:
            _row(row.cells, heads, made)


def _row(cells: Sequence[Cell], heads: tuple[str, ...], made: Blank) -> None:
    key, label, names = "", 0, dict[int, str]()
    for column, cell in enumerate(cells):
        named = [each.name for each in _fields(cell)]
        if cell.header:
            key, label, names = _key(cell, made), column, {}
        elif named:
            names[column] = named[0]
            made.rows[key] = BlankRow(heads, label, names)


def _key(cell: Cell, made: Blank) -> str:
    label = _text(cell)
    found = CODE.match(label)
    key = found[0] if found else label
    made.labels[label] = key
    return key


def _text(cell: Cell) -> str:
    """The first paragraph of a cell: what follows it is the same in another language."""
    first = next((each for each in cell.blocks if isinstance(each, Paragraph)), None)
    return plain(words(first.content)) if first else ""


def _fields(cell: Cell) -> Iterator[Field]:
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            yield from (each for each in block.content if isinstance(each, Field))
