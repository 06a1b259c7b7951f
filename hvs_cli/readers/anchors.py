"""Which cell of a form belongs to which field: by the tag of its control, its bookmark, or the printed code of its row.

What was copied keeps its tag, what was pasted from elsewhere has none, and some programs drop both; the printed code
stays. A row that is there twice was copied to get more room, and becomes the next row of its list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from hvs_cli.forms.codes import code
from hvs_cli.forms.names import listed
from hvs_cli.readers.blank import CODE, Blank
from hvs_cli.readers.content import Block, Cell, Control, Paragraph, Table

_OURS: Final = re.compile(r"[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+")
"""What the tags of our forms look like; those of other people's templates seldom do."""


@dataclass(slots=True, eq=False)
class Box:
    """A place for an answer, as it came back."""

    name: str
    """The name of its field."""
    cell: Cell
    row: int
    """Counts the rows of the whole form."""
    control: Control | None = None
    """Its control, if it has one with its name."""
    mark: str = ""
    """Its bookmark, if that is how it was found."""
    alone: bool = True
    """Whether all that stands in the cell belongs to it."""
    printed: str = ""
    """The name of the field that the printed code and the column say."""


@dataclass(slots=True)
class FormRow:
    """A row of a table in a form."""

    cells: Sequence[Cell]
    key: str = ""
    """Its printed code, or the label of its first field."""
    head: bool = False
    """Whether it is the first row of a table with fields."""
    boxes: list[Box] = field(default_factory=list)


def names(blocks: Iterable[Block]) -> set[str]:
    """The codes of every row in `blocks`, printed or told by the tags of controls."""
    return set(_names(blocks))


