"""XLIFF 1.2 for agencies: states, limits of length, and placeholders as elements that nobody can mistype.

Every translation tool reads version 1.2 (OASIS standard of 1 February 2008); many do not read 2.x.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from lxml import etree

from hvs_cli.catalogs.exchange.answers import Answer, Returned
from hvs_cli.catalogs.exchange.sheet import NO_TEXT, Sheet, SheetRow
from hvs_cli.errors import SLOT, InputError, Place, Problem, message

_NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:1.2"
_NS: Final = f"{{{_NAMESPACE}}}"
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

_APPROVED: Final = frozenset({"final", "signed-off"})
"""States of a target that a reviewer has accepted (XLIFF 1.2, 2.6)."""

_INLINE: Final = frozenset({f"{_NS}{name}" for name in ("x", "ph", "bx", "ex", "bpt", "ept", "it")})
_TRANSPARENT: Final = frozenset({f"{_NS}mrk", f"{_NS}g"})
"""Elements that only mark a piece of text."""

_SEEN: Final = "Mark: "


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """The XLIFF file of `sheet`, a `file` element for each document."""
    names: dict[str | None, str] = {None: _NAMESPACE}
    root = etree.Element(f"{_NS}xliff", {"version": "1.2"}, nsmap=names)  # type: ignore[arg-type]
    bodies: dict[str, etree._Element] = {}
    for row in sheet.rows:
        if row.document not in bodies:
            bodies[row.document] = _file(root, row.document, sheet.language.tag)
        _unit(bodies[row.document], row)
    _lay_out(root)
    stream.write(etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n")


def _file(root: etree._Element, name: str, tag: str) -> etree._Element:
    facts = {"original": name or "hvs", "source-language": "en", "target-language": tag, "datatype": "plaintext"}
    return etree.SubElement(etree.SubElement(root, f"{_NS}file", facts), f"{_NS}body")


def _unit(body: etree._Element, row: SheetRow) -> None:
    approved = bool(row.draft) and not row.fuzzy
    facts = {"id": row.id, "resname": row.id, "approved": "yes" if approved else "no", _XML_SPACE: "preserve"}
    if row.maximum:
        facts |= {"maxwidth": str(row.maximum), "size-unit": "char"}
    unit = etree.SubElement(body, f"{_NS}trans-unit", facts)
    _fill(etree.SubElement(unit, f"{_NS}source"), row.source, row.source)
    state = "signed-off" if approved else "needs-review-translation" if row.draft else "needs-translation"
    _fill(etree.SubElement(unit, f"{_NS}target", state=state), row.draft, row.source)
    for note in (*row.context, *([f"Finnish: {row.beside}"] if row.beside else []), f"Number: {row.number}"):
        etree.SubElement(unit, f"{_NS}note", {"from": "developer"}).text = note
    etree.SubElement(unit, f"{_NS}note", {"from": "hvs"}).text = f"{_SEEN}{row.seen or NO_TEXT}"
    for comment in row.comment.splitlines():
        etree.SubElement(unit, f"{_NS}note", {"from": "translator"}).text = comment


def _lay_out(element: etree._Element, depth: int = 1) -> None:
    """A line for each element; inside texts every space counts, also one that stands alone between placeholders."""
    if len(element) and element.tag not in {f"{_NS}source", f"{_NS}target"}:
        element.text = "\n" + "  " * depth
        for child in element:
            _lay_out(child, depth + 1)
            child.tail = "\n" + "  " * (depth if child.getnext() is not None else depth - 1)


def _fill(element: etree._Element, text: str, source: str) -> None:
    """Put `text` into `element`, each placeholder as an `x` that is numbered as in the `source`."""
    numbers = {name: str(number) for number, name in enumerate(dict.fromkeys(SLOT.findall(source)), 1)}
    last: etree._Element | None = None
    for piece in re.split(r"(\{\w+\})", text):
        name = piece[1:-1]
        if SLOT.fullmatch(piece) and name in numbers:
            last = etree.SubElement(element, f"{_NS}x", id=numbers[name], ctype="x-placeholder")
            last.set("equiv-text", piece)
        elif last is None:
            element.text = (element.text or "") + piece
        else:
            last.tail = (last.tail or "") + piece


def read(path: Path) -> Returned:
    """What came back in the XLIFF file `path`. Raises `InputError` if it is none."""
    try:
        root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except (etree.XMLSyntaxError, OSError) as error:
        what = message("this is no XLIFF file that can be read: {reason}", reason=error)
        raise InputError(Problem(Place(str(path)), what)) from error
    if root.tag != f"{_NS}xliff":
        hint = message("Ask for version 1.2, the one that was sent.")
        raise InputError(Problem(Place(str(path)), message("this is no XLIFF 1.2 file"), hint))
    problems = list[Problem]()
    answers = tuple(_answers(root, path, problems))
    tags = {each.get("target-language", "") for each in root.iter(f"{_NS}file")}
    return Returned(tags.pop() if len(tags) == 1 else "", answers, tuple(problems))


def _answers(root: etree._Element, path: Path, problems: list[Problem]) -> Iterator[Answer]:
    for unit in root.iter(f"{_NS}trans-unit"):
        source, target = unit.find(f"{_NS}source"), unit.find(f"{_NS}target")
        place = Place(str(path), _line(unit))
        slots = (
            {each.get("id", ""): each.get("equiv-text", "") for each in source.iter(f"{_NS}x")}
            if source is not None
            else {}
        )
        notes = list(unit.iter(f"{_NS}note"))
        marks = (str(note.text).removeprefix(_SEEN).strip() for note in notes if (note.text or "").startswith(_SEEN))
        seen = next((mark.replace(NO_TEXT, "") for mark in marks), None)
        yield Answer(
            place=place,
            id=str(unit.get("resname") or unit.get("id", "")),
            text=_text(target, slots, place, problems),
            seen=seen,
            source=_text(source, slots, place, problems),
            approved=unit.get("approved") == "yes" or (target is not None and target.get("state") in _APPROVED),
            comment="\n".join(note.text or "" for note in notes if note.get("from") not in {"developer", "hvs"}),
        )


def _line(unit: etree._Element) -> int:
    line: int | None = unit.sourceline  # type: ignore[assignment]
    return line or 0


def _text(element: etree._Element | None, slots: dict[str, str], place: Place, problems: list[Problem]) -> str:
    """The text of `element` with its placeholders in braces."""
    if element is None:
        return ""
    pieces = [element.text or ""]
    for child in element:
        if child.tag in _TRANSPARENT:
            pieces.append(_text(child, slots, place, problems))
        elif child.tag in _INLINE:
            pieces.append(slots.get(str(child.get("id")), "") or str(child.get("equiv-text", "")))
        else:
            what = message("the element {name} was not in the file that was sent", name=etree.QName(child).localname)
            problems.append(Problem(place, what, message("Ask for the text of this unit again.")))
        pieces.append(child.tail or "")
    return "".join(pieces)
