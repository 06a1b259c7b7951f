"""`hvs results` and `hvs draft-cards` as a coordinator sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import run
from tests.conftest import copy_of
from tests.rounds import card, report, statement, statements, workspace

TOLD = statements(statement("s1.safety.problems.1", "pimeää"), statement("s1.safety.works.1", "oli hyvä"))


@pytest.mark.parametrize("ui", ["en", "fi", "sv"])
@pytest.mark.parametrize("command", ["results", "draft-cards"])
def test_a_whole_round_is_shown_in_eighty_columns_in_each_language_of_the_program(
    tmp_path: Path, command: str, ui: str
) -> None:
    done = run(command, copy_of("kuopio", tmp_path), ui=ui)
    assert done.exit_code == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "participation" in done.stdout


def test_results_tell_numbers_topics_and_what_to_do_next(tmp_path: Path) -> None:
    done = run("results", workspace(tmp_path, s1=report("s1", f"{TOLD}group: {{participants: 3}}\n")))
    assert done.stdout.splitlines()[0] == "Discussions: 1. Residents who took part: fewer than 5."
    assert ["safety", "1", "1", "0", "0", "0"] in [line.split() for line in done.stdout.splitlines()]
    assert "Name topics in topics.yaml" in done.stderr
    assert f"    hvs draft-cards {tmp_path.as_posix()}" in done.stderr
    assert f"    hvs build {tmp_path.as_posix()} --kind results-report --kind results-slides" in done.stderr


def test_without_reports_it_is_said_how_they_come(tmp_path: Path) -> None:
    for command in ("results", "draft-cards"):
        done = run(command, workspace(tmp_path))
        assert done.exit_code == 2
        assert "there are no reports yet" in done.stderr
        assert f"hvs collect {tmp_path}" in done.stderr


def test_cards_are_shown_with_their_length_and_whether_they_will_be_printed(tmp_path: Path) -> None:
    cards = card("S1", "oli pimeää " * 30) + card("S2", "soita 044 123 4567") + card("S3")
    done = run("draft-cards", workspace(tmp_path, s1=report("s1", TOLD), cards=f"cards:\n{cards}"), "--check")
    rows = [line.split() for line in done.stdout.splitlines()]
    assert rows[0][:2] == ["card", "theme"]
    assert rows[1] == ["S1", "safety", "less", "0", "60", "27", "ready"]
    assert rows[2][-2:] == ["held", "back"]
    assert rows[3] == ["S3", "safety", "less", "0", "draft"]
    assert "Cards written: 2. Drafts: 1." in done.stderr
    assert "Write title and story of each draft in" in done.stderr


def test_a_rehearsal_says_so_first(tmp_path: Path) -> None:
    done = run("results", copy_of("kuopio", tmp_path))
    assert done.stdout.splitlines()[0] == "REHEARSAL: nothing here was said by real people."
