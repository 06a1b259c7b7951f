"""The shipped catalogs: they hold what the templates say now, and nothing in them is broken."""

from __future__ import annotations

from functools import cache

import pytest

from hvs_cli.catalogs.checks.run import checked
from hvs_cli.catalogs.current import Catalogs
from hvs_cli.catalogs.po import read, written
from hvs_cli.catalogs.update import Change, merged, template
from hvs_cli.errors import Weight
from hvs_cli.languages.language import Languages, facts
from hvs_cli.resources import shipped
from tests.trees import NINETEEN

FOLDER = shipped("translations")
UPDATE = "Run: hvs translations update"


@cache
def catalogs() -> Catalogs:
    return Catalogs()


def test_there_are_nineteen_languages() -> None:
    assert sorted(NINETEEN) == sorted(Languages().codes)


def test_the_template_of_catalogs_holds_what_is_said_now() -> None:
    assert (FOLDER / "hvs.pot").read_text("utf-8") == written(template(catalogs().extracted)), UPDATE


@pytest.mark.parametrize("code", NINETEEN)
def test_a_catalog_holds_what_is_said_now_in_the_form_that_the_program_writes(code: str) -> None:
    path = FOLDER / f"{code}.po"
    now = merged(read(path), catalogs().extracted, facts(code), Change(code))
    assert path.read_text("utf-8") == written(now), UPDATE


@pytest.mark.parametrize("code", NINETEEN)
def test_everything_is_translated_and_nothing_is_broken(code: str) -> None:
    report = checked(catalogs(), code)
    errors = [str(each) for each in report.whole]
    errors += [str(each.problem()) for each in report.findings if each.check.weight is Weight.ERROR]
    assert not errors, "\n".join(errors)


@pytest.mark.parametrize("code", NINETEEN)
def test_what_has_no_draft_mark_was_approved_by_somebody(code: str) -> None:
    unsigned = [each.text for each in read(FOLDER / f"{code}.po").entries if each.translated and not each.fuzzy]
    signed = [each.text for each in read(FOLDER / f"{code}.po").entries if each.approved_by]
    assert unsigned == signed or code == "en"


def test_the_readme_of_translations_has_a_section_for_each_language() -> None:
    text = (FOLDER / "README.md").read_text("utf-8")
    assert [code for code in NINETEEN if f"\n### {code} – " not in text] == []
