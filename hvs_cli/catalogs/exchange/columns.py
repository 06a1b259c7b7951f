"""The columns of spreadsheet and proof document, and finding them again wherever they have been moved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from hvs_cli.catalogs.exchange.answers import Answer, chosen, is_yes
from hvs_cli.catalogs.exchange.sheet import NO_TEXT
from hvs_cli.errors import InputError, Place, Problem, message

NAMES: Final = {
    "no": ("no", "nro", "nr", "№"),
    "id": ("id",),
    "source": ("english", "englanti", "engelska"),
    "beside": ("finnish", "suomi", "finska"),
    "draft": ("draft", "luonnos", "utkast"),
    "correction": ("correction", "your correction", "korjaus", "rättelse"),
    "approved": ("approved", "hyväksytty", "godkänd"),
    "comment": ("comment", "kommentti", "kommentar"),
    "context": ("context", "konteksti", "sammanhang"),
    "maximum": ("maximum length", "enimmäispituus", "maximilängd"),
    "seen": ("mark", "merkki", "märke"),
}
"""What a column may be called, small letters; the first is what we write."""

_LANGUAGE = re.compile(r"\((\w+)\)\s*$")


def heads(language: str) -> dict[str, str]:
    """The heading of each column; that of the draft says the language."""
    shown = {key: names[0].capitalize() for key, names in NAMES.items()}
    return shown | {"draft": f"{shown['draft']} ({language})"}


def find_columns(row: Sequence[str], place: Place) -> tuple[dict[str, int], str]:
    """Where each column is in the heading `row`, and the language that it names.

    Raises `InputError` if there is no column of ids: without them no text finds its message.
    """
    found: dict[str, int] = {}
    language = ""
    for number, cell in enumerate(row):
        name = _LANGUAGE.sub("", cell).strip().casefold()
        key = next((key for key, names in NAMES.items() if name in names), "")
        if key:
            found.setdefault(key, number)
        if key == "draft" and (code := _LANGUAGE.search(cell)):
            language = code[1]
    if "id" not in found:
        raise no_ids(place)
    return found, language


def no_ids(place: Place) -> InputError:
    """The error for a file whose texts cannot find their messages."""
    hint = message("Keep the row of headings with the column id as it was exported.")
    return InputError(Problem(place, message("there is no column of ids here"), hint))


def has_ids(row: Sequence[str]) -> bool:
    """Whether `row` may be the row of headings."""
    return any(cell.strip().casefold() in NAMES["id"] for cell in row)


def answer(cells: Sequence[str], columns: dict[str, int], place: Place) -> Answer | None:
    """What a row says; `None` for a row without an id and without any text of a person."""

    def cell(key: str) -> str:
        return cells[columns[key]] if key in columns and columns[key] < len(cells) else ""

    name = cell("id").strip()
    if not name and not cell("correction").strip():
        return None
    seen = {"": None, NO_TEXT: ""}.get(mark := cell("seen").strip(), mark)
    return Answer(
        place=place,
        id=name,
        text=chosen(cell("draft"), cell("correction"), seen),
        seen=seen,
        source=cell("source").strip(),
        approved=is_yes(cell("approved")),
        comment=cell("comment").strip(),
    )
