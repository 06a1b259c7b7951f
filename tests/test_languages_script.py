"""Which letters belong to which script, and the pieces of a text that are in another script than the rest."""

from __future__ import annotations

import re
import time
import unicodedata
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hvs_cli.languages.script import foreign, script, scripts

UNICODE = {
    "Latn": "LATIN",
    "Cyrl": "CYRILLIC",
    "Grek": "GREEK",
    "Arab": "ARABIC",
    "Hebr": "HEBREW",
    "Thai": "THAI",
    "Ethi": "ETHIOPIC",
}
RARE = re.compile("[\u2090-\u209c\u2183-\u2188\uab65-\uab68\uff21-\uff5a]")
"""Subscripts, old numerals, phonetics of dialects and full-width forms: no text for people has them."""


@cache
def letters(code: str) -> frozenset[str]:
    pattern = re.compile(f"[{script(code).letters}]")
    return frozenset(chr(each) for each in range(0x10000) if pattern.match(chr(each)))


def test_every_script_that_is_described_is_tested() -> None:
    assert set(scripts()) == set(UNICODE)


@pytest.mark.parametrize("code", UNICODE)
def test_every_letter_of_a_script_is_in_its_ranges(code: str) -> None:
    own = letters(code)
    named = {
        chr(each)
        for each in range(0x10000)
        if unicodedata.name(chr(each), "").startswith(f"{UNICODE[code]} ") and unicodedata.category(chr(each))[0] == "L"
    }
    assert {each for each in named - own if not RARE.match(each)} == set()


@pytest.mark.parametrize(("one", "other"), list(combinations(UNICODE, 2)))
def test_no_letter_belongs_to_two_scripts(one: str, other: str) -> None:
    assert not letters(one) & letters(other)


def test_no_range_takes_signs_that_all_scripts_share() -> None:
    shared = set("0123456789 .,:;!?()[]-–/'\"«»“”’…%&@#+*_=<>|\\~^`´ \u200c\u200d\u200e\u200f\u2066\u2069\ufeff،؛؟")
    assert not shared & frozenset().union(*map(letters, UNICODE))


def test_a_script_that_is_not_described_looks_like_latin() -> None:
    assert script("Deva").code == "Latn"


PIECES = {
    ("Arab", "في Kuopion kaupunki اليوم"): ["Kuopion kaupunki"],
    ("Arab", "في Kirjastokatu 1, Kuopio (2. kerros) اليوم"): ["Kirjastokatu 1, Kuopio (2. kerros)"],
    ("Arab", "المكتبة (Pääkirjasto) هنا"): ["Pääkirjasto"],
    ("Arab", "اكتب إلى a.b_c+d@kuopio.example."): ["a.b_c+d@kuopio.example"],
    ("Arab", "انظر https://kuopio.example/a?b=c&d=1#e/ هنا"): ["https://kuopio.example/a?b=c&d=1#e/"],
    ("Arab", "Kuopio/فاسا"): ["Kuopio"],
    ("Arab", "اتصل +358 (0)44 000 0000 الآن"): ["+358 (0)44 000 0000"],
    ("Arab", "اتصل 044 000 0000 أو 017-182111"): ["044 000 0000", "017-182111"],
    ("Arab", "الساعة 17.00–19.00 يوم 12.3.2026"): ["17.00–19.00", "12.3.2026"],
    ("Arab", "45 % من 10 أشخاص"): [],
    ("Arab", "نتحدث የትግርኛ و русский"): ["የትግርኛ", "русский"],
    ("Arab", "e\u0301 x"): ["e\u0301 x"],
    ("Thai", "ที่ Pääkirjasto, 2. kerros ครับ 044 000 0000"): ["Pääkirjasto, 2. kerros"],
    ("Thai", "ที่ Tiếng Viê\u0323t\u0301 ครับ"): ["Tiếng Viê\u0323t\u0301"],
    ("Ethi", "ኣብ Kuopio፣ Vaasa ከምኡ’ውን"): ["Kuopio", "Vaasa"],
    ("Latn", "Kieli: العربية (arabia) ja ትግርኛ"): ["العربية", "ትግርኛ"],
    ("Latn", "Soita 044 000 0000 klo 17.00–19.00"): [],
    ("Cyrl", "В Pääkirjasto, 17:00"): ["Pääkirjasto"],
}


@pytest.mark.parametrize(("own", "text"), PIECES)
def test_pieces_in_another_script(own: str, text: str) -> None:
    assert [found[0] for found in foreign(own).finditer(text)] == PIECES[own, text]


ALPHABET = st.sampled_from("aZäắ\u0301бЯعپ\u064eש\u05b0กั่ሀ፣ 0123.,:;!?()[]/@#+-–_%\n\u200d،中")
OWN = st.sampled_from(sorted(UNICODE))


@settings(max_examples=500, deadline=None)
@given(own=OWN, text=st.text(ALPHABET, max_size=60))
def test_pieces_hold_every_foreign_letter_no_own_letter_and_nothing_at_their_ends(own: str, text: str) -> None:
    mine = letters(own)
    others = frozenset().union(*map(letters, UNICODE)) - mine
    inside = [found.span() for found in foreign(own).finditer(text)]
    taken = {place for start, end in inside for place in range(start, end)}
    assert {place for place, letter in enumerate(text) if letter in others} <= taken
    assert not taken & {place for place, letter in enumerate(text) if letter in mine}
    assert all(text[start:end].strip() == text[start:end] for start, end in inside)
    assert not any("\n" in text[start:end] for start, end in inside)


@settings(max_examples=200, deadline=None)
@given(own=OWN, text=st.text(max_size=60))
def test_pieces_and_what_is_between_them_are_the_whole_text(own: str, text: str) -> None:
    pieces, end = [], 0
    for found in foreign(own).finditer(text):
        pieces += [text[end : found.start()], found[0]]
        end = found.end()
    assert "".join([*pieces, text[end:]]) == text
    assert all(pieces[1::2])


@pytest.mark.parametrize(
    "text", ["a(" * 20_000, "a" + "(" * 20_000, "a !" * 20_000, "1 " * 20_000, "1" * 50_000, "(" * 9_000 + "a)" * 9_000]
)
def test_a_long_text_takes_no_long_time(text: str) -> None:
    start = time.process_time()
    list(foreign("Arab").finditer(text))
    assert time.process_time() - start < 1
