"""The spreadsheet for translators: a row for each text, what must not change locked, everything kept as text."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import BinaryIO, Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from hvs_cli.catalogs.exchange.columns import heads
from hvs_cli.catalogs.exchange.guide import guide
from hvs_cli.catalogs.exchange.sheet import NO_TEXT, Sheet, SheetRow
from hvs_cli.languages.language import Language
from hvs_cli.ooxml.package import part, write_package

_ORDER: Final = (
    "no", "id", "source", "beside", "draft", "correction", "approved", "comment", "context", "maximum", "seen",
)  # fmt: skip
_WIDTHS: Final = {
    "no": 5, "id": 13, "source": 44, "beside": 44, "draft": 44, "correction": 44, "approved": 10, "comment": 30,
    "context": 50, "maximum": 10, "seen": 7,
}  # fmt: skip
_OPEN: Final = ("correction", "approved", "comment")
"""The columns in which people write."""
_TRANSLATED: Final = ("draft", "correction")
"""The columns that hold the language itself."""

_DAY: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no time zones
"""The same bytes for the same content: no moment is noted."""

_FILL: Final = {"head": "FFE3E8F0", "open": "FFFFF9E5", "long": "FFF8CBAD"}
_TEXT: Final = "@"
_LINE: Final = 14
"""Points."""


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """The workbook of `sheet`."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet.language.code
    _heading(page, sheet.language)
    for number, row in enumerate(sheet.rows, 2):
        _row(page, number, row, sheet.language)
    _furnish(page, sheet, len(sheet.rows) + 1)
    _explain(book.create_sheet("Read me"), sheet.language)
    book.properties.created = book.properties.modified = _DAY
    book.properties.creator = "hvs"
    book.properties.title = f"Translation into {sheet.language.english} ({sheet.language.code})"
    _save(book, stream)


def _save(book: Workbook, stream: BinaryIO) -> None:
    kept = io.BytesIO()
    book.save(kept)
    with zipfile.ZipFile(kept) as packed:
        write_package([part(each, _timeless(each, packed.read(each))) for each in packed.namelist()], stream)


def _timeless(name: str, content: bytes) -> bytes:
    """The part as it is, without the moment of saving, which openpyxl writes over what it was told."""
    if name != "docProps/core.xml":
        return content
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + f"{_DAY.isoformat()}Z".encode(), content)


def _heading(page: Worksheet, language: Language) -> None:
    names = heads(language.code)
    for column, key in enumerate(_ORDER, 1):
        cell = page.cell(1, column, names[key])
        cell.font = Font(name="Arial", size=10, bold=True)
        cell.fill = PatternFill("solid", fgColor=_FILL["head"])
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.column_dimensions[get_column_letter(column)].width = _WIDTHS[key]
    page.column_dimensions[_letter("seen")].hidden = True


def _letter(key: str) -> str:
    return str(get_column_letter(_ORDER.index(key) + 1))


def _row(page: Worksheet, number: int, row: SheetRow, language: Language) -> None:
    values = {
        "no": str(row.number),
        "id": row.id,
        "source": row.source,
        "beside": row.beside,
        "draft": row.draft,
        "approved": "" if row.fuzzy or not row.draft else "ok",
        "comment": row.comment,
        "context": "\n".join(row.context),
        "maximum": str(row.maximum or ""),
        "seen": row.seen or NO_TEXT,
    }
    for column, key in enumerate(_ORDER, 1):
        cell = page.cell(number, column)
        _text(cell, values.get(key, ""))
        _style(cell, key, language)
    page.row_dimensions[number].height = _LINE * max(_lines(text, key) for key, text in values.items() if key != "seen")


def _lines(text: str, key: str) -> int:
    """How many lines the text takes in its column; a sheet that no program has shown yet has no heights of its own."""
    return sum(1 + int(1.15 * len(line) / _WIDTHS[key]) for line in text.split("\n"))


def _text(cell: Cell, text: str) -> None:
    """Put `text` into the cell as text, whatever it begins with."""
    cell.number_format = _TEXT
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@'"


def _style(cell: Cell, key: str, language: Language) -> None:
    own = key in _TRANSLATED
    cell.font = Font(name=language.script.complex if own else "Arial", size=10 + (language.script.larger if own else 0))
    rtl = own and language.right_to_left
    cell.alignment = Alignment(
        wrap_text=True, vertical="top", horizontal="right" if rtl else "left", readingOrder=2 if rtl else 1
    )
    cell.protection = Protection(locked=key not in _OPEN)
    cell.border = Border(bottom=Side("thin", color="FFCCCCCC"))
    if key in _OPEN:
        cell.fill = PatternFill("solid", fgColor=_FILL["open"])


def _furnish(page: Worksheet, sheet: Sheet, last: int) -> None:
    """Direction, lock, choices and colours; there is no password, so whoever must can unlock."""
    page.sheet_view.rightToLeft = sheet.language.right_to_left
    page.freeze_panes = "C2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(_ORDER))}{last}"
    protection = page.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.formatCells = False
    protection.sort = protection.autoFilter = False
    choice = DataValidation(type="list", formula1='"ok"', allow_blank=True, showErrorMessage=False)
    page.add_data_validation(choice)
    choice.add(f"{_letter('approved')}2:{_letter('approved')}{max(last, 2)}")
    text, limit = f"${_letter('correction')}2", f"${_letter('maximum')}2"
    too_long = FormulaRule([f'AND({limit}<>"",LEN({text})>VALUE({limit}))'], fill=PatternFill(bgColor=_FILL["long"]))
    page.conditional_formatting.add(f"{_letter('correction')}2:{_letter('correction')}{max(last, 2)}", too_long)
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"


def _explain(page: Worksheet, language: Language) -> None:
    page.column_dimensions["A"].width = 110
    for number, line in enumerate(guide(language), 1):
        cell = page.cell(number, 1)
        _text(cell, line)
        cell.font = Font(name="Arial", size=11, bold=number == 1)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
