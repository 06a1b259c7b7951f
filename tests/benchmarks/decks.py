"""The orientation deck in every language, beside python-pptx used as its manual shows."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from hvs_cli.build.run import build
from tests.benchmarks.measure import Ratio, in_turns
from tests.benchmarks.workspace import busy_workspace, jobs_of

ROUNDS = 5

Shown = list[tuple[str, list[str], str]]
"""Of each slide: its title, its paragraphs, its notes."""


def compare() -> Iterator[Ratio]:
    """The whole build beside python-pptx with the same slides, paragraphs and notes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        loaded = busy_workspace(folder)
        jobs = jobs_of(loaded, "orientation", "pptx")
        out = folder / "ours"

        def ours() -> None:
            shutil.rmtree(out, ignore_errors=True)
            assert not build(loaded, jobs, out).failed

        ours()
        theirs = _peer(folder, [_shown(out / job.path("pptx")) for job in jobs])
        yield in_turns(f"orientation × {len(jobs)}, python-pptx", ours, theirs, rounds=ROUNDS, target=5)


def _shown(path: Path) -> Shown:
    from pptx import Presentation

    deck: Any = Presentation(str(path))
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


def _peer(folder: Path, decks: Sequence[Shown]) -> Callable[[], None]:
    from pptx import Presentation

    out = folder / "theirs"
    out.mkdir()

    def theirs() -> None:
        for number, slides in enumerate(decks):
            deck: Any = Presentation()
            for title, paragraphs, notes in slides:
                slide = deck.slides.add_slide(deck.slide_layouts[1])
                slide.shapes.title.text = title
                slide.placeholders[1].text = "\n".join(paragraphs)
                slide.notes_slide.notes_text_frame.text = notes
            deck.save(str(out / f"{number}.pptx"))

    return theirs
