"""The examples: every kind in every language is made, comes out the same again, and looks as it was accepted."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from hvs_cli.load.files import BLANK
from hvs_cli.manifest import Manifest
from hvs_cli.render.kinds import kinds
from tests.conftest import copy_of
from tests.examples import EXAMPLES, GOLDEN, File, example, files, hvs
from tests.outline import outline, skeleton

READ_IN_FULL = ("ar", "fi")
"""Languages whose documents are goldens word for word: the reporting language, and one that runs the other way."""


def read_in_full() -> list[File]:
    """Documents that are goldens word for word: one session is enough, and a web page has the words of the Word file."""
    first = next(session for session, each in example().sessions.items() if each.language in READ_IN_FULL)
    paper = [file for file in files() if file.job.language in READ_IN_FULL and file.format != "html"]
    return [file for file in paper if file.job.session in ("", BLANK, first)]


def test_the_example_builds_without_a_word_of_complaint(made: Path) -> None:
    assert (made.parent / "exit code").read_text("utf-8").splitlines()[0] == "0", (made.parent / "exit code").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("language", example().workspace.languages)
@pytest.mark.parametrize("kind", kinds())
def test_every_kind_is_made_in_every_language(kind: str, language: str) -> None:
    """A kind that leaves out blanks is made for sessions only; one for the municipality in the languages of its office."""
    head, session = kinds()[kind], {each.language for each in example().sessions.values()}
    everywhere = head.each != "municipality" and set(head.languages) & {"session", "all"}
    if everywhere and (head.blank or head.each == "language" or language in session):
        assert language in {file.job.language for file in files() if file.job.kind == kind}


@pytest.mark.parametrize("file", files(), ids=str)
def test_every_document_that_is_due_is_there(made: Path, file: File) -> None:
    assert (made / file.path).stat().st_size > 0


def test_nothing_is_there_that_is_not_due(made: Path) -> None:
    there = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    assert there - {file.path for file in files()} == {"manifest.json"}


@pytest.mark.parametrize("name", sorted(path.parent.name for path in EXAMPLES.glob("*/hvs.yaml")))
def test_a_second_build_gives_the_same_bytes_whatever_the_machine(tmp_path: Path, name: str) -> None:
    """Another time zone, other hashes, another current folder, another number of processes."""
    one, other = copy_of(name, tmp_path / "one"), copy_of(name, tmp_path / "other")
    for folder, processes, zone, seed in ((one, 1, "UTC", "1"), (other, 2, "Pacific/Auckland", "2")):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        done = hvs("build", ".", "-j", processes, cwd=folder, environment=environment)
        assert done.returncode == 0, done.stderr
    assert content(one / "out") == content(other / "out")


def test_building_again_into_the_same_folder_changes_nothing(tmp_path: Path) -> None:
    folder = copy_of("kuopio", tmp_path)
    assert hvs("build", folder, "-l", "fi", "-l", "ar").returncode == 0
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (folder / "out").rglob("*.docx")}
    assert hvs("build", folder, "-l", "fi", "-l", "ar").returncode == 0
    assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (folder / "out").rglob("*.docx")}


def test_no_document_falls_back_on_another_language(made: Path) -> None:
    assert [path for path, entry in Manifest.read(made).entries.items() if entry.untranslated] == []


def content(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("file", read_in_full(), ids=str)
def test_the_document_reads_as_it_was_accepted(made: Path, golden: Callable[[str, str], None], file: File) -> None:
    golden(f"{file.path}.txt", outline(made / file.path))


@pytest.mark.parametrize(
    ("kind", "format_"), sorted({(file.job.kind, file.format) for file in files("docx", "pptx", "html")})
)
def test_every_language_has_the_structure_that_was_accepted(
    made: Path, golden: Callable[[str, str], None], kind: str, format_: str
) -> None:
    """Languages with the same structure share a paragraph of the golden: one that differs stands out."""
    shapes = defaultdict(list)
    for file in files(format_):
        if file.job.kind == kind:
            where = "/".join(filter(None, [file.job.language, file.job.session]))
            shapes[skeleton(outline(made / file.path))].append(where)
    golden(
        f"structure/{kind}.{format_}.txt",
        "\n".join(f"{', '.join(where)}\n{shape}\n" for shape, where in shapes.items()),
    )


def test_no_golden_is_left_of_a_document_that_is_not_made(request: pytest.FixtureRequest) -> None:
    wanted = {f"{file.path}.txt" for file in read_in_full()}
    wanted |= {f"structure/{file.job.kind}.{file.format}.txt" for file in files("docx", "pptx", "html")}
    left = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.txt")} - wanted
    if request.config.getoption("--accept"):
        for name in left:
            (GOLDEN / name).unlink()
        left = set()
    assert not left
