"""The chain statement → card → measure: every claim leads back to discussions, and a broken link is told at its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import run
from tests.folders import said
from tests.rounds import card, report, statement, statements, suspect, workspace

ONE = report("s1", statements(statement("s1.safety.problems.1", "pimeää", topics="lights")))
TWO = report("s2", statements(statement("s2.safety.problems.1", "pelottaa")))
TOPICS = "topics: {lights: Valot}\n"
CARDS = f"cards:\n{card('S1', 'pimeää', more='draws_on: [s1.safety.problems.1, s2.safety.problems.1]')}"
MEASURES = """\
measures:
  - id: M1
    name: Valot
    themes: [safety]
    responsible: Kaupunki
    answers: [S1]
"""
WHOLE = {"s1": ONE, "s2": TWO, "topics": TOPICS, "cards": CARDS, "measures": MEASURES}


def test_a_whole_chain_leads_from_a_measure_to_discussions_and_back(tmp_path: Path) -> None:
    found = json.loads(run("results", workspace(tmp_path, **WHOLE), "--json").stdout)
    statements_ = ["s1.safety.problems.1", "s2.safety.problems.1"]
    (card_,), (measure,) = found["cards"], found["measures"]
    assert (card_["statements"], card_["sessions"], card_["measures"]) == (statements_, ["s1", "s2"], ["M1"])
    assert (measure["answers"], measure["statements"], measure["sessions"]) == (["S1"], statements_, ["s1", "s2"])
    (safety,) = [each for each in found["themes"] if each["id"] == "safety"]
    assert [each["id"] for each in safety["problem"]] == statements_
    assert found["topics"] == [{"id": "lights", "name": "Valot", "sessions": 1, "themes": {"safety": 1}}]


BROKEN = [
    (
        "cards",
        CARDS.replace("s2.safety", "s2.safty"),
        "cards.yaml:7:38: there is no statement s2.safty.problems.1 Did you mean s2.safety.problems.1?",
    ),
    ("cards", CARDS.replace("theme: safety", "theme: weather"), "cards.yaml:3:12: there is no theme weather"),
    ("cards", CARDS + card("S1"), "cards.yaml:8:9: the id S1 stands here twice"),
    (
        "measures",
        MEASURES.replace("[S1]", "[S1, S9]"),
        "measures.yaml:6:19: there is no card and no statement S9",
    ),
    ("measures", MEASURES.replace("safety", "weather"), "measures.yaml:4:14: there is no theme weather"),
    (
        "measures",
        MEASURES + "    start: 2027-06-01\n    end: 2027-05-01\n",
        "measures.yaml:8:10: the measure ends before it begins",
    ),
    (
        "s1",
        ONE.replace("[lights]", "[lihgts]"),
        "reports/s1.yaml:11:14: topics.yaml has no topic lihgts Did you mean lights?",
    ),
    ("s1", ONE.replace("id: s1.", "id: s2."), "reports/s1.yaml:7:9: the id s2.safety.problems.1 does not begin with"),
    ("s1", ONE.replace("session: s1", "session: s9"), "reports/s1.yaml:1:10: there is no session s9"),
    ("s1", ONE.replace("language: ar", "language: so"), "reports/s1.yaml:2:11: the session was held in ar"),
    (
        "s1",
        f"{ONE}suspects:\n{suspect('s1.safety.problems.1', 'valoisaa')}",
        "reports/s1.yaml:14:12: the answer s1.safety.problems.1 does not have these words",
    ),
    (
        "s1",
        f"{ONE}suspects:\n{suspect('s1.safety.problems.1', 'pimeää', 'generalise')}",
        "reports/s1.yaml:16:15: nothing stands in the place of these words",
    ),
]


@pytest.mark.parametrize(("name", "text", "problem"), BROKEN, ids=[each[2][:60] for each in BROKEN])
def test_a_broken_link_is_an_error_at_its_place(tmp_path: Path, name: str, text: str, problem: str) -> None:
    errors = [each.replace("\n", " ") for each in said(workspace(tmp_path, **(WHOLE | {name: text})))]
    assert any(each.startswith(problem) for each in errors), errors


def test_what_a_measure_answers_is_told_to_residents_in_their_own_words_where_they_are_known(tmp_path: Path) -> None:
    own = ONE.replace('reported: "pimeää"', 'reported: "pimeää"\n    own: "مظلم"')
    where = workspace(tmp_path, **(WHOLE | {"s1": own}))
    assert run("build", where, "--kind", "resident-feedback", "--language", "ar").exit_code == 0
    text = (where / "out/ar/resident-feedback.txt").read_text("utf-8")
    assert "مظلم" in text
    assert "pelottaa" in text
    assert "pimeää" not in text
