"""The manifest and the files beside it: what cannot be read or written is told, and no person's edit is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hvs_cli.errors import OutputError
from hvs_cli.manifest import JOURNAL, NAME, Entry, Manifest, Status, checksum
from hvs_cli.new.kept import kept_answers
from tests.command import run, small

PATH = "fi/guide.docx"
ENTRY = Entry(PATH, "guide", "fi", "", "docx", "")


def _put(folder: Path, content: bytes) -> Status:
    manifest = Manifest.read(folder)
    done = manifest.put(ENTRY, content)
    manifest.save()
    return done.status


def test_a_file_goes_through_all_that_can_become_of_it(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    assert [_put(out, each) for each in (b"1", b"1", b"2")] == [Status.NEW, Status.UNCHANGED, Status.UPDATED]
    (out / PATH).write_bytes(b"mine")
    assert _put(out, b"3") is Status.KEPT
    assert ((out / PATH).read_bytes(), (out / "fi/guide.new.docx").read_bytes()) == (b"mine", b"3")
    assert _put(out, b"4") is Status.KEPT
    assert (out / "fi/guide.new.docx").read_bytes() == b"4"
    assert sorted(path.name for path in out.rglob("*") if path.is_file()) == ["guide.docx", "guide.new.docx", NAME]


def test_a_new_file_that_a_person_changed_too_is_not_replaced(tmp_path: Path) -> None:
    _put(tmp_path, b"1")
    (tmp_path / PATH).write_bytes(b"mine")
    _put(tmp_path, b"2")
    new = tmp_path / "fi/guide.new.docx"
    new.write_bytes(b"mine too")
    with pytest.raises(OutputError, match=r"guide\.new\.docx: you changed this file too, .* --take-new or --keep-mine"):
        _put(tmp_path, b"3")
    assert ((tmp_path / PATH).read_bytes(), new.read_bytes()) == (b"mine", b"mine too")
    manifest = Manifest.read(tmp_path)
    manifest.take_new(PATH)
    manifest.save()
    assert (tmp_path / PATH).read_bytes() == b"mine too"
    assert _put(tmp_path, b"3") is Status.KEPT
    assert (tmp_path / PATH).read_bytes() == b"mine too"


def test_a_new_file_of_a_killed_run_is_no_edit(tmp_path: Path) -> None:
    _put(tmp_path, b"1")
    (tmp_path / PATH).write_bytes(b"mine")
    (tmp_path / "fi/guide.new.docx").write_bytes(b"2")
    (tmp_path / JOURNAL).write_text(f"{checksum(b'2')} fi/guide.new.docx\n", "utf-8")
    assert _put(tmp_path, b"3") is Status.KEPT
    assert (tmp_path / "fi/guide.new.docx").read_bytes() == b"3"


@pytest.mark.parametrize("way", [Manifest.plan, Manifest.put])
def test_a_folder_where_a_document_belongs_is_told(tmp_path: Path, way: object) -> None:
    (tmp_path / PATH).mkdir(parents=True)
    with pytest.raises(OutputError, match=r"guide\.docx: cannot be written: "):
        way(Manifest.read(tmp_path), ENTRY, b"1")  # type: ignore[operator]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"files": {}, "version": 1',
        '{"files": [{"path": "a"}]}',
        '{"files": ["a"]}',
        json.dumps({"files": [{"path": 5, "kind": "", "language": "", "session": "", "format": "", "sha256": ""}]}),
        json.dumps({"files": [{"path": "", "kind": "", "language": "", "session": "", "format": "", "sha256": 3}]}),
    ],
)
def test_a_manifest_that_is_none_is_told_and_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, "utf-8")
    with pytest.raises(OutputError, match=r"manifest\.json: this manifest cannot be read Move it away"):
        Manifest.read(tmp_path)
    assert (tmp_path / NAME).read_text("utf-8") == text


def _blocked(folder: Path, name: str) -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("a file where a folder belongs", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("blocked", "command"),
    [
        ("out", "build {k} -k invitation"),
        ("packs", "pack {k} -l ar"),
        (".hvs", "new-session {k} --language fi --date 1.2.2030 --time 17-19 --venue A --address B --no-input"),
        ("translations", "translations update am -w {k}"),
        ("sheets", "translations export fi -o {k}/sheets/fi.po"),
    ],
)
def test_what_cannot_be_written_is_told_and_is_no_crash(tmp_path: Path, blocked: str, command: str) -> None:
    folder = _blocked(small(tmp_path / "k"), blocked)
    done = run(*(each.format(k=folder) for each in command.split()))
    assert done.exit_code == 5
    assert ": cannot be written: " in done.stderr


def test_kept_answers_that_nobody_wrote_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".hvs").mkdir()
    for text in ("[]", "{", '{"language": 3}'):
        (tmp_path / ".hvs" / "new-session.json").write_text(text, "utf-8")
        assert kept_answers(tmp_path) == {}
