"""How far each language is, and what is missing by name, place and count."""

from __future__ import annotations

import json
from pathlib import Path

from hvs_cli.catalogs.current import Catalogs
from hvs_cli.catalogs.extract import extract
from hvs_cli.catalogs.status import missing, state
from tests.catalogs import HEAD, small_catalogs, translate
from tests.command import run, small

TEMPLATE = '{{ _("Coffee") }}{{ _("Tea") }}'


def test_a_state_counts_what_is_translated_approved_and_stale(tmp_path: Path) -> None:
    made = small_catalogs(tmp_path, TEMPLATE, fi={"Coffee": "Kahvi", "Tea": "Tee"}, ar={})
    path = tmp_path / "translations" / "fi.po"
    translate(path, {"Tea": "Tee"}, fuzzy=False)
    translate(path, {"Coffee": "Kahvi"}, fuzzy=True, previous=("A coffee", ""))
    found = state(Catalogs(None, made.extracted, tmp_path / "translations"), "fi")
    assert (found.messages, found.translated, found.approved, found.drafts, found.stale) == (3, 2, 1, 1, 1)


def test_a_missing_sentence_is_told_with_the_languages_that_lack_it(tmp_path: Path) -> None:
    made = small_catalogs(tmp_path, TEMPLATE, fi={"Coffee": "Kahvi", "Invitation": "Kutsu"}, ar={"Invitation": "دعوة"})
    found = {each.source.text: each.languages for each in missing(made)}
    assert found == {"Coffee": ("ar",), "Tea": ("ar", "fi")}


def test_a_sentence_added_to_a_template_is_missing_in_eighteen_languages_by_name_place_and_count(
    tmp_path: Path,
) -> None:
    workspace = small(tmp_path / "kuopio")
    (workspace / "templates").mkdir()
    template = workspace / "templates" / "flyer.html.j2"
    template.write_text(HEAD + '<p>{{ _("There will be cake on the pier.") }}</p>', "utf-8")
    found = next(
        each
        for each in missing(Catalogs(workspace, extract(workspace)))
        if each.source.text == "There will be cake on the pier."
    )
    problem = str(found.problem())
    assert len(found.languages) == 18
    assert problem.startswith("templates/flyer.html.j2:7: “There will be cake on the pier.”")
    assert "18 languages: ar, bs, es, et, fa, fi, prs, rn, ru, rw, se, so, sv, sw, th, ti, uk, vi" in problem


def test_the_municipalitys_own_words_win_and_count(tmp_path: Path) -> None:
    workspace = small(tmp_path / "kuopio")
    own = workspace / "translations"
    own.mkdir()
    (own / "fi.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Invitation"\nmsgstr "Kutsukortti"\n',
        "utf-8",
    )
    catalogs = Catalogs(workspace)
    assert catalogs.texts("fi")["", "Invitation"] == ("Kutsukortti",)
    assert state(catalogs, "fi").approved >= 1


def test_the_command_tells_all_of_it_as_json_too() -> None:
    told = json.loads(run("translations", "status", "--json").stdout)
    assert len(told) == 19
    assert {each["language"] for each in told} >= {"fi", "prs", "se"}
    assert all(each["translated"] == each["approved"] + each["drafts"] for each in told)


def test_an_unknown_language_is_an_error_that_names_those_there_are() -> None:
    done = run("translations", "status", "xx")
    assert done.exit_code == 2
    assert "xx" in done.stderr
    assert "fa, fi" in done.stderr


def test_what_is_missing_is_listed_with_place_and_languages(tmp_path: Path) -> None:
    workspace = small(tmp_path / "kuopio")
    (workspace / "templates").mkdir()
    (workspace / "templates" / "flyer.html.j2").write_text(HEAD + '<p>{{ _("There will be cake.") }}</p>', "utf-8")
    shown = run("translations", "status", "--missing", "-w", workspace, "so", "ti").stdout
    assert "templates/flyer.html.j2:7: There will be cake.\n" in shown
    assert "2: so ti\n" in shown
