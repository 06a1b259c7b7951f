"""A municipality's own reference files: whatever is broken in them is told with the file, and never a crash."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hvs_cli.errors import TemplateError
from hvs_cli.languages.language import facts
from hvs_cli.resources import shipped
from hvs_cli.writers.look import Look
from hvs_cli.writers.powerpoint.reference import reference as slides
from hvs_cli.writers.word.reference import reference as paper

Edit = Callable[[str, bytes], bytes | None]


def _own(folder: Path, form: str, edit: Edit) -> Look:
    """The look of a folder with the shipped reference file, each of its parts as `edit` gives it."""
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(shipped(f"templates/reference.{form}")) as old:
        parts = {name: edit(name, old.read(name)) for name in old.namelist()}
    with zipfile.ZipFile(folder / f"reference.{form}", "w") as new:
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return Look(folders=(folder,))


def _breaking(part: str, content: bytes | None) -> Edit:
    return lambda name, data: content if name == part else data


def _prepared(form: str, look: Look) -> None:
    if form == "docx":
        paper(look, facts("ar"), "Letter")
    else:
        slides(look, facts("ar"))


@pytest.mark.parametrize("content", [b"", b"<broken", b"<other/>", None])
@pytest.mark.parametrize("form", ["docx", "pptx"])
def test_any_part_may_be_broken(tmp_path: Path, form: str, content: bytes | None) -> None:
    with zipfile.ZipFile(shipped(f"templates/reference.{form}")) as sound:
        names = sound.namelist()
    told = []
    for number, broken in enumerate(names):
        look = _own(tmp_path / str(number), form, _breaking(broken, content))
        try:
            _prepared(form, look)
        except TemplateError as error:
            told += [each.place.path for each in error.problems]
    assert told
    assert all(each.endswith(f"reference.{form}") for each in told)


@pytest.mark.parametrize("form", ["docx", "pptx"])
def test_a_file_that_is_no_package_is_told(tmp_path: Path, form: str) -> None:
    (tmp_path / f"reference.{form}").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(TemplateError, match=rf"reference\.{form}: this is no .* that can lend its"):
        _prepared(form, Look(folders=(tmp_path,)))


def test_a_word_document_without_lists_has_no_numbering_and_will_do(tmp_path: Path) -> None:
    own = _own(tmp_path, "docx", lambda name, data: None if name == "word/numbering.xml" else data)
    assert paper(own, facts("fi"), "Letter").numbering == paper(Look(), facts("fi"), "Letter").numbering


def test_a_page_without_margins_is_told(tmp_path: Path) -> None:
    look = _own(tmp_path, "docx", lambda _name, data: data.replace(b"w:left=", b"w:lefty="))
    with pytest.raises(TemplateError, match=r"reference\.docx: the reference file has no page size or margins"):
        paper(look, facts("fi"), "Letter")
