"""Reports → results: by theme, tone and topic, counted in discussions and never in people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hvs_cli.results.said import Group
from tests.rounds import answers, documents, everything, report, statement, statements, workspace

TOPICS = "topics:\n  lights: Valot\n  library: Kirjasto\n"
DARK = "pysäkillä on pimeää"


def lights(session: str, number: int = 1, tone: str = "problems") -> str:
    return statement(f"{session}.safety.{tone}.{number}", f"{DARK} {number}", topics="lights")


def said(groups: list[Group]) -> list[tuple[str, int, list[str]]]:
    """Topic, number of sessions, and what was said."""
    return [(str(each.topic or ""), each.sessions, [str(said.words["fi"]) for said in each.said]) for each in groups]


def test_statements_stand_under_their_theme_and_tone(tmp_path: Path) -> None:
    told = statements(
        statement("s1.safety.works.1", "naapurit tervehtivät"),
        statement("s1.safety.problems.1", DARK),
        statement("s1.attitudes.suggestions.1", "opettakaa kuuntelemaan"),
    )
    themes = answers(workspace(tmp_path, s1=report("s1", told))).results.themes
    assert list(themes) == ["participation", "attitudes", "safety", "interaction"]
    assert said(themes["safety"].works) == [("", 1, ["naapurit tervehtivät"])]
    assert said(themes["safety"].problem) == [("", 1, [DARK])]
    assert said(themes["attitudes"].suggestion) == [("", 1, ["opettakaa kuuntelemaan"])]
    assert themes["safety"].counts == {"works": 1, "problem": 1, "suggestion": 0}


def test_a_topic_is_counted_once_for_each_discussion_however_often_it_came_up(tmp_path: Path) -> None:
    library = statement("s3.safety.works.1", "kirjastossa saa olla", topics="library")
    where = workspace(
        tmp_path,
        topics=TOPICS,
        s1=report("s1", statements(lights("s1"), lights("s1", 2), lights("s1", 3, "suggestions"))),
        s2=report("s2", statements(lights("s2"))),
        s3=report("s3", statements(library)),
    )
    results = answers(where).results
    assert [(each.id, each.sessions, each.themes) for each in results.topics] == [
        ("lights", 2, {"safety": 2}),
        ("library", 1, {"safety": 1}),
    ]
    assert [(each[0], each[1], len(each[2])) for each in said(results.themes["safety"].problem)] == [("Valot", 2, 3)]
    assert ([each.id for each in results.shared], [each.id for each in results.particular]) == (["lights"], ["library"])


def test_the_report_says_in_how_many_discussions_and_never_a_share_of_people(tmp_path: Path) -> None:
    where = workspace(
        tmp_path,
        topics=TOPICS,
        s1=report("s1", statements(lights("s1"))),
        s2=report("s2", statements(lights("s2"))),
        s3=report("s3"),
    )
    text = "".join(everything(content) for path, content in documents(where, "results-report") if "html" in path)
    assert "2 keskustelussa (kaikkiaan 3)" in text
    assert "%" not in re.sub("<[^>]*>", "", text.partition("<main")[2])


def test_of_each_topic_the_statement_that_most_shared_comes_first_on_slides(tmp_path: Path) -> None:
    told = statements(
        statement("s1.safety.problems.1", "yksi sanoi näin", topics="lights", shared="one"),
        statement("s1.safety.problems.2", "moni sanoi näin", topics="lights", shared="most"),
        statement("s1.safety.problems.3", "kaikki muu", shared="several"),
    )
    safety = answers(workspace(tmp_path, topics=TOPICS, s1=report("s1", told))).results.themes["safety"]
    assert [str(each.words["fi"]) for each in safety.best["problem"]] == ["moni sanoi näin", "kaikki muu"]


def test_what_is_told_letter_for_letter_alike_stands_once_and_counts_in_each_discussion(tmp_path: Path) -> None:
    where = workspace(
        tmp_path,
        topics=TOPICS,
        **{name: report(name, statements(lights(name))) for name in ("s1", "s2", "s3")},
    )
    (page,) = [everything(content) for path, content in documents(where, "results-report") if "html" in path]
    heading, _, listed = page.partition("Tulokset teemoittain")
    assert (f"{DARK} 1" in heading, listed.count(f"{DARK} 1")) == (True, 1)
    assert "3 keskustelussa (kaikkiaan 3)" in listed


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((12, 9, 8), "29"),
        ((12, 3, 8), "hidden"),  # 12 and 8 stand in the reports of their sessions
        ((12, 3, 2), "17"),
        ((12, 1, 1), "hidden"),
        ((1, 2, 1), "few"),
        ((12, None, 8), ""),
    ],
)
def test_the_number_of_residents_does_not_give_a_small_discussion_away(
    tmp_path: Path, counts: tuple[int | None, ...], shown: str
) -> None:
    reports = {
        f"s{number}": report(f"s{number}", f"group: {{participants: {count}}}\n" if count else "")
        for number, count in enumerate(counts, 1)
    }
    assert answers(workspace(tmp_path, **reports)).results.participants == shown


def test_small_groups_are_banded_in_documents_and_not_to_be_had_by_subtraction(tmp_path: Path) -> None:
    group = 'group:\n  participants: 11\n  gender: {woman: 8, man: 3}\n  age: {"18": 4, "30": 7}\n'
    where = workspace(tmp_path, s1=report("s1", group))
    (page,) = [everything(content) for path, content in documents(where, "results-report") if "html" in path]
    rows = page[page.index("Ikä</") : page.index("Ohjaajat")]
    assert rows.count("alle 5") == 2
    assert rows.count("ei näytetä") == 2
    assert not re.search(r">\d<", rows)


def test_the_report_of_one_discussion_has_no_bands_from_which_the_joined_report_could_be_reckoned(
    tmp_path: Path,
) -> None:
    where = workspace(tmp_path, s1=report("s1", "group:\n  participants: 11\n  gender: {woman: 6, man: 5}\n"))
    ((_, content),) = documents(where, "session-report")
    text = everything(content)
    assert "Osallistuneita asukkaita: 11" in text
    assert "Naisia" not in text


def test_what_was_translated_in_haste_is_marked_where_it_is_shown(tmp_path: Path) -> None:
    told = statements(statement("s1.safety.problems.1", DARK, own="الموقف مظلم") + "    translation: draft\n")
    where = workspace(tmp_path, s1=report("s1", told))
    ((_, content),) = documents(where, "session-report")
    text = everything(content)
    assert f"{DARK} (käännöstä ei ole tarkistettu)" in text
    assert "الموقف مظلم" in text


def test_without_reports_there_is_nothing_to_make(tmp_path: Path) -> None:
    names = ("results-report", "results-slides", "session-report", "experience-cards", "resident-feedback")
    assert list(documents(workspace(tmp_path), *names)) == []


def test_beside_others_nobody_speaks_in_a_language_that_tells_who_it_was(tmp_path: Path) -> None:
    """In a deck in Arabic the one sentence that is in Arabic would say: this was told by one of the Arabic speakers."""
    told = statements(statement("s1.safety.problems.1", DARK, own="الموقف مظلم"))
    alone = answers(workspace(tmp_path / "alone", s1=report("s1", told)))
    assert alone.results.themes["safety"].problem[0].said[0].languages == ["fi", "ar"]
    both = answers(workspace(tmp_path / "both", s1=report("s1", told), s2=report("s2")))
    assert both.results.themes["safety"].problem[0].said[0].languages == ["fi"]
    assert both.of_session("s1").themes["safety"].problem[0].said[0].languages == ["fi", "ar"]
