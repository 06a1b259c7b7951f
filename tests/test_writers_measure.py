"""How wide text is taken to be: against real fonts where they are installed, and how lines break."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from hvs_cli.document.tree import Break, Counter, Inline, Link, Picture, Text
from hvs_cli.languages.language import Language, facts
from hvs_cli.writers.measure import advance, line_height, lines

FONTS = Path("/usr/share/fonts/truetype")
SAMPLES = {
    "fi": ("Tervetuloa keskustelemaan elämästä Kuopiossa", "liberation/LiberationSans-Regular.ttf"),
    "se": ("Bures boahtin ságastallat eallimis, čđŋšŧž ČĐŊŠŦŽ", "liberation/LiberationSans-Regular.ttf"),
    "ru": ("Добро пожаловать на разговор о жизни в городе", "liberation/LiberationSans-Regular.ttf"),
    "ti": ("እንቋዕ ብደሓን መጻእኩም ናብ ዘተ ብዛዕባ ህይወት", "noto/NotoSansEthiopic-Regular.ttf"),
    "th": ("ยินดีต้อนรับสู่การพูดคุยเกี่ยวกับชีวิตในเมือง", "noto/NotoSansThai-Regular.ttf"),
}
CODES = [*SAMPLES, "ar", "fa", "vi"]


def count(text: str, code: str = "en", room: float = 100, **more: bool) -> int:
    return lines([Text(text, facts(code))], 10, room, **more)


@pytest.mark.parametrize("code", SAMPLES)
def test_the_width_is_that_of_the_real_font(code: str) -> None:
    text, name = SAMPLES[code]
    if not (FONTS / name).exists():
        pytest.skip("the font is not installed")
    real = ImageFont.truetype(str(FONTS / name), 1000, layout_engine=ImageFont.Layout.BASIC).getlength(text) / 1000
    assert real <= advance(text, facts(code).script) + 0.3
    assert advance(text, facts(code).script) <= real * 1.12


@pytest.mark.parametrize("code", CODES)
def test_every_letter_of_a_language_has_a_width_of_its_own(code: str) -> None:
    locale, script = Locale.parse(code), facts(code).script
    letters = set("".join([*locale.months["format"]["wide"].values(), *locale.days["format"]["wide"].values()]))
    guessed = advance("\U000a0000", script)
    assert not {each for each in letters if advance(each, script) == advance(each, script, bold=True) == guessed}


def test_bold_is_wider() -> None:
    for code in CODES:
        text = SAMPLES.get(code, ("مرحبا بكم في حلقة نقاش", ""))[0]
        assert advance(text, facts(code).script, bold=True) >= advance(text, facts(code).script)


def test_marks_above_and_below_take_no_room_and_squares_a_whole_one() -> None:
    thai, arabic, latin = (facts(code).script for code in ("th", "ar", "en"))
    assert advance("ี่", thai) == advance("َّ", arabic) == advance("\u200e\u0301", latin) == 0
    assert advance("漢", latin) == 1


def test_lines_break_at_spaces_and_after_hyphens_and_never_within_a_word_that_fits() -> None:
    m = 8.33
    assert count("mmmmm mmmmm", room=11 * m) == 1
    assert count("mmmmm mmmmm", room=9 * m) == 2
    assert count("mmmmm-mmmmm", room=9 * m) == 2
    assert count("mmmmm\u00a0mmmmm mmm", room=12 * m) == 2
    assert count("mmmm mmmm mmmm mmmm", room=9.5 * m) == 2


def test_a_word_longer_than_a_line_takes_all_the_lines_it_needs() -> None:
    assert count("m" * 40, room=90) == 4
    assert count("ก" * 40, "th", room=90) >= 3


def test_a_bold_syllable_does_not_part_its_word() -> None:
    en = facts("en")
    assert lines([Text("mmmmm ", en), Text("mmm", en, bold=True), Text("mmm", en)], 10, 80) == 2
    assert lines([Text("mmmmm mmm", en), Link("https://a.example", (Text("mmm", en),))], 10, 80) == 2


def test_breaks_pictures_and_page_numbers_count() -> None:
    en = facts("en")
    content: list[Inline] = [Text("a", en), Break(), Break(), Text("b", en)]
    assert lines(content, 10, 100) == 3
    assert lines([Picture(b"", "", 30, 30), Text(" a", en)], 10, 86) == 2
    assert lines([Counter("page", en)], 10, 100) == 1
    assert lines([], 10, 100) == 1


def test_a_line_is_as_high_as_its_tallest_script() -> None:
    thai, english = facts("th"), facts("en")
    assert line_height([], english.script) < line_height([Text("ก", thai)], english.script)
    assert line_height([Text("a", english)], thai.script) == line_height([], thai.script)


@given(st.text(), st.sampled_from(CODES), st.floats(20, 900))
def test_any_text_is_measured_and_more_room_never_makes_more_lines(text: str, code: str, room: float) -> None:
    language: Language = facts(code)
    taken = lines([Text(text, language)], 24, room)
    assert taken >= 1
    assert lines([Text(text + " x", language)], 24, room) >= taken
    assert lines([Text(text, language)], 24, room * 2) <= taken