def _names(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (code(each.tag) for each in block.controls if _OURS.fullmatch(each.tag))
            continue
        for row in block.rows:
            for cell in row:
                yield from _names(cell.blocks)
                if printed := CODE.match(cell.first_words):
                    yield printed[0]


def unwrapped(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks` without the frames and text boxes that somebody put around the tables of a form."""
    for block in blocks:
        if isinstance(block, Table):
            inner = [cell for row in block.rows for cell in row if any(isinstance(each, Table) for each in cell.blocks)]
            if any(_tables_with_rows(cell.blocks) for cell in inner) and not _own_rows(block):
                for row in block.rows:
                    for cell in row:
                        yield from unwrapped(cell.blocks)
                continue
            yield block
        else:
            framed = [each for each in block.asides if each.kind == "text box" and _tables_with_rows(each.blocks)]
            block.asides = [each for each in block.asides if each not in framed]
            yield block
            for each in framed:
                yield from unwrapped(each.blocks)


def _tables_with_rows(blocks: Iterable[Block]) -> bool:
    return any(isinstance(each, Table) and names([each]) for each in blocks)


def _own_rows(table: Table) -> bool:
    """Whether a row of the table itself, not of a table inside, has a code or a control."""
    own = [each for row in table.rows for cell in row for each in cell.blocks if isinstance(each, Paragraph)]
    labelled = any(CODE.match(cell.first_words) for row in table.rows for cell in row)
    return labelled or bool(names(own))


class Rows:
    """Reads the rows of one form, and settles which box is which field's."""

    def __init__(self, blank: Blank) -> None:
        self.blank = blank
        self.rows: list[FormRow] = []

    def table(self, table: Table) -> list[FormRow]:
        """The rows of `table`, each with its boxes."""
        heads = [cell.first_words for cell in table.rows[0]] if table.rows else []
        made = [self._row(row, heads) for row in table.rows]
        if made and not made[0].key and any(row.boxes for row in made):
            made[0].head = True
        return made

    def paragraphs(self, together: Sequence[Block]) -> FormRow:
        """Paragraphs outside every table, as a row: controls may stand in them."""
        cell = Cell(list(together), 0)
        made = FormRow([cell], boxes=self._named(cell, len(self.rows)))
        for box in made.boxes:
            box.alone = False
        self.rows.append(made)
        return made

    def _row(self, cells: Sequence[Cell], heads: Sequence[str]) -> FormRow:
        made = FormRow(cells)
        number = len(self.rows)
        self.rows.append(made)
        found = [self._named(cell, number) for cell in cells]
        labels = {at: key for at, cell in enumerate(cells) if not found[at] and (key := self._label(cell))}
        for at, cell in enumerate(cells):
            if at in labels:
                continue
            printed = self._printed(at, cells, labels, heads)
            boxes = found[at] or ([Box(printed, cell, number)] if printed else [])
            for box in boxes:
                box.printed = printed
            made.boxes += boxes
        made.key = next(iter(labels.values()), "") or next((code(box.name) for box in made.boxes), "")
        return made

    def _named(self, cell: Cell, row: int) -> list[Box]:
        """The boxes of `cell` whose controls or bookmarks tell their names."""
        found: dict[str, Box] = {}
        for control in _controls(cell):
            named = _with_name(control)
            if named and self._is_field(named.tag):
                found.setdefault(named.tag, Box(named.tag, cell, row, control=named))
        if not found:
            known = sorted((self.blank.marks[mark], mark) for mark in _marks(cell) & self.blank.marks.keys())
            found = {name: Box(name, cell, row, mark=mark) for name, mark in known}
        boxes = list(found.values())
        for box in boxes:
            box.alone = len(boxes) == 1
        return boxes

    def _is_field(self, tag: str) -> bool:
        return self.blank.field(tag) is not None or bool(_OURS.fullmatch(tag))

    def _label(self, cell: Cell) -> str:
        """The key of the row that `cell` is the label of; a mere code counts only where labels stand."""
        words = cell.first_words
        key = self.blank.key(words)
        if not key or words in self.blank.labels:
            return key
        where = self.blank.names(key)
        return key if where and where.label == cell.column else ""

    def _printed(self, at: int, cells: Sequence[Cell], labels: dict[int, str], heads: Sequence[str]) -> str:
        """The name of the field that the code of the row and the column say for the cell `at`."""
        before = [each for each in labels if each < at]
        if not labels or (not before and len(labels) > 1):
            return ""
        label = before[-1] if before else next(iter(labels))
        row = self.blank.names(labels[label])
        if row is None:
            return ""
        moved = len(cells) == len(heads) == len(set(heads)) and sorted(heads) == sorted(row.heads)
        column = row.heads.index(heads[at]) if moved else row.label + cells[at].column - cells[label].column
        return row.names.get(column, "")

    def settled(self) -> tuple[dict[str, Box], list[Box]]:
        """Name of the field → its box; and boxes of fields that another box has already."""
        taken: dict[str, Box] = {}
        again: list[Box] = []
        for box in (box for row in self.rows for box in row.boxes):
            if box.name in taken:
                again.append(box)
            else:
                taken[box.name] = box
        left, numbers = [], dict[tuple[int, str], int]()
        for box in again:
            where = listed(box.name)
            if where is None:
                left.append(box)
                continue
            if (box.row, where.stem) not in numbers:
                numbers[box.row, where.stem] = _number(where.stem, box.printed, taken)
            box.name = f"{where.stem}.{numbers[box.row, where.stem]}.{where.column}"
            taken[box.name] = box
        return taken, left


def _number(stem: str, printed: str, taken: Iterable[str]) -> int:
    """The number of a row that was copied: the printed one if it is free, else the next."""
    used = {where.number for each in taken if (where := listed(each)) and where.stem == stem}
    wanted = listed(printed)
    if wanted and wanted.stem == stem and wanted.number not in used:
        return wanted.number
    return max(used) + 1


def _controls(cell: Cell) -> Iterable[Control | None]:
    """The controls that `cell` touches, each once; None where something stands in none."""
    found: dict[Control | None, None] = {}
    for paragraph in cell.paragraphs:
        found[paragraph.control] = None
        found |= dict.fromkeys(paragraph.controls)
        found |= dict.fromkeys([piece.control for piece in paragraph.pieces])
    return found


def _marks(cell: Cell) -> set[str]:
    """The bookmarks that `cell` touches."""
    found: set[str] = set()
    for paragraph in cell.paragraphs:
        found.update(paragraph.marks, *[piece.marks for piece in paragraph.pieces])
    return found


def _with_name(control: Control | None) -> Control | None:
    """`control`, or the nearest around it that has a name."""
    while control and not control.tag:
        control = control.around
    return control
