"""What must hold in every web page, whatever its kind and language: WCAG 2.1 as far as a machine can see."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from tests.examples import File, example, files
from tests.office import MARKS, Element
from tests.scripts import right_to_left, script_of, written_in

_SILENT = frozenset(["title", "button", "style", "script"])
"""What holds no words, or words from the head of a document: those are text without mark-up, and cannot say that a
name in it is Finnish or that it is not translated yet."""

every_page = pytest.mark.parametrize("file", files("html"), ids=str, scope="module")


@lru_cache(maxsize=16)
def opened(path: Path) -> Element:
    """The page, read once for several tests."""
    return html.document_fromstring(path.read_text("utf-8"))


@pytest.fixture
def page(made: Path, file: File) -> Element:
    """The page under test."""
    return opened(made / file.path)


def inherited(element: Element | None, name: str) -> str:
    """The attribute `name` of the element or of the nearest around it."""
    while element is not None:
        if element.get(name):
            return element.get(name) or ""
        element = element.getparent()
    return ""


@every_page
def test_the_page_says_its_title_language_and_direction(page: Element, file: File) -> None:
    language = example().languages[file.job.language]
    assert (page.findtext("head/title") or "").strip()
    assert script_of(page.get("lang") or "") == language.script.code
    assert page.get("dir", "ltr") == language.direction
    assert page.xpath("head/meta[@charset]")
    assert page.xpath("head/meta[@name='viewport']")


@every_page
def test_every_word_is_in_a_language_that_is_written_like_it(page: Element) -> None:
    for element in page.iter():
        if element.tag in _SILENT:
            continue
        for text, owner in ((element.text, element), (element.tail, element.getparent())):
            if text and text.strip():
                tag = inherited(owner, "lang")
                assert written_in(text) <= {script_of(tag)}, f"{text.strip()!r} is marked {tag}"


@every_page
def test_where_the_language_turns_the_direction_turns(page: Element) -> None:
    for element in page.iter():
        if element.get("lang"):
            wanted = "rtl" if right_to_left(element.get("lang") or "") else "ltr"
            assert (inherited(element, "dir") or "ltr") == wanted, html.tostring(element, encoding="unicode")[:200]


@every_page
def test_headings_are_in_order(page: Element) -> None:
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4")]
    assert levels[:1] == [1]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


@every_page
def test_every_field_has_a_label_and_a_name_of_its_own(page: Element) -> None:
    fields = [each for each in page.iter("input", "textarea", "select") if each.get("hidden") is None]
    labels = {label.get("for") for label in page.iter("label")}
    for field in fields:
        wrapped = any(parent.tag == "label" for parent in field.iterancestors())
        assert field.get("aria-label") or field.get("title") or wrapped or field.get("id") in labels
    names = Counter(field.get("name") for field in fields if field.get("type") != "radio")
    assert not [name for name, count in names.items() if not name or count > 1]
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    assert not [name for name, count in ids.items() if count > 1]


@every_page
def test_pictures_have_words_and_tables_have_headers(page: Element) -> None:
    for picture in page.iter("img"):
        assert picture.get("alt") is not None
        assert (picture.get("src") or "").startswith("data:image/"), "the page is whole in itself"
    for table in page.iter("table"):
        assert list(table.iter("th"))
        assert all(cell.get("scope") in ("col", "row") for cell in table.iter("th"))


@every_page
def test_nothing_is_fetched_from_elsewhere(page: Element) -> None:
    assert not page.xpath("//script[@src] | //link[@rel='stylesheet'] | //iframe | //object")
    style = "".join(str(each.text) for each in page.iter("style"))
    assert "@import" not in style
    assert not re.search(r"url\((?!['\"]?data:)", style)


@every_page
def test_nothing_but_the_words_is_left_of_the_template(page: Element) -> None:
    pieces = (text for each in page.iter() for text in ("" if each.tag in _SILENT else each.text, each.tail))
    text = MARKS.sub("", " ".join(filter(None, pieces)))
    assert not re.search(r"\{\w*\}|\{\{|\{%|<\w+|&\w+;|\bNone\b|\bUndefined\b|<bound", text), text
