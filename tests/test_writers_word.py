"""The Word writer, read back by python-docx and lxml."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from hvs_cli.document.parse import parse
from hvs_cli.document.tree import Document, Picture
from hvs_cli.errors import TemplateError
from hvs_cli.languages.language import facts
from hvs_cli.ooxml.xml import DIRECTION_MARKS, xml
from hvs_cli.writers.look import Look
from hvs_cli.writers.word import write

CODES = ["fi", "se", "ru", "ar", "fa", "prs", "ti", "th", "vi"]
NASTY = "Kirjasto & talo <2. krs> \"A\" 'B' *c* _d_ {{ e }} ]]> &amp;  two  spaces"


def tree(main: str, language: str = "en", *, header: str = "", footer: str = "", meta: str = "") -> Document:
    """The tree of a document with `main` between its tags."""
    html = (
        f'<html lang="{language}"><head><title>Title</title>{meta}</head><body class="letter">'
        f"<header>{header}</header><main>{main}</main><footer>{footer}</footer></body></html>"
    )
    return parse(html, facts, lambda _, alt, width: Picture(b"\x89PNG", alt, width, width), "fi")


def word(main: str, language: str = "en", look: Look | None = None, **regions: str) -> Any:
    """The document that comes out, opened by python-docx."""
    stream = io.BytesIO()
    write(tree(main, language, **regions), look or Look(), stream)
    return docx.Document(stream)


def body(main: str, language: str = "en") -> Any:
    """The body element that comes out."""
    return word(main, language).element.body


def text(element: Any) -> str:
    """All text below `element`, as typed."""
    pieces = ("\n" if each.tag == qn("w:br") else each.text or "" for each in element.iter(qn("w:t"), qn("w:br")))
    return DIRECTION_MARKS.sub("", "".join(pieces))


@pytest.mark.parametrize("code", CODES)
def test_text_comes_out_letter_for_letter(code: str) -> None:
    for paragraph in (f"<p>{xml(NASTY)}</p>", f'<p><bdi lang="fi">{xml(NASTY)}</bdi></p>'):
        assert text(body(paragraph, code)) == NASTY


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1))
@pytest.mark.parametrize("code", ["fi", "ar", "th", "ti"])
def test_any_text_comes_out_letter_for_letter(code: str, typed: str) -> None:
    assert text(body(f"<p>{xml(typed)}</p>", code)) == DIRECTION_MARKS.sub("", typed)


def test_a_new_line_that_a_person_typed_is_a_line_break() -> None:
    assert text(body("<p>Library\nSecond floor</p>")) == "Library\nSecond floor"


@pytest.mark.parametrize("code", ["ar", "fa", "prs"])
def test_a_right_to_left_run_says_so_and_a_number_in_it_stays_left_to_right(code: str) -> None:
    paragraph = body("<p>الهاتف +358 44 000 0000 اليوم</p>", code).find(qn("w:p"))
    runs = [(text(run), run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None) for run in paragraph.iter(qn("w:r"))]
    assert ("+358 44 000 0000", False) in runs
    assert all(rtl for shown, rtl in runs if re.search("[\u0600-\u06ff]", shown))


@pytest.mark.parametrize("code", ["ar", "fa", "prs"])
def test_a_right_to_left_document_is_so_in_styles_section_and_tables(code: str) -> None:
    document = word("<table><tr><td>أ</td></tr></table>", code)
    defaults = document.styles.element.find(f".//{qn('w:pPrDefault')}/{qn('w:pPr')}/{qn('w:bidi')}")
    assert defaults is not None
    assert document.sections[0]._sectPr.find(qn("w:bidi")) is not None
    assert document.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None


def test_an_address_between_right_to_left_paragraphs_runs_left_to_right_on_their_side() -> None:
    properties = body('<p><bdi lang="fi">Maaherrankatu 12</bdi></p>', "ar").find(qn("w:p")).find(qn("w:pPr"))
    assert properties.find(qn("w:bidi")).get(qn("w:val")) == "0"
    assert properties.find(qn("w:jc")).get(qn("w:val")) == "right"


@pytest.mark.parametrize(("code", "mark"), [("ar", "rtl"), ("th", "cs")])
def test_a_foreign_word_has_its_own_mark_font_and_language(code: str, mark: str) -> None:
    word_ = {"ar": "العربية", "th": "ไทย"}[code]
    run = next(run for run in body(f"<p>Kieli: {word_}</p>", "fi").iter(qn("w:r")) if text(run) == word_)
    assert run.find(f".//{qn('w:' + mark)}") is not None
    assert run.find(f".//{qn('w:lang')}").get(qn("w:bidi")) == facts(code).tag


def test_ethiopic_words_have_the_font_in_every_slot() -> None:
    run = next(run for run in body("<p>Kieli: ትግርኛ</p>", "fi").iter(qn("w:r")) if text(run) == "ትግርኛ")
    fonts = run.find(f".//{qn('w:rFonts')}")
    assert {fonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Ebrima"}


@pytest.mark.parametrize("code", CODES)
def test_styles_name_the_complex_script_twin_of_every_bold_and_size(code: str) -> None:
    for properties in word("<p>x</p>", code).styles.element.iter(qn("w:rPr")):
        for plain, twin in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
            assert (properties.find(qn(f"w:{plain}")) is None) == (properties.find(qn(f"w:{twin}")) is None)


def test_each_numbered_list_begins_at_one() -> None:
    both = word("<ol><li>a</li><li>b</li></ol><p>between</p><ol><li>c</li></ol>").element.body
    numbers = [each.get(qn("w:val")) for each in both.iter(qn("w:numId"))]
    assert numbers[0] == numbers[1] != numbers[2]


@pytest.mark.parametrize(
    ("field", "element"),
    [
        ('<input type="text" name="a.b" title="T" placeholder="P"/>', None),
        ('<textarea name="a.b" title="T" placeholder="P" rows="4"/>', None),
        ('<input type="date" name="a.b" title="T" placeholder="P"/>', "w:date"),
        ('<select name="a.b" title="T" placeholder="P"><option value="x">X</option></select>', "w:dropDownList"),
    ],
)
def test_a_field_is_a_content_control_that_is_found_again(field: str, element: str | None) -> None:
    made = body(f"<p>{field}</p>")
    control = made.find(f".//{qn('w:sdt')}/{qn('w:sdtPr')}")
    assert control.find(qn("w:tag")).get(qn("w:val")) == "a.b"
    assert control.find(qn("w:alias")).get(qn("w:val")) == "T"
    assert control.find(qn("w:showingPlcHdr")) is not None
    assert element is None or control.find(qn(element)) is not None
    assert made.find(f".//{qn('w:bookmarkStart')}").get(qn("w:name")) == "ff_a_b"
    assert text(made) == "P"


def test_a_header_row_is_repeated_and_bold() -> None:
    table = word("<table><thead><tr><th>A</th></tr></thead><tr><td>1</td></tr></table>").tables[0]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[0].cells[0].paragraphs[0].runs[0].bold


def kept(main: str) -> list[bool]:
    """For each paragraph that has text, whether it stays on the page of the next one."""
    return [
        each.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for each in body(main).iter(qn("w:p")) if text(each)
    ]


def table(rows: int, cell: str) -> str:
    """A table with a head and so many rows of one cell; # in the cell becomes the number of the row."""
    body = "".join(f"<tr><td>{cell.replace('#', str(number))}</td></tr>" for number in range(rows))
    head = '<table data-widths="100"><caption>C</caption><thead><tr><th>H</th></tr></thead>'
    return f"{head}<tbody>{body}</tbody></table>"


