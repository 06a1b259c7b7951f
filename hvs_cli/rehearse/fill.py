"""Writes answers into the Word form as a person does in Word: into its boxes, which then hold no prompt any more."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Final

from lxml import etree

NS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
BODY: Final = "word/document.xml"
TICKED: Final = "\u2612"

Element = etree._Element


def w(name: str) -> str:
    """The full name of a Word element or attribute."""
    return f"{{{NS}}}{name}"


def controls(body: Element) -> Iterator[tuple[str, Element]]:
    """The name and the element of every box of a form."""
    for control in body.iter(w("sdt")):
        tag = control.find(f"{w('sdtPr')}/{w('tag')}")
        if tag is not None:
            yield tag.get(w("val"), ""), control


def fill(body: Element, answers: Mapping[str, str]) -> None:
    """Write `answers` into the boxes of `body`: for a choice what is shown, for a tick `yes`."""
    for name, control in controls(body):
        if name in answers:
            write(control, answers[name])


def write(control: Element, answer: str) -> None:
    """Write `answer` into a box."""
    about, content = control.find(w("sdtPr")), control.find(w("sdtContent"))
    if about is None or content is None:
        return
    box = about.find(f"{{{W14}}}checkbox/{{{W14}}}checked")
    if box is not None:
        box.set(f"{{{W14}}}val", "1")
        answer = TICKED
    prompt = about.find(w("showingPlcHdr"))
    if prompt is not None:
        about.remove(prompt)
    run = content.find(f".//{w('r')}")
    made = run_like(run, answer)
    for each in list(content):
        content.remove(each)
    content.append(made)


def run_like(run: Element | None, text: str) -> Element:
    """A run that says `text` and looks like `run`, but for the looks of a prompt."""
    made = etree.Element(w("r"))
    looks = run.find(w("rPr")) if run is not None else None
    if looks is not None:
        looks = deepcopy(looks)
        for style in looks.findall(w("rStyle")):
            looks.remove(style)
        made.append(looks)
    say(made, text)
    return made


def say(run: Element, text: str) -> None:
    """Let `run` say `text`, with the elements that Word has for new lines and tabs."""
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, w("br"))
        for nth, piece in enumerate(line.split("\t")):
            if nth:
                etree.SubElement(run, w("tab"))
            if piece:
                words = etree.SubElement(run, w("t"))
                words.text = piece
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def changed(file: bytes, change: Callable[[dict[str, Element]], None]) -> bytes:
    """The Word file `file` with its XML parts changed."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        raw = {name: package.read(name) for name in package.namelist()}
    parts = {name: etree.fromstring(data) for name, data in raw.items() if name.endswith((".xml", ".rels"))}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in raw.items():
            if name not in parts and name.endswith((".xml", ".rels")):
                continue  # taken out
            written = etree.tostring(parts[name], encoding="UTF-8", standalone=True) if name in parts else data
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), written, zipfile.ZIP_DEFLATED)
        for name in sorted(parts.keys() - raw.keys()):
            written = etree.tostring(parts[name], encoding="UTF-8", standalone=True)
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), written, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
