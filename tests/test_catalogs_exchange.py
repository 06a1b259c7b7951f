"""Translations go out to people and come back: by id, row by row, nothing lost and nothing approved by itself."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree
from openpyxl import load_workbook

from hvs_cli.catalogs.exchange.formats import FORMATS, format_of
from hvs_cli.catalogs.exchange.keep import Approval
from hvs_cli.catalogs.exchange.sheet import sheet
from hvs_cli.catalogs.status import state
from hvs_cli.errors import HvsError, InputError
from tests.catalogs import entry, said, translate
from tests.command import run, small
from tests.exchanged import (
    CORRECT,
    CORRECTED,
    FORMULA,
    TODAY,
    WELCOME,
    WORDS,
    XLIFF,
    approve,
    correct_workbook,
    drafts,
    fresh,
    rows_of,
    sent,
    taken,
)

W_T = qn("w:t")
EVERY = [pytest.param(form, code, id=f"{form}-{code}") for form in FORMATS for code in WORDS]


@pytest.mark.parametrize(("form", "code"), EVERY)
def test_a_file_that_comes_back_as_it_went_changes_nothing(tmp_path: Path, form: str, code: str) -> None:
    catalogs = drafts(tmp_path)
    found = taken(catalogs, sent(catalogs, code, form, tmp_path))
    assert (found.language, found.changes, found.rejected) == (code, (), ())
    assert found.rows == len(sheet(catalogs, code).rows)


@pytest.mark.parametrize(("form", "code"), EVERY)
def test_a_correction_comes_back_letter_for_letter_and_stays_a_draft(tmp_path: Path, form: str, code: str) -> None:
    catalogs = drafts(tmp_path)
    path = sent(catalogs, code, form, tmp_path)
    CORRECT[form](path, {rows_of(catalogs, code)[WELCOME]: CORRECTED[code]})
    found = taken(catalogs, path)
    assert not found.rejected, [str(each) for each in found.rejected]
    assert [each.forms for each in found.changes] == [[CORRECTED[code]]]
    approve(catalogs, found)
    now = entry(tmp_path / "translations" / f"{code}.po", WELCOME)
    assert (now.forms, now.fuzzy) == ((CORRECTED[code],), True)


@pytest.mark.parametrize(("form", "code"), EVERY)
def test_an_approval_removes_the_mark_and_says_who_gave_it_and_when(tmp_path: Path, form: str, code: str) -> None:
    catalogs = drafts(tmp_path)
    path = sent(catalogs, code, form, tmp_path)
    rows = rows_of(catalogs, code)
    CORRECT[form](path, {rows[WELCOME]: CORRECTED[code]}, {rows[WELCOME], rows["Invitation"]})
    found = taken(catalogs, path)
    assert len(found.changes) == 2
    approve(catalogs, found)
    for text, words in ((WELCOME, CORRECTED[code]), ("Invitation", WORDS[code]["Invitation"])):
        now = entry(tmp_path / "translations" / f"{code}.po", text)
        assert (now.forms, now.fuzzy) == ((words,), False)
        assert now.remarks == ("review: reviewed by Somali Association 2026-12-01",)
    assert state(fresh(tmp_path, catalogs), code).approved == 2


@pytest.mark.parametrize("form", FORMATS)
def test_broken_placeholders_are_rejected_row_by_row_and_the_rest_is_taken(tmp_path: Path, form: str) -> None:
    catalogs = drafts(tmp_path)
    path = sent(catalogs, "fi", form, tmp_path)
    rows = rows_of(catalogs, "fi")
    CORRECT[form](path, {rows[WELCOME]: "Tervetuloa {day} {in_placee}.", rows["Invitation"]: "Kutsukortti"})
    found = taken(catalogs, path)
    assert [each.forms for each in found.changes] == [["Kutsukortti"]]
    [problem] = [str(each) for each in found.rejected]
    assert rows[WELCOME] in problem
    assert "−{in_place}" in problem


@pytest.mark.parametrize("name", ["", "  ", "aino@jarjesto.example", "A\nB"])
def test_what_is_approved_needs_an_organisation_and_never_a_person(name: str) -> None:
    with pytest.raises(InputError, match="--approve-as"):
        Approval(name, TODAY)


def test_a_plural_is_approved_only_with_all_its_forms(tmp_path: Path) -> None:
    catalogs = drafts(tmp_path)
    ids = [row.id for row in sheet(catalogs, "fi").rows if "/" in row.id]
    assert [each.partition("/")[2] for each in ids] == ["one", "other"]
    for approved, count in (({ids[0]}, 0), (set(ids), 1)):
        path = sent(catalogs, "fi", "xlsx", tmp_path)
        correct_workbook(path, {}, approved)
        assert sum(each.approval for each in taken(catalogs, path).changes) == count


def test_columns_may_move_rows_may_be_sorted_and_deleted_and_headings_be_finnish(tmp_path: Path) -> None:
    catalogs = drafts(tmp_path)
    path = sent(catalogs, "ar", "xlsx", tmp_path)
    rows = rows_of(catalogs, "ar")
    correct_workbook(path, {rows[WELCOME]: CORRECTED["ar"]}, {rows[WELCOME]})
    book = load_workbook(path)
    page = book.worksheets[0]
    table = [list(row) for row in page.iter_rows(values_only=True)]
    order = ["Comment", "Correction", "Id", "Approved", "Mark", "Draft (ar)", "English"]
    moved = [[row[table[0].index(name)] for name in order] for row in table]
    moved[0] = ["Kommentti", "Korjaus", "ID", "Hyväksytty", "Merkki", "Draft (ar)", "Englanti"]
    body = sorted(moved[1:], key=lambda row: str(row[2]))
    kept = [row for row in body if row[1]] + body[:1]
    book.remove(page)
    new = book.create_sheet("something else")
    for row in [["", "remarks of the agency"], [], moved[0], *kept]:
        new.append(row)
    book.save(path)
    found = taken(catalogs, path)
    assert not found.rejected
    assert [each.forms for each in found.changes] == [[CORRECTED["ar"]]]
    assert found.changes[0].approval


def test_a_draft_that_was_edited_in_its_place_is_a_correction(tmp_path: Path) -> None:
    catalogs = drafts(tmp_path)
    path = sent(catalogs, "fi", "docx", tmp_path)
    document = Document(str(path))
    row = next(row for row in document.tables[0].rows if row.cells[4].text == "Kutsu")
    row.cells[4].paragraphs[0].runs[0].text = "Kutsukirje"
    document.save(str(path))
    assert [each.forms for each in taken(catalogs, path).changes] == [["Kutsukirje"]]


def test_tracked_changes_count_as_accepted_and_comments_in_the_margin_are_kept(tmp_path: Path) -> None:
    catalogs = drafts(tmp_path)
    path = sent(catalogs, "fi", "docx", tmp_path)
    document = Document(str(path))
    row = next(row for row in document.tables[0].rows if row.cells[4].text == "Kutsu")
    paragraph = row.cells[4].paragraphs[0]
    [run_] = paragraph.runs
    tracked = f'<w:del {nsdecls("w")} w:id="90" w:author="x"><w:r><w:delText>Kutsu</w:delText></w:r></w:del>'
    added = f'<w:ins {nsdecls("w")} w:id="91" w:author="x"><w:r><w:t>Tervetuloa</w:t></w:r></w:ins>'
    run_._r.addprevious(parse_xml(tracked))
    run_._r.addprevious(parse_xml(added))
    run_.text = ""
    document.add_comment([run_], "Liian muodollinen", author="", initials="")
    document.save(str(path))
    found = taken(catalogs, path)
    assert [each.forms for each in found.changes] == [["Tervetuloa"]]
    approve(catalogs, found)
    assert entry(tmp_path / "translations" / "fi.po", "Invitation").remarks == ("comment: Liian muodollinen",)


def test_a_text_that_begins_like_a_formula_stays_text(tmp_path: Path) -> None:
    catalogs = drafts(tmp_path)
    path = sent(catalogs, "th", "xlsx", tmp_path)
    cells = [cell for row in load_workbook(path).worksheets[0].iter_rows() for cell in row if cell.value]
    assert all(cell.data_type == "s" for cell in cells)
    assert {WORDS["th"][FORMULA], FORMULA} <= {cell.value for cell in cells}
    with zipfile.ZipFile(path) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_only_the_columns_of_the_translator_can_be_written_in(tmp_path: Path) -> None:
    catalogs = drafts(tmp_path)
    page = load_workbook(sent(catalogs, "fi", "xlsx", tmp_path)).worksheets[0]
    assert page.protection.sheet
    assert not page.protection.password
    unlocked = {str(page.cell(1, cell.column).value) for cell in page[2] if not cell.protection.locked}
    assert unlocked == {"Correction", "Approved", "Comment"}


@pytest.mark.parametrize("code", WORDS)
def test_sheets_and_cells_of_right_to_left_languages_run_from_right_to_left(tmp_path: Path, code: str) -> None:
    catalogs = drafts(tmp_path)
    rtl = code == "ar"
    page = load_workbook(sent(catalogs, code, "xlsx", tmp_path)).worksheets[0]
    assert bool(page.sheet_view.rightToLeft) is rtl
    draft = next(cell for cell in page[3] if page.cell(1, cell.column).value == f"Draft ({code})")
    assert draft.alignment.readingOrder == (2 if rtl else 1)
    with zipfile.ZipFile(sent(catalogs, code, "docx", tmp_path)) as package:
        word = package.read("word/document.xml").decode()
    assert ("<w:bidiVisual/>" in word) is rtl
    assert ("<w:bidi/>" in word and "<w:rtl/>" in word) is rtl


def test_the_proof_has_the_numbers_of_the_sheet(tmp_path: Path) -> None:
    catalogs = drafts(tmp_path)
    page = load_workbook(sent(catalogs, "ar", "xlsx", tmp_path)).worksheets[0]
    sheet_numbers = {str(row[1]): str(row[0]) for row in page.iter_rows(min_row=2, values_only=True)}
    document = Document(str(sent(catalogs, "ar", "docx", tmp_path)))
    table = [
        ["".join(each.text for each in cell.iter(W_T)) for cell in row._tr.tc_lst] for row in document.tables[0].rows
    ]
    proof_numbers = {re.sub("(-|[a-z]{4})$", "", row[1]): row[0] for row in table[1:] if len(row) > 1}
    assert {name: proof_numbers[name] for name in sheet_numbers} == sheet_numbers


def test_an_xliff_unit_has_its_id_state_length_and_placeholders_as_elements(tmp_path: Path) -> None:
    catalogs = drafts(tmp_path)
    root = etree.parse(sent(catalogs, "ar", "xliff", tmp_path)).getroot()
    unit = next(each for each in root.iter(f"{XLIFF}trans-unit") if each.get("id") == rows_of(catalogs, "ar")[WELCOME])
    target = unit.find(f"{XLIFF}target")
    assert target is not None
    assert (unit.get("approved"), unit.get("maxwidth"), unit.get("size-unit")) == ("no", "60", "char")
    assert target.get("state") == "needs-review-translation"
    assert [each.get("equiv-text") for each in target] == ["{in_place}", "{day}"]
    assert "{" not in "".join(map(str, target.itertext()))


def test_an_approval_of_a_text_that_has_changed_since_is_refused(tmp_path: Path) -> None:
    catalogs = drafts(tmp_path)
    path = sent(catalogs, "fi", "xlsx", tmp_path)
    correct_workbook(path, {}, {rows_of(catalogs, "fi")["Invitation"]})
    translate(tmp_path / "translations" / "fi.po", {"Invitation": "Kutsukirje"})
    found = taken(fresh(tmp_path, catalogs), path)
    assert not found.changes
    assert "has changed since" in str(found.rejected[0])


def test_a_correction_of_a_text_that_has_changed_since_says_so(tmp_path: Path) -> None:
    catalogs = drafts(tmp_path)
    path = sent(catalogs, "fi", "xlsx", tmp_path)
    correct_workbook(path, {rows_of(catalogs, "fi")["Invitation"]: "Kutsukortti"})
    translate(tmp_path / "translations" / "fi.po", {"Invitation": "Kutsukirje"})
    [change] = taken(fresh(tmp_path, catalogs), path).changes
    assert change.meanwhile


def test_an_answer_to_an_older_english_text_is_taken_as_a_draft_that_is_still_stale(tmp_path: Path) -> None:
    catalogs = drafts(tmp_path)
    path = sent(catalogs, "fi", "xlsx", tmp_path)
    correct_workbook(path, {rows_of(catalogs, "fi")[WELCOME]: CORRECTED["fi"]}, {rows_of(catalogs, "fi")[WELCOME]})
    new = "Welcome to our next meeting {in_place} on {day}."
    extracted, _ = said(tmp_path / "templates", invitation=f'{{{{ _("{new}", in_place=x, day=y) }}}}')
    later = type(catalogs)(None, extracted, tmp_path / "translations")
    found = taken(later, path)
    approve(later, found)
    now = entry(tmp_path / "translations" / "fi.po", new)
    assert (now.forms, now.fuzzy, now.previous) == ((CORRECTED["fi"],), True, (WELCOME, ""))


def test_what_finds_no_message_is_shown_with_its_text(tmp_path: Path) -> None:
    catalogs = drafts(tmp_path)
    path = sent(catalogs, "fi", "xlsx", tmp_path)
    book = load_workbook(path)
    page = book.worksheets[0]
    page["B2"], page["F2"] = "bbbb-bbbb", "Tärkeä korjaus"
    page["B3"], page["F3"] = None, "Toinen korjaus"
    book.save(path)
    shown = " ".join(str(each) for each in taken(catalogs, path).rejected)
    assert "bbbb-bbbb" in shown
    assert "Tärkeä korjaus" in shown
    assert "Toinen korjaus" in shown


def test_a_row_that_was_copied_is_not_taken_twice(tmp_path: Path) -> None:
    catalogs = drafts(tmp_path)
    path = sent(catalogs, "fi", "xlsx", tmp_path)
    book = load_workbook(path)
    page = book.worksheets[0]
    name = page["B2"].value
    page["F2"], page["B3"], page["F3"] = "Kutsukortti", name, "Kutsukirje"
    book.save(path)
    found = taken(catalogs, path)
    assert [each.forms for each in found.changes] == [["Kutsukortti"]]
    assert "several rows" in str(found.rejected[0])


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", b"no zip"), ("a.docx", b"no zip"), ("a.po", b"\xff\xfe"), ("a.po", b'msgid "a"\nmsgstrr "b"'), ("a.xlf", b"<x"), ("a.xlf", b"<x/>"), ("a.csv", b"id")],
)  # fmt: skip
def test_a_file_of_another_kind_is_an_error_that_names_it(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(HvsError, match=name.replace(".", r"\.")):
        format_of(path).read(path)


@pytest.mark.parametrize(("ending", "other"), [(".xlsx", "docx"), (".docx", "xlsx")])
def test_a_file_that_was_only_renamed_is_told_as_what_it_is_not(tmp_path: Path, ending: str, other: str) -> None:
    path = tmp_path / f"renamed{ending}"
    with path.open("wb") as stream:
        FORMATS[other].write(sheet(drafts(tmp_path), "fi"), stream)
    with pytest.raises(HvsError, match="renamed"):
        format_of(path).read(path)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_catalog_gives_the_same_bytes(tmp_path: Path, form: str) -> None:
    catalogs = drafts(tmp_path)
    first = sent(catalogs, "ar", form, tmp_path).read_bytes()
    assert sent(catalogs, "ar", form, tmp_path).read_bytes() == first


def test_a_municipality_corrects_a_single_message_in_its_own_folder(tmp_path: Path) -> None:
    workspace = small(tmp_path / "kuopio")
    path = tmp_path / "suomi.xlsx"
    assert run("translations", "export", "fi", "-o", path, "-w", workspace).exit_code == 0
    page = load_workbook(path).worksheets[0]
    name = next(str(row[1]) for row in page.iter_rows(min_row=2, values_only=True) if row[2] == "Invitation")
    correct_workbook(path, {name: "Kutsukortti"}, {name})
    asked = run("translations", "import", path, "-w", workspace)
    assert asked.exit_code == 2
    assert "--yes" in asked.stderr
    assert "+ Kutsukortti" in asked.stdout
    assert not (workspace / "translations").exists()
    done = run("translations", "import", path, "-w", workspace, "--yes", "--approve-as", "Kuopion kaupunki")
    assert done.exit_code == 0, done.stderr
    own = (workspace / "translations" / "fi.po").read_text("utf-8")
    assert own.count("msgid ") == 2  # the head and the message
    assert "# review: reviewed by Kuopion kaupunki 20" in own
    assert "Kutsukortti" in own
