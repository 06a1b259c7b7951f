"""A file that a translator saved with LibreOffice comes back whole: spreadsheet, document, catalog and XLIFF."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.catalogs import entry
from tests.exchanged import CORRECT, CORRECTED, WELCOME, WORDS, approve, drafts, rows_of, sent, taken

SOFFICE = shutil.which("soffice")

FILTERS = {
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "docx": "docx:MS Word 2007 XML",
    "po": "txt:Text (encoded):UTF8,LF",
    "xliff": "txt:Text (encoded):UTF8,LF",
}
"""How LibreOffice saves each format; catalogs and XLIFF files are opened in it as plain text."""


def saved(path: Path, form: str) -> Path:
    """The file as LibreOffice writes it when it has opened it and changed nothing."""
    out = path.parent / "saved"
    as_text = form in {"po", "xliff"}
    given = path.with_suffix(".txt") if as_text else path
    if as_text:
        given.write_bytes(path.read_bytes())
    reading = ["--infilter=Text (encoded):UTF8"] if as_text else []
    done = subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation=file://{path.parent}/profile", "--headless", *reading,
         "--convert-to", FILTERS[form], "--outdir", str(out), str(given)],
        capture_output=True, text=True, check=False, timeout=180, env={**os.environ, "HOME": str(path.parent)},
    )  # fmt: skip
    made = out / (given.stem + given.suffix)
    assert made.is_file(), done.stdout + done.stderr
    return made.rename(out / path.name)


@cache
def opens(form: str) -> bool:
    """Whether this LibreOffice has the part that opens such files; Calc is a package of its own."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder) / "probe"
        probe.mkdir()
        catalogs = drafts(probe)
        try:
            saved(sent(catalogs, "fi", form, probe), form)
        except AssertionError:
            return False
    return True


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed: nothing was saved by it")
@pytest.mark.parametrize("code", WORDS)
@pytest.mark.parametrize("form", CORRECT)
def test_nothing_is_lost_in_a_file_that_libreoffice_saved(tmp_path: Path, form: str, code: str) -> None:
    if not opens(form):
        pytest.skip(f"this LibreOffice cannot open {form}: install libreoffice-calc or libreoffice-writer")
    catalogs = drafts(tmp_path)
    rows = rows_of(catalogs, code)
    path = sent(catalogs, code, form, tmp_path)
    CORRECT[form](path, {rows[WELCOME]: CORRECTED[code]}, {rows[WELCOME], rows["Invitation"]})
    found = taken(catalogs, saved(path, form))
    assert not found.rejected, [str(each) for each in found.rejected]
    assert (found.language, len(found.changes)) == (code, 2)
    approve(catalogs, found)
    catalog = tmp_path / "translations" / f"{code}.po"
    now = entry(catalog, WELCOME)
    assert (now.forms, now.fuzzy) == ((CORRECTED[code],), False)
    for text, words in WORDS[code].items():
        forms = (words,) if isinstance(words, str) else words
        assert entry(catalog, text).forms == ((CORRECTED[code],) if text == WELCOME else forms)
