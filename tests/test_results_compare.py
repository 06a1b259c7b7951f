"""Two rounds side by side, by the ids of topics and questions: new, still there, gone."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from hvs_cli.results.compare import ThemeChange, compare
from tests.command import run
from tests.folders import MAIN, SESSION
from tests.rounds import answers, everything, report, statement, statements, workspace

TOPICS = "topics: {lights: Valot, library: Kirjasto, school: Koulu}\n"
LOCAL = """\
add:
  - id: local.market
    theme: safety
    ask: {ask}
"""


def raised(session: str, *topics: str, number: str = "1", theme: str = "safety") -> str:
    """A report in which each of the topics is a problem."""
    told = (
        statement(f"{session}.{theme}.problems.{place}", f"{topic} on huonosti", topics=topic)
        for place, topic in enumerate(topics, 1)
    )
    return report(session, statements(*told) if topics else "", number=number)


def rounds(where: Path, old: dict[str, str], new: dict[str, str]) -> tuple[Path, Path]:
    """The folders of two rounds."""
    for name, files in (("old", old), ("new", new)):
        workspace(where / name, topics=TOPICS, **files)
    return where / "old", where / "new"


def change(where: Path, old: dict[str, str], new: dict[str, str]) -> ThemeChange:
    """What changed in the theme of safety."""
    before, after = rounds(where, old, new)
    return next(each for each in compare(answers(before), answers(after)).themes if each.id == "safety")


def test_topics_are_new_still_there_or_gone_and_counted_in_both_rounds(tmp_path: Path) -> None:
    found = change(
        tmp_path,
        {"s1": raised("s1", "lights", "school"), "s2": raised("s2", "lights")},
        {"s1": raised("s1", "lights", "library"), "s2": raised("s2", "library"), "s3": raised("s3")},
    )
    as_told = {
        state: [(str(each.name), each.before, each.now) for each in getattr(found, state)]
        for state in ("new", "still", "gone")
    }
    assert as_told == {"new": [("Kirjasto", 0, 2)], "still": [("Valot", 2, 1)], "gone": [("Koulu", 1, 0)]}


def test_a_topic_raised_only_in_another_theme_is_gone_from_this_one(tmp_path: Path) -> None:
    found = change(
        tmp_path,
        {"s1": raised("s1", "lights")},
        {"s1": raised("s1", "lights", theme="attitudes")},
    )
    assert [(each.before, each.now) for each in found.gone] == [(1, 0)]


@pytest.mark.parametrize(
    ("old", "new", "state"),
    [
        ("Mitä torilla?", "Mitä torilla?", "same"),
        ("Mitä torilla?", "Millaista torilla on?", "reworded"),
        (None, "Mitä torilla?", "new"),
        ("Mitä torilla?", None, "dropped"),
    ],
)
def test_questions_are_the_same_reworded_new_or_dropped(
    tmp_path: Path, old: str | None, new: str | None, state: str
) -> None:
    before, after = rounds(tmp_path, {"s1": raised("s1")}, {"s1": raised("s1")})
    for folder, ask in ((before, old), (after, new)):
        if ask:
            (folder / "questions.yaml").write_text(LOCAL.format(ask=ask), "utf-8")
    questions = compare(answers(before), answers(after)).questions
    assert [name for name in ("same", "reworded", "new", "dropped") if "local.market" in getattr(questions, name)] == [
        state
    ]
    assert "opening.home" in questions.same


def test_core_questions_of_another_version_of_the_form_are_not_called_the_same(tmp_path: Path) -> None:
    later = raised("s1").replace("sha256: abc", 'sha256: abc, form: "2"')
    before, after = rounds(tmp_path, {"s1": raised("s1")}, {"s1": later})
    questions = compare(answers(before), answers(after)).questions
    assert (questions.same, "opening.home" in questions.reworded) == ([], True)


def test_documents_and_screen_tell_the_same_with_limits(tmp_path: Path) -> None:
    measures = "measures: [{id: M1, name: Valot pysäkille, themes: [safety], responsible: Kaupunki, state: begun, answers: [s1.safety.problems.1]}]\n"
    before, after = rounds(
        tmp_path,
        {"s1": raised("s1", "lights", "school"), "measures": measures},
        {"s1": raised("s1", "lights"), "s2": raised("s2", "library")},
    )
    done = run("compare", before, after)
    assert done.exit_code == 0
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["new", "Kirjasto", "0/1", "1/2"] in lines
    assert ["still", "there", "Valot", "1/1", "1/2"] in lines
    assert ["gone", "Koulu", "1/1", "0/2"] in lines
    assert "no difference here proves a change" in done.stdout
    for ending in ("docx", "pptx"):
        text = everything((after / f"out/fi/round-comparison.{ending}").read_bytes())
        for words in ("Kirjasto", "Koulu", "0/2", "Valot pysäkille", "alkanut", "Luvut ovat pieniä"):
            assert words in text, f"{words} is not in the {ending}"


def test_the_documents_do_not_push_those_of_the_round_out_of_the_manifest(tmp_path: Path) -> None:
    before, after = rounds(tmp_path, {"s1": raised("s1")}, {"s1": raised("s1", "lights")})
    assert run("build", after, "--kind", "results-report").exit_code == 0
    assert run("compare", before, after).exit_code == 0
    manifest = json.loads((after / "out/manifest.json").read_text("utf-8"))
    assert {each["kind"] for each in manifest["files"]} == {"results-report", "round-comparison"}


def test_a_comparison_that_a_person_changed_stays_and_that_is_told(tmp_path: Path) -> None:
    before, after = rounds(tmp_path, {"s1": raised("s1")}, {"s1": raised("s1", "lights")})
    assert run("compare", before, after).exit_code == 0
    (after / "out/fi/round-comparison.docx").write_bytes(b"mine")
    (after / "reports/s1.yaml").write_text(raised("s1", "school"), "utf-8")
    done = run("compare", before, after)
    assert done.exit_code == 5
    assert "you changed this file, so it stays; the new one is round-comparison.new.docx" in done.stderr
    assert (after / "out/fi/round-comparison.docx").read_bytes() == b"mine"
    assert (after / "out/fi/round-comparison.new.docx").is_file()


def test_an_earlier_round_may_lie_in_a_folder_inside_the_workspace(tmp_path: Path) -> None:
    _, now = rounds(tmp_path, {}, {"s1": raised("s1", "lights", number="2027")})
    (now / "hvs.yaml").write_text(f'{MAIN}round: {{id: "2027"}}\n', "utf-8")
    earlier = now / "2025"
    for folder in ("reports", "sessions"):
        (earlier / folder).mkdir(parents=True)
    (earlier / "reports/s1.yaml").write_text(raised("s1", "school", number="2025"), "utf-8")
    (earlier / "sessions/s1.yaml").write_text(SESSION, "utf-8")
    (earlier / "topics.yaml").write_text(TOPICS, "utf-8")
    done = run("compare", earlier, now)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines()[0].split() == ["2025", "2027"]
    assert ["gone", "Koulu", "1/1", "0/1"] in [line.split() for line in done.stdout.splitlines()]


def test_the_slides_of_a_comparison_hold_every_topic_on_slides_of_their_own(tmp_path: Path) -> None:
    names = [f"t{number}" for number in range(20)]
    topics = "topics:\n" + "".join(f"  {name}: Aihe {name}\n" for name in names)
    before, after = rounds(tmp_path, {"s1": raised("s1", *names)}, {"s1": raised("s1", *names[5:])})
    for folder in (before, after):
        (folder / "topics.yaml").write_text(topics, "utf-8")
    assert run("compare", before, after).exit_code == 0
    deck: Any = Presentation(io.BytesIO((after / "out/fi/round-comparison.pptx").read_bytes()))
    cells = [
        row.cells[0].text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table and len(shape.table.columns) == 4
        for row in list(shape.table.rows)[1:]
    ]
    assert sorted(cells) == sorted(f"Aihe {name}" for name in names)
