"""A slide show as a person reads it: slide by slide, with what the presenter says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pptx import Presentation

from tests.office import MARKS, Element, every, find, get, q


def outline(path: Path) -> str:
    """Each slide with its layout, its shapes in reading order, and its notes."""
    deck: Any = Presentation(str(path))
    width, height = (round(size / 36000) for size in (deck.slide_width, deck.slide_height))
    lines = [f"title: {deck.core_properties.title}", f"language: {deck.core_properties.language}"]
    lines.append(f"slides: {len(deck.slides)}, {width} × {height} mm")
    for number, slide in enumerate(deck.slides, 1):
        lines += ["", f"slide {number} [{slide.slide_layout.name}]"]
        lines += [f"  {line}" for shape in slide.shapes for line in _shape(shape)]
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            lines += [f"  notes: {line}" for line in _paragraphs(slide.notes_slide.notes_text_frame._txBody)]
    return "\n".join(lines) + "\n"


def _shape(shape: Any) -> Iterator[str]:
    name = str(shape.placeholder_format.type).split(".")[-1].split(" ")[0].lower() if shape.is_placeholder else "shape"
    if shape.has_text_frame:
        yield from (f"{name}: {line}" for line in _paragraphs(shape.text_frame._txBody))
    elif shape.has_table:
        mirrored = " mirrored" if get(find(shape.table._tbl, "a:tblPr"), "rtl") == "1" else ""
        yield f"[table{mirrored}] {_alternative(shape)}"
        for row, cells in enumerate(shape.table.rows, 1):
            for column, cell in enumerate(cells.cells, 1):
                yield from (f"  {row}.{column} {line}" for line in _paragraphs(cell.text_frame._txBody))
    elif shape.has_chart:
        chart = shape.chart
        yield f"[chart {str(chart.chart_type).split(' ', maxsplit=1)[0]}] {_alternative(shape)}"
        for series in chart.plots[0].series:
            yield f"  {series.name}: {dict(zip(chart.plots[0].categories, series.values, strict=True))}"
    elif shape.shape_type is not None and "GROUP" in str(shape.shape_type):
        yield from (line for each in shape.shapes for line in _shape(each))
    else:
        yield f"(picture: {_alternative(shape)})"


def _alternative(shape: Any) -> str:
    return get(next(every(shape._element, "p:cNvPr")), "descr") or "decoration"


def _paragraphs(body: Element) -> Iterator[str]:
    for paragraph in every(body, "a:p"):
        properties = find(paragraph, "a:pPr")
        level = "  " * int(get(properties, "lvl", "0"))
        turned = "(right to left) " if get(properties, "rtl") == "1" else ""
        text = "".join(" ⏎ " if each.tag == q("a:br") else each.text or "" for each in every(paragraph, "a:t", "a:br"))
        if text:
            yield f"{level}{turned}{MARKS.sub('', text)}"
