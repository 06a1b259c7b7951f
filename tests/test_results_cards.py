"""Experience cards: proposed from what was told, written by people, and looked at before they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from hvs_cli.results.aloud import seconds, word_count
from hvs_cli.results.append import appended, scalar
from tests.command import run
from tests.folders import said
from tests.rounds import answers, card, documents, everything, report, statement, statements, suspect, workspace

THEMES = ("participation", "attitudes", "safety", "interaction")
STORY = "pysäkillä on pimeää ja pelkään " * 13
"""65 words."""


def told(session: str, *themes: str) -> str:
    """A report in which something works and something is a problem in each theme."""
    return report(
        session,
        statements(
            *(
                statement(f"{session}.{theme}.{tone}.1", f"{theme} {tone} täällä")
                for theme in themes or THEMES
                for tone in ("works", "problems")
            )
        ),
    )


def cards(*entries: str, rest: str = "") -> str:
    return f"cards:\n{''.join(entries)}{rest}"


def printed(where: Path, language: str = "fi") -> list[str]:
    return [each.id for each in answers(where).cards.shown(language)]


def problems(where: Path) -> list[str]:
    """What is said of the cards, below the workspace."""
    check = answers(where).cards
    return [str(each) for each in (*check.held(), *check.advice())]


# proposals


def test_drafts_are_balanced_over_the_themes_and_the_first_of_each_is_positive(tmp_path: Path) -> None:
    where = workspace(tmp_path, s1=told("s1"), s2=told("s2"))
    assert run("draft-cards", where).exit_code == 0
    made = answers(where).back.cards
    assert made is not None
    assert [(each.theme, each.tone) for each in made.cards] == [
        (theme, tone) for theme in THEMES for tone in ("more", "less")
    ]
    assert all(each.story is None and each.title is None for each in made.cards), "stories are left to people"
    assert len({each for card in made.cards for each in card.draws_on}) == 8


def test_a_draft_joins_what_several_discussions_told_about_one_topic(tmp_path: Path) -> None:
    reports = {
        name: report(name, statements(statement(f"{name}.safety.problems.1", "pimeää", topics="lights")))
        for name in ("s1", "s2", "s3")
    }
    where = workspace(tmp_path, topics="topics: {lights: Valot}\n", **reports)
    run("draft-cards", where)
    made = answers(where).back.cards
    assert made is not None
    (only,) = made.cards
    assert only.draws_on == ["s1.safety.problems.1", "s2.safety.problems.1", "s3.safety.problems.1"]


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "name_groups: no\n", "# the end"])
def test_a_person_s_cards_stay_letter_for_letter_and_drafts_come_behind_them(tmp_path: Path, end: str) -> None:
    mine = cards(card("S1", STORY, tone="more", more="draws_on: [s1.safety.works.1]  # my own"))
    where = workspace(tmp_path, s1=told("s1"), cards=mine.rstrip("\n") + "\n" + end)
    path = where / "cards.yaml"
    assert run("draft-cards", where).exit_code == 0
    text = path.read_text("utf-8")
    assert mine in text
    assert end.strip() in text
    made = answers(where).back.cards
    assert made is not None
    assert [each.id for each in made.cards] == ["S1", "P1", "P2", "A1", "A2", "S2", "I1", "I2"]
    assert "s1.safety.works.1" not in made.cards[5].draws_on, "what a card has told is not told again"
    assert (run("draft-cards", where).exit_code, path.read_text("utf-8")) == (0, text), "nothing is missing any more"


def test_only_looking_writes_nothing(tmp_path: Path) -> None:
    where = workspace(tmp_path, s1=told("s1"))
    assert run("draft-cards", where, "--check").exit_code == 0
    assert not (where / "cards.yaml").exists()


def test_a_list_in_brackets_is_not_touched(tmp_path: Path) -> None:
    mine = "cards: [{id: X1, theme: safety, tone: less}]\n"
    where = workspace(tmp_path, s1=told("s1"), cards=mine)
    done = run("draft-cards", where)
    assert done.exit_code == 2
    assert "cards.yaml:1:8: nothing can be added to a list in brackets" in done.stderr
    assert (where / "cards.yaml").read_text("utf-8") == mine


@pytest.mark.parametrize(
    "before",
    [
        "",
        "a: 1",
        "cards:\n",
        "cards: []\n",
        "cards:\n- x: 1\n",
        "cards:\n    - x: |\n        two\n        lines\nb: 2\n",
    ],
)
def test_what_is_appended_stands_at_the_end_of_its_list(before: str) -> None:
    text = appended(before, "cards", [f"- y: {scalar('a: “b” #c')}"], "cards.yaml")
    made = read_from(text)
    assert made["cards"][-1] == {"y": "a: “b” #c"}
    assert len(made["cards"]) == before.count("x:") + 1
    assert [line for line in before.splitlines() if line not in text.splitlines() and line != "cards: []"] == []


def read_from(text: str) -> dict[str, list[object]]:
    made: dict[str, list[object]] = yaml.safe_load(text)
    return made


# what is looked at


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("yksi kaksi kolme", 3),
        ("EU:n so’da Anna-Maria", 3),
        ("في المكتبة يمكننا الجلوس", 4),
        ("ሰላም፡ከመይ", 2),
        ("ฉันรอรถเมล์ตอนกลางคืน", 6),
    ],
)
def test_words_are_counted_in_every_script(text: str, count: int) -> None:
    assert abs(word_count(text) - count) <= 1


def test_ninety_words_take_forty_seconds_aloud() -> None:
    assert seconds("sana " * 90) == 40


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        (
            card("S1", "liian lyhyt"),
            "cards.yaml:6:12: the story of card S1 has 2 words in fi: 1 seconds aloud",
        ),
        (card("S1", STORY * 2), "has 130 words in fi: 58 seconds aloud 50 to 90 words are read aloud well."),
        (
            card("S1", STORY).replace("Valo pysäkille illalla", "Valo"),
            "cards.yaml:5:12: the title of card S1 has 1 words in fi",
        ),
        (card("S1", STORY), "cards of the theme safety: 1 Two to four cards of each theme keep the talk in balance."),
        (card("S1", STORY), "the theme safety has no card that people would wish for more of"),
        (
            card("S1", STORY, more="draws_on: [s1.safety.problems.1]"),
            "cards.yaml:7:5: card S1 draws on one session only",
        ),
    ],
)
def test_what_would_make_a_card_better_is_said_and_it_is_printed_all_the_same(
    tmp_path: Path, entry: str, what: str
) -> None:
    where = workspace(tmp_path, s1=told("s1"), cards=cards(entry))
    assert any(what in each.replace("\n", " ") for each in problems(where)), problems(where)
    assert printed(where) == ["S1"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("soita 044 123 4567", "“044 123 4567” on card S1 may tell who somebody is: phone number"),
        ("silloin Aino tuli", "“Aino” on card S1 may tell who somebody is: name"),
        ("olen somali ja", "“somali” on card S1 names a group"),
        ("puhumme arabiaa täällä", "“arabiaa” on card S1 names a group"),
        ("siellä oli salainen mies", "“salainen” on card S1 was not to be shown in the report"),
    ],
)
def test_a_card_that_may_tell_who_somebody_is_is_not_printed_until_somebody_decides(
    tmp_path: Path, words: str, what: str
) -> None:
    found = f"suspects:\n{suspect('s1.safety.problems.1', 'salainen', 'drop')}"
    one = report("s1", statements(statement("s1.safety.problems.1", "salainen mies")) + found)
    entry = card("S1", f"{STORY}{words}", more="draws_on: [s1.safety.problems.1]")
    where = workspace(tmp_path, s1=one, s2=told("s2"), cards=cards(entry))
    assert any(what in each for each in problems(where)), problems(where)
    assert printed(where) == []
    assert not any(words in everything(content) for _, content in documents(where, "experience-cards"))
    kept = what.split("”", maxsplit=1)[0].removeprefix("“")
    (where / "cards.yaml").write_text(cards(f"{entry}    keep: ['{kept}']\n"), "utf-8")
    assert printed(where) == ["S1"]


@pytest.mark.parametrize(
    ("rest", "residents", "what"),
    [
        ("", 12, "cards.yaml:7:12: a group can tell who somebody is"),
        ("name_groups: yes\n", 9, "cards.yaml:7:12: a card may name a group only if at least 10 residents took part"),
        ("name_groups: yes\n", 12, ""),
    ],
)
def test_a_group_stands_on_a_card_only_if_it_is_allowed_and_large_enough(
    tmp_path: Path, rest: str, residents: int, what: str
) -> None:
    one = report(
        "s1", f"group: {{participants: {residents}}}\n{statements(statement('s1.safety.problems.1', 'pimeää'))}"
    )
    entry = card("S1", STORY, more="group: äidit\ndraws_on: [s1.safety.problems.1]")
    where = workspace(tmp_path, s1=one, cards=cards(entry, rest=rest))
    errors = [each for each in said(where) if not each.startswith("!")]
    assert [each.startswith(what) for each in errors] == ([True] if what else []), errors


# on paper


def test_own_language_copies_have_only_the_cards_that_are_written_in_that_language(tmp_path: Path) -> None:
    both = card("S2", STORY).replace(f'"{STORY}"', "{fi: pimeää, ar: الموقف مظلم}")
    where = workspace(tmp_path, s1=told("s1"), cards=cards(card("S1", STORY), both))
    assert (printed(where, "fi"), printed(where, "ar"), printed(where, "so")) == (["S1", "S2"], ["S2"], [])
    texts = dict(documents(where, "experience-cards"))
    assert "الموقف مظلم" in everything(texts["ar/experience-cards.docx"])
    assert STORY.strip() not in everything(texts["ar/experience-cards.docx"])


def test_a_card_names_its_theme_in_words_and_no_language_and_no_session(tmp_path: Path) -> None:
    where = workspace(tmp_path, s1=told("s1"), cards=cards(card("S1", STORY, more="draws_on: [s1.safety.problems.1]")))
    page = everything(dict(documents(where, "experience-cards"))["fi/experience-cards.html"])
    assert "Turvallisuuden tunne" in page
    assert "s1." not in page
    assert "arabia" not in page.partition("<main")[2]


def test_a_card_too_long_for_its_paper_is_told_of_at_its_place(tmp_path: Path) -> None:
    where = workspace(tmp_path, s1=told("s1"), cards=cards(card("S1", STORY * 3)))
    done = run("build", where, "--kind", "experience-cards")
    assert "cards.yaml:6:12: warning: card S1 is too long for its paper in fi, lines too many: " in done.stderr
