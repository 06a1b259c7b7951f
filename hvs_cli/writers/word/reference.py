"""`reference.docx` read once and prepared for a language: its static parts are packed once and then only copied."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from hvs_cli.document.tree import Block
from hvs_cli.errors import Place, Problem, TemplateError, message
from hvs_cli.languages.language import Language
from hvs_cli.languages.script import Script, scripts
from hvs_cli.ooxml.package import Part, repeated_part
from hvs_cli.ooxml.xml import xml
from hvs_cli.writers.look import Look
from hvs_cli.writers.word.paper import paper_of
from hvs_cli.writers.word.sizes import Type, margins, types

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
_TWINS = (("b", "bCs"), ("i", "iCs"), ("sz", "szCs"))
_SINGLE = 240
"""A single line, in the unit of `w:line`."""
_STYLES, _SETTINGS, _DOCUMENT = "word/styles.xml", "word/settings.xml", "word/document.xml"
_NUMBERING = "word/numbering.xml"


class Written(NamedTuple):
    """A block and its XML, which depends on nothing but the reference file; and the addresses it links to."""

    block: Block
    text: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a writer needs of the reference file, for one language and one kind of page."""

    parts: tuple[Part, ...]
    """Static parts, packed."""
    numbering: str
    """The numbering part; lists that restart are added before its end."""
    styles: Mapping[str, frozenset[str]]
    """The style ids there are: paragraph, character, table."""
    cells: Mapping[str, str]
    """Table style → what each of its cells carries itself; LibreOffice reads shading from there only."""
    sides: Mapping[str, str]
    """Paragraph style → how it is aligned, where it says so."""
    section: str
    """The properties of the section: paper, margins, direction."""
    width: int
    """Between the margins, in twentieths of a point."""
    height: int
    """Between the margins, in twentieths of a point."""
    types: Mapping[str, Type]
    """Paragraph style → how it sets its text."""
    margins: Mapping[str, tuple[float, float]]
    """Table style → what its cells keep free beside and above their text, in points."""
    language: Language
    written: dict[tuple[int, str, Language], Written] = field(default_factory=dict)
    """What blocks became, so that one that stands in many documents is written once; see `writer`."""


@lru_cache(maxsize=64)
def reference(look: Look, language: Language, page: str) -> Reference:
    """The reference file prepared for `language`; the paragraph style named `page` sets the size of plain text.

    A municipality's own file gives what it has; styles it lacks come from the shipped one. Raises `TemplateError`.
    """
    files = [_read(path) for path in look.files("reference.docx")]
    shipped, own = files[0], files[-1]
    styles = etree.fromstring(look.recolour(own[_STYLES]).encode())
    if own is not shipped:
        _add_missing(styles, etree.fromstring(look.recolour(shipped[_STYLES]).encode()))
    _prepare(styles, language, page)
    settings = etree.fromstring(own[_SETTINGS].encode())
    _set_language(settings, language)
    paper = paper_of([each[_DOCUMENT] for each in (own, shipped)], page, right_to_left=language.right_to_left)
    return Reference(
        parts=(
            _packed(_STYLES, styles),
            _packed(_SETTINGS, settings),
            repeated_part("word/fontTable.xml", _font_table()),
        ),
        numbering=look.recolour(shipped[_NUMBERING]),
        styles={kind: frozenset(_ids(styles, kind)) for kind in ("paragraph", "character", "table")},
        cells=_cells(styles),
        sides=_sides(styles),
        section=paper.section,
        width=paper.width,
        height=paper.height,
        types=types(styles, complex_slot=complex_script(language) is language.script),
        margins=margins(styles),
        language=language,
    )


