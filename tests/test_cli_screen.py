"""What a person sees: lists, schemas, the state of the computer; columns stand straight in every script."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from hvs_cli.cli import screen
from hvs_cli.cli.closing import table
from hvs_cli.cli.lists import EACH
from hvs_cli.cli.schema import NAMES
from hvs_cli.load.json_schema import FILES
from hvs_cli.manifest import Entry
from hvs_cli.render.kinds import Kind, kinds
from tests.command import run, small
from tests.terminal import Terminal


def test_kinds_are_listed_by_name_and_as_json() -> None:
    assert [line.split()[0] for line in run("kinds").stdout.splitlines()[1:]] == list(kinds())
    assert [each["kind"] for each in json.loads(run("kinds", "--json").stdout)] == list(kinds())


def test_every_thing_that_a_kind_can_be_made_for_has_a_word() -> None:
    assert set(EACH) == set(get_args(get_type_hints(Kind)["each"]))


def test_a_kind_of_the_municipality_is_listed_too(tmp_path: Path) -> None:
    folder = small(tmp_path / "k")
    (folder / "templates").mkdir()
    head = "{#---\ntitle: Note\neach: language\nformats: [docx]\nreaders: nobody\n---#}\n"
    (folder / "templates" / "note.html.j2").write_text(head, "utf-8")
    assert "note " in run("kinds", folder).stdout


def test_languages_tell_their_own_name_direction_script_and_state() -> None:
    found = {each["code"]: each for each in json.loads(run("languages", "--json", ui="fi").stdout)}
    arabic = found["ar"]
    assert (arabic["name"], arabic["called"], arabic["direction"], arabic["script"]) == (
        "العربية",
        "arabia",
        "rtl",
        "Arab",
    )
    assert 0 <= arabic["drafts"] <= arabic["translated"] <= arabic["messages"]
    assert {line.split()[0] for line in run("languages").stdout.splitlines()[1:]} == set(found)


@pytest.mark.parametrize("name", FILES)
def test_a_schema_explains_every_key_in_the_language_of_the_reader(name: str) -> None:
    schema = json.loads(run("schema", name, ui="fi").stdout)
    english = json.loads(run("schema", name).stdout)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    for part in (schema, *schema["definitions"].values()):
        assert all(each.get("description") or "$ref" in each for each in part["properties"].values())
        assert part["description"]
    assert schema["properties"].keys() == english["properties"].keys()
    told = {key: each["description"] for key, each in english["properties"].items() if "description" in each}
    assert all(schema["properties"][key]["description"] != text for key, text in told.items())


def test_every_reference_of_a_schema_leads_somewhere() -> None:
    for name in FILES:
        text = run("schema", name).stdout
        made = json.loads(text)
        named = {part.partition('"')[0] for part in text.split('"#/definitions/')[1:]}
        assert named <= set(made["definitions"])
        assert "$defs" not in text


def test_the_schemas_are_listed_with_their_files() -> None:
    assert tuple(FILES) == NAMES
    assert [line.split() for line in run("schema").stdout.splitlines()] == [
        [name, file] for name, (file, _) in FILES.items()
    ]


def test_the_doctor_looks_at_each_script_and_says_what_to_do() -> None:
    findings = json.loads(run("doctor", "--json").stdout)
    topics = " ".join(each["topic"] for each in findings)
    for script in ("Latn", "Arab", "Ethi", "Thai", "Cyrl"):
        assert f"Font for {script}" in topics
    assert all(each["advice"] for each in findings if each["state"] == "lacking")
    assert all(line[:4] in ("[ok]", "[! ]", "[? ]", "    ") for line in run("doctor").stdout.splitlines())


def test_columns_are_as_wide_as_a_terminal_shows_them() -> None:
    shown = screen.columns([["ไทย", "x"], ["日本", "x"], ["abcd", "x"]])
    assert shown.splitlines() == ["ไทย   x", "日本  x", "abcd  x"]


def test_a_table_of_all_languages_fits_eighty_columns() -> None:
    codes = "ar bs en es et fa fi prs rn ru rw se so sv sw th ti uk vi".split()  # noqa: SIM905
    entries = [
        Entry(f"{code}/{n}.docx", "facilitator-guide", code, "", "docx", "") for code in codes for n in range(12)
    ]
    lines = table(entries, 80).splitlines()
    assert (len(lines), max(map(len, lines)) <= 80) == (2, True)


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_is_for_terminals_that_want_it(tmp_path: Path, environment: dict[str, str], *, coloured: bool) -> None:
    person = Terminal("check", cwd=tmp_path, **environment)
    person.says("there is no hvs.yaml")
    assert person.ends() == 2
    assert ("\x1b[" in person.seen) == coloured
    assert "\x1b[" not in run("check", tmp_path).stderr


def test_errors_come_before_warnings_each_with_its_place_and_remedy(tmp_path: Path) -> None:
    folder = small(
        tmp_path / "k", "language: ar\n", "language: xx\ndate: 1999-01-01\nstart: 9\nend: 8\nvenue: a\naddress: b\n"
    )
    lines = run("check", folder).stderr.splitlines()
    told = [line for line in lines if ".yaml:" in line]
    weights = [": warning: " in line for line in told]
    assert weights == sorted(weights)
    assert all(line.startswith("    ") for line in lines[1::2][: len(told) // 2])
    assert lines[-1].startswith("Errors: ")
