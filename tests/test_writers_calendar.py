"""Calendar files, read back by the library of the calendar programs."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from hvs_cli.document.tree import Document, Paragraph, Text
from hvs_cli.errors import TemplateError
from hvs_cli.languages.language import facts
from tests.trees import NASTY, NINETEEN, tree, written

EVENT = {"uid": "2027-03-11-ar@kuopio.example", "start": "2027-03-11T17:00", "end": "2027-03-11T19:00"}


def metas(**more: str) -> str:
    facts = EVENT | more
    return "".join(f'<meta name="event.{name}" content="{escape(value)}"/>' for name, value in facts.items() if value)


def event(text: str) -> Any:
    calendar = Calendar.from_ical(text)
    assert calendar["METHOD"] == "PUBLISH"
    (found,) = calendar.events
    return found


def test_an_event_carries_what_the_document_says() -> None:
    document = tree(
        "<p>Tervetuloa!</p>", head=metas(location="Kirjasto; 2. krs", url="https://x.example/?a=1,2", sequence="3")
    )
    found = event(written(document, "ics"))
    helsinki = ZoneInfo("Europe/Helsinki")
    assert found["UID"] == EVENT["uid"]
    assert found.start == dt.datetime(2027, 3, 11, 17, tzinfo=helsinki)
    assert found.end == dt.datetime(2027, 3, 11, 19, tzinfo=helsinki)
    assert (found["LOCATION"], found["URL"], found["SEQUENCE"]) == ("Kirjasto; 2. krs", "https://x.example/?a=1,2", 3)
    assert found["SUMMARY"] == "Kutsu"
    assert "ATTENDEE" not in found


@pytest.mark.parametrize("language", NINETEEN)
def test_summary_and_description_carry_their_language(language: str) -> None:
    found = event(written(tree("<p>Kuopio</p>", language, head=metas(summary="Ilta")), "ics"))
    assert found["SUMMARY"] == "Ilta"
    assert found["SUMMARY"].params["LANGUAGE"] == found["DESCRIPTION"].params["LANGUAGE"] == language


@pytest.mark.parametrize("text", NASTY)
def test_text_comes_back_letter_for_letter(text: str) -> None:
    found = event(written(tree(f"<p>{escape(text)}</p>", head=metas(location=text, summary=text)), "ics"))
    assert (found["DESCRIPTION"], found["LOCATION"], found["SUMMARY"]) == (text, text, text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_any_text_comes_back_and_no_line_is_longer_than_75_octets(text: str) -> None:
    tongue = facts("ti")
    properties = {f"event.{name}": value for name, value in EVENT.items()}
    document = Document("Kutsu", tongue, (Paragraph((Text(text, tongue),), tongue),), properties=properties)
    file = written(document, "ics")
    assert event(file)["DESCRIPTION"] == text
    lines = file.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert "\n" not in "".join(lines)


def test_paragraphs_stay_apart_and_a_draft_says_so() -> None:
    document = tree("<p>Eka</p><p>Toka</p>", head=metas(), footer='<p class="mark">Luonnos.</p>')
    assert event(written(document, "ics"))["DESCRIPTION"] == "Eka\n\nToka\n\nLuonnos."


@pytest.mark.parametrize(("day", "hours"), [("2027-03-27", 2), ("2027-03-29", 3), ("2027-10-30", 3), ("2027-11-01", 2)])
def test_the_time_zone_in_the_file_is_that_of_finland(day: str, hours: int) -> None:
    document = tree("<p>x</p>", head=metas(start=f"{day}T17:00", end=f"{day}T19:00"))
    calendar = Calendar.from_ical(written(document, "ics"))
    (zone,) = calendar.timezones
    local = dt.datetime.fromisoformat(f"{day}T17:00")
    assert zone.to_tz(lookup_tzid=False).utcoffset(local) == dt.timedelta(hours=hours)


def test_the_same_event_gives_the_same_bytes() -> None:
    document = tree("<p>x</p>", head=metas())
    assert written(document, "ics") == written(document, "ics")


@pytest.mark.parametrize("name", ["uid", "start", "end"])
def test_what_an_event_needs_is_asked_for_by_name(name: str) -> None:
    with pytest.raises(TemplateError, match=f"event.{name}"):
        written(tree("<p>x</p>", head=metas(**{name: ""})), "ics")


@pytest.mark.parametrize("time", ["tomorrow", "2027-03-11", "2027-03-11T17:00+01:00"])
def test_a_time_that_is_none_is_refused(time: str) -> None:
    with pytest.raises(TemplateError, match=r"which is no time Write it like"):
        written(tree("<p>x</p>", head=metas(start=time)), "ics")
