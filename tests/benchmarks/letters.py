"""Invitations, 19 languages × 20 sessions in one process, beside docxtpl with the same letters."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from hvs_cli.build.make import Maker
from hvs_cli.build.pictures import qr_code
from hvs_cli.build.plan import Job
from hvs_cli.build.run import build
from hvs_cli.load.workspace import Loaded
from tests.benchmarks.measure import Ratio, in_turns
from tests.benchmarks.workspace import busy_workspace, jobs_of

ROUNDS = 5


def compare() -> Iterator[Ratio]:
    """Making the letters beside docxtpl; then the whole build, with folders and manifest, beside docxtpl that saves."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        loaded = busy_workspace(folder)
        jobs = jobs_of(loaded, "invitation", "docx")
        assert not build(loaded, jobs, folder / "ours").failed
        letters = _peer(folder, [folder / "ours" / job.path("docx") for job in jobs])
        maker = Maker(loaded)
        yield in_turns(
            f"invitation × {len(jobs)}, made; docxtpl",
            lambda: [maker.make(job).files["docx"] for job in jobs],
            lambda: _save(letters()),
            rounds=ROUNDS,
            target=20,
        )
        yield in_turns(
            f"invitation × {len(jobs)}, with files; docxtpl",
            lambda: _build_anew(loaded, jobs, folder / "ours"),
            lambda: _save(letters(), folder / "theirs"),
            rounds=ROUNDS,
            target=10,
        )


def _build_anew(loaded: Loaded, jobs: Sequence[Job], out: Path) -> None:
    shutil.rmtree(out)
    assert not build(loaded, jobs, out).failed


def _save(letters: Iterator[Any], out: Path | None = None) -> None:
    """Save each letter, into the folder `out` or into memory."""
    if out:
        out.mkdir(exist_ok=True)
    for number, letter in enumerate(letters):
        letter.save(str(out / f"{number}.docx") if out else io.BytesIO())


def _peer(folder: Path, letters: Sequence[Path]) -> Callable[[], Iterator[Any]]:
    """docxtpl with a template made of one of the letters: the same styles, a slot for each paragraph, the QR code.

    What it is given has been translated and formatted already; hvs does that while it is measured.
    """
    from docx.shared import Mm
    from docxtpl import DocxTemplate, InlineImage

    texts = [_texts(path) for path in letters]
    longest = max(range(len(letters)), key=lambda number: len(texts[number]))
    template, code = folder / "template.docx", qr_code("https://kuopio.example/ilmoittaudu")
    _make_template(letters[longest], template)

    def theirs() -> Iterator[Any]:
        for paragraphs in texts:
            made = DocxTemplate(str(template))
            slots = {f"p{at}": text for at, text in enumerate(paragraphs)}
            made.render({**slots, "qr": InlineImage(made, io.BytesIO(code), width=Mm(28))}, autoescape=True)
            yield made

    return theirs


def _paragraphs(document: Any) -> list[Any]:
    """Every paragraph of the body, within tables as well, in the order of the file."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    return [Paragraph(each, document) for each in document.element.body.iter(qn("w:p"))]


def _texts(path: Path) -> list[str]:
    from docx import Document

    return [each.text for each in _paragraphs(Document(str(path)))]


def _make_template(letter: Path, target: Path) -> None:
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(str(letter))
    for number, paragraph in enumerate(_paragraphs(document)):
        picture = paragraph._p.find(f".//{qn('w:drawing')}") is not None
        if not picture and not paragraph.text:
            continue
        for run in [*paragraph._p.iter(qn("w:r"))]:
            run.getparent().remove(run)
        paragraph.add_run("{{ qr }}" if picture else f"{{{{ p{number} }}}}")
    document.save(str(target))
