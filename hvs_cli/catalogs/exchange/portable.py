"""The catalog itself as a file for Poedit, Weblate and other tools of translators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final

from hvs_cli.catalogs.exchange.answers import Answer, Returned
from hvs_cli.catalogs.exchange.sheet import COMMENT, FORM, NO_TEXT, Sheet, SheetRow
from hvs_cli.catalogs.plurals import categories, plural_forms, renumbering
from hvs_cli.catalogs.po import Entry, PoFile, written
from hvs_cli.catalogs.po import read as read_po
from hvs_cli.catalogs.sources import message_id
from hvs_cli.errors import InputError, Place, TranslationError
from hvs_cli.languages.language import facts

_SEEN: Final = "Mark: "


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """The catalog of `sheet` with the Finnish text beside each message."""
    rows: dict[str, list[SheetRow]] = {}
    for row in sheet.rows:
        rows.setdefault(row.id.partition(FORM)[0], []).append(row)
    entries = [_entry(each, rows[message_id(each.key)]) for each in sheet.catalog.entries]
    stream.write(written(replace(sheet.catalog, entries=tuple(entries), obsolete=())).encode())


def _entry(entry: Entry, rows: Sequence[SheetRow]) -> Entry:
    beside = dict.fromkeys(row.beside for row in rows if row.beside)
    marks = " ".join(row.seen or NO_TEXT for row in rows)
    return replace(entry, notes=(*entry.notes, *(f"Finnish: {each}" for each in beside), f"{_SEEN}{marks}"))


def read(path: Path) -> Returned:
    """What came back in the catalog `path`; what is no longer fuzzy in it counts as approved. Raises `InputError`."""
    try:
        catalog = read_po(path, named=False)
    except TranslationError as error:
        raise InputError(error.problems) from error
    return Returned(
        catalog.language, tuple(each for entry in catalog.entries for each in _answers(entry, catalog, path))
    )


def _answers(entry: Entry, catalog: PoFile, path: Path) -> Iterator[Answer]:
    marks = next((each.removeprefix(_SEEN).split() for each in entry.notes if each.startswith(_SEEN)), [])
    forms = _forms(entry, catalog)
    for number, (name, text) in enumerate(forms):
        yield Answer(
            place=Place(str(path)),
            id=message_id(entry.key) + (f"{FORM}{name}" if entry.plural else ""),
            text=text,
            seen=marks[number].replace(NO_TEXT, "") if number < len(marks) else None,
            source=entry.text,
            approved=not entry.fuzzy and bool(text),
            comment="\n".join(_comments(entry)),
        )


def _comments(entry: Entry) -> Iterator[str]:
    """What people wrote, without what the program keeps there itself."""
    for remark in entry.remarks:
        if remark.startswith(COMMENT) or not remark.startswith(("review", "check passed:")):
            yield remark.removeprefix(COMMENT)


def _forms(entry: Entry, catalog: PoFile) -> list[tuple[str, str]]:
    """The forms by CLDR's names; another tool may have numbered them in another way and said so in the head."""
    if not entry.plural:
        return [("", entry.forms[0])]
    language = facts(catalog.language)
    names, numbers = (
        categories(language.locale),
        renumbering(catalog.plural_forms, plural_forms(language.locale, language.plural)),
    )
    shown = names if len(names) == len(numbers) else [str(number) for number in range(len(numbers))]
    return [
        (name, entry.forms[number] if number < len(entry.forms) else "")
        for name, number in zip(shown, numbers, strict=True)
    ]
