"""Words that may tell who somebody is: nothing that nobody has decided about leaves the reports, in no file and no language."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hvs_cli.results.drafts import drafts, with_drafts
from hvs_cli.results.overview import overview
from tests.command import run
from tests.rounds import answers, card, documents, everything, report, statement, statements, suspect, workspace

BUILT: Final = ("session-report", "results-report", "results-slides", "experience-cards", "resident-feedback")

SPOTS: Final = (
    "s1.safety.works.1",
    "s1.safety.problems.1",
    "s1.safety.suggestions.1",
    "s1.safety.quotes.1",
    "closing.wishes.1",
    "closing.groups.1",
    "opening.home",
)
DECISIONS: Final = ("undecided", "keep", "drop", "generalise")
MEASURES: Final = """\
measures:
  - id: M1
    name: "valot pysäkille"
    themes: [safety]
    responsible: "kaupunkiympäristö"
    answers: [S1, s1.safety.works.1]
"""


def secret(number: int) -> str:
    """A word that stands nowhere else: what somebody wrote at the spot with this number."""
    return f"salaqx{'abcdefg'[number]}q"


def filled(decided: dict[int, str], *, listed: bool = True) -> str:
    """A report with a secret at each spot that is `decided`, in Finnish and in the speaker's own words."""
    words = {spot: f"oli {secret(n)} siellä" if n in decided else "oli hyvä" for n, spot in enumerate(SPOTS)}
    quote = f'quotes:\n  - id: {SPOTS[3]}\n    theme: safety\n    reported: "{words[SPOTS[3]]}"\n'
    others = f'wishes:\n  - reported: "{words[SPOTS[4]]}"\nhear_next:\n  - reported: "{words[SPOTS[5]]}"\n'
    notes = f'notes:\n  opening.home:\n    reported: "{words[SPOTS[6]]}"\n'
    found = "".join(suspect(SPOTS[n], secret(n), decision, "[joku]") for n, decision in decided.items())
    told = statements(*(statement(spot, words[spot], own=words[spot]) for spot in SPOTS[:3]))
    return report("s1", told + quote + others + notes + (f"suspects:\n{found}" if found and listed else ""))


@settings(max_examples=4, deadline=None)
@example(dict.fromkeys(range(len(SPOTS)), "undecided"))
@example(dict(enumerate(("keep", "drop", "keep", "generalise", "keep", "undecided", "keep"))))
@given(st.dictionaries(st.integers(0, len(SPOTS) - 1), st.sampled_from(DECISIONS)))
def test_only_words_that_somebody_decided_to_keep_stand_in_any_file(decided: dict[int, str]) -> None:
    with TemporaryDirectory() as name:
        cards = f"cards:\n{card('S1', f'oli {secret(1)} siellä', more='draws_on: [s1.safety.problems.1]')}"
        where = workspace(Path(name), s1=filled(decided), cards=cards, measures=MEASURES)
        texts = {path: everything(content) for path, content in documents(where, *BUILT)}
        back = answers(where)
        texts["--json"] = json.dumps(overview(back), ensure_ascii=False)
        texts["draft"] = with_drafts("", drafts(back.results, []), "fi", str)
    assert len(texts) > 15
    for number, decision in decided.items():
        there = {path for path, text in texts.items() if secret(number) in text}
        if decision == "keep":
            assert "fi/s1/session-report.docx" in there
        else:
            assert not there, f"{decision} at {SPOTS[number]}"


@pytest.mark.parametrize(
    "words", ["soita 044 123 4567", "hänen nimensä on Aino Korhonen", "katso @aino_k", "Opistotie 5 A 3"]
)
def test_what_the_screening_finds_is_held_back_before_anybody_has_listed_it(tmp_path: Path, words: str) -> None:
    told = statements(statement("s1.safety.problems.1", f"silloin {words}"), statement("s1.safety.works.1", "oli hyvä"))
    where = workspace(tmp_path, s1=report("s1", told))
    texts = [everything(content) for _, content in documents(where, *BUILT)]
    assert not any(words in text for text in texts)
    assert any("oli hyvä" in text for text in texts)
    results = answers(where).results
    assert (results.withheld, results.themes["safety"].withheld) == (1, 1)


def test_dropped_words_are_marked_and_generalised_ones_are_replaced_in_both_languages(tmp_path: Path) -> None:
    one = statement("s1.safety.works.1", "siellä Prisma auttoi", own="كان Prisma هناك")
    other = statement("s1.safety.problems.1", "naapuri Aino huusi")
    found = suspect("s1.safety.works.1", "Prisma", "generalise", "[kauppa]") + suspect(
        "s1.safety.problems.1", "Aino", "drop"
    )
    results = answers(workspace(tmp_path, s1=report("s1", f"{statements(one, other)}suspects:\n{found}"))).results
    (works,), (problem,) = results.themes["safety"].works, results.themes["safety"].problem
    assert works.said[0].words == {"fi": "siellä [kauppa] auttoi", "ar": "كان [kauppa] هناك"}
    assert problem.said[0].words == {"fi": "naapuri […] huusi"}
    assert results.withheld == 0


def test_the_command_shows_each_undecided_word_where_it_stands(tmp_path: Path) -> None:
    where = workspace(tmp_path, s1=report("s1", statements(statement("s1.safety.problems.1", "soita 044 123 4567"))))
    done = run("results", where, "--undecided")
    assert done.exit_code == 0
    assert "reports/s1.yaml:7:5: warning: “044 123 4567” may tell who somebody is: phone number" in done.stderr
    assert "Write it under suspects" in " ".join(done.stderr.split())
    run("results", where, "--screen")
    assert "Set its decision under suspects" in " ".join(run("results", where, "--undecided").stderr.split())


def test_screening_writes_the_words_into_the_report_and_a_decision_lets_them_through(tmp_path: Path) -> None:
    told = f"# my note\n{statements(statement('s1.safety.problems.1', 'soita 044 123 4567'))}"
    where = workspace(tmp_path, s1=report("s1", told))
    path = where / "reports/s1.yaml"
    before = path.read_text("utf-8")
    assert run("results", where, "--screen").exit_code == 0
    after = path.read_text("utf-8")
    assert after.startswith(before)
    assert (run("results", where, "--screen").exit_code, path.read_text("utf-8")) == (0, after)
    assert answers(where).results.withheld == 1
    path.write_text(after.replace("decision: undecided", "decision: drop"), "utf-8")
    (problem,) = answers(where).results.themes["safety"].problem
    assert problem.said[0].words["fi"] == "soita […]"
