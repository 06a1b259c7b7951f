"""Invitations, 19 languages × 20 sessions in one process, beside docxtpl with the same letters."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from hvs_cli.build.make import Maker
from hvs_cli.build.pictures import qr_code
from hvs_cli.build.plan import Job
from hvs_cli.build.run import build
from hvs_cli.load.workspace import load
from tests.benchmarks.measure import Ratio, alone, in_turns, timed
from tests.benchmarks.workspace import busy_workspace, jobs_of

ROUNDS = 5


def compare() -> Iterator[Ratio]:
    """Making the letters for the first time and again, then with files, beside docxtpl with two templates."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        loaded = busy_workspace(folder)
        jobs = jobs_of(loaded, "invitation", "docx")
        assert not build(loaded, jobs, folder / "ours").failed
        texts = [_texts(folder / "ours" / job.path("docx")) for job in jobs]
        longest = folder / "ours" / jobs[texts.index(max(texts, key=len))].path("docx")
        slim, usual = _slim(longest, folder / "slim.docx"), _usual(longest, folder / "usual.docx")
        first = alone(_first_time, loaded.folder)
        turns = partial(in_turns, rounds=ROUNDS)
        yield turns("letters, first time; docxtpl, slim", first, alone(_peer, slim, texts), target=20)
        yield turns("letters, first time; docxtpl, usual", first, alone(_peer, usual, texts), target=20)
        again = timed(partial(_make, Maker(loaded), jobs))
        yield turns("letters, again; docxtpl, usual", again, alone(_peer, usual, texts), target=20)
        files = alone(_with_files, loaded.folder, folder / "new")
        yield turns(
            "letters with files; docxtpl, usual", files, alone(_peer, usual, texts, folder / "theirs"), target=10
        )


def _make(maker: Maker, jobs: Sequence[Job]) -> None:
    for job in jobs:
        assert maker.make(job).files


def _first_time(folder: Path) -> float:
    """Reading the YAML, the catalogs, the templates and the reference file, and making each letter."""

    def work() -> None:
        loaded = load(folder, dt.date.min)
        _make(Maker(loaded), jobs_of(loaded, "invitation", "docx"))

    return timed(work)()


def _with_files(folder: Path, out: Path) -> float:
    """The same with files, folders and the manifest."""

    def work() -> None:
        loaded = load(folder, dt.date.min)
        assert not build(loaded, jobs_of(loaded, "invitation", "docx"), out).failed

    shutil.rmtree(out, ignore_errors=True)
    return timed(work)()


def _peer(template: Path, texts: Sequence[Sequence[str]], out: Path | None = None) -> float:
    """docxtpl renders each letter and saves it, into the folder `out` or into memory.

    What it is given has been read, translated and formatted already; hvs does that while it is measured.
    """
    from docx.shared import Mm
    from docxtpl import DocxTemplate, InlineImage

    def work() -> None:
        code = qr_code("https://kuopio.example/ilmoittaudu")
        for number, paragraphs in enumerate(texts):
            made = DocxTemplate(str(template))
            slots = {f"p{at}": text for at, text in enumerate(paragraphs)}
            made.render({**slots, "qr": InlineImage(made, io.BytesIO(code), width=Mm(28))}, autoescape=True)
            made.save(str(out / f"{number}.docx") if out else io.BytesIO())

    if out:
        out.mkdir(exist_ok=True)
    return timed(work)()


def _paragraphs(document: Any) -> list[Any]:
    """Every paragraph of the body, within tables as well, in the order of the file."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    return [Paragraph(each, document) for each in document.element.body.iter(qn("w:p"))]


def _texts(path: Path) -> list[str]:
    from docx import Document

    return [each.text for each in _paragraphs(Document(str(path)))]


def _slim(letter: Path, target: Path) -> Path:
    """A template made of a letter of hvs: the same styles and tables, a slot for each paragraph, one for the QR code."""
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(str(letter))
    for number, paragraph in enumerate(_paragraphs(document)):
        slot = _slot(number, paragraph)
        for run in [*paragraph._p.iter(qn("w:r"))] if slot else ():
            run.getparent().remove(run)
        paragraph.add_run(slot)
    document.save(str(target))
    return target


def _usual(letter: Path, target: Path) -> Path:
    """A template as people make it: an ordinary Word file with the same paragraphs."""
    from docx import Document

    document = Document()
    for number, paragraph in enumerate(_paragraphs(Document(str(letter)))):
        style = paragraph.style.name if paragraph.style.name in document.styles else "Normal"
        document.add_paragraph(_slot(number, paragraph), style)
    document.save(str(target))
    return target


def _slot(number: int, paragraph: Any) -> str:
    """What stands in a template in the place of a paragraph."""
    from docx.oxml.ns import qn

    if paragraph._p.find(f".//{qn('w:drawing')}") is not None:
        return "{{ qr }}"
    return f"{{{{ p{number} }}}}" if paragraph.text else ""
