"""Files and folders that are missing, misnamed, unreadable or not what they seem."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from hvs_cli.errors import InputError
from hvs_cli.load.workspace import load
from tests.folders import MAIN, SESSION, TODAY, folder, loaded, said

links = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few people make links")

UTF_8 = "Save it again with the encoding UTF-8. In Notepad: Save as, Encoding."
RENAME = "Rename the file: letters a–z, digits, - and _, for example 2026-03-12-ar.yaml."


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such folder Check the name, or make a new one with: hvs new"):
        load(tmp_path / "kuopo", TODAY)


def test_a_file_instead_of_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"this is a file, .* Name the folder that hvs\.yaml is in"):
        load(folder(tmp_path) / "hvs.yaml", TODAY)


def test_a_folder_without_a_main_file(tmp_path: Path) -> None:
    assert said(tmp_path) == [
        (
            "hvs.yaml: there is no hvs.yaml here "
            "Make a workspace with: hvs new DIR --name MUNICIPALITY. Or name the folder of one."
        )
    ]


@pytest.mark.parametrize("name", ["hvs.yml", "hvs.yaml.txt"])
def test_a_main_file_with_nearly_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(MAIN, "utf-8")
    assert said(tmp_path) == [f"hvs.yaml: there is no hvs.yaml here Rename {name} to hvs.yaml."]


@pytest.mark.parametrize("name", ["hvs.yaml", "questions.yaml", "sessions/2027.yaml"])
def test_a_folder_where_a_file_belongs(tmp_path: Path, name: str) -> None:
    place = folder(tmp_path)
    if (place / name).exists():
        (place / name).unlink()
    (place / name).mkdir()
    assert said(place) == [f"{name}: this is a folder, and a file belongs here Rename or remove it."]


def test_a_file_where_the_folder_of_sessions_belongs(tmp_path: Path) -> None:
    (tmp_path / "hvs.yaml").write_text(MAIN, "utf-8")
    (tmp_path / "sessions").write_text(SESSION, "utf-8")
    (line,) = said(tmp_path)
    assert line.startswith("sessions: this is a file, and a folder belongs here Rename it, and put each session into ")


def test_a_workspace_without_sessions_is_good(tmp_path: Path) -> None:
    (tmp_path / "hvs.yaml").write_text(MAIN, "utf-8")
    assert loaded(tmp_path).sessions == {}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("2027 03 11", f"“2027 03 11” cannot be the id of a session {RENAME}"),
        ("a%2f..", f"“a%2f..” cannot be the id of a session {RENAME}"),
        ("-x", f"“-x” cannot be the id of a session {RENAME}"),
        ("päivä", f"“päivä” cannot be the id of a session {RENAME}"),
        ("x" * 61, f"“{'x' * 61}” cannot be the id of a session {RENAME}"),
        ("NUL", f"Windows keeps the name NUL for itself {RENAME}"),
        ("blank", f"the name blank is kept for documents to fill by hand {RENAME}"),
    ],
)
def test_a_session_with_an_impossible_name(tmp_path: Path, name: str, line: str) -> None:
    place = folder(tmp_path)
    (place / "sessions" / f"{name}.yaml").write_text(SESSION, "utf-8")
    assert said(place) == [f"sessions/{name}.yaml: {line}"]


def test_two_sessions_with_one_id(tmp_path: Path) -> None:
    place = folder(tmp_path, a=SESSION)
    (place / "sessions" / "a.yml").write_text(SESSION, "utf-8")
    assert said(place) == [
        "sessions/a.yml: there are two sessions with the id a: the other is a.yaml Rename one of the files."
    ]


def test_the_id_of_a_session_is_small(tmp_path: Path) -> None:
    place = folder(tmp_path)
    (place / "sessions" / "2027-03-11-AR.YAML").write_text(SESSION, "utf-8")
    assert list(loaded(place).sessions) == ["2027-03-11-ar"]


def test_files_that_are_not_read_are_warned_of(tmp_path: Path) -> None:
    place = folder(tmp_path, a=SESSION)
    for name in ("a.yaml.txt", "notes.docx", ".hidden", "~$a.docx", "a.yaml~", "old/b.yaml"):
        (place / "sessions" / name).parent.mkdir(exist_ok=True)
        (place / "sessions" / name).write_text("x", "utf-8")
    for name in ("question.yaml", "questions.yml", "session.yaml", "read me.txt", "logo.png"):
        (place / name).write_text("x: y", "utf-8")
    for name in ("template", "pictures", ".hvs", "out"):
        (place / name).mkdir()
    rename = "this file is not read: its name does not end in .yaml Rename it to"
    assert said(place) == [
        "!question.yaml: this file is not read Rename it to questions.yaml.",
        "!questions.yml: this file is not read Rename it to questions.yaml.",
        "!session.yaml: this file is not read Rename or remove it.",
        f"!sessions/a.yaml.txt: {rename} a.yaml, or move it elsewhere.",
        f"!sessions/notes.docx: {rename} notes.yaml, or move it elsewhere.",
        "!sessions/old: this folder is not read Put the files of sessions beside it, not inside.",
        "!template: this folder is not read Rename it to templates.",
    ]


@pytest.mark.parametrize("name", ["Sessions", "Reports", "templateS"])
def test_a_folder_in_other_letters_is_read_or_warned_of(tmp_path: Path, name: str) -> None:
    place = folder(tmp_path, a=SESSION)
    if (place / name.lower()).exists():
        (place / name.lower()).rename(place / name)
    else:
        (place / name).mkdir()
    read = (place / name.lower()).exists()
    assert said(place) == ([] if read else [f"!{name}: this folder is not read Rename it to {name.lower()}."])


def test_a_folder_in_other_letters_beside_the_one_that_is_read_is_warned_of(tmp_path: Path) -> None:
    place = folder(tmp_path, a=SESSION)
    (place / "Sessions").mkdir(exist_ok=True)
    alone = (place / "Sessions").samefile(place / "sessions")
    assert said(place) == ([] if alone else ["!Sessions: this folder is not read Rename it to sessions."])


def test_a_file_in_other_letters_is_read_or_warned_of(tmp_path: Path) -> None:
    place = folder(tmp_path)
    (place / "Questions.yaml").write_text("leave_out: [nonsense]\n", "utf-8")
    (line,) = said(place)
    read = (place / "questions.yaml").exists()
    assert line.startswith("questions.yaml:1:13: there is no question" if read else "!Questions.yaml: this file is not")


def test_reports_with_another_ending_are_warned_of(tmp_path: Path) -> None:
    place = folder(tmp_path, a=SESSION)
    (place / "reports" / "rehearsal").mkdir(parents=True)
    for name in ("reports/a.yml", "reports/rehearsal/a.YML", "reports/a.docx", "reports/._a.yaml", "reports/a.json"):
        (place / name).write_text("x: y", "utf-8")
    rename = "this file is not read: its name does not end in .yaml Rename it to a.yaml, or move it elsewhere."
    assert said(place) == [f"!reports/a.yml: {rename}", f"!reports/rehearsal/a.YML: {rename}"]


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (SESSION.encode("utf-16"), f": this file is UTF-16 and not UTF-8 {UTF_8}"),
        (SESSION.encode("latin-1"), f":5:9: this file is not UTF-8: a letter cannot be read {UTF_8}"),
        (b"\xff", f":1:1: this file is not UTF-8: a letter cannot be read {UTF_8}"),
        (
            SESSION.encode().replace(b"\n", b"\r\n").replace("ä".encode(), b"\xe4"),
            f":5:9: this file is not UTF-8: a letter cannot be read {UTF_8}",
        ),
    ],
)
def test_a_file_in_another_encoding(tmp_path: Path, raw: bytes, line: str) -> None:
    place = folder(tmp_path)
    (place / "sessions" / "a.yaml").write_bytes(raw)
    assert said(place) == [f"sessions/a.yaml{line}"]


def test_a_byte_order_mark_and_line_ends_of_windows_do_no_harm(tmp_path: Path) -> None:
    place = folder(tmp_path)
    (place / "sessions" / "a.yaml").write_bytes(b"\xef\xbb\xbf" + SESSION.replace("\n", "\r\n").encode())
    assert loaded(place).sessions["a"].venue == "Pääkirjasto"
    (place / "sessions" / "a.yaml").write_bytes(b"\xef\xbb\xbf" + SESSION.replace(": ar", ": xx").encode())
    assert said(place) == ["sessions/a.yaml:1:11: there is no language xx hvs languages tells which there are."]


@links
def test_links_that_lead_out_of_the_workspace_are_not_followed(tmp_path: Path) -> None:
    place = folder(tmp_path / "here", a=SESSION)
    (tmp_path / "secret.yaml").write_text("password: x", "utf-8")
    (place / "sessions" / "b.yaml").symlink_to(tmp_path / "secret.yaml")
    (place / "questions.yaml").symlink_to("../secret.yaml")
    (place / "sessions" / "c.yaml").symlink_to("a.yaml")
    outside = "this link leads out of the workspace Put a copy of the file in its place."
    same = "another session is in the same place at the same time: "
    lines = said(place)
    assert lines[:2] == [f"questions.yaml: {outside}", f"sessions/b.yaml: {outside}"]
    assert lines[2].startswith(f"!sessions/c.yaml:5:8: {same}")


@links
def test_a_whole_workspace_may_be_a_link(tmp_path: Path) -> None:
    folder(tmp_path / "here", a=SESSION)
    (tmp_path / "there").symlink_to("here")
    assert list(loaded(tmp_path / "there").sessions) == ["a"]


@links
def test_a_link_to_nothing_or_to_itself_is_told(tmp_path: Path) -> None:
    place = folder(tmp_path)
    (place / "sessions" / "a.yaml").symlink_to("gone.yaml")
    (place / "sessions" / "b.yaml").symlink_to("b.yaml")
    gone, loop = said(place)
    assert gone == (
        "sessions/a.yaml: there is no such file Check the name, and that a link does not lead to a file that is gone."
    )
    assert loop.startswith("sessions/b.yaml: this file cannot be read: ")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is kept from this user")
def test_a_file_that_nobody_may_read_is_told(tmp_path: Path) -> None:
    place = folder(tmp_path, a=SESSION)
    (place / "sessions" / "a.yaml").chmod(0)
    assert said(place) == [
        (
            "sessions/a.yaml: this file cannot be read: the computer does not allow it "
            "Close it in other programs, and check that you may open it."
        )
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in this file system")
def test_a_pipe_does_not_stop_the_program(tmp_path: Path) -> None:
    place = folder(tmp_path)
    os.mkfifo(place / "sessions" / "a.yaml")
    assert said(place) == ["sessions/a.yaml: this is no ordinary file Put a text file in its place."]


@links
def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    place = folder(tmp_path)
    try:
        Path(os.fsdecode(os.fsencode(place / "sessions") + b"/\xff.yaml")).write_text(SESSION, "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    assert said(place) == [f"sessions/\ufffd.yaml: “\ufffd” cannot be the id of a session {RENAME}"]


PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("logo", "line"),
    [
        ("logo.png", "there is no file logo.png Copy the logo beside hvs.yaml, or remove the key."),
        (
            "../logo.png",
            "the logo ../logo.png lies outside the workspace Copy it beside hvs.yaml, and write only its name.",
        ),
        (
            "/etc/hostname",
            "the logo /etc/hostname lies outside the workspace Copy it beside hvs.yaml, and write only its name.",
        ),
        ("sessions", "sessions is no PNG or JPEG picture Open it in a drawing program and save it as PNG."),
        ("hvs.yaml", "hvs.yaml is no PNG or JPEG picture Open it in a drawing program and save it as PNG."),
        (
            "big.png",
            "the logo is too large: 3.0 MB Save it smaller, 1000 pixels wide at most: every document carries it.",
        ),
    ],
)
def test_a_logo_that_cannot_be_used(tmp_path: Path, logo: str, line: str) -> None:
    place = folder(tmp_path, MAIN.replace("name: Kuopio", f"name: Kuopio\n  logo: {logo}"))
    (place / "big.png").write_bytes(PNG + bytes(3_000_000))
    assert said(place) == [f"hvs.yaml:3:9: {line}"]


def test_the_words_of_a_file_steer_no_terminal(tmp_path: Path) -> None:
    place = folder(tmp_path, a=SESSION + 'group: "\\e[31mx\\u202e"\n')
    assert said(place)[0].startswith("sessions/a.yaml:7:8: “\ufffd[31mx\ufffd” is not a choice here")


def test_files_that_nearly_have_the_name_of_a_template_are_told(tmp_path: Path) -> None:
    place = folder(tmp_path)
    (place / "templates").mkdir()
    for name in (
        "refrence.docx",
        "invitation.html",
        "poster.html.j2",
        "reference.pptx",
        "letterhead.png",
        "~$reference.docx",
    ):
        (place / "templates" / name).touch()
    assert said(place) == [
        "!templates/invitation.html: this file is not read Rename it to invitation.html.j2.",
        "!templates/refrence.docx: this file is not read Rename it to reference.docx.",
    ]
