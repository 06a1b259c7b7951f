"""What residents read: a municipality that works in English, so that the words are those of the templates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hvs_cli.build.make import Maker
from hvs_cli.build.plan import Job
from hvs_cli.writers.sms import length
from tests.folders import folder, loaded

MAIN = """\
municipality: {name: Kuopio, in: in Kuopio, organiser: City of Kuopio}
contact: {role: Integration coordinator, email: help@kuopio.example, phone: 044 000 0001}
official: [en]
languages: [en, fi, ar]
organisations:
  friends: {name: Friends of Kuopio, phone: 044 000 0002, web: https://friends.example}
registration: {web: https://kuopio.example/come, until: 2027-03-04}
funding: The Good Fund
"""

PRIVACY = "privacy: {controller: City of Kuopio, contact: data@kuopio.example"

SESSION = """\
language: en
date: 2027-03-11
start: 17.00
end: 19.00
venue: Main Library
address: Book Street 1
room: Red Room
directions: Take bus 5.
organisation: friends
amenities: [refreshments, childcare]
group: parents
seats: 12
"""


def text(where: Path, kind: str, *, main: str = MAIN, session: str = SESSION, language: str = "en") -> str:
    """The words of a document, with a line for each paragraph."""
    place = loaded(folder(where, main, **({"talk": session} if session else {})))
    name = "" if kind == "background-form" else "talk" if session else "blank"
    made = Maker(place).make(Job(kind, language, name, ("txt",)))
    assert not made.problems
    return made.files["txt"].decode()


def test_an_invitation_says_everything_that_the_yaml_knows(tmp_path: Path) -> None:
    said = text(tmp_path, "invitation")
    for wanted in (
        "Thursday 11 March 2027",
        "17:00–19:00",
        "Main Library · Red Room",
        "Book Street 1",
        "Take bus 5.",
        "City of Kuopio and Friends of Kuopio invite you.",
        "This discussion is for parents.",
        "Coffee, tea and a snack · Childcare",
        "Please register by Thursday 4 March 2027",
        "https://kuopio.example/come",
        "There is room for 12 people.",
        "044 000 0002",
        "Integration coordinator",
        "help@kuopio.example",
        "The work is paid for by: The Good Fund.",
    ):
        assert wanted in said


@pytest.mark.parametrize(
    "promise", ["free and voluntary", "not your name", "Decision-makers in Kuopio", "not the police"]
)
def test_an_invitation_says_what_a_careful_reader_asks_first(tmp_path: Path, promise: str) -> None:
    assert promise in text(tmp_path, "invitation")


def test_who_holds_no_session_with_an_association_invites_alone_and_answers_alone(tmp_path: Path) -> None:
    said = text(tmp_path, "invitation", session=SESSION.replace("organisation: friends\n", ""))
    assert "City of Kuopio invites you." in said
    assert "044 000 0002" not in said


def test_a_blank_without_a_way_to_register_has_lines_for_it(tmp_path: Path) -> None:
    said = text(tmp_path, "invitation", main=re.sub(r"registration:.*\n", "", MAIN), session="")
    assert all(f"________ ({name})" in said for name in ("Telephone", "E-mail", "Last day to register"))


def test_without_funding_the_organiser_pays(tmp_path: Path) -> None:
    main = MAIN.replace("funding: The Good Fund\n", "")
    assert "The work is paid for by: City of Kuopio." in text(tmp_path, "invitation", main=main)


@pytest.mark.parametrize(("days", "said"), [(1, "1 day after it."), (30, "30 days after it.")])
def test_an_invitation_tells_when_the_list_is_destroyed_or_where_to_read_it(
    tmp_path: Path, days: int, said: str
) -> None:
    short = f"{MAIN}{PRIVACY}, keep_registrations: {days}}}\n"
    assert f"We delete them {said}" in text(tmp_path, "invitation", main=short)
    linked = f"{MAIN}{PRIVACY}, keep_registrations: {days}, notice: https://kuopio.example/data}}\n"
    assert "https://kuopio.example/data" in text(tmp_path, "invitation", main=linked)


def test_a_blank_has_lines_to_write_on_and_boxes_to_tick(tmp_path: Path) -> None:
    said = text(tmp_path, "invitation", session="")
    assert all(f"________ ({name})" in said for name in ("Day", "Time", "Place", "Room", "Address", "For whom"))
    assert said.count("[ ]") == 7


def test_a_reminder_tells_how_to_cancel_and_shows_no_code(tmp_path: Path) -> None:
    said = text(tmp_path, "reminder")
    assert "If you cannot come" in said
    assert "https://friends.example" in said
    assert "QR code" not in said


def test_a_poster_has_few_words_and_the_name_of_the_language(tmp_path: Path) -> None:
    said = text(tmp_path, "poster")
    assert len(said.split()) <= 70
    assert "English" in said.splitlines()[2]


def test_a_text_message_fits_the_alphabet_of_telephones(tmp_path: Path) -> None:
    said = text(tmp_path, "message")
    assert said == (
        "Kuopio invites you to talk in your own language.\n"
        "Thursday 11.3. 17:00-19:00\n"
        "Main Library, Book Street 1\n"
        "Free. Register: https://kuopio.example/come\n"
    )
    assert (length(said).encoding, length(said).parts) == ("GSM-7", 1)


def test_a_background_form_is_twice_the_same_and_asks_for_nothing_that_tells_who_it_was(tmp_path: Path) -> None:
    said = text(tmp_path, "background-form")
    first, _, second = said.partition("✂ Cut here")
    assert first.split() == second.partition("\n\n1")[0].split()[: len(first.split())]
    assert first.count("☐") == 20
    assert "________" not in said
    assert not re.search("nationality|citizen|religion|permit|name is", said)


@pytest.mark.parametrize(
    ("more", "there", "gone"),
    [
        ("", "article 6(1)(e)", "withdraw your consent"),
        (", legal_basis: consent", "withdraw your consent", "article 6(1)(e)"),
        (", archived: yes", "in an archive for research", "as long as the municipality keeps"),
        (", transfers: Names go to a form in the USA.", "Names go to a form in the USA.", "We send no data outside"),
        (", officer: officer@kuopio.example", "officer@kuopio.example", "Ask the controller."),
        (", processor: Data Ltd", "Data Ltd holds the discussion", "Friends of Kuopio holds"),
    ],
)
def test_a_privacy_notice_says_what_is_so_and_nothing_else(tmp_path: Path, more: str, there: str, gone: str) -> None:
    said = text(tmp_path, "privacy-notice", main=f"{MAIN}{PRIVACY}{more}}}\n")
    assert there in said
    assert gone not in said


def test_a_privacy_notice_has_ten_plain_lines_and_thirteen_points_in_each_language(tmp_path: Path) -> None:
    main = f"{MAIN}{PRIVACY}}}\n".replace("official: [en]", "official: [fi]")
    said = text(tmp_path, "privacy-notice", main=main)
    numbers = [int(number) for number in re.findall(r"(?m)^(\d+)\. ", said)]
    assert numbers == [*range(1, 11), *range(1, 14), *range(1, 14)]


def test_both_calendar_entries_of_a_session_are_the_same_event(tmp_path: Path) -> None:
    place = loaded(folder(tmp_path, MAIN, talk=SESSION.replace("language: en", "language: ar")))
    entries = [
        Maker(place).make(Job("calendar", each, "talk", ("ics",))).files["ics"].decode() for each in ("ar", "en")
    ]
    assert len({re.search("UID:.*", entry)[0] for entry in entries}) == 1  # type: ignore[index]
    assert all("DTSTART;TZID=Europe/Helsinki:20270311T170000" in entry for entry in entries)
    assert all("LOCATION:Main Library\\, Red Room\\, Book Street 1" in entry for entry in entries)
