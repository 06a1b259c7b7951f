"""The proof document for translators who work in Word: tables whose numbers are those of the spreadsheet's rows."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import BinaryIO, Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.shared import Mm, Pt, RGBColor

from hvs_cli.catalogs.exchange.columns import heads
from hvs_cli.catalogs.exchange.guide import guide
from hvs_cli.catalogs.exchange.sheet import NO_TEXT, Sheet, SheetRow
from hvs_cli.errors import SLOT
from hvs_cli.languages.language import Language
from hvs_cli.languages.script import foreign
from hvs_cli.ooxml.package import part, write_package
from hvs_cli.ooxml.xml import isolated, xml

_COLUMNS: Final = {
    "no": 10, "id": 21, "source": 52, "beside": 46, "draft": 52, "correction": 52, "approved": 20, "comment": 24,
}  # fmt: skip
"""The columns and how many millimetres wide they are: a landscape A4 page."""

_MAIN: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DAY: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_POINTS: Final = 9
_TWIPS: Final = 1440 / 25.4
_QUIET: Final = '<w:color w:val="555555"/><w:sz w:val="18"/>'


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """The proof document of `sheet`."""
    document = Document()
    _page(document)
    first, *rest = guide(sheet.language)
    document.add_heading(first, 1)
    for line in rest:
        document.add_paragraph(line, style="List Bullet")
    for name, rows in groupby(sheet.rows, key=lambda row: row.document):
        document.add_heading(name, 2)
        document.element.body.insert_element_before(parse_xml(_table(list(rows), sheet.language)), "w:sectPr")
    facts = document.core_properties
    facts.created = facts.modified = _DAY
    facts.author, facts.comments, facts.title = "hvs", "", first
    facts.language = "en-US"
    _save(document, stream)


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(10)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(_POINTS)
    for name in ("Heading 1", "Heading 2"):
        document.styles[name].font.color.rgb = RGBColor.from_string("1F3864")


def _save(document: WordDocument, stream: BinaryIO) -> None:
    kept = io.BytesIO()
    document.save(kept)
    with zipfile.ZipFile(kept) as packed:
        write_package([part(each, packed.read(each)) for each in packed.namelist()], stream)


def _table(rows: Sequence[SheetRow], language: Language) -> str:
    names = heads(language.code)
    grid = "".join(f'<w:gridCol w:w="{round(width * _TWIPS)}"/>' for width in _COLUMNS.values())
    mirrored = "<w:bidiVisual/>" if language.right_to_left else ""
    heading = "".join(_cell(key, _paragraph(_run(names[key], "<w:b/>"))) for key in _COLUMNS)
    body = "".join(_row(row, language) for row in rows)
    return (
        f'<w:tbl {_MAIN}><w:tblPr><w:tblStyle w:val="TableGrid"/>{mirrored}<w:tblW w:w="0" w:type="auto"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heading}</w:tr>{body}</w:tbl>"
    )


def _row(row: SheetRow, language: Language) -> str:
    context = [each for each in row.context if not each.startswith(("Document: ", "Documents: "))]
    cells = {
        "no": _paragraph(_run(str(row.number))),
        "id": _paragraph(_locked(row.id, row.number)) + _paragraph(_run(row.seen or NO_TEXT, _QUIET)),
        "source": _paragraph(_locked(row.source, -row.number)) + _lines(context),
        "beside": _paragraph(_run(row.beside, '<w:lang w:val="fi-FI"/>')),
        "draft": _own(row.draft, language),
        "correction": _own("", language),
        "approved": _paragraph(_run("ok" if row.draft and not row.fuzzy else "")),
        "comment": _lines(row.comment.splitlines()) or _paragraph(""),
    }
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(_cell(key, cells[key]) for key in _COLUMNS)}</w:tr>"


def _cell(key: str, content: str) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="FFF9E5"/>' if key in {"correction", "approved"} else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{round(_COLUMNS[key] * _TWIPS)}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>'


def _paragraph(runs: str, settings: str = "") -> str:
    return f'<w:p><w:pPr>{settings}<w:spacing w:after="0"/></w:pPr>{runs}</w:p>'


def _lines(lines: Sequence[str]) -> str:
    return "".join(_paragraph(_run(each, _QUIET)) for each in lines)


def _run(text: str, settings: str = "") -> str:
    if not text:
        return ""
    broken = '</w:t><w:br/><w:t xml:space="preserve">'.join(xml(line) for line in text.split("\n"))
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{broken}</w:t></w:r>'


def _locked(text: str, number: int) -> str:
    """`text` in a content control that cannot be edited (ISO 29500-1, 17.5.2.23)."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{number}"/><w:lock w:val="sdtContentLocked"/></w:sdtPr>'
        f"<w:sdtContent>{_run(text)}</w:sdtContent></w:sdt>"
    )


def _own(text: str, language: Language) -> str:
    """A paragraph in the language itself: its fonts, its direction, its tag for spelling."""
    look, size = language.script, round(2 * (_POINTS + language.script.larger))
    fonts = f'<w:rFonts w:ascii="{look.latin}" w:hAnsi="{look.latin}" w:cs="{look.complex}"/>'
    sizes = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    tag = f'<w:lang w:val="{language.tag}" w:bidi="{language.tag}"/>'
    kind = f"<w:{look.run}/>" if look.run else ""
    runs = "".join(
        _run(isolated(piece), f"{fonts}{sizes}") if apart else _run(piece, f"{fonts}{sizes}{kind}{tag}")
        for piece, apart in _pieces(text, language)
    )
    direction = "<w:bidi/>" if language.right_to_left else ""
    return _paragraph(runs, direction)


def _pieces(text: str, language: Language) -> Iterator[tuple[str, bool]]:
    """The pieces of a text, and whether each runs from left to right within a language that does not."""
    if not language.right_to_left:
        yield text, False
        return
    last = 0
    for found in re.finditer(rf"{SLOT.pattern}|{foreign(language.script.code).pattern}", text):
        yield text[last : found.start()], False
        yield found[0], True
        last = found.end()
    yield text[last:], False
