"""A reference file made ready for a script: direction, fonts, sizes and language of everything that slides inherit."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from hvs_cli.languages.script import Script, scripts
from hvs_cli.writers.powerpoint.layout import A, P

TAG: Final = "@language@"
"""Stands for the tag of the language until that is known: all languages of a script share the rest."""

_PAPER: Final = 12
"""The size in points to which `larger` of scripts.yaml is added on paper; on slides the share counts."""

_LEVEL: Final = re.compile(r"lvl\d+pPr|defPPr")
_SIDES: Final = {"l": "r", "r": "l"}


def larger(size: float, script: Script) -> int:
    """`size` in points for a script that looks small beside Latin."""
    return round(size * (1 + script.larger / _PAPER))


def prepare(root: etree._Element, script: Script, mirrored: int) -> None:
    """Set in a master, a layout or the presentation what only has to be set once.

    `mirrored` is the width in EMU in which everything changes sides, 0 where text runs from left to right.
    """
    for properties in root.iter(f"{A}defRPr", f"{A}rPr", f"{A}endParaRPr"):
        if properties.tag != f"{A}rPr":
            properties.set("lang", TAG)
        if size := properties.get("sz"):
            properties.set("sz", str(100 * larger(int(size) / 100, script)))
    if mirrored:
        _turn(root)
        for tree in root.iter(f"{P}spTree"):
            _mirror(tree, mirrored)


def _turn(root: etree._Element) -> None:
    """Write from right to left. In DrawingML `algn` is a side of the slide, hence both go together."""
    for level in root.iter("*"):
        name = etree.QName(level).localname
        if _LEVEL.fullmatch(name):
            level.set("rtl", "1")
            side = level.get("algn")
            if side in _SIDES:
                level.set("algn", _SIDES[side])
            elif side is None and _is_root(level):
                level.set("algn", "r")
        elif name == "bodyPr" and (level.get("lIns") or level.get("rIns")):
            left, right = level.get("lIns", "91440"), level.get("rIns", "91440")
            level.set("lIns", right)
            level.set("rIns", left)
    if root.tag == f"{P}presentation":
        root.set("rtl", "1")


def _is_root(level: etree._Element) -> bool:
    """Whether nothing is inherited here: what a layout does not say comes from its master."""
    parent = level.getparent()
    return parent is not None and parent.tag != f"{A}lstStyle"


def _mirror(tree: etree._Element, width: int) -> None:
    """Move what stands on the left to the right."""
    for shape in tree:
        frame = next(shape.iter(f"{A}xfrm", f"{P}xfrm"), None)
        off, ext = (None, None) if frame is None else (frame.find(f"{A}off"), frame.find(f"{A}ext"))
        if shape.tag != f"{P}grpSpPr" and off is not None and ext is not None:
            off.set("x", str(width - int(off.get("x", "0")) - int(ext.get("cx", "0"))))


def set_fonts(theme: etree._Element, script: Script) -> None:
    """Give the theme fonts that have the letters of `script`; a municipality's own font stays for Latin letters."""
    for fonts in theme.iter(f"{A}majorFont", f"{A}minorFont"):
        latin, complex_ = fonts.find(f"{A}latin"), fonts.find(f"{A}cs")
        if latin is not None and (script.code != "Latn" or latin.get("typeface") == scripts()["Latn"].latin):
            latin.set("typeface", script.latin)
        if complex_ is not None:
            complex_.set("typeface", script.complex)
