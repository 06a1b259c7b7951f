"""WordprocessingML → content: one part of a Word file, element by element.

What is not known to hold no text is looked into: a wrapper of a later Word must not hide an answer. Names are taken
without their namespace, for Word writes the same under two (ISO 29500 transitional and strict).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final

from lxml import etree

from hvs_cli.readers.content import Aside, AsideKind, Block, Cell, Change, Control, Paragraph, Piece, Table, Unread

_SIGNS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
"""Elements of a run that stand for a character (ISO 29500-1, 17.3.3)."""

_WINGDINGS: Final = {"F0FE": "☒", "F0FD": "☒", "F052": "☑", "F0A8": "☐", "F06F": "☐", "F0FC": "✓", "F0FB": "✗"}
"""Boxes and ticks of the fonts Wingdings and Wingdings 2, in which people put them in by hand."""

_PAGE_NUMBERS: Final = frozenset(["PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF"])
"""Fields of Word whose result nobody typed."""

_NOTES: Final[dict[str, AsideKind]] = {
    "commentReference": "comment",
    "footnoteReference": "footnote",
    "endnoteReference": "endnote",
}
_CHANGES: Final[dict[str, Change]] = {
    "ins": "inserted",
    "moveTo": "inserted",
    "del": "deleted",
    "moveFrom": "deleted",
}
_UNREAD: Final[dict[str, Unread]] = {
    "blip": "picture",
    "imagedata": "picture",
    "OLEObject": "embedded file",
    "altChunk": "embedded text",
    "subDoc": "embedded text",
    "contentPart": "embedded text",
    "relIds": "diagram",
    "chart": "diagram",
}
_WITHOUT_TEXT: Final = frozenset(["", "delInstrText", "ffData", "docPr", "sectPr", "tblGrid", "annotationRef"])
_LOOKS: Final = ("{*}pStyle", "{*}rStyle", "{*}gridSpan")
_PROMPT: Final = "PlaceholderText"
_OF_CONTROL: Final = ("{*}tag", "{*}showingPlcHdr", "{*}checkbox", "{*}dropDownList", "{*}comboBox")


Element = etree._Element
Read = Callable[[Element], None]


class _Names(dict[object, str]):
    """Tags and attributes without their namespaces: asked so often that nothing else is fast enough."""

    def __missing__(self, tag: object) -> str:
        local = tag.rpartition("}")[2] if isinstance(tag, str) else ""
        if len(self) < _MOST_NAMES:
            self[tag] = local
        return local


_NAMES: Final = _Names()
_MOST_NAMES: Final = 2048
"""A file may invent names without end."""


def name(element: Element) -> str:
    """The element's name without its namespace; empty for comments and the like."""
    return _NAMES[element.tag]


def attribute(element: Element | None, wanted: str, default: str = "") -> str:
    """The attribute `wanted`, whatever its namespace."""
    if element is not None:
        for key, value in element.items():
            if _NAMES[key] == wanted:
                return str(value)
    return default


def child(element: Iterable[Element] | None, wanted: str) -> Element | None:
    """The first child called `wanted`."""
    if element is not None:
        for each in element:
            if _NAMES[each.tag] == wanted:
                return each
    return None


