"""The heads of templates, and templates that are no text: each is an error with its file, never a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from hvs_cli.errors import TemplateError
from hvs_cli.render.kinds import kinds
from tests.command import run, small

GOOD = (
    '{#---\ntitle: Letter\neach: session\nformats: [txt]\nreaders: residents\n---#}\n{% extends "_document.html.j2" %}'
)


def _own(folder: Path, name: str, text: str | bytes) -> Path:
    (folder / "templates").mkdir(exist_ok=True)
    path = folder / "templates" / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("no head at all", r":1: this template has no head The head stands first"),
        ("{#---\ntitle: [\n---#}", r":2: the head is no YAML: "),
        ("{#---\ntitle: a\x07b\n---#}", r":1: the head is no YAML: .*special characters are not allowed"),
        ("{#---\ntitle: 2026-99-99\n---#}", r":1: the head is wrong: month must be in 1\.\.12"),
        ("{#---\n- title\n---#}", r":1: the head is wrong: "),
        ("{#---\ntitle: A\ncolour: red\n---#}", r":1: the head is wrong: .*colour"),
        (GOOD.encode().replace(b"Letter", b"Kirje \xe4"), r": this file cannot be read as text: .* Save it as UTF-8\."),
    ],
)
def test_a_wrong_head_is_told_with_its_file(tmp_path: Path, head: str | bytes, said: str) -> None:
    path = _own(tmp_path, "letter.html.j2", head)
    with pytest.raises(TemplateError, match="letter.html.j2" + said) as caught:
        kinds([path.parent])
    assert caught.value.problems[0].place.path == str(path)


def test_every_wrong_head_is_told_in_one_run(tmp_path: Path) -> None:
    folder = _own(tmp_path, "one.html.j2", "one").parent
    _own(tmp_path, "two.html.j2", b"\xff")
    with pytest.raises(TemplateError) as caught:
        kinds([folder])
    assert len(caught.value.problems) == 2


def test_what_other_systems_leave_beside_templates_and_catalogs_is_passed_over(tmp_path: Path) -> None:
    folder = small(tmp_path / "k")
    _own(folder, "._letter.html.j2", b"\x00\x05\x16\x07")
    (folder / "translations").mkdir()
    (folder / "translations" / "._fi.po").write_bytes(b"\x00\x05\x16\x07")
    (folder / "reports").mkdir()
    (folder / "reports" / "._s1.yaml").write_bytes(b"\x00\x05\x16\x07")
    for command in (["check", folder], ["languages", folder], ["translations", "status", "fi", "-w", folder]):
        assert run(*command).exit_code == 0, command


def test_a_piece_that_is_no_text_is_told_by_its_path(tmp_path: Path) -> None:
    folder = small(tmp_path / "k")
    path = _own(folder, "_document.html.j2", "käännös".encode("latin-1"))
    done = run("build", folder, "-k", "invitation", "--dry-run")
    assert done.exit_code == 3
    assert f"{path}: this file cannot be read as text: " in done.stderr
    assert run("translations", "status", "fi", "-w", folder).exit_code == 3


def test_a_piece_that_is_imported_and_is_no_text_is_told_by_its_path(tmp_path: Path) -> None:
    folder = small(tmp_path / "k")
    path = _own(folder, "_mine.html.j2", "{# käännös #}".encode("latin-1"))
    _own(folder, "letter.html.j2", GOOD + '{% import "_mine.html.j2" as mine %}')
    done = run("build", folder, "-k", "letter", "--dry-run")
    assert done.exit_code == 3
    assert f"{path}: this file cannot be read as text: " in done.stderr
