"""The paper of a kind of page: its size and margins, as a section of the reference file has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from lxml import etree

from hvs_cli.errors import Place, Problem, TemplateError, message
from hvs_cli.writers.word.sizes import W


class Paper(NamedTuple):
    """The section that a document gets."""

    section: str
    """Its properties without headers and footers, as WordprocessingML."""
    width: int
    """Between the margins, in twentieths of a point."""
    height: int
    """Between the margins, in twentieths of a point."""


_GONE: Final = [f"{W}{name}" for name in ("headerReference", "footerReference", "titlePg", "bidi")]
"""What every document says for itself."""


def paper_of(documents: Sequence[str], page: str, *, right_to_left: bool) -> Paper:
    """The paper for pages of the style `page`. Raises `TemplateError` if none of `documents` has any."""
    section = _section(documents, page)
    for gone in section.findall("*"):
        if gone.tag in _GONE:
            section.remove(gone)
    numbers = {
        str(name).removeprefix(W): int(value)
        for source in section.iterchildren(f"{W}pgSz", f"{W}pgMar")
        for name, value in source.attrib.items()
        if str(value).lstrip("-").isdecimal()
    }
    if not numbers.keys() >= {"w", "h", "left", "right", "top", "bottom"}:
        raise _no_paper()
    if right_to_left:
        grid, bidi = section.find(f"{W}docGrid"), etree.Element(f"{W}bidi")
        if grid is None:
            section.append(bidi)
        else:
            grid.addprevious(bidi)
    inner = "".join(etree.tostring(child, encoding="unicode") for child in section)
    return Paper(
        section=re.sub(r' xmlns:\w+="[^"]*"', "", inner),
        width=numbers["w"] - numbers["left"] - numbers["right"],
        height=numbers["h"] - numbers["top"] - numbers["bottom"],
    )


def _section(documents: Sequence[str], page: str) -> etree._Element:
    """The section that ends with a paragraph of the style `page`, else the usual one.

    Of several documents the first one that has such a section gives it, and the first one the usual section.
    """
    bodies = [etree.fromstring(each.encode()) for each in documents]
    for paragraph in (each for body in bodies for each in body.iter(f"{W}p")):
        style, section = paragraph.find(f"{W}pPr/{W}pStyle"), paragraph.find(f"{W}pPr/{W}sectPr")
        if style is not None and section is not None and style.get(f"{W}val") == page:
            return section
    usual = bodies[0].find(f"{W}body/{W}sectPr")
    if usual is None:
        raise _no_paper()
    return usual


def _no_paper() -> TemplateError:
    return TemplateError(Problem(Place("reference.docx"), message("the reference file has no page size or margins")))
