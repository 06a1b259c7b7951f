"""How large the paragraph styles of a prepared `styles.xml` set their text, and how much the cells of tables keep free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_POINT: Final = 20
"""Word counts in twentieths of a point, sizes of letters in halves."""

_SINGLE: Final = 240
"""A single line, in the unit of `w:line` where it is a multiple."""


@dataclass(frozen=True, slots=True)
class Type:
    """How a paragraph style sets its text, in points."""

    size: float
    bold: bool
    line: float
    """The height of lines as a multiple of the font's own."""
    least: float
    """The least height of a line."""
    around: float
    """Space above and below."""


def types(styles: etree._Element, *, complex_slot: bool) -> dict[str, Type]:
    """Style id → how a paragraph style sets its text; what a style does not say, Normal says.

    Sizes are those of complex scripts or of others (ISO 29500-1, 17.3.2.38 and 39).
    """
    found = {str(style.get(f"{W}styleId")): style for style in styles.iter(f"{W}style") if _is(style, "paragraph")}
    normal = found.get("Normal")
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault")
    chains = {name: [each for each in (style, normal, defaults) if each is not None] for name, style in found.items()}
    slot = "szCs" if complex_slot else "sz"
    return {name: _type(chain, slot) for name, chain in chains.items()}


def margins(styles: etree._Element) -> dict[str, tuple[float, float]]:
    """Style id of tables → what their cells keep free at both sides together, and above and below together."""
    return {
        str(style.get(f"{W}styleId")): (_margin(style, "left", "right"), _margin(style, "top", "bottom"))
        for style in styles.iter(f"{W}style")
        if _is(style, "table")
    }


def _is(style: etree._Element, kind: str) -> bool:
    return style.get(f"{W}type") == kind


def _type(chain: list[etree._Element], slot: str) -> Type:
    line, exact = float(_said(chain, "pPr", "spacing", "line", _SINGLE)), _rule(chain) == "atLeast"
    spaces = (_said(chain, "pPr", "spacing", name, 0) for name in ("before", "after"))
    return Type(
        size=float(_said(chain, "rPr", slot, "val", 22)) / 2,
        bold=any(each.find(f"{W}rPr/{W}b") is not None for each in chain[:1]),
        line=1.0 if exact else line / _SINGLE,
        least=line / _POINT if exact else 0.0,
        around=sum(float(each) for each in spaces) / _POINT,
    )


def _rule(chain: list[etree._Element]) -> str:
    return str(_said(chain, "pPr", "spacing", "lineRule", "auto"))


def _said(chain: list[etree._Element], part: str, name: str, attribute: str, otherwise: object) -> str:
    for style in chain:
        element = style.find(f".//{W}{part}/{W}{name}")
        if element is not None and element.get(W + attribute) is not None:
            return str(element.get(W + attribute))
    return str(otherwise)


def _margin(style: etree._Element, *sides: str) -> float:
    found = (style.find(f"{W}tblPr/{W}tblCellMar/{W}{side}") for side in sides)
    return sum(int(each.get(f"{W}w", "0")) for each in found if each is not None) / _POINT
