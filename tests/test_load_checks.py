"""Sessions that do not fit the calendar or each other, and addresses that nobody could reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.folders import MAIN, SESSION, folder, loaded, said, with_key

CLOCK = "Check the times: the clock has 24 hours."

ODD = {
    "in the past": (with_key("date", "14.1.2027"), "2:7: this day is in the past Correct it, if it is wrong."),
    "years away": (
        with_key("date", "2072-03-11"),
        "2:7: this day is more than three years away Check the year.",
    ),
    "in the morning instead of the evening": (
        with_key("start", "5", with_key("end", "7.00")),
        f"3:8: the session lasts from 5.00 to 7.00 {CLOCK}",
    ),
    "ten minutes": (with_key("end", "17.10"), f"3:8: the session lasts from 17.00 to 17.10 {CLOCK}"),
    "a language that hvs.yaml does not have": (
        with_key("language", "vi"),
        "1:11: vi is not among the languages of hvs.yaml Its documents are made all the same. Add vi to languages.",
    ),
    "one person in two roles": (
        SESSION + "facilitator: f1\nscribe: f1\n",
        "8:9: f1 cannot lead the discussion and write at once Give the session another facilitator or scribe.",
    ),
    "a telephone number in words": (
        SESSION + "registration: {phone: soita Annelle}\n",
        (
            "7:23: soita Annelle does not look like a telephone number "
            "Write one number and nothing else, for example 044 000 0000 or +358 44 000 0000."
        ),
    ),
    "a web address without its beginning": (
        SESSION + "registration: {web: kuopio.example/x}\n",
        (
            "7:21: kuopio.example/x does not look like a web address "
            "Write the whole address with https://, for example https://kunta.example/keskustelut."
        ),
    ),
    "an e-mail address without @": (
        SESSION + "registration: {email: info at kuopio.example}\n",
        (
            "7:23: info at kuopio.example does not look like an e-mail address "
            "Write one address and nothing else, for example neuvonta@kunta.example."
        ),
    ),
    "an address that waits to be written": (
        SESSION + "registration: {email: ilmoittautuminen@muuta.example}\n",
        "7:23: ilmoittautuminen@muuta.example is not a real address yet Write your own, or remove the key.",
    ),
}


@pytest.mark.parametrize(("session", "line"), ODD.values(), ids=ODD)
def test_an_odd_session_is_warned_of_and_made(tmp_path: Path, session: str, line: str) -> None:
    assert said(folder(tmp_path, s1=session)) == [f"!sessions/s1.yaml:{line}"]


@pytest.mark.parametrize(
    "way",
    [
        "phone: 112",
        "phone: +358 (0)44 000 0000",
        "phone: 017 182 111",
        "phone: 044-000 0000",
        "email: info@kunta.example",
        "email: etunimi.sukunimi+hvs@eläin.kunta.example",
        "web: https://kunta.example",
        "web: https://kunta.example/a?b=c&d=<e>#f",
        "web: HTTP://KUNTA.EXAMPLE:8080/ä",
    ],
)
def test_good_addresses_pass(tmp_path: Path, way: str) -> None:
    assert said(folder(tmp_path, s1=SESSION + f"registration: {{{way}}}\n")) == []


@pytest.mark.parametrize(
    "way",
    [
        "phone: 12",
        "phone: 044 000 0000 tai 1",
        "phone: '1234567890123456'",
        "email: a@b",
        "email: a b@c.example",
        "email: a@b..example",
        "web: 'https://'",
        "web: https://kunta",
        "web: 'https://[x'",
        "web: 'https://a b.example'",
        "web: ftp://kunta.example",
        "web: 'javascript:alert(1)'",
    ],
)
def test_odd_addresses_are_warned_of(tmp_path: Path, way: str) -> None:
    (line,) = said(folder(tmp_path, s1=SESSION + f"registration: {{{way}}}\n"))
    assert line.startswith("!sessions/s1.yaml:7:")
    assert "does not look like" in line


def test_a_session_in_a_language_of_its_own_gets_the_guides_too(tmp_path: Path) -> None:
    made = loaded(folder(tmp_path, s1=with_key("language", "vi"))).workspace
    assert made.languages == ["fi", "ar", "so", "vi"]


def test_one_person_in_two_sessions_at_once(tmp_path: Path) -> None:
    other = with_key("language", "so", with_key("venue", "Asukastalo", SESSION))
    place = folder(tmp_path, s1=SESSION + "facilitator: f1\n", s2=other + "facilitator: f2\nscribe: f1\n")
    first = place / "sessions" / "s1.yaml"
    assert said(place) == [
        f"!sessions/s2.yaml:8:9: f1 is in another session at the same time: {first} "
        "Change the time, or the facilitator or scribe of one of them.".replace(f"{place}/", "")
    ]


def test_one_person_in_two_sessions_after_each_other(tmp_path: Path) -> None:
    later = with_key("start", "19.00", with_key("end", "21.00"))
    assert said(folder(tmp_path, s1=SESSION + "scribe: f1\n", s2=later + "scribe: f1\n")) == []


def test_two_sessions_in_one_room(tmp_path: Path) -> None:
    place = folder(tmp_path, s1=SESSION, s2=with_key("start", "18.00"), s3=SESSION + "room: Ryhmätila\n")
    assert said(place) == [
        (
            "!sessions/s2.yaml:5:8: another session is in the same place at the same time: sessions/s1.yaml "
            "Change the time or the place of one of them, or add room."
        )
    ]


def test_nobody_can_register(tmp_path: Path) -> None:
    main = with_key("registration", None, MAIN)
    assert said(folder(tmp_path, main, s1=SESSION, s2=SESSION + "room: x\nregistration: {phone: 044 000}\n")) == [
        (
            "sessions/s1.yaml:1:1: nobody can register for this session "
            "Add registration with web, email or phone, here or in hvs.yaml."
        )
    ]


def test_the_general_registration_ends_after_the_session(tmp_path: Path) -> None:
    main = MAIN.replace("  phone: 044 000 0000\n", "  phone: 044 000 0000\n  until: 12.3.2027\n")
    assert said(folder(tmp_path, main, s1=SESSION)) == [
        (
            "sessions/s1.yaml:2:7: registration, as hvs.yaml has it, ends after this session "
            "Give the session a registration of its own, with until."
        )
    ]


def test_one_association_under_two_ids(tmp_path: Path) -> None:
    assert said(folder(tmp_path, MAIN + "  ystavat:\n    name: {fi: NAAPURIT RY, sv: Grannarna rf}\n")) == [
        "!hvs.yaml:13:3: NAAPURIT RY is also called naapurit Keep one of them, and use its id in the sessions."
    ]


def test_shipped_and_written_names_of_a_place_lie_upon_each_other(tmp_path: Path) -> None:
    main = MAIN.replace("name: Kuopio", "name: Vaasa\n  in: {se: Vássás}")
    town = loaded(folder(tmp_path, main)).workspace.municipality
    assert town.name == {"fi": "Vaasa", "sv": "Vasa"}
    assert town.in_ == {"fi": "Vaasassa", "sv": "i Vasa", "se": "Vássás"}


def test_a_place_that_nobody_knows_needs_only_its_official_forms(tmp_path: Path) -> None:
    main = MAIN.replace("name: Kuopio", "name: Ankkala\n  in: Ankkalassa")
    town = loaded(folder(tmp_path, main)).workspace.municipality
    assert (town.name, town.in_) == ({"fi": "Ankkala"}, {"fi": "Ankkalassa"})
