"""Office files read by nothing but zipfile and lxml, so that no mistake of the program's own reader hides one of its writer."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

Element = etree._Element

_NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
MARKS: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that only order text."""


def q(name: str) -> str:
    """The full name of `w:p` and the like."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def get(element: Element | None, name: str, default: str = "") -> str:
    """The attribute `name` (`w:val`, or a plain one), or `default` where there is none."""
    if element is None:
        return default
    return element.get(q(name) if ":" in name else name) or default


def find(element: Element | None, path: str) -> Element | None:
    """The first element at `path`, such as `w:pPr/w:pStyle`."""
    return None if element is None else element.find("/".join(map(q, path.split("/"))))


def every(element: Element, *names: str) -> Iterator[Element]:
    """All elements below `element` that have one of the names, in the order of the file."""
    return element.iter(*map(q, names))


def parts(path: Path) -> dict[str, Element]:
    """Every XML part of the package by its name."""
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len(names) == len(set(names)), "a part is there twice"
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return {
            name: etree.fromstring(package.read(name), parser) for name in names if name.endswith((".xml", ".rels"))
        }


def related(package: dict[str, Element], part: str) -> dict[str, str]:
    """Relationship id → target of the part called `part`."""
    folder, _, name = part.rpartition("/")
    rels = package.get(f"{folder}/_rels/{name}.rels")
    return {} if rels is None else {get(each, "Id"): get(each, "Target") for each in rels}


def on(element: Element | None) -> bool:
    """Whether a switch such as `w:bidi` is there and not turned off."""
    return element is not None and get(element, "w:val", "1") not in ("0", "false", "off")
