"""Plain text for e-mail and messages."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvs_cli.document.tree import Document, Paragraph, Text
from hvs_cli.languages.language import facts
from hvs_cli.writers.text import LRI, PDI, RLI, plain
from tests.trees import NASTY, NINETEEN, tree, written

LRM, RLM = "\u200e", "\u200f"


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("language", NINETEEN)
def test_what_a_person_wrote_comes_out_letter_for_letter(text: str, language: str) -> None:
    shown = written(tree(f"<p>{escape(text)}</p>", language), "txt")
    assert re.sub(f"[{LRI}{RLI}{PDI}]", "", shown) == text + "\n"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1), st.sampled_from(["fi", "ar", "th"]))
def test_any_text_comes_out_letter_for_letter(text: str, language: str) -> None:
    tongue = facts(language)
    blocks = (Paragraph((Text(text, tongue),), tongue),)
    document = Document("Kutsu", tongue, blocks)
    assert written(document, "txt").removesuffix("\n") == text
    assert plain(blocks, short=True).removeprefix(RLM) == text


def test_a_mail_has_header_body_and_footer_with_empty_lines_between() -> None:
    document = tree(
        "<h1>Tervetuloa</h1><p>Eka<br/>toka</p><h2>Aika</h2><p>klo 17</p>",
        header="<p>Kuopion kaupunki</p>",
        footer='<p class="mark">Luonnos.</p><p>Kierros 1 · <output name="page"/> (<output name="pages"/>)</p>',
    )
    assert written(document, "txt") == (
        "Kuopion kaupunki\n\nTervetuloa\n\nEka\ntoka\n\n\nAika\n\nklo 17\n\nLuonnos.\n\nKierros 1\n"
    )


def test_a_message_is_its_text_alone() -> None:
    document = tree("<p>Tervetuloa!</p><p>Kahvia.</p>", page="message", header="<p>A</p>", footer="<p>Luonnos.</p>")
    assert written(document, "txt") == "Tervetuloa!\nKahvia.\n"


def test_lines_are_never_broken() -> None:
    assert max(map(len, written(tree(f"<p>{'sana ' * 200}</p>"), "txt").split("\n"))) == 1000


def test_lists_are_marked_and_their_second_lines_and_lists_within_are_indented() -> None:
    inner = "<ul><li>leipä</li></ul>"
    document = tree(
        f"<ul><li>kahvi<br/>tai tee</li><li><p>lounas</p>{inner}</li></ul><ol><li>eka</li><li>toka</li></ol>"
    )
    assert written(document, "txt") == "- kahvi\n  tai tee\n- lounas\n  - leipä\n\n1. eka\n2. toka\n"


def test_a_table_is_one_line_for_each_row() -> None:
    rows = "<thead><tr><th>Aika</th><th>Mitä</th></tr></thead><tr><td>17.00</td><td>Alku</td></tr>"
    assert written(tree(f"<table><caption>Ilta</caption>{rows}</table>"), "txt") == "Aika | Mitä\n17.00 | Alku\n"


def test_a_chart_is_its_table() -> None:
    rows = "<thead><tr><th/><th>Istunnot</th></tr></thead><tr><th>Turva</th><td>3</td></tr>"
    chart = f'<table class="chart"><caption>Teemat</caption>{rows}</table>'
    assert written(tree(chart), "txt") == "Teemat\nIstunnot\nTurva | 3\n"


def test_a_table_with_tall_cells_puts_each_cell_on_its_own_line() -> None:
    rows = "<tr><td>a</td><td><p>b</p><p>c</p></td></tr><tr><td>d</td><td>e</td></tr>"
    assert written(tree(f"<table>{rows}</table>"), "txt") == "a\nb\nc\n\nd\ne\n"


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ('<a href="https://kuopio.example/x">Ilmoittaudu</a>', "Ilmoittaudu (https://kuopio.example/x)"),
        ('<a href="https://kuopio.example/x">kuopio.example/x</a>', "kuopio.example/x"),
        ('<a href="tel:0440000000">044 000 0000</a>', "044 000 0000"),
        ('<a href="mailto:a@kuopio.example">a@kuopio.example</a>', "a@kuopio.example"),
    ],
)
def test_a_link_shows_its_address_once(link: str, shown: str) -> None:
    assert written(tree(f"<p>{link}</p>"), "txt") == f"{shown}\n"


def test_fields_are_room_to_write_and_boxes_to_tick() -> None:
    document = tree(
        '<p><input type="text" name="a" title="Paikka" placeholder="Paikka"/></p>'
        '<p><input type="text" name="b" title="Paikka" placeholder="Paikka" value="Kirjasto"/></p>'
        '<p><input type="checkbox" name="c" title="Kyllä"/> kyllä</p>'
        '<p><select name="d" title="Kuka" placeholder="Valitse"><option value="1">yksi</option>'
        '<option value="2">moni</option></select></p>'
    )
    assert written(document, "txt") == "________ (Paikka)\n\nKirjasto\n\n[ ] kyllä\n\n[ ] yksi  [ ] moni\n"


def test_left_to_right_pieces_stand_in_isolates_in_a_mail() -> None:
    document = tree('<p>اتصل <bdi lang="fi">017 182 111</bdi> أو <bdi lang="fi">Kuopio 10</bdi></p>', "ar")
    assert written(document, "txt") == f"اتصل {LRI}017 182 111{PDI} أو {LRI}Kuopio 10{PDI}\n"


def test_right_to_left_pieces_stand_in_isolates_in_a_left_to_right_mail() -> None:
    assert written(tree('<p>Kieli: <bdi lang="ar">العربية</bdi></p>'), "txt") == f"Kieli: {RLI}العربية{PDI}\n"


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        ("Kuopio 10", "Kuopio 10"),
        ("11.3.2027", "11.3.2027"),
        ("17.00–19.00", f"{LRM}17.00–19.00"),
        ("17.00-19.00", f"{LRM}17.00-19.00"),
        ("+358 44 000", f"{LRM}+358 44 000"),
        ("https://kuopio.example/", f"https://kuopio.example/{LRM}"),
    ],
)
def test_marks_in_a_message_stand_only_where_a_piece_would_be_read_wrongly(piece: str, shown: str) -> None:
    document = tree(f'<p>متى <bdi lang="fi">{piece}</bdi> أين</p>', "ar", page="message")
    assert written(document, "txt") == f"متى {shown} أين\n"


def test_a_right_to_left_message_that_begins_with_latin_letters_says_where_it_begins() -> None:
    document = tree('<p><bdi lang="fi">Kuopio</bdi>: أهلا</p>', "ar", page="message")
    assert written(document, "txt") == f"{RLM}Kuopio: أهلا\n"


def test_slides_read_as_title_text_and_notes() -> None:
    slide = '<section class="slide"><h2>Otsikko</h2><p>Asia</p><aside><p>Puhe</p></aside></section>'
    assert written(tree(slide), "txt") == "Otsikko\n\nAsia\n\nPuhe\n"
