"""A small catalog on its way to a translator and back, and the hands of the translator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from docx import Document
from lxml import etree
from openpyxl import load_workbook

from hvs_cli.catalogs.current import Catalogs
from hvs_cli.catalogs.exchange.formats import FORMATS, format_of
from hvs_cli.catalogs.exchange.keep import Approval, keep
from hvs_cli.catalogs.exchange.sheet import sheet
from hvs_cli.catalogs.exchange.take import Taken, compare
from tests.catalogs import small_catalogs, translate

XLIFF = "{urn:oasis:names:tc:xliff:document:1.2}"
WELCOME, FORMULA, PLACES = "Welcome to our meeting {in_place} on {day}.", "=Sum of all answers", "{number} place"
TEMPLATE = f"""\
{{# note: a heading, max 60 #}}
{{{{ _("{WELCOME}", in_place=x, day=y) }}}}
{{{{ _("{FORMULA}") }}}}
{{{{ ngettext("{PLACES}", "{{number}} places", n) }}}}
{{{{ _("Coffee & tea <free>") }}}}
"""

WORDS: dict[str, dict[str, str | tuple[str, ...]]] = {
    "fi": {
        "Invitation": "Kutsu",
        WELCOME: "Tervetuloa keskustelemaan {day} {in_place}.",
        FORMULA: "=Kaikkien vastausten summa",
        PLACES: ("{number} paikka", "{number} paikkaa"),
        "Coffee & tea <free>": "Kahvia & teetä <ilmaiseksi>",
    },
    "ar": {
        "Invitation": "دعوة",
        WELCOME: "أهلًا وسهلًا بكم في لقائنا {in_place} يوم {day}.",
        FORMULA: "=مجموع كل الإجابات",
        PLACES: ("لا أماكن", "مكان واحد", "مكانان", "{number} أماكن", "{number} مكانًا", "{number} مكان"),
        "Coffee & tea <free>": "قهوة & شاي <مجانًا>",
    },
    "ti": {
        "Invitation": "ዕድመ",
        WELCOME: "እንቋዕ ናብ ኣኼባና {in_place} {day} ብደሓን መጻእኩም።",
        FORMULA: "=ድምር ናይ ኩሉ መልሲ",
        PLACES: ("{number} ቦታ", "{number} ቦታታት"),
        "Coffee & tea <free>": "ቡንን ሻህን & <ብናጻ>",
    },
    "th": {
        "Invitation": "คำเชิญ",
        WELCOME: "ยินดีต้อนรับสู่การพูดคุยของเรา {in_place} {day}",
        FORMULA: "=ผลรวมของคำตอบทั้งหมด",
        PLACES: ("{number} ที่นั่ง",),
        "Coffee & tea <free>": "กาแฟ & ชา <ฟรี>",
    },
}

CORRECTED = {
    "fi": "Tule keskustelemaan {in_place} {day}, ”tervetuloa”.",
    "ar": "مرحبًا بكم في «لقائنا» {in_place} يوم {day}.",
    "ti": "ናብ ኣኼባና {in_place} {day} ንዕድመኩም።",
    "th": "ขอเชิญร่วมพูดคุย {in_place} {day}",
}
"""Another translation of the welcome, as the translator wants it."""

TODAY = dt.date(2026, 12, 1)


def drafts(folder: Path) -> Catalogs:
    """The small catalogs in four languages, all drafts."""
    made = small_catalogs(folder, TEMPLATE, **{code: {} for code in WORDS})
    for code, words in WORDS.items():
        translate(folder / "translations" / f"{code}.po", words)
    return fresh(folder, made)


def fresh(folder: Path, catalogs: Catalogs) -> Catalogs:
    """The catalogs as they are in their files now."""
    return Catalogs(None, catalogs.extracted, folder / "translations")


def sent(catalogs: Catalogs, code: str, form: str, folder: Path) -> Path:
    """The file that the translator gets."""
    path = folder / f"{code}{FORMATS[form].suffixes[0]}"
    with path.open("wb") as stream:
        FORMATS[form].write(sheet(catalogs, code), stream)
    return path


def taken(catalogs: Catalogs, path: Path, code: str = "") -> Taken:
    """What the file asks for when it comes back."""
    return compare(catalogs, format_of(path).read(path), code)


def approve(catalogs: Catalogs, found: Taken) -> Path:
    """Write it, in the name of an association."""
    return keep(catalogs, found, Approval("Somali Association", TODAY))


def rows_of(catalogs: Catalogs, code: str) -> dict[str, str]:
    """English text → id of its row."""
    return {row.source: row.id for row in sheet(catalogs, code).rows}


def correct_workbook(path: Path, corrections: dict[str, str], approved: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    """Write `corrections` and approvals, both by id, into the open columns of the workbook."""
    book = load_workbook(path)
    page = book.worksheets[0]
    heads = {str(cell.value): cell.column for cell in page[1]}
    for row in page.iter_rows(min_row=2):
        name = str(row[heads["Id"] - 1].value)
        if name in corrections:
            row[heads["Correction"] - 1].value = corrections[name]
            row[heads["Correction"] - 1].data_type = "s"
        if name in approved:
            row[heads["Approved"] - 1].value = "OK"
    book.save(path)


def correct_document(path: Path, corrections: dict[str, str], approved: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    """The same in the proof document."""
    document = Document(str(path))
    for row in document.tables[0].rows:  # one document, so one table
        texts = ["".join(each.itertext()) for each in row._tr.tc_lst]
        name = next((each for each in (*corrections, *approved) if len(texts) > 1 and texts[1].startswith(each)), "")
        if name in corrections:
            row.cells[5].paragraphs[0].add_run(corrections[name])
        if name in approved:
            row.cells[6].paragraphs[0].add_run("ok")
    document.save(str(path))


def correct_catalog(path: Path, corrections: dict[str, str], approved: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    """The same in the catalog, as its text: the translation behind the id in its notes."""
    blocks = path.read_text("utf-8").split("\n\n")
    for number, block in enumerate(blocks):
        for name, text in corrections.items():
            if f"#. Id: {name}\n" in block:
                blocks[number] = (
                    block[: block.index("\nmsgstr ")] + f'\nmsgstr "{text.replace(chr(34), chr(92) + chr(34))}"'
                )
        for name in approved:
            if f"#. Id: {name}\n" in block:
                blocks[number] = blocks[number].replace("#, fuzzy\n", "")
    path.write_text("\n\n".join(blocks), "utf-8")


def correct_xliff(path: Path, corrections: dict[str, str], approved: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    """The same in the XLIFF file: placeholders are the elements of the source."""
    tree = etree.parse(path)
    for unit in tree.iter(f"{XLIFF}trans-unit"):
        name = str(unit.get("id"))
        target = unit.find(f"{XLIFF}target")
        assert target is not None
        if name in corrections:
            slots = {str(each.get("equiv-text")): str(each.get("id")) for each in unit.iterfind(f"{XLIFF}source/*")}
            inner = corrections[name].replace("&", "&amp;").replace("<", "&lt;")
            for slot, number in slots.items():
                inner = inner.replace(slot, f'<x id="{number}"/>')
            new = etree.fromstring(f'<target xmlns="{XLIFF[1:-1]}" state="translated">{inner}</target>')
            unit.replace(target, new)
        if name in approved:
            unit.set("approved", "yes")
    tree.write(path, encoding="UTF-8", xml_declaration=True)


CORRECT: dict[str, Callable[..., None]] = {
    "xlsx": correct_workbook,
    "docx": correct_document,
    "po": correct_catalog,
    "xliff": correct_xliff,
}
