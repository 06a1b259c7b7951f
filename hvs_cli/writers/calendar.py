"""Document tree → iCalendar (RFC 5545): one event, told by the document's properties; its text is the description.

| property | |
|---|---|
| event.uid | the same for ever, whatever becomes of the event |
| event.start, event.end | local time in Finland: 2027-03-11T17:00 |
| event.summary | what calendars show; the title without the municipality if left out |
| event.location, event.url | optional |
| event.sequence | optional, a number that grows with each change |

The text of the footer comes after the description: what is a draft says so. There are no attendees.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, BinaryIO, Final

from hvs_cli.document.tree import Document
from hvs_cli.errors import Place, Problem, TemplateError, message
from hvs_cli.writers.look import Look
from hvs_cli.writers.pieces import tag
from hvs_cli.writers.text import plain

if TYPE_CHECKING:
    from icalendar import Event, Timezone

ZONE: Final = "Europe/Helsinki"
"""Every session is in Finland."""

STAMP: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""When the event was described, in every file: the same input gives the same bytes on any day."""


def write(document: Document, look: Look, stream: BinaryIO) -> None:
    """Write the event that `document` tells of; a calendar has no `look`. Raises `TemplateError`."""
    from icalendar import Calendar

    del look
    calendar = Calendar()
    for name, value in (("prodid", "-//hvs//hvs//EN"), ("version", "2.0"), ("calscale", "GREGORIAN")):
        calendar.add(name, value)
    calendar.add("method", "PUBLISH")
    calendar.add_component(_zone())
    calendar.add_component(_event(document))
    stream.write(calendar.to_ical())


def _event(document: Document) -> Event:
    from icalendar import Event

    own = {"LANGUAGE": tag(document.language)}
    given = document.properties
    event = Event()
    event.add("uid", _needed(document, "event.uid"))
    event.add("dtstamp", STAMP)
    event.add("dtstart", _time(document, "event.start"), parameters={"TZID": ZONE})
    event.add("dtend", _time(document, "event.end"), parameters={"TZID": ZONE})
    event.add("summary", given.get("event.summary") or document.title.rpartition(" – ")[0] or document.title, own)
    event.add("description", plain((*document.blocks, *document.footer)), own)
    for name in ("location", "url", "sequence"):
        if value := given.get(f"event.{name}"):
            event.add(name, value)
    return event


def _needed(document: Document, name: str) -> str:
    value = document.properties.get(name, "")
    if not value:
        what = message('a calendar needs <meta name="{name}" content="…"/> in its head', name=name)
        raise TemplateError(Problem(Place(""), what))
    return value


def _time(document: Document, name: str) -> dt.datetime:
    text = _needed(document, name)
    try:
        return dt.datetime.strptime(text, "%Y-%m-%dT%H:%M")  # noqa: DTZ007 - local by RFC 5545
    except ValueError as error:
        what = message("{name} is “{text}”, which is no time", name=name, text=text)
        raise TemplateError(Problem(Place(""), what, message("Write it like 2027-03-11T17:00."))) from error


def _zone() -> Timezone:
    """Finland's time: the summer begins and ends on the last Sundays of March and October (directive 2000/84/EC)."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    winter, summer = dt.timedelta(hours=2), dt.timedelta(hours=3)
    zone = Timezone()
    zone.add("tzid", ZONE)
    for half, name, month, hour, before, after in (
        (TimezoneDaylight(), "EEST", 3, 3, winter, summer),
        (TimezoneStandard(), "EET", 10, 4, summer, winter),
    ):
        half.add("dtstart", dt.datetime(1996, month, 31 if month == 3 else 27, hour))  # noqa: DTZ001 - local by RFC 5545
        half.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        half.add("tzname", name)
        half.add("tzoffsetfrom", before)
        half.add("tzoffsetto", after)
        zone.add_component(half)
    return zone
