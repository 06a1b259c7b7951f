"""What the screening finds, what it leaves alone, and what it says that it does not find."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvs_cli.results.screening import SORTS, Screening, screening
from tests.folders import SESSION, folder, loaded, with_key
from tests.rounds import report, workspace


@cache
def screen() -> Screening:
    with TemporaryDirectory() as folder:
        return screening(loaded(workspace(Path(folder), s1=report("s1"))))


FOUND = [
    # numbers that belong to a person
    ("Tunnukseni on 131052-308T.", "131052-308T", "identity code"),
    ("Hänen tunnuksensa 010594Y9021", "010594Y9021", "identity code"),
    ("Tunnukseni on 131052-308U.", "131052-308U", "number"),  # the checksum is wrong: no code, and still a number
    ("soita 044 123 4567 illalla", "044 123 4567", "phone number"),
    ("+358 44 1234567", "+358 44 1234567", "phone number"),
    ("رقمي ٠٤٤ ١٢٣ ٤٥٦٧", "٠٤٤ ١٢٣ ٤٥٦٧", "phone number"),
    ("tili on FI21 1234 5600 0007 85 pankissa", "FI21 1234 5600 0007 85", "bank account"),
    ("auto oli ABC-123", "ABC-123", "registration plate"),
    ("asiakasnumero 7654321", "7654321", "phone number"),
    # addresses
    ("kirjoita maija@posti.example heti", "maija@posti.example", "e-mail address"),
    ("kirjoita maija (at) posti.example heti", "maija (at) posti.example", "e-mail address"),
    ("katso www.kauppa.example/maija", "www.kauppa.example/maija", "web address"),
    ("löydät minut @maija_12 sieltä", "@maija_12", "name in a network"),
    ("insta: maija.v", "insta: maija.v", "name in a network"),
    ("asumme talossa Opistotie 5 A 3 nyt", "Opistotie 5 A 3", "address"),
    ("jag bor på Storgatan 12 b", "Storgatan 12 b", "address"),
    ("живу на улица Мира 5", "улица Мира 5", "address"),
    ("postia tulee 70100 kuopio", "70100 kuopio", "address"),
    # days
    ("se oli 3.2.2027 aamulla", "3.2.2027", "date"),
    ("it was 2027-02-03", "2027-02-03", "date"),
    ("olen syntynyt vuonna 1985", "syntynyt vuonna 1985", "date of birth"),
    # names and places
    ("siellä oli Maria Virtanen kotona", "Maria Virtanen", "name"),
    ("водитель Иван помог", "Иван", "name"),
    ("السائق اسمه أحمد وكان لطيفا", "أحمد", "name"),
    ("آقای رضایی کمک کرد", "رضایی", "name"),
    ("ስሙ ተስፋይ እዩ", "ተስፋይ", "name"),
    ("คนขับชื่อสมชายใจดี", "สมชายใจดี", "name"),
    ("كان في Prisma مساء", "Prisma", "name"),
    ("muutimme Turusta tänne", "Turusta", "place"),
    ("KAIKKI ON HUONOSTI TÄÄLLÄ NYT", "KAIKKI ON HUONOSTI TÄÄLLÄ NYT", "capital letters"),
]


@pytest.mark.parametrize(("text", "words", "kind"), FOUND, ids=[each[0][:30] for each in FOUND])
def test_what_may_tell_who_somebody_is_is_found(text: str, words: str, kind: str) -> None:
    assert (words, kind) in screen()(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bussi 7 klo 17.30 tuli 10 minuuttia myöhässä.",
        "Kuopiossa on hyvä olla. Kuopiosta ei lähdetä.",
        "Kela auttoi, ja Suomessa on talvi.",
        "On Monday the Finnish course began in Somalia.",
        "Odotin. – Niin minäkin. “Hyvä!” Sitten hän tuli.",
        "คุณภาพดีมาก",
        "في المكتبة يمكننا الجلوس بهدوء طوال اليوم",
        "Opettaja kuunteli maanantaina.",
    ],
)
def test_everyday_words_are_left_alone(text: str) -> None:
    assert screen()(text) == []


def test_countries_are_known_in_every_language_of_a_session_before_any_report_has_come(tmp_path: Path) -> None:
    session = with_key("language", "vi", with_key("date", "2027-03-20"))
    found = screening(loaded(folder(tmp_path, s1=SESSION, s4=session)))
    assert found("Cuộc sống ở Phần Lan rất tốt") == []


def test_three_different_facts_in_one_answer_may_point_to_one_person() -> None:
    found = screen()("Moskeijan imaami hakattiin maanantaina.")
    assert [each.words for each in found] == ["Moskeijan", "imaami", "hakattiin", "maanantaina"]
    assert {each.kind for each in found} == {"combination"}


@pytest.mark.parametrize("text", ["maria sanoi niin", "Maria sanoi niin.", "أحمد كان لطيفا"])
def test_what_the_module_says_it_does_not_find_it_does_not_find(text: str) -> None:
    """A name in small letters, at the beginning of a sentence, in a script without capitals: a person must read."""
    assert screen()(text) == []


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_whatever_is_found_stands_in_the_text_and_has_a_known_reason(text: str) -> None:
    known = {sort.text for sort in SORTS}
    for words, kind in screen()(text):
        assert words in text
        assert kind in known


@given(st.sampled_from(FOUND), st.sampled_from(["Ensin näin. ", "وقال: ", "เขาบอกว่า "]))
def test_it_is_found_whatever_stands_before_it(case: tuple[str, str, str], before: str) -> None:
    text, words, kind = case
    if kind != "capital letters":
        assert any(words in found.words or found.words in words for found in screen()(before + text))
