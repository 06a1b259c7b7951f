"""`hvs build` and `hvs check`: what is told, what is written, what a person changed, and the exit codes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.command import SESSION, SMALL, files, run, small
from tests.terminal import Terminal

LETTER = "out/ar/s1/invitation.docx"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small workspace with its invitations made; to be copied, not changed."""
    folder = small(tmp_path_factory.mktemp("built") / "k")
    run("build", folder, "-k", "invitation")
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of the workspace for one test."""
    return shutil.copytree(built, tmp_path / "k")


def _files(*arguments: object) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(run("build", *arguments, "--json").stdout)["files"]
    return made


def _edited(folder: Path) -> Path:
    """The letter after a person has changed it, and the venue after that."""
    letter = folder / LETTER
    letter.write_bytes(letter.read_bytes() + b"edited")
    session = folder / "sessions" / "s1.yaml"
    session.write_text(session.read_text("utf-8").replace("Pääkirjasto", "Kansalaistalo"), "utf-8")
    return letter


def test_json_names_every_file_with_all_that_is_known_of_it(folder: Path) -> None:
    done = run("build", folder, "--json")
    made = json.loads(done.stdout)
    keys = {"workspace", "path", "kind", "language", "session", "format", "sha256", "status", "draft", "untranslated"}
    assert made["version"] == 1
    for each in made["files"]:
        assert keys <= set(each)
        assert Path(each["path"]).is_file()
    on_disk = {f"out/{name}" for name in files(folder / "out") if name != "manifest.json"}
    assert {Path(each["path"]).relative_to(folder).as_posix() for each in made["files"]} == on_disk


def test_a_dry_run_tells_exactly_what_the_real_run_then_does(folder: Path) -> None:
    _edited(folder)
    before = files(folder)
    planned = _files(folder, "-k", "invitation", "-k", "calendar", "--dry-run")
    assert files(folder) == before
    assert _files(folder, "-k", "invitation", "-k", "calendar") == planned
    assert {each["status"] for each in planned} >= {"new", "updated", "kept"}


def test_a_dry_run_lists_the_files_that_would_be_written(folder: Path) -> None:
    _edited(folder)
    done = run("build", folder, "-k", "invitation", "-f", "docx", "-n")
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["kept", "updated"]
    assert done.stdout.splitlines()[0].endswith("ar/s1/invitation.new.docx")
    assert "nothing was written" in done.stderr


def test_a_file_that_a_person_changed_stays_and_is_told_with_the_way_out(folder: Path) -> None:
    letter = _edited(folder)
    mine = letter.read_bytes()
    done = run("build", folder, "-k", "invitation")
    assert done.exit_code == 5
    assert letter.read_bytes() == mine
    assert letter.with_name("invitation.new.docx").is_file()
    assert "you changed this file, so it stays; the new one is invitation.new.docx" in " ".join(done.stderr.split())
    assert f"hvs build {folder.as_posix()} --take-new {letter.as_posix()}" in done.stderr


@pytest.mark.parametrize("name", ["invitation.docx", "invitation.new.docx"])
def test_the_new_file_can_be_taken_by_either_name(folder: Path, name: str) -> None:
    letter = _edited(folder)
    run("build", folder, "-k", "invitation")
    new = letter.with_name("invitation.new.docx").read_bytes()
    assert run("build", "--take-new", letter.with_name(name)).exit_code == 0
    assert letter.read_bytes() == new
    assert not letter.with_name("invitation.new.docx").exists()
    assert run("build", folder, "-k", "invitation").exit_code == 0


@pytest.mark.parametrize(
    "name", ["ar/s1/invitation.docx", "out/ar/s1/invitation.docx", "out/ar/s1/invitation.new.docx"]
)
def test_an_own_file_can_be_kept_for_good(folder: Path, name: str) -> None:
    letter = _edited(folder)
    mine = letter.read_bytes()
    run("build", folder, "-k", "invitation")
    assert run("build", folder, "--keep-mine", name).exit_code == 0
    assert run("build", folder, "-k", "invitation").exit_code == 0
    assert letter.read_bytes() == mine
    assert not letter.with_name("invitation.new.docx").exists()


def test_what_does_not_wait_cannot_be_settled(folder: Path) -> None:
    done = run("build", folder, "--take-new", folder / LETTER)
    assert (done.exit_code, "there is no new file beside this one" in done.stderr) == (2, True)


def test_a_file_that_is_not_there_cannot_be_settled(folder: Path) -> None:
    done = run("build", folder, "--keep-mine", "out/ar/s1/invitatoin.docx")
    assert (done.exit_code, "invitatoin.docx: there is no such file" in done.stderr) == (2, True)


def test_every_unknown_name_of_an_order_is_told_at_once(folder: Path) -> None:
    done = run("build", folder, "-k", "invitatoin", "-l", "arabi", "-s", "s11", "-f", "doc")
    assert done.exit_code == 2
    for said in ("--kind: there is no kind invitatoin", "--language: there is no language arabi", "--session: there is no s11", "--format: there is no doc"):  # fmt: skip
        assert said in done.stderr
    assert done.stderr.count("Did you mean") == 4


def test_a_language_that_this_workspace_does_not_use_is_named_with_the_remedy(folder: Path) -> None:
    done = run("build", folder, "-l", "englanti")
    assert done.exit_code == 2
    assert "Add en to languages in hvs.yaml." in done.stderr


def test_a_language_may_be_named_as_people_call_it(folder: Path) -> None:
    assert {each["language"] for each in _files(folder, "-k", "invitation", "-l", "arabia")} == {"ar"}


def test_a_kind_that_lacks_its_part_is_a_warning_and_an_error_if_asked_for(tmp_path: Path) -> None:
    folder = small(tmp_path / "k")
    text = "\n".join(line for line in SMALL.splitlines() if not line.startswith("privacy"))
    (folder / "hvs.yaml").write_text(text, "utf-8")
    everything = run("build", folder)
    assert everything.exit_code == 0
    assert "warning: privacy-notice needs privacy, which is missing" in everything.stderr
    asked = run("build", folder, "-k", "privacy-notice")
    assert (asked.exit_code, "privacy-notice needs privacy" in asked.stderr) == (2, True)


def test_nothing_to_make_is_said(folder: Path) -> None:
    done = run("build", folder, "-k", "calendar", "-f", "docx")
    assert (done.exit_code, "there is nothing to make of this" in done.stderr) == (2, True)


def test_a_folder_without_a_workspace_tells_what_to_do(tmp_path: Path) -> None:
    done = run("build", tmp_path)
    assert done.exit_code == 2
    assert "there is no hvs.yaml" in done.stderr
    assert "hvs new DIR --name MUNICIPALITY" in done.stderr


def test_several_workspaces_are_built_in_one_run_and_a_broken_one_stops_no_other(tmp_path: Path) -> None:
    good, bad = small(tmp_path / "good"), small(tmp_path / "bad", SESSION.replace("17.00", "27.00"))
    done = run("build", bad, good, "-k", "calendar")
    assert done.exit_code == 2
    assert "bad/sessions/s1.yaml:3:8: " in done.stderr.replace("\\", "/")
    assert (good / "out" / "ar" / "s1" / "calendar.ics").is_file()


def test_several_workspaces_share_a_folder_for_output_by_their_names(tmp_path: Path) -> None:
    one, other = small(tmp_path / "one"), small(tmp_path / "other")
    assert run("build", one, other, "-k", "calendar", "-o", tmp_path / "all").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == ["one", "other"]
    same = run("build", one, small(tmp_path / "x" / "one"), "-o", tmp_path / "all")
    assert (same.exit_code, "--out: two workspaces have the same name" in same.stderr) == (2, True)


def test_a_broken_template_of_the_municipality_stops_nothing_else(folder: Path) -> None:
    (folder / "templates").mkdir()
    head = "{#---\ntitle: Note\neach: language\nformats: [docx]\nreaders: nobody\n---#}\n"
    (folder / "templates" / "note.html.j2").write_text(head + "<html><body>{{ nobody }}</body></html>", "utf-8")
    done = run("build", folder, "-k", "note", "-k", "calendar", "--json")
    assert done.exit_code == 3
    made = json.loads(done.stdout)
    assert {(each["kind"], each["status"]) for each in made["files"]} == {("note", "failed"), ("calendar", "new")}
    assert made["problems"][0]["file"].endswith("note.html.j2")
    assert run("check", folder).exit_code == 3


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("{{ municpality }}", "there is no municpality", "Did you mean municipality?"),
        ("{{ municipality.nmae }}", "there is no nmae", "Did you mean name?"),
        ("{{ xyzzy }}", "there is no xyzzy", "CONTRIBUTING lists"),
        ("{{ 1 / 0 }}", "division by zero", "CONTRIBUTING lists"),
        ("{% if 1 %}", "this template cannot be read: Unexpected end", "CONTRIBUTING explains"),
    ],
)
def test_a_mistake_in_a_template_is_told_once_with_its_line_and_what_was_meant(
    folder: Path, text: str, said: str, hint: str
) -> None:
    (folder / "templates").mkdir()
    head = "{#---\ntitle: Note\neach: language\nformats: [docx]\nreaders: nobody\n---#}\n"
    (folder / "templates" / "note.html.j2").write_text(f"{head}<html><body><p>{text}</p></body></html>", "utf-8")
    done = run("check", folder)
    assert done.exit_code == 3
    assert re.search(rf"note\.html\.j2:7: {re.escape(said)}.*\n    {re.escape(hint)}", done.stderr)
    assert done.stderr.count(said) == 1


def test_a_damaged_reference_file_is_found_before_anything_is_built(folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates" / "reference.docx").write_text("no zip", "utf-8")
    done = run("check", folder)
    assert (done.exit_code, done.stderr.count("this is no Word document")) == (3, 1)


def test_an_unwritable_folder_is_told_and_ends_with_five(folder: Path) -> None:
    (folder / "out" / "fi").rename(folder / "out" / "away")
    (folder / "out" / "fi").write_text("a file where a folder belongs", "utf-8")
    done = run("build", folder, "-k", "invitation")
    assert (done.exit_code, "cannot be written" in done.stderr) == (5, True)


def test_missing_translations_end_a_strict_run_with_four(folder: Path) -> None:
    (folder / "translations").mkdir()
    (folder / "translations" / "la.po").write_text('msgid ""\nmsgstr "Language: la\\n"\n', "utf-8")
    (folder / "hvs.yaml").write_text(SMALL.replace("[fi, ar]", "[fi, ar, la]"), "utf-8")
    assert run("build", folder, "-k", "poster", "-l", "la").exit_code == 0
    strict = run("build", folder, "-k", "poster", "-l", "la", "--strict")
    assert strict.exit_code == 4
    assert "Not wholly translated, files by language: la" in strict.stderr
    assert run("check", folder, "--strict").exit_code == 4


def test_check_tells_all_problems_of_all_files_with_their_places(tmp_path: Path) -> None:
    folder = small(tmp_path / "k", SESSION.replace("venue", "venu"), SESSION.replace("17.00", "17.60"))
    done = run("check", folder, "--json")
    problems = json.loads(done.stdout)["problems"]
    assert done.exit_code == 2
    assert {(Path(each["file"]).name, each["line"]) for each in problems} >= {("s1.yaml", 5), ("s2.yaml", 3)}


def test_a_strict_check_takes_warnings_for_errors(tmp_path: Path) -> None:
    folder = small(tmp_path / "k", SESSION.replace("date: 2", "date: 1"))
    assert run("check", folder).exit_code == 0
    assert run("check", folder, "--strict").exit_code == 2


def test_the_table_shows_each_kind_and_language_and_fits_the_terminal(folder: Path) -> None:
    table = run("build", folder, "-k", "invitation", "-k", "poster", "-f", "docx").stdout.splitlines()
    assert [line.split() for line in table] == [["kind", "ar", "fi"], ["invitation", "1", "2"], ["poster", "1", "2"]]
    narrow = run("build", folder, "-k", "invitation", "-f", "docx", columns=14).stdout
    assert all(len(line) <= 14 for line in narrow.splitlines())
    assert narrow.count("invitation") == 2


def test_a_bar_is_shown_on_a_terminal_only(folder: Path) -> None:
    person = Terminal("build", "-k", "invitation", cwd=folder)
    person.says("Making documents")
    assert person.ends() == 0
    assert "Making documents" not in run("build", folder, "-k", "invitation").stderr


def test_an_interrupted_build_ends_with_130_and_keeps_what_it_made(tmp_path: Path) -> None:
    folder = small(tmp_path / "k")
    languages = "[fi, ar, en, sv, so, ru]"
    (folder / "hvs.yaml").write_text(SMALL.replace("[fi, ar]", languages), "utf-8")
    person = Terminal("build", "-j", "2", cwd=folder)
    person.says("Making documents").interrupts()
    assert person.ends() == 130
    assert "Traceback" not in person.seen
    assert run("build", folder).exit_code == 0
