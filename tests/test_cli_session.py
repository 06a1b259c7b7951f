"""`hvs new` and `hvs new-session`: files are written, wrong answers asked again, and no answer is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hvs_cli.load.source import read_yaml
from tests.command import SOON, files, run, small
from tests.terminal import Terminal

FINNISH = f"{SOON.day}.{SOON.month}.{SOON.year}"
ALL = (
    "--language",
    "ar",
    "--date",
    SOON,
    "--time",
    "17.00-19.00",
    "--venue",
    "Kirjasto",
    "--address",
    "Katu 1",
)


def test_a_new_workspace_is_valid_and_only_waits_for_real_addresses(tmp_path: Path) -> None:
    assert run("new", tmp_path / "kuopio", "--name", "Kuopio").exit_code == 0
    checked = run("check", tmp_path / "kuopio", "--json")
    assert checked.exit_code == 0
    problems = json.loads(checked.stdout)["problems"]
    assert [each["weight"] for each in problems] == ["warning"] * 3
    assert all("muuta.example is not a real address yet" in each["what"] for each in problems)


def test_the_first_line_of_each_file_leads_editors_to_its_schema(tmp_path: Path) -> None:
    run("new", tmp_path, "--name", "Kuopio")
    run("new-session", tmp_path, *ALL)
    for path in (tmp_path / "hvs.yaml", *tmp_path.glob("sessions/*.yaml")):
        first = path.read_text("utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        schema = json.loads((path.parent / first.partition("=")[2]).read_text("utf-8"))
        assert set(read_yaml(path).data) <= set(schema["properties"])


def test_an_existing_workspace_is_not_overwritten(tmp_path: Path) -> None:
    small(tmp_path / "k")
    before = files(tmp_path)
    done = run("new", tmp_path / "k", "--name", "Vaasa")
    assert (done.exit_code, files(tmp_path)) == (5, before)
    assert "this workspace is there already" in done.stderr


def test_without_a_terminal_every_missing_flag_is_named_at_once(tmp_path: Path) -> None:
    done = run("new-session", small(tmp_path / "k"), "--date", FINNISH)
    assert done.exit_code == 2
    for flag in ("--language", "--time", "--venue", "--address"):
        assert f"{flag}: this is missing" in done.stderr
    assert "--date" not in done.stderr


def test_what_is_missing_hides_nothing_that_is_wrong(tmp_path: Path) -> None:
    done = run("new-session", small(tmp_path / "k"), "--language", "arabi", "--date", FINNISH, "--time", "19-17")
    for said in ("--venue: this is missing", "--language: there is no language arabi", "--time: the session ends"):
        assert said in done.stderr
    assert done.stderr.count("--venue") == 1


def test_the_next_command_can_be_typed_where_a_folder_has_a_blank_in_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "Iso Kunta"
    assert f'hvs new-session "{folder.as_posix()}"' in " ".join(run("new", folder, "--name", "Kuopio").stderr.split())
    assert f'hvs check "{folder.as_posix()}"' in " ".join(run("new-session", folder, *ALL).stderr.split())


@pytest.mark.parametrize(("name", "forms"), [("Kuopio", ["Kuopiossa"]), ("Ankkala", ["Ankkalassa", "Hanhivaarassa"])])
def test_a_place_form_too_many_is_told_and_nothing_is_written(tmp_path: Path, name: str, forms: list[str]) -> None:
    flags = [each for form in forms for each in ("--in", form)]
    done = run("new", tmp_path / "k", "--name", name, *flags, "--no-input")
    assert done.exit_code == 2
    assert f"--in: {forms[-1]} is not needed: the place form is known" in done.stderr
    assert not (tmp_path / "k").exists()


def test_a_new_workspace_needs_a_name_and_unknown_places_their_form(tmp_path: Path) -> None:
    nameless = run("new", tmp_path / "x")
    assert (nameless.exit_code, "--name: this is missing" in nameless.stderr) == (2, True)
    formless = run("new", tmp_path / "x", "--name", "Siilinjärvi")
    assert (formless.exit_code, "--in: the place form of Siilinjärvi in fi is not known" in formless.stderr) == (
        2,
        True,
    )
    assert run("new", tmp_path / "x", "--name", "Siilinjärvi", "--in", "Siilinjärvellä").exit_code == 0


@pytest.mark.parametrize(
    ("flag", "value", "said"),
    [
        ("--language", "arabi", "there is no language arabi"),
        ("--language", "xyz", "See: hvs languages"),
        ("--date", "31.2.2027", "there is no such day in the calendar"),
        ("--time", "klo 17", "does not tell from when to when"),
        ("--time", "25-26", "is no time of day"),
        ("--time", "19-17", "ends at 17.00, but it begins at 19.00"),
        ("--venue", " ", "there is no text here"),
        ("--organisation", "nobody", "has no organisation nobody"),
    ],
)
def test_a_wrong_answer_is_named_by_its_flag(tmp_path: Path, flag: str, value: str, said: str) -> None:
    folder = small(tmp_path / "k")
    before = files(folder)
    done = run("new-session", folder, *ALL, flag, value)
    assert done.exit_code == 2
    assert f"{flag}: " in done.stderr
    assert said in done.stderr
    assert files(folder) == before


def test_a_dry_run_shows_the_very_file_that_is_written_then(tmp_path: Path) -> None:
    folder = small(tmp_path / "k")
    before = files(folder)
    shown = run("new-session", folder, *ALL, "--dry-run").stdout
    assert files(folder) == before
    written = Path(run("new-session", folder, *ALL).stdout.strip())
    assert written.read_text("utf-8") == shown


def test_the_second_session_of_a_day_gets_a_number(tmp_path: Path) -> None:
    folder = small(tmp_path / "k")
    names = [Path(run("new-session", folder, *ALL).stdout.strip()).name for _ in range(3)]
    assert names == [f"{SOON}-ar.yaml", f"{SOON}-ar-2.yaml", f"{SOON}-ar-3.yaml"]


def test_wrong_answers_on_a_terminal_are_asked_again(tmp_path: Path) -> None:
    folder = small(tmp_path / "k")
    person = Terminal("new-session", cwd=folder)
    person.says("Language").types("arabi").says("Did you mean").says("Language").types("arabia")
    person.says("Date").types("31.2.2027").says("no such day").says("Date").types(FINNISH)
    person.says("Time").types("klo 17").says("from when to when").says("Time").types("klo 17–19")
    person.says("Venue").types('Kirjaston "sali": no # 2').says("Address").types("Katu 1")
    person.says(f"sessions/{SOON}-ar.yaml").says("hvs check")
    assert person.ends() == 0
    written = read_yaml(folder / "sessions" / f"{SOON}-ar.yaml").data
    assert written["venue"] == 'Kirjaston "sali": no # 2'
    assert (written["start"], written["end"]) == ("17.00", "19.00")


def test_answers_are_kept_when_a_person_is_interrupted(tmp_path: Path) -> None:
    folder = small(tmp_path / "k")
    person = Terminal("new-session", "k", cwd=tmp_path)
    person.says("Language").types("arabia").says("Date").types(FINNISH).says("Time").interrupts()
    person.says("Your answers are kept; hvs new-session k goes on with them.")
    assert person.ends() == 130
    assert [path.name for path in folder.glob("sessions/*")] == ["s1.yaml"]
    again = Terminal("new-session", cwd=folder)
    again.says("[arabia]").types("").says(f"[{FINNISH}]").types("").says("Time").types("17-19")
    again.says("Venue").types("Kirjasto").says("Address").types("Katu 1")
    assert again.ends() == 0
    assert read_yaml(folder / "sessions" / f"{SOON}-ar.yaml").data["date"] == str(SOON)
    assert not (folder / ".hvs" / "new-session.json").exists()


@pytest.mark.parametrize("how", ["flag", "environment"])
def test_nothing_is_asked_on_a_terminal_either_if_a_person_says_so(tmp_path: Path, how: str) -> None:
    folder = small(tmp_path / "k")
    arguments, environment = (["--no-input"], {}) if how == "flag" else ([], {"HVS_NO_INPUT": "1"})
    person = Terminal("new-session", *arguments, cwd=folder, NO_COLOR="1", **environment)
    person.says("--language: this is missing")
    assert person.ends() == 2


def test_a_new_workspace_asks_for_its_name_and_how_it_is_said_as_a_place(tmp_path: Path) -> None:
    person = Terminal("new", "siilin", cwd=tmp_path)
    person.says("Municipality").types("Siilinjärvi").says("in Finnish").types("Siilinjärvellä").says("The workspace")
    assert person.ends() == 0
    assert read_yaml(tmp_path / "siilin" / "hvs.yaml").data["municipality"]["in"] == {"fi": "Siilinjärvellä"}
