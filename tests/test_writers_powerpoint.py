"""The PowerPoint writer, read back by python-pptx and lxml."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hvs_cli.document.parse import parse
from hvs_cli.document.tree import Picture
from hvs_cli.errors import TemplateError
from hvs_cli.languages.language import facts
from hvs_cli.ooxml.xml import xml
from hvs_cli.writers.look import Look
from hvs_cli.writers.powerpoint import write
from hvs_cli.writers.powerpoint.reference import reference
from tests.decks import FOOT, HEAD, bodies, feet, only, packed, paragraph_text, paragraphs, said, show, slide, text
from tests.office import every, find, get, q
from tests.trees import NASTY, NINETEEN

CODES = ["fi", "se", "ru", "ar", "fa", "prs", "ti", "th", "vi"]
RIGHT_TO_LEFT = ["ar", "fa", "prs"]
WORDS = {
    "ar": "مرحبا بكم",
    "fa": "خوش آمدید",
    "prs": "خوش آمدید",
    "ti": "እንቋዕ ብደሓን",
    "th": "ยินดีต้อนรับ",
    "ru": "Добро пожаловать",
}
TABLE = (
    '<table data-widths="30 70"><caption>Plan</caption><thead><tr><th>A</th><th>B</th></tr></thead>'
    "<tr><td>1</td><td>{}</td></tr></table>"
)


def word(code: str) -> str:
    return WORDS.get(code, "Tervetuloa")


# text


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("nasty", NASTY)
def test_text_comes_out_letter_for_letter(code: str, nasty: str) -> None:
    for inner in (xml(nasty), f'<bdi lang="fi">{xml(nasty)}</bdi>'):
        deck = show(slide(f"<p>{inner}</p>", inner, f"<p>{inner}</p>"), code, footer=f"<p>{inner}</p>")
        assert text(deck.slides[0].shapes.title) == nasty
        assert "".join(line for each in deck.slides for line in said(bodies(each))) == nasty
        for found in deck.slides:
            assert list(said(feet(found))) == [nasty]
            assert text(found.notes_slide.notes_text_frame._txBody) == nasty
        tables = show(slide(TABLE.format(f"<p>{inner}</p>")), code).slides
        cells = [list(said(bodies(each))) for each in tables]
        assert "".join(each[3] for each in cells) == nasty


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"))), st.sampled_from(CODES))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_is_shown(typed: str, code: str) -> None:
    wanted = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", typed)
    found = show(slide(f"<p>{xml(typed)}</p>", f"A {xml(typed)}"), code)
    assert text(next(iter(found.slides)).shapes.title) == f"A {wanted}".replace("\u2028", "\u2028")
    assert "".join(line for each in found.slides for line in said(bodies(each))) == wanted


@pytest.mark.parametrize("code", NINETEEN)
def test_every_run_names_its_language(code: str) -> None:
    mixed = f'{word(code)} 12.30–14.00 <bdi lang="fi">Kuopio</bdi> <a href="https://a.example">a.example</a>'
    blocks = f"<p>{mixed}<br/>x</p><ul><li>{mixed}</li></ul>{TABLE.format(mixed)}"
    deck = show(slide(blocks, mixed, f"<p>{mixed}</p>"), code, header=HEAD, footer=FOOT)
    for found in deck.slides:
        for root in (found._element, found.notes_slide._element):
            for properties in every(root, "a:rPr", "a:endParaRPr"):
                assert get(properties, "lang")
            assert not [run for run in every(root, "a:r", "a:fld", "a:br") if find(run, "a:rPr") is None]
    tags = {get(each, "lang") for each in every(deck.slides[0]._element, "a:rPr")}
    assert facts(code).tag in tags
    assert "fi-FI" in tags


# direction


@pytest.mark.parametrize("code", CODES)
def test_paragraphs_run_as_their_language_does_and_stand_on_its_side(code: str) -> None:
    turned = code in RIGHT_TO_LEFT
    inner = word(code)
    blocks = f"<h3>{inner}</h3><p>{inner}</p><ul><li>{inner}</li></ul><ol><li>{inner}</li></ol>{TABLE.format(inner)}"
    box = f'<section class="box"><p>{inner}</p></section>'
    deck = show(slide(blocks + box, inner, f"<p>{inner}</p>"), code)
    for root in (root for found in deck.slides for root in (found._element, found.notes_slide._element)):
        shown = [each for each in every(root, "a:p") if paragraph_text(each) == inner]
        assert shown
        for each in shown:
            properties = find(each, "a:pPr")
            assert (get(properties, "rtl"), get(properties, "algn")) == (("1", "r") if turned else ("", ""))
    tables = [get(each, "rtl") for found in deck.slides for each in every(found._element, "a:tblPr")]
    assert tables == ["1" if turned else ""]


@pytest.mark.parametrize("code", RIGHT_TO_LEFT)
def test_words_that_run_from_left_to_right_stay_whole_among_others(code: str) -> None:
    inner = f'{word(code)} +358 44 000 0000 <bdi lang="fi">a@b.example</bdi>، {word(code)}'
    (line,) = paragraphs(bodies(only(slide(f"<p>{inner}</p>"), code))[0])
    shown = "".join(each.text or "" for each in every(line, "a:t"))
    assert "\u200f\u200e+358 44 000 0000 a@b.example\u200e\u200f" in shown or (
        "\u200f\u200e+358 44 000 0000" in shown and "a@b.example\u200e\u200f" in shown
    )
    assert shown.count("\u200e\u200f") == shown.count("\u200f\u200e")


@pytest.mark.parametrize("code", RIGHT_TO_LEFT)
def test_a_line_in_another_direction_keeps_its_own(code: str) -> None:
    address, item = '<p lang="fi">Maaherrankatu 12</p>', '<ul lang="fi"><li>Maaherrankatu 12</li></ul>'
    first, second = paragraphs(bodies(only(slide(address + item), code))[0])
    assert (get(find(first, "a:pPr"), "rtl"), get(find(first, "a:pPr"), "algn")) == ("0", "r")
    assert (get(find(second, "a:pPr"), "rtl"), get(find(second, "a:pPr"), "algn")) == ("0", "l")


# fonts


def test_words_in_another_script_have_the_fonts_of_theirs() -> None:
    foreign = f'<bdi lang="ti">{word("ti")}</bdi><bdi lang="th">{word("th")}</bdi><bdi lang="ar">{word("ar")}</bdi>'
    runs = list(every(bodies(only(slide(f"<p>Kuopio {foreign}</p>"), "fi"))[0]._element, "a:rPr"))
    fonts = [(get(find(each, "a:latin"), "typeface"), get(find(each, "a:cs"), "typeface")) for each in runs]
    assert fonts == [("", ""), ("Ebrima", "Ebrima"), ("", "Tahoma"), ("", "")]


def test_an_untranslated_sentence_is_marked() -> None:
    found = only(slide('<p><span class="untranslated" lang="en">[en] Word</span></p>'), "ar")
    (properties,) = every(bodies(found)[0]._element, "a:rPr")
    assert (get(properties, "lang"), get(properties, "u")) == ("en-GB", "dotted")


# shapes


@pytest.mark.parametrize(
    ("body", "style", "layout"),
    [
        ("<p>a</p>", "title", "Title"),
        ("<p>a</p><ul><li>b</li></ul>", "", "Content"),
        ("<section><div><p>a</p></div><div><p>b</p></div></section>", "", "Two columns"),
        ('<p class="quote">a</p><p class="quiet">b</p>', "", "Statement"),
        ('<p class="big">a</p>', "", "Statement"),
        ("<p>a</p>", "big", "Statement"),
        (TABLE.format("x"), "", "Title only"),
        ("", "", "Title only"),
        ('<p class="quote">a</p><p>b</p>', "", "Content"),
    ],
)
def test_each_slide_has_the_layout_that_it_asks_for_and_fills_its_placeholders(
    body: str, style: str, layout: str
) -> None:
    found = only(slide(body, style=style))
    assert found.slide_layout.name == layout
    assert found.shapes.title == next(iter(found.shapes))
    held = {each.placeholder_format.idx for each in found.placeholders}
    assert held <= {each.placeholder_format.idx for each in found.slide_layout.placeholders}
    assert all(each.is_placeholder for each in bodies(found) if each.has_text_frame)


def test_titles_are_unique_and_read_first() -> None:
    deck = show(slide("<p>a</p>") + slide("<p>b</p>") + slide("<p>c</p>", "Title (2)") + slide("<p>d</p>"))
    assert [text(each.shapes.title) for each in deck.slides] == ["Title", "Title (2)", "Title (2) (2)", "Title (3)"]


def test_lists_are_real_ones() -> None:
    body = "<ul><li><p>a</p><ul><li>b</li></ul></li></ul><ol><li>c</li><li><p>d</p><p>e</p></li><li>f</li></ol><p>g</p>"
    found = {paragraph_text(each): find(each, "a:pPr") for each in paragraphs(bodies(only(slide(body)))[0])}
    assert found["a"] is None, "the bullet is the layout's"
    assert get(found["b"], "lvl") == "1"
    numbers = [find(found[each], "a:buAutoNum") for each in "cdf"]
    assert [get(each, "type") for each in numbers] == ["arabicPeriod"] * 3
    assert [get(each, "startAt") for each in numbers] == ["", "", "3"], "after a paragraph the count is said"
    assert find(found["e"], "a:buNone") is not None
    assert find(found["g"], "a:buNone") is not None


def test_two_columns_stand_side_by_side_from_where_reading_begins() -> None:
    body = "<section{}><div><p>{w}</p></div><div><p>{w}</p></div></section>"
    for code in ("fi", "ar"):
        for widths in ("", ' data-widths="70 30"'):
            first, second = bodies(only(slide(body.format(widths, w=word(code))), code))
            assert (first.left < second.left) == (code == "fi")
            assert (first.width > second.width) == bool(widths)


def test_a_box_is_tinted_and_columns_of_boxes_stand_beside_each_other() -> None:
    found = only(slide('<p>x</p><section class="box"><div><p>a</p></div><div><p>b</p></div></section>'))
    _, first, second = bodies(found)
    assert first.top == second.top
    assert first.left + first.width < second.left
    assert all(get(find(each._element, "p:spPr/a:solidFill/a:schemeClr"), "val") == "bg2" for each in (first, second))


def test_a_table_has_a_row_of_headings_and_says_what_it_is() -> None:
    (frame,) = bodies(only(slide(TABLE.format("<b>x</b> y"))))
    assert frame.table.first_row
    assert get(next(every(frame._element, "p:cNvPr")), "descr") == "Plan"
    assert [cell.text for cell in frame.table.rows[1].cells] == ["1", "x y"]
    assert [round(column.width / frame.width, 2) for column in frame.table.columns] == [0.3, 0.7]


def test_pictures_say_what_they_show_or_that_they_are_decoration() -> None:
    body = '<p>a</p><p class="center"><img src="a.png" alt="A &amp; B" data-width="30"/></p><p><img src="b.png" alt=""/></p>'
    _, first, second = bodies(only(slide(body)))
    assert get(next(every(first._element, "p:cNvPr")), "descr") == "A & B"
    assert list(every(second._element, "adec:decorative"))
    assert abs(first.left + first.width / 2 - 464 * 12700) < 20 * 12700, "in the middle"


def test_a_picture_is_in_the_package_once() -> None:
    picture = '<p><img src="a.png" alt="A"/></p>'
    with zipfile.ZipFile(io.BytesIO(packed(slide(picture) + slide(picture * 2, "B")))) as package:
        assert len([name for name in package.namelist() if "media" in name]) == 1


def test_links_lead_where_they_say() -> None:
    found = only(
        slide('<p><a href="https://a.example/?b=1&amp;c=2">a &lt;b&gt;</a> <a href="mailto:x@a.example">x</a></p>')
    )
    links = [run.hyperlink.address for each in bodies(found)[0].text_frame.paragraphs for run in each.runs]
    assert [each for each in links if each] == ["https://a.example/?b=1&c=2", "mailto:x@a.example"]


# the foot, the notes, the document


def test_every_slide_names_the_sender_the_draft_and_its_number() -> None:
    deck = show(slide("<p>a</p>") * 3, header=HEAD, footer=FOOT)
    for number, found in enumerate(deck.slides, 1):
        assert list(said(feet(found))) == ["Kuopion kaupunki", "Draft", "Luonnos", f"Keväällä · {number} (3)"]
        assert [get(each, "type") for each in every(found._element, "a:fld")] == ["slidenum"]


def test_a_logo_stands_on_the_title_slide_and_its_words_on_all() -> None:
    head = '<section><div><p class="sender"><img src="logo.png" alt="Kuopion kaupunki"/></p></div><div/></section>'
    main = slide("<p>a</p>", style="title") + slide(f"<p>{word('ar')} <bdi lang='fi'>Kuopio</bdi></p>")
    deck = show(main, "ar", header=head)
    assert [len(list(every(each._element, "p:pic"))) for each in deck.slides] == [1, 0]
    assert all(list(said(feet(each))) == ["Kuopion kaupunki"] for each in deck.slides)
    assert get(next(every(feet(deck.slides[1])[0]._element, "a:rPr")), "lang") == "fi-FI"


def test_notes_say_what_the_presenter_says() -> None:
    deck = show(slide("<p>a</p>", notes="<p>b</p><ul><li>c</li></ul>") + slide("<p>d</p>", "Other"))
    assert text(deck.slides[0].notes_slide.notes_text_frame._txBody) == "b\nc"
    assert not deck.slides[1].has_notes_slide


def test_the_document_names_itself_its_language_and_its_facts() -> None:
    head = '<meta name="hvs.kind" content="x &amp; y"/><meta name="web.form" content="no"/>'
    data = packed(slide("<p>a</p>"), "prs", head=head)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        core, custom = (etree.fromstring(package.read(f"docProps/{name}.xml")) for name in ("core", "custom"))
    assert core.findtext(q("dc:title")) == "Kutsu – Kuopio"
    assert core.findtext(q("dc:language")) == "prs-AF"
    assert [str(each) for each in custom.itertext()] == ["x & y"]


@pytest.mark.parametrize("code", CODES)
def test_the_same_input_gives_the_same_bytes(code: str) -> None:
    main = slide(f"<p>{word(code)}</p>{TABLE.format('x')}", notes="<p>n</p>")
    first = packed(main, code)
    reference.cache_clear()
    assert packed(main, code) == first


# mistakes of templates


@pytest.mark.parametrize(
    ("main", "wrong"),
    [
        ("<p>a</p>", "slides only"),
        (slide('<p class="lorem">a</p>'), "no class lorem"),
        (slide('<p><span class="lorem">a</span></p>'), "no class lorem"),
        (slide('<section class="lorem"><p>a</p></section>'), "no class lorem"),
        (slide("<p>a</p>", style="lorem"), "no class lorem"),
        (slide('<p><input type="text" name="a" title="b" placeholder="c"/></p>'), "fields cannot stand"),
        (slide("<table><tr><td>a</td></tr></table>"), "row of headings"),
        (slide(TABLE.format('<img src="a" alt="b"/>')), "text only"),
        (slide("<ul><li><table><tr><td>a</td></tr></table></li></ul>"), "text and lists only"),
        (slide("<p>a</p>", notes=TABLE.format("x")), "notes"),
    ],
)
def test_what_no_slide_can_show_is_an_error_in_words(main: str, wrong: str) -> None:
    with pytest.raises(TemplateError, match=wrong):
        packed(main)


def test_a_real_picture_keeps_its_shape(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "a.png"
    Image.new("RGB", (200, 100)).save(path)
    main = slide('<p><img src="a" alt="b" data-width="400"/></p>')
    html = f'<html lang="en"><head><title>T</title></head><body><main>{main}</main></body></html>'
    document = parse(html, facts, lambda _, alt, width: Picture(path.read_bytes(), alt, width, width / 2), "fi")
    stream = io.BytesIO()
    write(document, Look(), stream)
    from pptx import Presentation

    deck: Any = Presentation(stream)
    (picture,) = bodies(deck.slides[0])
    assert abs(picture.width / picture.height - 2) < 0.01
    assert picture.top + picture.height <= 470 * 12700
