"""A Word document as a person reads it: styles, text, languages that differ, fields, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tests.office import MARKS, Element, every, find, get, on, parts, q, related

_MM = 36000
_TWIPS = 1440 / 25.4
_MARKS = ("form.words.", "form.prompts.")
"""Properties that only repeat, in numbers, the words that stand in the form."""


def outline(path: Path) -> str:
    """One line for each paragraph, indented within tables; facts about the whole document first."""
    package = parts(path)
    made = _Outline(package)
    lines = [*made.head()]
    for name in ("header1", "document", "footer1"):
        story = package[f"word/{name}.xml"]
        root = find(story, "w:body") if name == "document" else story
        assert root is not None
        lines += ["", name, *made.blocks(root, f"word/{name}.xml", 1)]
    return "\n".join(lines) + "\n"


class _Outline:
    def __init__(self, package: dict[str, Element]) -> None:
        self.package = package
        styles = package["word/styles.xml"]
        self.language = get(find(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:lang"), "w:val")
        self.bidi = on(find(styles, "w:docDefaults/w:pPrDefault/w:pPr/w:bidi"))

    def head(self) -> Iterator[str]:
        core, custom = self.package["docProps/core.xml"], self.package.get("docProps/custom.xml")
        yield f"title: {core.findtext(q('dc:title'))}"
        yield f"language: {self.language}{', right to left' if self.bidi else ''}"
        section = next(every(self.package["word/document.xml"], "w:sectPr"))
        size, margins = find(section, "w:pgSz"), find(section, "w:pgMar")
        mm = [f"{int(get(size, f'w:{side}')) / _TWIPS:.0f}" for side in ("w", "h")]
        room = [f"{int(get(margins, f'w:{side}')) / _TWIPS:.0f}" for side in ("top", "right", "bottom", "left")]
        yield f"paper: {' × '.join(mm)} mm, margins {' '.join(room)}{', right to left' if on(find(section, 'w:bidi')) else ''}"
        for each in custom if custom is not None else ():
            if not get(each, "name").startswith(_MARKS):
                yield f"{get(each, 'name')}: {''.join(map(str, each.itertext()))}"

    def blocks(self, parent: Element, part: str, depth: int) -> Iterator[str]:
        indent = "  " * depth
        for child in parent:
            if child.tag == q("w:p"):
                if line := self.paragraph(child, part):
                    yield indent + line
            elif child.tag == q("w:tbl"):
                yield indent + self.table(child)
                yield from self.rows(child, part, depth + 1)

    def table(self, table: Element) -> str:
        widths = [int(get(each, "w:w")) for each in every(table, "w:gridCol")]
        shares = " ".join(f"{100 * width / sum(widths):.0f}" for width in widths)
        properties = find(table, "w:tblPr")
        caption = get(find(properties, "w:tblCaption"), "w:val")
        mirrored = " mirrored" if on(find(properties, "w:bidiVisual")) else ""
        return f"[{get(find(properties, 'w:tblStyle'), 'w:val')} {shares}{mirrored}]{' ' + caption if caption else ''}"

    def rows(self, table: Element, part: str, depth: int) -> Iterator[str]:
        for number, row in enumerate(table.findall(q("w:tr")), 1):
            head = "H" if on(find(row, "w:trPr/w:tblHeader")) else ""
            for column, cell in enumerate(row.findall(q("w:tc")), 1):
                for line in self.blocks(cell, part, 0):
                    yield f"{'  ' * depth}{number}{head}.{column} {line}"

    def paragraph(self, paragraph: Element, part: str) -> str:
        properties = find(paragraph, "w:pPr")
        style = get(find(properties, "w:pStyle"), "w:val") or "Normal"
        text = "".join(self.runs(paragraph, part)).replace("****", "")
        if not text and style == "Gap":
            return ""
        bidi = find(properties, "w:bidi")
        turned = "" if bidi is None or on(bidi) == self.bidi else " (right to left)" if on(bidi) else " (left to right)"
        return f"{style}{turned}: {text}"

    def runs(self, parent: Element, part: str) -> Iterator[str]:
        pieces = [piece for child in parent for piece in self.pieces(child, part)]
        for (before, after), group in groupby(pieces, key=lambda piece: piece[:2]):
            text = "".join(piece[2] for piece in group)
            yield f"{before}{text}{after}" if text.strip() else text

    def pieces(self, child: Element, part: str) -> Iterator[tuple[str, str, str]]:
        if child.tag == q("w:r"):
            if text := MARKS.sub("", "".join(map(self.content, child))):
                yield *self.marks(child), text
        elif child.tag == q("w:sdt"):
            yield "", "", self.control(child, part)
        elif child.tag == q("w:hyperlink"):
            yield "", "", f"{''.join(self.runs(child, part))} → {related(self.package, part)[get(child, 'r:id')]}"

    def marks(self, run: Element) -> tuple[str, str]:
        """What goes before and after a run: its language where it is not the document's, its style, its weight."""
        properties = find(run, "w:rPr")
        language = get(find(properties, "w:lang"), "w:val") or self.language
        names = [get(find(properties, "w:rStyle"), "w:val"), language if language != self.language else ""]
        shown = " ".join(filter(None, names))
        bold = "**" if on(find(properties, "w:b")) else ""
        return (f"{bold}⟨{shown}: ", f"⟩{bold}") if shown else (bold, bold)

    def content(self, child: Element) -> str:
        if child.tag == q("w:t"):
            return child.text or ""
        if child.tag == q("w:br"):
            return "---- new page ----" if get(child, "w:type") == "page" else " ⏎ "
        if child.tag == q("w:instrText"):
            return f"«{(child.text or '').strip()}» "
        if child.tag == q("w:drawing"):
            extent, named = next(every(child, "wp:extent")), next(every(child, "wp:docPr"))
            size = "×".join(f"{int(get(extent, side)) / _MM:.0f}" for side in ("cx", "cy"))
            return f"(picture {size} mm: {get(named, 'descr') or 'decoration'})"
        return ""

    def control(self, control: Element, part: str) -> str:
        properties, content = find(control, "w:sdtPr"), find(control, "w:sdtContent")
        assert properties is not None
        assert content is not None
        kinds = {q("w:dropDownList"): "choice", q("w:date"): "date", q("w14:checkbox"): "tick"}
        kind = next((kinds[str(each.tag)] for each in properties if each.tag in kinds), "text")
        options = "".join(f" · {get(each, 'w:displayText')}" for each in every(properties, "w:listItem"))
        title, shown = get(find(properties, "w:alias"), "w:val"), "".join(self.runs(content, part))
        return f"⟦{get(find(properties, 'w:tag'), 'w:val')} {kind} “{title}”{options} | {shown}⟧"
