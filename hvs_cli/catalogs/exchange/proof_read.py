"""Reading a proof document back: by its headings, with tracked changes accepted and Word's comments kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from hvs_cli.catalogs.exchange.answers import Answer, Returned
from hvs_cli.catalogs.exchange.columns import answer, find_columns, has_ids, no_ids
from hvs_cli.errors import InputError, Place, Problem, message

_GONE: Final = (qn("w:del"), qn("w:moveFrom"))
"""What a tracked change has taken out."""


def read(path: Path) -> Returned:
    """What came back in the document `path`. Raises `InputError` if it is none, or has no column of ids."""
    try:
        document = Document(str(path))
        rows, said = list(document.element.body.iter(qn("w:tr"))), _comments(document)
    except Exception as error:  # a broken file makes the library raise whatever comes
        what = message("this is no Word document that can be read: {reason}", reason=error)
        raise InputError(Problem(Place(str(path)), what, message("Save it as Word document (.docx)."))) from error
    columns: dict[str, int] = {}
    language, answers = "", list[Answer]()
    for number, row in enumerate(rows, 1):
        cells, place = _cells(row), Place(str(path), number)
        if has_ids(cells):
            columns, named = find_columns(cells, place)
            language = language or named
        elif columns and (found := _answer(cells, columns, place)):
            answers.append(_with_comments(found, row, said))
    if not columns:
        raise no_ids(Place(str(path)))
    return Returned(language, tuple(answers))


def _answer(cells: list[str], columns: dict[str, int], place: Place) -> Answer | None:
    marked = _with_mark(cells, columns)
    return answer(marked, {**columns, "seen": len(marked) - 1}, place)


def _with_mark(cells: list[str], columns: dict[str, int]) -> list[str]:
    """The cells with that of the id alone, and the mark that stands below it in a cell at the end."""
    number = columns["id"]
    name, mark, *_ = [*"".join(cells[number : number + 1]).split(), "", ""]
    return [*cells[:number], name, *cells[number + 1 :], mark]


def _cells(row: etree._Element) -> list[str]:
    """The text of each cell; one that spans columns counts as often, so that the others keep their places."""
    found: list[str] = []
    for cell in row.iter(qn("w:tc")):
        span = next(cell.iter(qn("w:gridSpan")), None)
        count = int(span.get(qn("w:val"), "1")) if span is not None else 1
        found += [_text(cell), *[""] * (count - 1)]
    return found


def _text(cell: etree._Element) -> str:
    return "\n".join("".join(_pieces(paragraph)) for paragraph in cell.iter(qn("w:p")))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    for piece in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        if not any(each.tag in _GONE for each in piece.iterancestors()):
            yield (piece.text or "") if piece.tag == qn("w:t") else "\n" if piece.tag == qn("w:br") else "\t"


def _comments(document: WordDocument) -> dict[str, str]:
    """What people wrote into the margin, by the number of the comment."""
    return {str(each.comment_id): each.text for each in document.comments}


def _with_comments(found: Answer, row: etree._Element, said: dict[str, str]) -> Answer:
    """`found` with what stands beside its row in the margin."""
    numbers = [each.get(qn("w:id"), "") for each in row.iter(qn("w:commentReference"))]
    beside = [said[number] for number in numbers if said.get(number)]
    return replace(found, comment="\n".join(filter(None, [found.comment, *beside]))) if beside else found
