"""Invitations, 19 languages × 20 sessions in one process, beside docxtpl with the same letters."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hvs_cli.build.pictures import qr_code
from hvs_cli.build.plan import Job
from hvs_cli.build.run import build
from hvs_cli.load.workspace import Loaded
from tests.benchmarks.measure import Ratio, in_turns
from tests.benchmarks.workspace import busy_workspace, jobs_of

ROUNDS = 5


def compare() -> Ratio:
    """The whole build, YAML and manifest and files and all, beside docxtpl that renders and saves."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        loaded = busy_workspace(folder)
        jobs = jobs_of(loaded, "invitation", "docx")
        ours = _builder(loaded, jobs, folder / "ours")
        ours()
        theirs = _peer(folder, [folder / "ours" / job.path("docx") for job in jobs])
        return in_turns(f"invitation × {len(jobs)}, docxtpl", ours, theirs, rounds=ROUNDS, target=20)


def _builder(loaded: Loaded, jobs: Sequence[Job], out: Path) -> Callable[[], None]:
    def ours() -> None:
        shutil.rmtree(out, ignore_errors=True)
        built = build(loaded, jobs, out)
        assert not built.failed

    return ours


def _peer(folder: Path, letters: Sequence[Path]) -> Callable[[], None]:
    """docxtpl with a template made of one of the letters: the same styles, a slot for each paragraph, the QR code."""
    from docx.shared import Mm
    from docxtpl import DocxTemplate, InlineImage

    texts = [_texts(path) for path in letters]
    longest = max(range(len(letters)), key=lambda number: len(texts[number]))
    template = folder / "template.docx"
    _make_template(letters[longest], template)
    code, out = qr_code("https://kuopio.example/keskustelut"), folder / "theirs"
    out.mkdir()

    def theirs() -> None:
        for number, paragraphs in enumerate(texts):
            made = DocxTemplate(str(template))
            slots = {f"p{at}": text for at, text in enumerate(paragraphs)}
            made.render({**slots, "qr": InlineImage(made, io.BytesIO(code), width=Mm(28))}, autoescape=True)
            made.save(str(out / f"{number}.docx"))

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
