"""Forms that LibreOffice saved, as Word files or by way of its own format, come back letter for letter."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.filled import filled, form, read, typed
from tests.test_readers_word import TEXTS, everything, free
from tests.trees import NINETEEN

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="there is no LibreOffice to save files with")

WORD = "docx:MS Word 2007 XML"
EMPTY = ["fi", "ar", "th"]
"""Languages whose empty form is saved too: one for each way of writing."""
DROPPED = {ord(each): None for each in "\u0085"}
"""What LibreOffice itself does not keep: a line end of another age."""


def saved(files: Sequence[Path], as_: str, out: Path) -> Path:
    """The folder in which LibreOffice has saved `files`, all in one go."""
    assert SOFFICE is not None
    done = subprocess.run(
        [SOFFICE, f"-env:UserInstallation=file://{out.parent}/profile", "--headless", "--convert-to", as_,
         "--outdir", str(out), *map(str, files)],
        capture_output=True, text=True, check=False, timeout=600, env={**os.environ, "HOME": str(out.parent)},
    )  # fmt: skip
    assert len(list(out.iterdir())) == len(files), done.stdout + done.stderr
    return out


def given(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """An answer to every field, odd texts among them, as it is written and as it comes back."""
    written, back = everything(language)
    odd = {name: text.translate(DROPPED) for name, text in zip(free(language), TEXTS, strict=False)}
    return written | odd, back | odd


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Way → folder with the forms of all languages, filled, and empty ones."""
    folder = tmp_path_factory.mktemp("forms")
    (folder / "filled").mkdir()
    files = []
    forms = {language: filled(language, given(language)[0]) for language in NINETEEN}
    for name, content in {**forms, **{f"empty-{language}": form(language) for language in EMPTY}}.items():
        files.append(folder / "filled" / f"{name}.docx")
        files[-1].write_bytes(content)
    word = saved(files, WORD, folder / "word")
    odt = saved(files, "odt", folder / "odt")
    back = saved(sorted(odt.iterdir()), WORD, folder / "back")
    return {"docx": word, "odt": back}


@pytest.mark.parametrize("language", NINETEEN)
@pytest.mark.parametrize("way", ["docx", "odt"])
def test_every_answer_comes_back(resaved: dict[str, Path], way: str, language: str, tmp_path: Path) -> None:
    reading = read((resaved[way] / f"{language}.docx").read_bytes(), tmp_path)
    assert reading.answers == given(language)[1]
    assert not reading.strays


@pytest.mark.parametrize("language", EMPTY)
@pytest.mark.parametrize("way", ["docx", "odt"])
def test_an_empty_form_stays_empty(resaved: dict[str, Path], way: str, language: str, tmp_path: Path) -> None:
    reading = read((resaved[way] / f"empty-{language}.docx").read_bytes(), tmp_path)
    assert (typed(reading), reading.strays, reading.identity.session) == ({}, [], f"s-{language}")
