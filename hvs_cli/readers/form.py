"""One form within a file → its reading: every box emptied, and whatever else somebody typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hvs_cli.document.tree import Field
from hvs_cli.errors import Message, message
from hvs_cli.forms.codes import code
from hvs_cli.forms.identity import Identity, is_printed
from hvs_cli.forms.own_words import OwnWords
from hvs_cli.forms.plain import plain
from hvs_cli.readers.anchors import Box, FormRow, Rows
from hvs_cli.readers.blank import Blank
from hvs_cli.readers.boxes import Filled, filled, owns
from hvs_cli.readers.content import Block, Control, Paragraph, Table, paragraphs
from hvs_cli.readers.leftover import Leftovers
from hvs_cli.readers.reading import Reading, Stray
from hvs_cli.readers.values import value

_MISFITS = {"choice": "no such choice", "number": "no number", "tick": "no tick"}
"""Kind of field → what is the matter with text that gives it no answer."""


def read_form(
    blocks: Sequence[Block], identity: Identity, blank: Blank, own: OwnWords, leftovers: Leftovers
) -> Reading:
    """The reading of the form in `blocks`, which would go out as `blank` today, and went out with its `own` words."""
    return _Form(Reading(identity, fields=len(blank.fields)), blank, own, leftovers).read(blocks)


@dataclass(slots=True)
class _Told:
    """Codes of rows that a person should hear of, by what happened to them."""

    mixed: list[str] = field(default_factory=list)
    disagreed: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


class _Form:
    def __init__(self, reading: Reading, blank: Blank, own: OwnWords, leftovers: Leftovers) -> None:
        self._reading, self._blank, self._own, self._leftovers = reading, blank, own, leftovers
        self._told = _Told()

    def read(self, blocks: Sequence[Block]) -> Reading:
        rows = Rows(self._blank)
        found = [row for block in _together(blocks) for row in _rows(rows, block)]
        original = {id(box): box.name for row in found for box in row.boxes}
        taken, again = rows.settled()
        for row in found:
            self._row(row, again)
        self._tell(taken, original)
        return self._reading

    def _row(self, row: FormRow, again: Sequence[Box]) -> None:
        for cell in row.cells:
            boxes = [box for box in row.boxes if box.cell is cell]
            for box in boxes:
                self._box(box, second=box in again)
            where = code(boxes[0].name) if boxes else row.key
            for paragraph in cell.paragraphs:
                self._loose(paragraph, boxes, where, head=row.head)

    # what stands in boxes

    def _box(self, box: Box, *, second: bool) -> None:
        about, where = self._blank.field(box.name), code(box.name)
        found = filled(box, about, self._own)
        self._stray(where, found.deleted, "deleted")
        self._stray(where, found.prompt, "prompt")
        self._stray(where, found.beside)
        if second:
            self._stray(where, "" if about and about.kind == "tick" else found.text, "second box")
            return
        if found.mixed:
            self._told.mixed.append(where)
        self._answer(box, about, found, where)

    def _answer(self, box: Box, about: Field | None, found: Filled, where: str) -> None:
        answer: str | None = found.text
        if about and plain(found.text):
            answer = value(about, found.text, box.control.options if box.control else {})
        if about and answer is None:
            self._stray(where, found.text, _MISFITS[about.kind])
            return
        if box.control and box.control.ticked is not None and box.control.ticked != bool(answer):
            self._told.disagreed.append(where)
        if answer and plain(answer):
            self._reading.answers[box.name] = answer
            self._reading.given += bool(about and about.value and answer == about.value)

    # what stands elsewhere

    def _loose(self, paragraph: Paragraph, boxes: Sequence[Box], where: str, *, head: bool) -> None:
        if not any(box.alone for box in boxes):
            mine = [owns(box) for box in boxes]
            pieces = (
                [each for each in paragraph.pieces if not any(of(each) for of in mine)] if mine else paragraph.pieces
            )
            if not is_printed(plain("".join([each.text for each in pieces]))):
                self._reading.strays += self._leftovers.of(pieces, where, heading=paragraph.heading, head=head)
        for aside in paragraph.asides:
            place = where or self._leftovers.heading
            lines = [each.text for each in paragraphs(aside.blocks)]
            self._stray(place, "\n".join(lines).strip("\n"), aside.kind)

    def _stray(self, where: str, text: str, kind: str = "") -> None:
        if plain(text):
            self._reading.strays.append(Stray(where, text, kind))

    # what a person should know

    def _tell(self, taken: dict[str, Box], original: dict[int, str]) -> None:
        told = self._told
        for name, box in taken.items():
            where = code(name)
            if box.name != original[id(box)] or (self._blank.field(name) and name not in self._blank.fields):
                told.added += [where] if name in self._reading.answers else []
            elif box.printed and box.printed != name:
                told.moved.append(where)
            if self._blank.field(name) is None:
                told.unknown.append(where)
        told.missing = [code(name) for name in self._blank.fields if name not in taken]
        notes = (
            (message("text beside the box was taken with it: {codes}"), told.mixed),
            (message("the box and what is seen in it do not agree: {codes}"), told.disagreed),
            (message("the box stands in another row than its own: {codes}"), told.moved),
            (message("rows were added: {codes}"), told.added),
            (message("questions that today's form does not have: {codes}"), told.unknown),
            (message("boxes that are not there any more: {codes}"), told.missing),
        )
        for sentence, codes in notes:
            if codes:
                self._reading.notes.append(Message(sentence.text, {"codes": ", ".join(dict.fromkeys(codes))}))


def _together(blocks: Iterable[Block]) -> Iterator[Table | list[Block]]:
    """Tables, and paragraphs: alone, or several if one control goes through them."""
    group: list[Block] = []
    for block in blocks:
        goes_on = group and isinstance(block, Paragraph) and block.control and block.control is _control(group[-1])
        if group and not goes_on:
            yield group
            group = []
        if isinstance(block, Paragraph):
            group.append(block)
        else:
            yield block
    if group:
        yield group


def _control(block: Block) -> Control | None:
    """The control that a paragraph stands in."""
    return block.control if isinstance(block, Paragraph) else None


def _rows(rows: Rows, block: Table | list[Block]) -> list[FormRow]:
    return rows.table(block) if isinstance(block, Table) else [rows.paragraphs(block)]