def _on(element: Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and attribute(element, "val", "1") not in ("0", "false", "off")


Notes = Mapping[tuple[AsideKind, str], Element]
"""Kind and id → the note."""


class Story:
    """Reads one part; what is open at a place – controls, bookmarks, changes, fields – is known there."""

    def __init__(self, part: Element, notes: Notes, unread: dict[Unread, int]) -> None:
        """All that is read stands in `part`; `notes` may be referred to; `unread` counts what cannot be read."""
        self.placed: set[tuple[AsideKind, str]] = set()
        """Notes and comments that were referred to."""
        self._notes, self._unread = notes, unread
        self._looks_like = {each.getparent(): attribute(each, "val") for each in part.iter(*_LOOKS)}
        """Properties of a paragraph, a run or a cell → its style, or how many columns it takes."""
        self._into = Paragraph(None, ())
        self._control: Control | None = None
        self._marks: dict[str, str] = {}
        self._open: tuple[str, ...] = ()
        self._change: Change = ""
        self._prompt = False
        self._fields: list[_Field] = []

    def blocks(self, parent: Iterable[Element]) -> list[Block]:
        """The paragraphs and tables in `parent`."""
        out: list[Block] = []
        self._children(parent, partial(self._block_into, out))
        return out

    def _block_into(self, out: list[Block], element: Element) -> None:
        match name(element):
            case "p":
                out.append(self._paragraph(element))
            case "tbl":
                rows: list[list[Cell]] = []
                self._children(element, partial(self._row_into, rows))
                out.append(Table(rows))
            case "r" | "t" | "hyperlink":  # out of place, and still somebody's text
                out.append(self._paragraph([element]))
            case _:
                self._children(element, partial(self._block_into, out))

    def _row_into(self, rows: list[list[Cell]], element: Element) -> None:
        read: Read = partial(self._row_into, rows)
        if name(element) == "tr":
            rows.append([])
            read = partial(self._cell_into, rows[-1], [])
        self._children(element, read)

    def _cell_into(self, cells: list[Cell], spans: list[int], element: Element) -> None:
        """`spans` are the columns that each of `cells` takes."""
        if name(element) != "tc":
            self._children(element, partial(self._cell_into, cells, spans))
            return
        cells.append(Cell(self.blocks(element), sum(spans)))
        span = self._looks_like.get(child(element, "tcPr"), "1")
        spans.append(int(span) if span.isdecimal() else 1)

    def _children(self, parent: Iterable[Element] | None, read: Read) -> None:
        """Let `read` read each child of `parent`, and those inside what merely wraps them."""
        for each in parent if parent is not None else ():
            called = _NAMES[each.tag]
            wrapper = _WRAPPERS.get(called)
            if wrapper:
                wrapper(self, each, read)
            elif not called.endswith("Pr") and called not in _WITHOUT_TEXT:
                read(each)

    def _control_around(self, element: Element, read: Read) -> None:
        around, self._control = self._control, self._described(element)
        self._into.controls.append(self._control)
        self._children(child(element, "sdtContent"), read)
        self._control = around

    def _tracked(self, element: Element, read: Read) -> None:
        with self._changed(_CHANGES[name(element)]):
            self._children(element, read)

    def _not_read(self, element: Element, _read: Read) -> None:
        kind = _UNREAD[name(element)]
        self._unread[kind] = self._unread.get(kind, 0) + 1

    def _looks(self, element: Element, _read: Read) -> None:
        self._prompt = self._looks_like.get(element) == _PROMPT

    def _alternative(self, element: Element, read: Read) -> None:
        choice = child(element, "Choice")
        self._children(choice if choice is not None and len(choice) else child(element, "Fallback"), read)

    # inside paragraphs

    def _paragraph(self, element: Iterable[Element]) -> Paragraph:
        before, made = self._into, Paragraph(self._control, self._open)
        self._into = made
        for each in element:
            called = _NAMES[each.tag]
            if called == "r":
                self._run(each)
            elif called == "pPr":
                made.heading = self._looks_like.get(each, "").startswith("Heading")
            else:
                self._children((each,), self._inline)
        self._into = before
        return made

    def _inline(self, element: Element) -> None:
        called = _NAMES[element.tag]
        if called == "r":
            self._run(element)
        elif called in ("t", "delText"):
            self._text(element.text or "")
        elif called in _SIGNS:
            self._text(_SIGNS[called])
        elif called == "sym":
            self._text(_symbol(attribute(element, "char")))
        elif called == "fldSimple":
            self._fields.append(_Field([attribute(element, "instr")], shown=True))
            self._children(element, self._inline)
            self._fields.pop()
        elif called == "fldChar":
            self._field(attribute(element, "fldCharType"))
        elif called == "instrText":
            if self._fields:
                self._fields[-1].instruction.append(element.text or "")
        elif called in _NOTES:
            self._note(_NOTES[called], attribute(element, "id"))
        elif called == "txbxContent":
            self._into.asides.append(Aside("text box", self.blocks(element)))
        elif called == "textpath":
            self._into.asides.append(Aside("text box", [_plain(attribute(element, "string"))]))
        else:
            self._children(element, self._inline)

    def _run(self, element: Element) -> None:
        """A run; nearly all hold nothing but their looks and some text."""
        before, self._prompt = self._prompt, False
        for each in element:
            called = _NAMES[each.tag]
            if called == "t":
                self._text(each.text or "")
            elif called == "rPr":
                self._looks(each, self._inline)
            else:
                self._children((each,), self._inline)
        self._prompt = before

    def _text(self, text: str) -> None:
        if not text or (self._fields and any(field.counts_pages for field in self._fields)):
            return
        pieces = self._into.pieces
        about = (self._control, self._open, self._change, self._prompt)
        if pieces and (pieces[-1].control, pieces[-1].marks, pieces[-1].change, pieces[-1].prompt) == about:
            pieces[-1].text += text
        else:
            pieces.append(Piece(text, *about))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field([]))
        elif self._fields and kind == "separate":
            self._fields[-1].shown = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _note(self, kind: AsideKind, id_: str) -> None:
        note = self._notes.get((kind, id_))
        if note is not None and (kind, id_) not in self.placed:
            self.placed.add((kind, id_))
            self._into.asides.append(Aside(kind, Story(note, {}, self._unread).blocks(note)))

    # what is open

    @contextmanager
    def _changed(self, change: Change) -> Iterator[None]:
        before = self._change
        self._change = "deleted" if before == "deleted" else change  # what was put in and taken out again is out
        yield
        self._change = before

    def _described(self, element: Element) -> Control:
        about = child(element, "sdtPr")
        told = about.iterchildren(*_OF_CONTROL, reversed=True) if about is not None else ()
        parts = {name(each): each for each in told}
        box, listed = parts.get("checkbox"), parts.get("dropDownList", parts.get("comboBox"))
        return Control(
            tag=attribute(parts.get("tag"), "val"),
            prompt=_on(parts.get("showingPlcHdr")),
            ticked=None if box is None else _on(child(box, "checked")),
            options={} if listed is None else {_shown(each): attribute(each, "value") for each in listed},
            around=self._control,
        )

    def _bookmark(self, element: Element, _read: Read) -> None:
        id_ = attribute(element, "id")
        if name(element) == "bookmarkStart":
            self._marks[id_] = attribute(element, "name")
        else:
            self._marks.pop(id_, None)
        self._open = tuple(self._marks.values())


