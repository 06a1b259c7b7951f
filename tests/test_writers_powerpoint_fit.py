"""Text on slides fits, is large enough, and is never left out: judged by real fonts and by the words themselves."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from hvs_cli.errors import TemplateError
from hvs_cli.languages.language import facts
from tests.decks import FOOT, bodies, feet, paragraph_text, paragraphs, said, show, slide, text
from tests.office import every, find, get

LATIN = Path("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf")
SENTENCES = {
    "fi": "Asukkaat kertovat omalla kielellään, mitä ovat nähneet ja kokeneet.",
    "ar": "يحكون عما رأوه وعاشوه، الجيد منه والسيئ.",
    "ti": "ዝረኣይዎን ዘሕለፍዎን ጽቡቕን ሕማቕን ይነግሩ።",
    "th": "พวกเขาเล่าสิ่งที่ได้เห็นและได้ใช้ชีวิตมา ทั้งเรื่องดีและเรื่องไม่ดี",
    "vi": "Họ kể những gì đã thấy và đã trải qua, cả tốt lẫn xấu.",
}
every_script = pytest.mark.parametrize("code", SENTENCES)


def items(count: int, code: str = "fi", tag: str = "ul") -> str:
    """A list of so many sentences."""
    return f"<{tag}>{f'<li>{SENTENCES[code]}</li>' * count}</{tag}>"


def sizes(found: Any) -> list[float]:
    """The size in points of each run below the title, its own or that of its level in the layout or the master."""
    return [size for shape in bodies(found) for each in paragraphs(shape) for size in _sizes(each, shape)]


def _sizes(paragraph: Any, shape: Any) -> list[float]:
    level = int(get(find(paragraph, "a:pPr"), "lvl", "0")) + 1
    own = [get(each, "sz") for each in every(paragraph, "a:rPr")]
    return [int(size or _inherited(shape, level)) / 100 for size in own]


def _inherited(shape: Any, level: int) -> str:
    layout = shape.part.slide.slide_layout
    number = shape.placeholder_format.idx
    holder = next(each for each in layout.placeholders if each.placeholder_format.idx == number)
    master = find(layout.slide_master._element, f"p:txStyles/p:bodyStyle/a:lvl{level}pPr/a:defRPr")
    own = find(holder._element, f"p:txBody/a:lstStyle/a:lvl{level}pPr/a:defRPr")
    return get(own, "sz") or get(master, "sz")


def inside(found: Any) -> bool:
    """Whether all shapes lie on the slide and none covers another or the foot."""
    shapes = [found.shapes.title, *bodies(found), *feet(found)]
    boxes = [(each.left, each.top, each.left + each.width, each.top + each.height) for each in shapes]
    on_it = all(min(each) >= 0 and each[2] <= 960 * 12700 and each[3] <= 540 * 12700 for each in boxes)
    apart = not any(
        a[0] < b[2] - 12700 and b[0] < a[2] - 12700 and a[1] < b[3] - 12700 and b[1] < a[3] - 12700
        for number, a in enumerate(boxes)
        for b in boxes[number + 1 :]
    )
    return on_it and apart


def needed(shape: Any) -> float:
    """The height in points that the paragraphs of `shape` need, broken word by word with the real font."""
    height = 0.0
    for paragraph in paragraphs(shape):
        size = max(_sizes(paragraph, shape))
        font = ImageFont.truetype(str(LATIN), 1000, layout_engine=ImageFont.Layout.BASIC)
        room = (shape.width / 12700 - 26) * 1000 / size
        at, count = 0.0, 1
        for word in paragraph_text(paragraph).split(" "):
            width = font.getlength(word)
            if at and at + font.getlength(" ") + width > room:
                at, count = 0.0, count + 1
            at += width + (font.getlength(" ") if at else 0)
        height += count * size * 1.15 + 4
    return height


@pytest.mark.skipif(not LATIN.exists(), reason="the font is not installed")
@pytest.mark.parametrize("count", range(1, 30))
def test_by_the_real_font_every_frame_holds_its_text(count: int) -> None:
    for found in show(slide(items(count)), "fi", footer=FOOT).slides:
        for shape in bodies(found):
            assert needed(shape) <= shape.height / 12700


@every_script
@pytest.mark.parametrize("count", [1, 3, 6, 9, 25])
def test_nothing_is_smaller_than_24_points_and_nothing_overlaps(code: str, count: int) -> None:
    listed = items(count, code)
    rows = f"<tr><td>1</td><td>{SENTENCES[code]}</td></tr>" * count
    table = f"<table><thead><tr><th>A</th><th>B</th></tr></thead>{rows}</table>"
    box = f'<section class="box"><p>{SENTENCES[code]}</p></section>'
    columns = f"<section><div>{listed}</div><div>{box}</div></section>"
    quotes = f'<p class="quote">{SENTENCES[code]}</p>' * count
    for body in (listed, table, listed + box, columns, quotes, box + table):
        for found in show(slide(body, SENTENCES[code]), code, footer=FOOT).slides:
            assert min(sizes(found)) >= 24
            assert inside(found), [list(said([each])) for each in bodies(found)]


@every_script
def test_what_one_slide_cannot_hold_goes_on_under_the_same_title(code: str) -> None:
    told = [f"{number}. {SENTENCES[code]}" for number in range(40)]
    deck = show(slide(f"<ul>{''.join(f'<li>{each}</li>' for each in told)}</ul>", "Title", "<p>notes</p>"), code)
    titles = [text(each.shapes.title) for each in deck.slides]
    assert titles == ["Title", *(f"Title ({number})" for number in range(2, len(titles) + 1))]
    assert [line for found in deck.slides for line in said(bodies(found))] == told
    counts = [len(list(said(bodies(found)))) for found in deck.slides]
    assert max(counts) - min(counts) <= max(counts) / 2, "slides that continue each other are about as full"
    assert all(each.has_notes_slide for each in deck.slides)


def test_letters_get_smaller_before_anything_goes_on_another_slide() -> None:
    def largest(count: int) -> tuple[int, float]:
        deck = show(slide(items(count)), "fi")
        return len(deck.slides), max(sizes(deck.slides[0]))

    found = [largest(count) for count in range(1, 10)]
    assert found[0] == (1, 30)
    assert [size for count, size in found if count == 1] == sorted((s for c, s in found if c == 1), reverse=True)
    assert (1, 24) in found


@every_script
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_a_paragraph_longer_than_a_slide_is_divided_between_words(code: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(SENTENCES[code].split()), min_size=300, max_size=500))
    deck = show(slide(f"<p>{' '.join(words)}</p>"), code)
    pieces = [line for found in deck.slides for line in said(bodies(found))]
    assert len(deck.slides) > 1
    assert "".join(pieces) == " ".join(words)
    assert all(piece.endswith(" ") for piece in pieces[:-1])


def test_numbers_of_a_list_go_on_on_the_next_slide() -> None:
    deck = show(slide(items(20, tag="ol")), "fi")
    second = next(every(bodies(deck.slides[1])[0]._element, "a:buAutoNum"))
    assert get(second, "startAt") == str(len(list(said(bodies(deck.slides[0])))) + 1)


def test_a_heading_stands_with_what_follows_it() -> None:
    body = f"{items(4)}<h3>Heading</h3>{items(4)}"
    for found in show(slide(body), "fi").slides:
        assert not list(said(bodies(found)))[-1].startswith("Heading")


def test_a_long_table_repeats_its_headings_and_divides_a_row_that_no_slide_holds() -> None:
    rows = "".join(f"<tr><td>{number}</td><td>{SENTENCES['fi']}</td></tr>" for number in range(20))
    tall = f"<tr><td>x</td><td>{(SENTENCES['fi'] + ' ') * 30}</td></tr>"
    table = f"<table><thead><tr><th>A</th><th>B</th></tr></thead>{rows}{tall}</table>"
    deck = show(slide(table), "fi")
    found = [[[cell.text for cell in row.cells] for row in bodies(each)[0].table.rows] for each in deck.slides]
    assert all(each[0] == ["A", "B"] for each in found)
    body = [row for each in found for row in each[1:]]
    assert [row[0] for row in body[:21]] == [*map(str, range(20)), "x"]
    assert "".join(row[1] for row in body[20:]).split() == SENTENCES["fi"].split() * 30
    assert all(inside(each) for each in deck.slides)


def test_a_page_break_divides_a_slide() -> None:
    deck = show(slide("<p>a</p><hr/><p>b</p>"))
    assert [list(said(bodies(each))) for each in deck.slides] == [["a"], ["b"]]
    assert [text(each.shapes.title) for each in deck.slides] == ["Title", "Title (2)"]


@every_script
@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_a_long_title_gets_smaller_and_then_takes_room_from_the_body(code: str, count: int) -> None:
    title = " ".join([SENTENCES[code]] * count)
    (found,) = show(slide(f"<p>{SENTENCES[code]}</p>", title), code).slides
    size = min(int(get(each, "sz", "3600")) for each in every(found.shapes.title._element, "a:rPr"))
    assert size >= 2400
    assert text(found.shapes.title) == title
    assert inside(found)


def test_a_title_that_leaves_no_room_is_an_error() -> None:
    with pytest.raises(TemplateError, match="leaves no room"):
        show(slide("<p>a</p>", SENTENCES["fi"] * 20))


def test_headings_of_a_table_that_fill_a_slide_are_an_error() -> None:
    table = f"<table><thead><tr><th>{SENTENCES['fi'] * 20}</th></tr></thead><tr><td>a</td></tr></table>"
    with pytest.raises(TemplateError, match="higher than the slide"):
        show(slide(table), "fi")


def test_a_long_foot_takes_room_from_the_body_and_is_shown_whole() -> None:
    foot = f"<p>{SENTENCES['fi'] * 8}</p>" + FOOT
    for found in show(slide(items(5)), "fi", footer=foot).slides:
        assert inside(found)
        assert SENTENCES["fi"] * 8 in said(feet(found))


@every_script
def test_a_picture_beside_text_gets_smaller_rather_than_leaving_the_slide(code: str) -> None:
    body = f'<p>{SENTENCES[code]}</p><p><img src="a" alt="b" data-width="120"/></p>'
    for found in show(slide(body), code).slides:
        assert inside(found)


def test_thai_breaks_no_letter_from_its_marks() -> None:
    typed = re.sub(" ", "", SENTENCES["th"]) * 30
    deck = show(slide(f"<p>{typed}</p>"), "th")
    pieces = [line for found in deck.slides for line in said(bodies(found))]
    assert len(pieces) > 1
    assert "".join(pieces) == typed
    assert not any(re.match("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", each) for each in pieces)
    assert facts("th").script.code == "Thai"
