"""Semantic HTML becomes a tree; what is not in the vocabulary is told with the template's line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvs_cli.document.parse import Parser
from hvs_cli.document.tree import (
    Break,
    Document,
    Field,
    Heading,
    Items,
    Paragraph,
    Picture,
    Section,
    Slide,
    Table,
    Text,
)
from hvs_cli.document.tree import fields as fields_of
from hvs_cli.errors import TemplateError
from hvs_cli.languages.language import facts
from hvs_cli.ooxml.xml import xml


def parsed(main: str, language: str = "ar", foreign: str = "fi") -> Document:
    """The tree of `main`, which stands on line 7 of a template."""
    html = (
        f'<html l="t.html.j2:1" lang="{language}"><head l="t.html.j2:2"><title l="t.html.j2:3">T</title></head>'
        f'<body l="t.html.j2:5" class="letter"><main l="t.html.j2:6">{main}</main></body></html>'
    )
    return Parser(facts, lambda _, alt, width: Picture(b"", alt, width, width), foreign).parse(html)


def content(main: str, language: str = "ar") -> list[tuple[str, str]]:
    """Text and language of each piece of the one paragraph `main`."""
    paragraph = parsed(f"<p>{main}</p>", language).blocks[0]
    assert isinstance(paragraph, Paragraph)
    return [(each.text, each.language.code) for each in paragraph.content if isinstance(each, Text)]


WRONG = {
    "an unknown tag": ('<marquee l="t.html.j2:7">x</marquee>', "<marquee> cannot|<marquee> is not in the vocabulary"),
    "an unknown tag in text": ('<p l="t.html.j2:7"><i l="t.html.j2:7">x</i></p>', "<i> is not in the vocabulary"),
    "an unknown attribute": ('<p l="t.html.j2:7" style="color:red">x</p>', "<p> takes no attribute style"),
    "a tag that is not closed": ('<p l="t.html.j2:7">x', "the tags do not fit together"),
    "a void tag that is not closed": ('<p l="t.html.j2:7">x<br></p>', "the tags do not fit together"),
    "text beside blocks": ('x<p l="t.html.j2:7">y</p>', "text beside blocks"),
    "an unknown language": ('<p l="t.html.j2:7" lang="xx-nowhere">x</p>', "no language"),
    "rows of different length": (
        '<table l="t.html.j2:7"><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>',
        "same number of cells",
    ),
    "widths that do not make 100": (
        '<table l="t.html.j2:7" data-widths="50 60"><tr><td/><td/></tr></table>',
        "make 100",
    ),
    "a field without a name": ('<p l="t.html.j2:7"><input title="T" placeholder="P"/></p>', "needs a name"),
    "a field without a title": (
        '<p l="t.html.j2:7"><input name="a" placeholder="P"/></p>',
        "needs a name, and a title",
    ),
    "a field without a prompt": ('<p l="t.html.j2:7"><input name="a" title="T"/></p>', "needs a placeholder"),
    "two fields of one name": (
        '<p l="t.html.j2:7"><input name="a" title="T" placeholder="P"/><input name="a" title="T" placeholder="P"/></p>',
        "two fields have the name a",
    ),
    "an unknown type of field": (
        '<p l="t.html.j2:7"><input type="color" name="a" title="T" placeholder="P"/></p>',
        "no type",
    ),
    "a picture without alternative text": ('<p l="t.html.j2:7"><img src="a.png"/></p>', "needs src and alt"),
    "a width in words": (
        '<p l="t.html.j2:7"><img src="a.png" alt="" data-width="wide"/></p>',
        "data-width is a number",
    ),
    "a height below zero": ('<section l="t.html.j2:7" data-height="-5"><p>x</p></section>', "data-height is a number"),
    "rows without end": (
        '<p l="t.html.j2:7"><textarea name="a" title="T" placeholder="P" rows="inf"/></p>',
        "rows is a number",
    ),
    "a slide without a title": ('<section l="t.html.j2:7" class="slide"><p>x</p></section>', "begins with its title"),
    "something else in a list": ('<ul l="t.html.j2:7"><p l="t.html.j2:7">x</p></ul>', "<p> cannot stand in <ul>"),
    "something else in the body of a table": (
        '<table l="t.html.j2:7"><tbody><p>x</p></tbody></table>',
        "<p> cannot stand in <tbody>",
    ),
    "text in a field": (
        '<p l="t.html.j2:7"><textarea name="a" title="T" placeholder="P">lost</textarea></p>',
        "text beside blocks: “lost”",
    ),
    "something else in a choice": (
        '<p l="t.html.j2:7"><select name="a" title="T" placeholder="P"><b>lost</b></select></p>',
        "<b> cannot stand in <select>",
    ),
    "a link around a field": ('<p l="t.html.j2:7"><a href="x"><br/></a></p>', "a link holds text only"),
}


@pytest.mark.parametrize(("main", "words"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_in_a_template_is_told_with_its_line(main: str, words: str) -> None:
    with pytest.raises(TemplateError, match=words) as told:
        parsed(main)
    place = told.value.problems[0].place
    assert (place.path, place.line in (6, 7)) == ("t.html.j2", True)


@pytest.mark.parametrize(
    ("head", "body", "words"),
    [
        ("<title>T</title>", "<p>lost</p><main><p>x</p></main>", "<p> cannot stand in <body>"),
        ("<title>T</title>", "lost<main><p>x</p></main>", "text beside blocks: “lost”"),
        ("<title>T</title>", "<main><p>lost</p></main><main><p>x</p></main>", "there is a second <main> in <body>"),
        ("<title>T</title><p>lost</p>", "<main><p>x</p></main>", "<p> cannot stand in <head>"),
        ('<title>T</title><meta nmae="a"/>', "<main><p>x</p></main>", "<meta> takes no attribute nmae"),
    ],
)
def test_nothing_of_a_document_is_lost(head: str, body: str, words: str) -> None:
    html = f'<html lang="fi" l="t.html.j2:1"><head>{head}</head><body>{body}</body></html>'
    with pytest.raises(TemplateError, match=words):
        Parser(facts, lambda _, alt, width: Picture(b"", alt, width, width), "fi").parse(html)


def test_a_table_in_a_cell_keeps_its_rows() -> None:
    inner = "<table><tr><td>b</td><td>c</td></tr></table>"
    outer, *_ = parsed(
        f"<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>{inner}</td></tr></tbody></table>"
    ).blocks
    assert isinstance(outer, Table)
    assert [row.header for row in outer.rows] == [True, False]
    (table,) = outer.rows[1].cells[0].blocks
    assert isinstance(table, Table)
    assert [len(row.cells) for row in table.rows] == [2]


def test_blocks_become_a_tree() -> None:
    html = (
        "<h1>a</h1><p>b</p><ol><li>c</li></ol><table><thead><tr><th>d</th></tr></thead><tr><td>e</td></tr></table>"
        '<section class="box"><div><p>f</p></div><div>g</div></section>'
        '<section class="slide quiet"><h2>h</h2><p>i</p><aside>j</aside></section>'
    )
    heading, paragraph, items, table, section, slide = parsed(html, "en").blocks
    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)
    assert isinstance(items, Items)
    assert items.ordered
    assert isinstance(table, Table)
    assert [row.header for row in table.rows] == [True, False]
    assert isinstance(section, Section)
    assert (len(section.columns), section.widths, section.style) == (2, (50, 50), "box")
    assert isinstance(slide, Slide)
    assert (slide.style, len(slide.blocks), len(slide.notes)) == ("quiet", 1, 1)


def test_words_of_another_script_are_pieces_in_their_own_language() -> None:
    assert content("اتصل Kuopion kaupunki الآن") == [("اتصل ", "ar"), ("Kuopion kaupunki", "fi"), (" الآن", "ar")]
    assert content("Kieli: العربية", "fi") == [("Kieli: ", "fi"), ("العربية", "ar")]
    assert content("Kieli: ትግርኛ ja ไทย", "fi") == [("Kieli: ", "fi"), ("ትግርኛ", "ti"), (" ja ", "fi"), ("ไทย", "th")]


@pytest.mark.parametrize("number", ["+358 44 000 0000", "17.00–19.00", "12.3.2027", "044 000 0000"])
def test_a_number_with_separators_is_a_piece_of_its_own_in_right_to_left_text(number: str) -> None:
    assert (number, "fi") in content(f"اليوم {number} هنا")
    assert content(f"Today {number} here", "en") == [(f"Today {number} here", "en")]


def test_a_line_that_a_person_broke_is_broken() -> None:
    paragraph = parsed("<p>one\ntwo</p>", "en").blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert [type(each) for each in paragraph.content] == [Text, Break, Text]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1))
def test_no_letter_is_lost_between_pieces(typed: str) -> None:
    for language in ("ar", "fi", "th", "ti", "ru"):
        assert "".join(text for text, _ in content(xml(typed), language)) == typed


def test_an_untranslated_prompt_knows_its_own_language() -> None:
    field = fields_of(parsed('<p><input name="a" title="T" placeholder="[fi] Kirjoita"/></p>'))[0]
    assert isinstance(field, Field)
    assert (field.language.code, field.prompt_language.code) == ("ar", "fi")


def test_a_block_that_was_met_before_is_the_same_object_and_its_fields_count_all_the_same() -> None:
    parser = Parser(facts, lambda _, alt, width: Picture(b"", alt, width, width), "fi")
    field = '<p><input name="a" title="T" placeholder="P"/></p>'

    def document(*blocks: str) -> str:
        return f'<html lang="en"><head><title>T</title></head><body><main>{"".join(blocks)}</main></body></html>'

    first, second = parser.parse(document("<p>same</p>", field)), parser.parse(document("<p>same</p>", field))
    assert [one is other for one, other in zip(first.blocks, second.blocks, strict=True)] == [True, True]
    with pytest.raises(TemplateError, match="two fields have the name a"):
        parser.parse(document(field, field))
    with pytest.raises(TemplateError, match="two fields have the name a"):
        parser.parse(document(field.replace("T", "U"), field))