_WRAPPERS: Final[dict[str, Callable[[Story, Element, Read], None]]] = {
    "bookmarkStart": Story._bookmark,
    "bookmarkEnd": Story._bookmark,
    "sdt": Story._control_around,
    **dict.fromkeys(_CHANGES, Story._tracked),
    "rPr": Story._looks,
    "AlternateContent": Story._alternative,
    **dict.fromkeys(_UNREAD, Story._not_read),
}
"""What wraps text, or tells something about what follows it."""


@dataclass(slots=True)
class _Field:
    """A field of Word: an instruction, and what it gave."""

    instruction: list[str]
    shown: bool = False
    """Whether what is read now is what it gave."""

    @property
    def counts_pages(self) -> bool:
        """Whether it gives the number of a page, which nobody typed."""
        words = "".join(self.instruction).split()
        return self.shown and bool(words) and words[0].upper() in _PAGE_NUMBERS


def _shown(item: Element) -> str:
    return attribute(item, "displayText") or attribute(item, "value")


def _symbol(code: str) -> str:
    """The character of `w:sym`, which is given by its number in a font of signs."""
    known = _WINGDINGS.get(code.upper())
    try:
        return known or chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"


def _plain(text: str) -> Paragraph:
    return Paragraph(None, (), pieces=[Piece(text, None, ())] if text else [])