def _packed(name: str, root: etree._Element) -> Part:
    return repeated_part(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


@lru_cache(maxsize=8)
def _read(path: Path) -> Mapping[str, str]:
    """The parts that are used. Word leaves the numbering out where there are no lists; it is taken from the shipped file."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name).decode() for name in (_STYLES, _SETTINGS, _DOCUMENT)}
            for each in parts.values():
                etree.fromstring(each.encode())
            return parts | {name: package.read(name).decode() for name in package.namelist() if name == _NUMBERING}
    except Exception as error:  # a broken file makes both libraries raise whatever comes
        raise TemplateError(
            Problem(
                Place(str(path)),
                message("this is no Word document that can lend its styles: {reason}", reason=error),
                message("Save it in Word as .docx, or remove it to use the shipped one."),
            )
        ) from error


def _ids(styles: etree._Element, kind: str) -> list[str]:
    return [str(style.get(f"{W}styleId")) for style in styles.iter(f"{W}style") if style.get(f"{W}type") == kind]


def _add_missing(styles: etree._Element, shipped: etree._Element) -> None:
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    for style in shipped.iter(f"{W}style"):
        if style.get(f"{W}styleId") not in known:
            added = deepcopy(style)
            added.attrib.pop(f"{W}default", "")
            styles.append(added)


def complex_script(language: Language) -> Script:
    """The script whose font and size go into the complex-script slots of a document in `language`.

    Ethiopic is no complex script for Word, but LibreOffice reads its font from that slot.
    """
    own, latin = language.script, scripts()["Latn"]
    return own if own.run or own.complex != latin.complex else scripts()["Arab"]


def _prepare(styles: etree._Element, language: Language, page: str) -> None:
    """Set what styles can carry: fonts, sizes, direction, language. ISO 29500 allows `w:rtl` and `w:cs` only in runs."""
    script = complex_script(language)
    _page_size(styles, page)
    for properties in styles.iter(f"{W}rPr"):
        for fonts in properties.iter(f"{W}rFonts"):
            fonts.attrib.clear()
            latin = language.script.latin
            for slot, font in (("ascii", latin), ("hAnsi", latin), ("eastAsia", latin), ("cs", script.complex)):
                fonts.set(W + slot, font)
        for plain, twin in _TWINS:
            first, second = properties.find(W + plain), properties.find(W + twin)
            if first is None:
                continue
            if second is None:
                second = etree.Element(W + twin)
                first.addnext(second)
            for name, value in first.attrib.items():
                second.set(name, value)
        size = properties.find(f"{W}szCs")
        if size is not None:
            size.set(f"{W}val", str(int(str(size.get(f"{W}val"))) + round(2 * script.larger)))
    for element in styles.iter(f"{W}lang"):
        for slot in ("val", "eastAsia", "bidi"):
            element.set(W + slot, language.tag)
    defaults = styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    if defaults is not None and language.right_to_left:
        defaults.insert(0, etree.Element(f"{W}bidi"))
    _leading(styles, language.script.leading)


def _page_size(styles: etree._Element, page: str) -> None:
    """Give Normal the size and spacing of the style named `page`, so that lists and tables follow it."""
    by_id = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    wanted, normal = by_id.get(page), by_id.get("Normal")
    if wanted is None or normal is None:
        return
    for name in ("pPr", "rPr"):
        old, new = normal.find(W + name), wanted.find(W + name)
        if old is not None:
            normal.remove(old)
        if new is not None:
            normal.append(deepcopy(new))


def _leading(styles: etree._Element, leading: float) -> None:
    """Give scripts with tall letters lines of at least `leading` times the size of their letters.

    Word and LibreOffice take a multiple of the font's own line (ISO 29500-1, 17.3.1.33), which in fonts of such
    scripts is tall already, and in each another one: the lines of a letter would never be the same twice.
    """
    if leading <= scripts()["Latn"].leading:
        return
    plain = int(str(next(styles.iter(f"{W}szCs")).get(f"{W}val")))
    for properties in styles.iter(f"{W}pPr"):
        spacing = properties.find(f"{W}spacing")
        if spacing is None or int(spacing.get(f"{W}line", "0")) < _SINGLE:
            continue
        style = properties.getparent()
        size = style.find(f"{W}rPr/{W}szCs") if style is not None else None
        points = (plain if size is None else int(str(size.get(f"{W}val")))) / 2
        spacing.set(f"{W}line", str(round(20 * points * leading)))
        spacing.set(f"{W}lineRule", "atLeast")


def _sides(styles: etree._Element) -> dict[str, str]:
    return {
        str(style.get(f"{W}styleId")): str(aligned.get(f"{W}val"))
        for style in styles.iter(f"{W}style")
        if (aligned := style.find(f"{W}pPr/{W}jc")) is not None
    }


def _cells(styles: etree._Element) -> dict[str, str]:
    found = {}
    for style in styles.iter(f"{W}style"):
        cell = style.find(f"{W}tcPr")
        if cell is not None:
            inner = "".join(etree.tostring(child, encoding="unicode") for child in cell)
            found[str(style.get(f"{W}styleId"))] = re.sub(r' xmlns:\w+="[^"]*"', "", inner)
    return found


def _set_language(settings: etree._Element, language: Language) -> None:
    theme = settings.find(f"{W}themeFontLang")
    if theme is not None:
        theme.attrib.clear()
        theme.set(f"{W}val", "en-GB" if language.script.run else language.tag)
        if language.script.run:
            theme.set(f"{W}bidi", language.tag)


@cache
def _font_table() -> str:
    """The fonts of every script, for any document may hold words of any, with what to take where one is missing."""
    named = {font: each for each in reversed(scripts().values()) for font in (each.latin, each.complex)}
    fonts = "".join(
        f'<w:font w:name="{xml(name)}"><w:altName w:val="{xml(",".join(each.alternatives))}"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        for name, each in sorted(named.items())
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{NS}">{fonts}</w:fonts>'
