"""What a translator gets to work on, whatever the format: numbered rows, one for each text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hvs_cli.catalogs.checks.run import cases
from hvs_cli.catalogs.current import Catalogs, Row
from hvs_cli.catalogs.plurals import examples, rule
from hvs_cli.catalogs.po import PoFile
from hvs_cli.catalogs.sources import letters_of
from hvs_cli.languages.language import Language, facts
from hvs_cli.ooxml.xml import DIRECTION_MARKS

BESIDE: Final = "fi"
"""The language shown beside English: the one that the people who order translations speak."""

COMMENT: Final = "comment: "
"""How the translator comment begins that holds what a person wrote into the column of comments."""

NO_TEXT: Final = "-"
"""Stands for the mark of a text that was not there."""

FORM: Final = "/"
"""Stands between the id of a message and the name of a plural form."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One text to translate."""

    number: int
    """From 1; the same in every format, so that two people can talk about it."""
    id: str
    """The id of the message; of a plural form with its CLDR name behind a slash: `kbtr-mwqz/few`."""
    source: str
    beside: str
    """The same in Finnish, as far as it is translated."""
    draft: str
    """The translation as it is now; empty if there is none."""
    approved_by: str
    fuzzy: bool
    """Whether a person must look at it."""
    comment: str
    context: tuple[str, ...]
    """Where it stands, who reads it, what placeholders become."""
    maximum: int
    document: str
    """The document where it stands first."""

    @property
    def seen(self) -> str:
        """The mark of the text that the translator saw, to tell on the way back whether it was changed, and by whom."""
        return mark_of(self.draft)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of one language."""

    language: Language
    catalog: PoFile
    rows: tuple[SheetRow, ...]


def mark_of(text: str) -> str:
    """Four letters that tell one text from another; none for no text. Spaces around it do not count."""
    return letters_of(tidy(text), 4) if tidy(text) else ""


def tidy(text: str) -> str:
    """`text` as a catalog keeps it: accents composed, no spaces at the ends, no marks that only order it on a screen."""
    return unicodedata.normalize("NFC", DIRECTION_MARKS.sub("", text.replace("\r\n", "\n"))).strip()


def sheet(catalogs: Catalogs, code: str) -> Sheet:
    """What there is to translate into the language `code`, in the order of the documents."""
    beside = catalogs.texts(BESIDE) if code != BESIDE and BESIDE in catalogs.codes else {}
    rows: list[SheetRow] = []
    for row in catalogs.rows(code):
        other = beside.get(row.source.key, ())
        rows.extend(_rows(catalogs, code, row, other, len(rows) + 1))
    return Sheet(facts(code), catalogs[code], tuple(rows))


def _rows(catalogs: Catalogs, code: str, row: Row, beside: tuple[str, ...], first: int) -> Iterator[SheetRow]:
    source, entry = row.source, row.entry
    comment = "\n".join(each.removeprefix(COMMENT) for each in entry.remarks if each.startswith(COMMENT))
    stale = [f"Changed. The English text was: {' / '.join(filter(None, entry.previous))}"] if entry.previous else []
    for number, (case, name) in enumerate(cases(catalogs, code, row, {}, every=True)):
        numbers = examples(rule(catalogs[code].plural_forms), number) if source.plural else []
        plural = [f"Plural form for the numbers {', '.join(map(str, numbers))} …"] if source.plural else []
        yield SheetRow(
            number=first + number,
            id=f"{source.id}{FORM}{name or number}" if source.plural else source.id,
            source=case.source,
            beside=_fitting(catalogs, beside, numbers),
            draft=case.text,
            approved_by=entry.approved_by,
            fuzzy=entry.fuzzy,
            comment=comment,
            context=tuple(stale + plural + [each for each in entry.notes if not each.startswith("Id: ")]),
            maximum=source.maximum,
            document=next((use.where for use in source.uses), ""),
        )


def _fitting(catalogs: Catalogs, forms: Sequence[str], numbers: Sequence[int]) -> str:
    """The form that the language beside uses for the same numbers."""
    if not forms or not numbers:
        return forms[0] if forms else ""
    return forms[rule(catalogs[BESIDE].plural_forms)(numbers[-1])]
