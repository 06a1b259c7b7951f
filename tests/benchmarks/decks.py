"""The orientation deck in every language, beside python-pptx used as its manual shows."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from hvs_cli.build.make import Maker
from tests.benchmarks.measure import Ratio, in_turns, timed
from tests.benchmarks.workspace import busy_workspace, jobs_of

ROUNDS = 5

Shown = list[tuple[str, list[str], str]]
"""Of each slide: its title, its paragraphs, its notes."""


def compare() -> Iterator[Ratio]:
    """Making the decks in memory, beside python-pptx with the same slides, paragraphs and notes."""
    with tempfile.TemporaryDirectory() as name:
        loaded = busy_workspace(Path(name))
        jobs, maker = jobs_of(loaded, "orientation", "pptx"), Maker(loaded)
        shown = [_shown(maker.make(job).files["pptx"]) for job in jobs]

        def made() -> None:
            for job in jobs:
                assert maker.make(job).files

        what = f"orientation in {len(jobs)} languages; python-pptx"
        yield in_turns(what, timed(made), timed(partial(_save, shown)), rounds=ROUNDS, target=5)


def _shown(data: bytes) -> Shown:
    from pptx import Presentation

    deck: Any = Presentation(io.BytesIO(data))
    return [
        (
            slide.shapes.title.text,
            [
                paragraph.text
                for shape in slide.shapes
                if shape.has_text_frame and shape != slide.shapes.title
                for paragraph in shape.text_frame.paragraphs
            ],
            slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
        )
        for slide in deck.slides
    ]


def _save(decks: Sequence[Shown]) -> None:
    from pptx import Presentation

    for slides in decks:
        deck: Any = Presentation()
        for title, paragraphs, notes in slides:
            slide = deck.slides.add_slide(deck.slide_layouts[1])
            slide.shapes.title.text = title
            slide.placeholders[1].text = "\n".join(paragraphs)
            slide.notes_slide.notes_text_frame.text = notes
        deck.save(io.BytesIO())
