"""`hvs translations` as a person uses it: what it shows, asks and writes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hvs_cli.catalogs.current import Catalogs
from hvs_cli.catalogs.exchange.formats import FORMATS
from hvs_cli.errors import InputError
from hvs_cli.resources import PACKAGE
from tests.catalogs import HEAD
from tests.command import run, small
from tests.exchanged import correct_workbook


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A municipality with a template of its own."""
    folder = small(tmp_path / "kuopio")
    (folder / "templates").mkdir()
    (folder / "templates" / "flyer.html.j2").write_text(
        HEAD.replace("title: Invitation", "title: Flyer") + '<p>{{ _("There will be cake on the pier.") }}</p>', "utf-8"
    )
    return folder


def ids(path: Path) -> dict[str, str]:
    """English text → id, as the workbook has them."""
    page = load_workbook(path).worksheets[0]
    return {str(row[2]): str(row[1]) for row in page.iter_rows(min_row=2, values_only=True)}


def test_a_municipality_begins_a_language_of_its_own(workspace: Path) -> None:
    done = run("translations", "update", "am", "-w", workspace)
    assert done.exit_code == 0, done.stderr
    text = (workspace / "translations" / "am.po").read_text("utf-8")
    assert "Language: am" in text
    assert 'msgid "There will be cake on the pier."' in text
    assert not (workspace / "translations" / "hvs.pot").exists()
    assert "am" in run("translations", "status", "am", "-w", workspace).stdout


def test_a_catalog_of_corrections_gets_only_the_sentences_of_the_own_templates(workspace: Path) -> None:
    assert run("translations", "update", "fi", "-w", workspace).exit_code == 0
    text = (workspace / "translations" / "fi.po").read_text("utf-8")
    assert text.count("\nmsgid ") == 2
    assert 'msgid "Flyer"' in text


@pytest.mark.parametrize("form", FORMATS)
def test_export_writes_the_format_of_the_ending_and_tells_how_many_texts(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"somali{FORMATS[form].suffixes[0]}"
    done = run("translations", "export", "so", "-o", path)
    assert done.exit_code == 0
    assert f"{path}: " in done.stderr
    assert path.stat().st_size > 10_000


def test_export_never_writes_over_the_work_of_a_translator(tmp_path: Path) -> None:
    path = tmp_path / "somali.xlsx"
    path.write_bytes(b"the work of a week")
    done = run("translations", "export", "so", "-o", path)
    assert done.exit_code == 5
    assert path.read_bytes() == b"the work of a week"
    assert run("translations", "export", "so", "-o", path, "--overwrite").exit_code == 0


def test_a_language_can_be_called_by_its_name_and_the_way_back_is_told(workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "my so.xlsx"
    done = run("translations", "export", "somali", "-o", path, "-w", workspace)
    assert load_workbook(path).worksheets[0].title == "so"
    way = f'hvs translations import "{path.as_posix()}" --workspace {workspace.as_posix()}'
    assert way in " ".join(done.stderr.split())
    assert (
        run("translations", "check", "Somali", "--json").stdout == run("translations", "check", "so", "--json").stdout
    )


def test_nothing_is_written_where_the_next_version_would_replace_it() -> None:
    with pytest.raises(InputError, match="the next version will replace them"):
        Catalogs(below=PACKAGE / "translations").must_last()
    Catalogs().must_last()  # a checkout is the place of the translations themselves


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "xx", "-o", "x.xlsx"], "there is no catalog"),
        (["export", "fi", "-o", "x.ods"], ".xlsx"),
        (["export", "fi", "-o", "x", "--format", "ods"], "xlsx, docx, po, xliff"),
        (["import", "nothing.xlsx"], "there is no such file"),
        (["import", "nothing.xlsx", "--approve-as", "aino@jarjesto.example"], "no name of an organisation"),
        (["check", "xx"], "there is no catalog"),
    ],
)
def test_what_cannot_be_done_is_said_and_ends_with_2(arguments: list[str], said: str) -> None:
    done = run("translations", *arguments)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


def test_import_shows_asks_and_writes_nothing_until_it_is_told(workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "suomi.xlsx"
    run("translations", "export", "fi", "-o", path, "-w", workspace)
    flyer, cake = ids(path)["Flyer"], ids(path)["There will be cake on the pier."]
    correct_workbook(path, {flyer: "Lehtinen", cake: "Laiturilla on {kakku}."}, {flyer})
    own = workspace / "translations" / "fi.po"
    dry = run("translations", "import", path, "-w", workspace, "--dry-run")
    assert "+ Lehtinen" in dry.stdout
    assert "--approve-as" in dry.stderr
    assert run("translations", "import", path, "-w", workspace).exit_code == 2
    assert not own.exists()
    done = run("translations", "import", path, "-w", workspace, "--yes", "--approve-as", "Kuopion kaupunki")
    assert done.exit_code == 4  # one row was rejected, the other one was taken
    assert f"{path}:" in done.stderr
    assert cake in done.stderr
    text = own.read_text("utf-8")
    assert 'msgstr "Lehtinen"' in text
    assert "kakku" not in text
    assert "# review: reviewed by Kuopion kaupunki" in text


def test_what_is_approved_counts_as_approved(workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "suomi.xlsx"
    run("translations", "export", "fi", "-o", path, "-w", workspace)
    flyer = ids(path)["Flyer"]
    before = json.loads(run("translations", "status", "fi", "--json", "-w", workspace).stdout)[0]
    correct_workbook(path, {flyer: "Lehtinen"}, {flyer})
    run("translations", "import", path, "-w", workspace, "-y", "--approve-as", "Kuopion kaupunki")
    after = json.loads(run("translations", "status", "fi", "--json", "-w", workspace).stdout)[0]
    assert (after["translated"], after["approved"]) == (before["translated"] + 1, before["approved"] + 1)


def test_check_tells_programs_what_it_found(workspace: Path) -> None:
    own = workspace / "translations"
    own.mkdir()
    run("translations", "update", "fi", "-w", workspace)
    path = own / "fi.po"
    path.write_text(
        path.read_text("utf-8").replace('msgid "Flyer"\nmsgstr ""', 'msgid "Flyer"\nmsgstr "Lehti {x}"'), "utf-8"
    )
    done = run("translations", "check", "fi", "--json", "-w", workspace)
    assert done.exit_code == 4
    [report] = json.loads(done.stdout)
    found = [each for each in report["findings"] if each["source"] == "Flyer" and each["check"] == "placeholders"]
    assert [(each["detail"], each["weight"], each["place"]) for each in found] == [
        ("+{x}", "error", "templates/flyer.html.j2:2")
    ]
