"""Packs: one ZIP file a language, with what was made, its sums, and a page that lists it in that language."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from lxml import html

from tests.command import run, small


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose packs were made."""
    folder = small(tmp_path_factory.mktemp("packed") / "kuopio")
    done = run("pack", folder)
    assert [Path(line).name for line in done.stdout.splitlines()] == ["kuopio-ar.zip", "kuopio-fi.zip"]
    return folder


def _opened(folder: Path, language: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO((folder / "packs" / f"kuopio-{language}.zip").read_bytes()))


@pytest.mark.parametrize("language", ["ar", "fi"])
def test_a_pack_holds_the_documents_of_its_language_and_nothing_else(packed: Path, language: str) -> None:
    out = packed / "out" / language
    with _opened(packed, language) as pack:
        assert pack.testzip() is None
        documents = {name: pack.read(name) for name in pack.namelist()}
    for name in ("manifest.json", "SHA256SUMS", "index.html"):
        documents.pop(name)
    assert documents == {
        path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("language", ["ar", "fi"])
def test_the_sums_and_the_manifest_are_those_of_the_files(packed: Path, language: str) -> None:
    with _opened(packed, language) as pack:
        sums = {line[66:]: line[:64] for line in pack.read("SHA256SUMS").decode().splitlines()}
        assert sums == {
            name: hashlib.sha256(pack.read(name)).hexdigest() for name in pack.namelist() if name != "SHA256SUMS"
        }
        for each in json.loads(pack.read("manifest.json"))["files"]:
            assert sums[each["path"]] == each["sha256"]
            assert each["language"] == language


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fi", "ltr")])
def test_the_page_lists_every_document_by_its_name_in_language_and_direction(
    packed: Path, language: str, direction: str
) -> None:
    with _opened(packed, language) as pack:
        page = html.document_fromstring(pack.read("index.html").decode())
        documents = {name for name in pack.namelist() if name not in ("manifest.json", "SHA256SUMS", "index.html")}
    assert (page.get("lang", "").partition("-")[0], page.get("dir")) == (language, direction)
    links = {link.get("href"): "".join(map(str, link.itertext())) for link in page.iter("a")}
    assert set(links) == documents
    assert all(text.strip() and "." not in text for text in links.values())
    assert page.findtext(".//title")
    assert len(page.findall(".//h1")) == 1


def test_the_same_files_give_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    run("pack", packed, "-o", tmp_path)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (packed / "packs" / path.name).read_bytes()


def test_a_file_that_a_person_changed_goes_in_as_it_is(tmp_path: Path) -> None:
    folder = small(tmp_path / "kuopio")
    run("build", folder, "-l", "ar")
    letter = folder / "out" / "ar" / "s1" / "invitation.docx"
    letter.write_bytes(letter.read_bytes() + b"edited")
    session = folder / "sessions" / "s1.yaml"
    session.write_text(session.read_text("utf-8").replace("Pääkirjasto", "Kansalaistalo"), "utf-8")
    done = run("pack", folder, "-l", "ar")
    assert done.exit_code == 5
    assert "you changed this file" in done.stderr
    with _opened(folder, "ar") as pack:
        assert pack.read("s1/invitation.docx").endswith(b"edited")
        assert "s1/invitation.new.docx" not in pack.namelist()
        assert "Kansalaistalo" in pack.read("index.html").decode()


def test_only_the_wanted_languages_are_packed(tmp_path: Path) -> None:
    folder = small(tmp_path / "kuopio")
    assert run("pack", folder, "-l", "arabia", "-o", tmp_path / "p").exit_code == 0
    assert [path.name for path in (tmp_path / "p").iterdir()] == ["kuopio-ar.zip"]
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["ar", "manifest.json"]
