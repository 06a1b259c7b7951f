"""Slide shows in every language, with notes, tables and native charts, beside python-pptx used as its manual shows."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from hvs_cli.build.make import Maker
from hvs_cli.load.workspace import Loaded
from tests.benchmarks.measure import Ratio, in_turns, timed
from tests.benchmarks.workspace import busy_workspace, jobs_of
from tests.examples import example

ROUNDS = 5

Chart = tuple[list[str], list[tuple[str, list[float]]]]
"""Categories; the name and the numbers of each series."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a slide shows."""

    title: str
    paragraphs: list[str]
    tables: list[list[list[str]]]
    charts: list[Chart]
    notes: str


def compare() -> Iterator[Ratio]:
    """Making the decks in memory, beside python-pptx with the same titles, texts, tables, charts and notes."""
    with tempfile.TemporaryDirectory() as name:
        yield _beside("orientation", busy_workspace(Path(name)))
        yield _beside("results-slides", example())


def _beside(kind: str, loaded: Loaded) -> Ratio:
    jobs, maker = jobs_of(loaded, kind, "pptx"), Maker(loaded)
    shown = [_shown(maker.make(job).files["pptx"]) for job in jobs]

    def made() -> None:
        for job in jobs:
            assert maker.make(job).files

    what = f"{kind} in {len(jobs)} languages; python-pptx"
    return in_turns(what, timed(made), timed(partial(_save, shown)), rounds=ROUNDS, target=5)


def _shown(data: bytes) -> list[Shown]:
    from pptx import Presentation

    deck: Any = Presentation(io.BytesIO(data))
    return [
        Shown(
            slide.shapes.title.text,
            [
                paragraph.text
                for shape in slide.shapes
                if shape.has_text_frame and shape != slide.shapes.title
                for paragraph in shape.text_frame.paragraphs
            ],
            [[[cell.text for cell in row.cells] for row in each.table.rows] for each in slide.shapes if each.has_table],
            [_chart(each.chart) for each in slide.shapes if each.has_chart],
            slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
        )
        for slide in deck.slides
    ]


def _chart(chart: Any) -> Chart:
    return list(chart.plots[0].categories), [(each.name, list(each.values)) for each in chart.plots[0].series]


def _save(decks: Sequence[list[Shown]]) -> None:
    from pptx import Presentation

    for slides in decks:
        deck: Any = Presentation()
        for shown in slides:
            slide = deck.slides.add_slide(deck.slide_layouts[1])
            slide.shapes.title.text = shown.title
            slide.placeholders[1].text = "\n".join(shown.paragraphs)
            slide.notes_slide.notes_text_frame.text = shown.notes
            for rows in shown.tables:
                _add_table(slide, rows)
            for chart in shown.charts:
                _add_chart(slide, chart)
        deck.save(io.BytesIO())


def _add_table(slide: Any, rows: list[list[str]]) -> None:
    from pptx.util import Cm

    table = slide.shapes.add_table(len(rows), len(rows[0]), Cm(2), Cm(5), Cm(20), Cm(8)).table
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(number, column).text = words


def _add_chart(slide: Any, chart: Chart) -> None:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Cm

    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories, series = chart
    for name, numbers in series:
        data.add_series(name, numbers)
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(2), Cm(5), Cm(20), Cm(10), data)
