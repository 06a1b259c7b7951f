"""Reading a spreadsheet back: by its headings, on whatever page and in whatever order they stand now."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from hvs_cli.catalogs.exchange.answers import Answer, Returned
from hvs_cli.catalogs.exchange.columns import answer, find_columns, has_ids, no_ids
from hvs_cli.errors import InputError, Place, Problem, message

_HEADING_ROWS: Final = 20
"""So far down the row of headings is looked for."""


def read(path: Path) -> Returned:
    """What came back in the workbook `path`. Raises `InputError` if it is none, or has no column of ids."""
    try:
        book = load_workbook(path, data_only=False)
    except Exception as error:  # a broken file makes the library raise whatever comes
        what = message("this is no workbook that can be read: {reason}", reason=error)
        raise InputError(Problem(Place(str(path)), what, message("Save it as Excel workbook (.xlsx)."))) from error
    page, first, heading = _translations(book, path)
    columns, language = find_columns(heading, Place(f"{path} {page.title}", first))
    answers, problems = list[Answer](), list[Problem]()
    for number, row in enumerate(page.iter_rows(min_row=first + 1), first + 1):
        found = answer([_plain(each, problems, path) for each in row], columns, Place(str(path), number))
        if found:
            answers.append(found)
    return Returned(language, tuple(answers), tuple(problems))


def _translations(book: Workbook, path: Path) -> tuple[Worksheet, int, list[str]]:
    """The page with translations, the number of its row of headings, and these."""
    heading: list[str] = []
    for page in book.worksheets:
        for number, row in enumerate(page.iter_rows(max_row=_HEADING_ROWS, values_only=True), 1):
            heading = ["" if each is None else str(each) for each in row]
            if has_ids(heading):
                return page, number, heading
    raise no_ids(Place(str(path)))


def _plain(cell: Cell, problems: list[Problem], path: Path) -> str:
    """The text of a cell; a number is shown as it was typed, a date is not what anybody wrote."""
    value = cell.value
    if isinstance(value, dt.date | dt.time):
        what = message("the spreadsheet has made a date of the text in cell {cell}", cell=cell.coordinate)
        hint = message("Format the cell as text and write it again.")
        problems.append(Problem(Place(str(path), cell.row), what, hint))
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
