"""The shipped question bank, and what a municipality adds or leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from hvs_cli.languages.language import Languages
from hvs_cli.load.bank import core_questions
from hvs_cli.model.questions import Question
from tests.folders import folder, loaded, said

CORE = core_questions()
FIRST = CORE.themes[0].questions[0].id

OWN = """\
add:
  - id: local.harbour
    theme: safety
    ask: {fi: Missä?, ar: أين؟, so: Xaggee?}
    probes:
      - {fi: Miksi?, ar: لماذا؟, so: Waayo?}
"""


def test_own_questions_come_last_in_their_theme_and_are_marked_in_the_version(tmp_path: Path) -> None:
    made = loaded(folder(tmp_path, questions=f"leave_out: [{FIRST}]\n{OWN}")).questions
    assert made.version == f"{CORE.version}-local"
    assert FIRST not in [each.id for each in made.all()]
    ids = [question.id for question in next(theme for theme in made.themes if theme.id == "safety").questions]
    assert ids[-1] == "local.harbour"
    assert len(made.all()) == len(CORE.all())


def test_opening_and_closing_questions_can_be_left_out(tmp_path: Path) -> None:
    ends = [each.id for each in (*CORE.opening, *CORE.closing)]
    made = loaded(folder(tmp_path, questions=f"leave_out: [{', '.join(ends)}]")).questions
    assert (made.opening, made.closing) == ([], [])


def test_without_a_file_the_core_bank_is_asked(tmp_path: Path) -> None:
    assert loaded(folder(tmp_path)).questions is CORE


def test_every_core_question_has_its_own_id_and_plain_text() -> None:
    ids = [question.id for question in CORE.all()]
    assert len(set(ids)) == len(ids)
    assert all(isinstance(each.ask, str) for each in CORE.all())


UNTRANSLATED = "Add a line for each language; until then their documents show it in another language."
THEMES = ", ".join(theme.id for theme in CORE.themes)

WRONG = {
    "an id that leaves out nothing": (
        f"leave_out: [{FIRST}x]",
        [f"1:13: there is no question {FIRST}x that could be left out Did you mean {FIRST}?"],
    ),
    "an id that nothing is near": (
        "leave_out: [xyz]",
        [
            (
                "1:13: there is no question xyz that could be left out "
                "hvs schema questions explains this file; the ids stand on every form."
            )
        ],
    ),
    "a theme without questions": (
        f"leave_out: [{', '.join(each.id for each in CORE.themes[0].questions)}]",
        [f"1:1: no question is left in the theme {CORE.themes[0].id} Leave at least one question in each theme."],
    ),
    "an unknown theme": (
        OWN.replace("safety", "safty"),
        ["3:12: there is no theme safty Did you mean safety?"],
    ),
    "a theme that nothing is near": (
        OWN.replace("safety", "xyz"),
        [f"3:12: there is no theme xyz Choose one of: {THEMES}."],
    ),
    "an id of our own": (
        OWN.replace("local.harbour", "harbour"),
        [
            (
                "2:9: the id harbour of an own question does not begin with local. "
                "Write local.harbour, so that it never meets an id of the shipped questions."
            )
        ],
    ),
    "an id twice": (
        OWN + OWN.removeprefix("add:\n"),
        ["7:9: two questions have the id local.harbour Give one of them another id."],
    ),
    "an unknown key": (
        OWN.replace("probes", "probe"),
        ["5:5: there is no key probe here Did you mean probes?"],
    ),
    "a question without text": (
        "add:\n  - id: local.x\n    theme: safety\n",
        ["2:5: ask is missing in add Add it, for example: ask: Missä viihdytte parhaiten?"],
    ),
    "a language that there is not": (
        OWN.replace("so: Waayo", "som: Waayo"),
        ["6:34: there is no language som Did you mean so?"],
    ),
}


@pytest.mark.parametrize(("text", "lines"), WRONG.values(), ids=WRONG)
def test_a_mistake_in_own_questions_is_told(tmp_path: Path, text: str, lines: list[str]) -> None:
    assert said(folder(tmp_path, questions=text)) == [f"questions.yaml:{line}" for line in lines]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (OWN.replace(", so: Waayo?", ""), ["6:9: this text of local.harbour is missing in: so"]),
        (
            OWN.replace("{fi: Missä?, ar: أين؟, so: Xaggee?}", "Missä?"),
            ["4:10: this text of local.harbour is missing in: ar, so"],
        ),
    ],
)
def test_a_language_that_is_missing_is_warned_of(tmp_path: Path, text: str, lines: list[str]) -> None:
    assert said(folder(tmp_path, questions=text)) == [f"!questions.yaml:{line} {UNTRANSLATED}" for line in lines]


def test_the_bank_is_read_by_the_same_model_as_own_questions() -> None:
    assert all(isinstance(question, Question) for question in CORE.all())
    assert set(Languages().codes) >= {"fi", "en"}
