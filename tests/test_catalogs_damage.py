"""Files of translators that came back broken: each is an error that names the file, whatever is broken in it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from hvs_cli.catalogs.exchange.formats import format_of
from hvs_cli.catalogs.po import read
from hvs_cli.errors import InputError, TranslationError
from tests.exchanged import drafts, sent

HEAD = 'msgid ""\nmsgstr ""\n"Language: fi\\n"\n"Plural-Forms: {rule};\\n"\n\n'
ENTRY = 'msgid "A"\nmsgstr "B"\n'


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file of each packed format, as it went out."""
    folder = tmp_path_factory.mktemp("sent")
    catalogs = drafts(folder)
    return {form: sent(catalogs, "fi", form, folder) for form in ("xlsx", "docx")}


@pytest.mark.parametrize("content", [b"", b"<broken", b"<other/>"])
@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_any_part_may_be_broken(tmp_path: Path, files: dict[str, Path], form: str, content: bytes) -> None:
    sound, refused = zipfile.ZipFile(files[form]), list[str]()
    path = tmp_path / f"broken.{form}"
    for broken in sound.namelist():
        with zipfile.ZipFile(path, "w") as packed:
            for name in sound.namelist():
                packed.writestr(name, content if name == broken else sound.read(name))
        try:
            format_of(path).read(path)
        except InputError as error:
            refused += [each.place.path for each in error.problems]
    assert len(refused) > 2
    assert {each.partition(" ")[0] for each in refused} == {str(path)}


@pytest.mark.parametrize(
    "text",
    [
        HEAD.format(rule="nplurals=2; plural=__import__(1)") + ENTRY,
        HEAD.format(rule="nplurals=2; plural=(1/n)") + ENTRY,
        HEAD.format(rule="nplurals=x; plural=0") + ENTRY,
        'msgid "A"\nmsgstrr "B"\n',
    ],
)
def test_a_catalog_may_be_broken_anywhere(tmp_path: Path, text: str) -> None:
    path = tmp_path / "fi.po"
    path.write_text(text, "utf-8")
    with pytest.raises(TranslationError, match=r"fi\.po.*this catalog cannot be read"):
        read(path)
    with pytest.raises(InputError, match=r"fi\.po.*this catalog cannot be read"):
        format_of(path).read(path)


@pytest.mark.parametrize("remark", ['msgid ""', "msgid "])
def test_a_broken_remark_about_the_text_before_says_nothing(tmp_path: Path, remark: str) -> None:
    path = tmp_path / "fi.po"
    path.write_text(f"#, fuzzy\n#| {remark}\n{ENTRY}", "utf-8")
    (entry,) = read(path).entries
    assert (entry.previous, entry.forms) == (None, ("B",))
