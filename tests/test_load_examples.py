"""The examples as a person reads and edits them."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from hvs_cli.load.json_schema import FILES
from hvs_cli.load.places import place_forms
from hvs_cli.load.workspace import load
from hvs_cli.model.session import Session
from hvs_cli.new.workspace import EDITOR, write_schemas
from tests.examples import EXAMPLES, LONG_AGO

NAMES = ("kuopio", "utsjoki", "vaasa")
WRITTEN = sorted(path for name in NAMES for path in (EXAMPLES / name).glob("**/*.yaml") if "out" not in path.parts)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_has_no_mistake_and_nothing_odd(name: str) -> None:
    assert load(EXAMPLES / name, dt.date(2026, 12, 1)).warnings == ()


def test_the_examples_show_every_language_and_two_official_ones() -> None:
    made = {name: load(EXAMPLES / name, LONG_AGO).workspace for name in NAMES}
    assert sorted(made["kuopio"].languages) == sorted(load(EXAMPLES / "kuopio", LONG_AGO).languages.codes)
    assert {name: place.official for name, place in made.items()} == {
        "kuopio": ["fi"],
        "utsjoki": ["fi", "se"],
        "vaasa": ["fi", "sv"],
    }


def test_one_session_says_everything_and_one_as_little_as_can_be() -> None:
    keys = [
        set(re.findall("^([a-z]+):", path.read_text("utf-8"), re.MULTILINE))
        for path in WRITTEN
        if "sessions" in path.parts
    ]
    fields = Session.__dataclass_fields__
    assert max(keys, key=len) == set(fields)
    assert min(keys, key=len) == {"language", "date", "start", "end", "venue", "address"}


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(EXAMPLES).as_posix())
def test_an_editor_finds_the_schema_of_each_file(path: Path) -> None:
    found = re.match(r"# yaml-language-server: \$schema=(.*)\n", path.read_text("utf-8"))
    assert found
    assert (path.parent / found[1]).resolve().parent == EXAMPLES / EDITOR


def test_the_schemas_beside_the_examples_are_those_of_the_program(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--accept"):
        write_schemas(EXAMPLES)
    write_schemas(tmp_path)
    for name in FILES:
        file = f"{EDITOR}/{name}.schema.json"
        same = (EXAMPLES / file).read_text("utf-8") == (tmp_path / file).read_text("utf-8")
        assert same, f"{file} has changed; run: pytest --accept tests/test_load_examples.py"


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(EXAMPLES).as_posix())
def test_no_address_reaches_anybody(path: Path) -> None:
    text = path.read_text("utf-8")
    assert all(each.endswith(".example") for each in re.findall(r"@([\w.-]+)", text))
    assert all(each.endswith(".example") for each in re.findall(r"https?://([\w.-]+)", text))
    assert all(each.startswith(("044 000 ", "040 000 ")) for each in re.findall(r"phone: (.*)", text))


NAMED = [
    "Helsinki",
    "Raahe",
    "Kalajoki",
    "Nivala",
    "Haapavesi",
    "Tampere",
    "Turku",
    "Kuopio",
    "Vaasa",
    "Jyväskylä",
    "Kouvola",
    "Kajaani",
    "Sotkamo",
    "Ristijärvi",
    "Joensuu",
    "Mikkeli",
    "Savonlinna",
    "Lieksa",
    "Rovaniemi",
    "Kemi",
    "Pori",
    "Kotka",
    "Tornio",
    "Varkaus",
    "Joroinen",
    "Kokkola",
    "Korsnäs",
    "Kristiinankaupunki",
    "Närpiö",
    "Kaskinen",
    "Maalahti",
    "Imatra",
    "Vantaa",
    "Kirkkonummi",
    "Lohja",
    "Seinäjoki",
    "Enontekiö",
    "Inari",
    "Sodankylä",
    "Utsjoki",
    "Hämeenlinna",
    "Oulu",
    "Espoo",
]
"""The municipalities that have used the tool or are known for their languages."""


@pytest.mark.parametrize("name", NAMED)
def test_place_forms_are_shipped(name: str) -> None:
    forms = place_forms(name)
    assert forms
    assert re.search("(ssa|ssä|lla|llä)$", forms["fi"]["in"])
    assert forms["sv"]["in"] == f"i {forms['sv']['name']}"
    assert re.search("(s|gas|is)$", forms.get("se", {"in": "s"})["in"])
    assert place_forms(forms["sv"]["name"]) is forms


def test_a_place_that_nobody_wrote_down_is_not_guessed() -> None:
    assert place_forms("Ankkala") is None
    assert place_forms("") is None