ANSWER = '<p>A <textarea name="a.#" title="A" placeholder="Write" rows="2"></textarea></p>'
PROBES = "<p>A</p><ul><li>B</li><li>C</li></ul>"


@pytest.mark.parametrize(
    ("rows", "cell", "stays"),
    [
        (4, "A", [True] * 4 + [False]),
        (12, "A", [True, True] + [False] * 9 + [True, False]),
        (8, ANSWER, [True, True] + [False] * 5 + [True, False]),
        (3, ANSWER, [True, False, False, False]),
        (2, PROBES, [True] + [False] * 6),
    ],
    ids=["short", "long", "long with answers", "few answers", "few with lists"],
)
def test_the_head_of_a_table_never_stands_alone_and_a_short_one_stays_whole(
    rows: int, cell: str, stays: list[bool]
) -> None:
    assert kept(table(rows, cell)) == stays


@pytest.mark.parametrize(("count", "stays"), [(1, [False]), (2, [True, False]), (5, [True, False, False, True, False])])
def test_no_item_of_a_list_stands_alone_on_a_page(count: int, stays: list[bool]) -> None:
    assert kept(f"<ul>{'<li>A</li>' * count}</ul>") == stays


def test_metas_become_properties_of_the_document() -> None:
    stream = io.BytesIO()
    write(tree("<p>x</p>", meta='<meta name="form.id" content="a &amp; b"/>'), Look(), stream)
    parts = {part.partname: part.blob for part in docx.Document(stream).part.package.iter_parts()}
    assert b'name="form.id"><vt:lpwstr>a &amp; b<' in parts["/docProps/custom.xml"]


def test_a_class_without_a_style_is_an_error_that_names_it() -> None:
    with pytest.raises(TemplateError, match="no paragraph style has the id NoSuchThing"):
        word('<p class="no-such-thing">x</p>')


def test_a_municipality_own_reference_gives_the_styles_and_the_shipped_one_what_it_lacks(tmp_path: Path) -> None:
    own = docx.Document()
    own.styles["Normal"].font.name = "Verdana"
    own.save(str(tmp_path / "reference.docx"))
    made = word('<p class="lead">x</p>', look=Look(folders=(tmp_path,)))
    assert made.paragraphs[0].style.name == "Lead"


def test_the_accent_colour_takes_the_place_of_the_shipped_one() -> None:
    made = word('<h1>x</h1><section class="box"><p>y</p></section>', look=Look(accent="7A1F3D"))
    assert str(made.styles["Heading 1"].font.color.rgb) == "7A1F3D"
    assert "F2F3F6" not in made.element.xml


def test_the_same_tree_gives_the_same_bytes() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    for stream in (first, second):
        write(tree("<h1>a</h1><ol><li>b</li></ol>", "ar"), Look(), stream)
    assert first.getvalue() == second.getvalue()
