"""What must hold in every plain text and every calendar file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.examples import File, example, files
from tests.scripts import script_of, written_in


@pytest.mark.parametrize("file", files("txt"), ids=str)
def test_a_text_is_clean_and_in_its_script(made: Path, file: File) -> None:
    text = (made / file.path).read_bytes().decode()
    assert text.strip()
    assert "\r" not in text
    assert not re.search(r"\{\w*\}|\{\{|\{%|</?\w+|&\w+;|\bNone\b|\bUndefined\b", text), text
    loaded, session = example(), example().sessions.get(file.job.session)
    also = [loaded.workspace.report_language, *([session.language] if session else [])]
    wanted = script_of(loaded.languages[file.job.language].tag)
    entries = json.loads((made / "manifest.json").read_text("utf-8"))["files"]
    if not any(each["untranslated"] for each in entries if each["path"] == file.path):
        assert wanted in written_in(text)
    assert written_in(text) <= {wanted, *(script_of(loaded.languages[code].tag) for code in also)}


def only_event(data: bytes) -> Any:
    """The one event of a calendar."""
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return event


@pytest.mark.parametrize("file", files("ics"), ids=str)
def test_a_calendar_tells_the_time_of_the_session(made: Path, file: File) -> None:
    data = (made / file.path).read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), "RFC 5545, 3.1"
    event = only_event(data)
    session = example().sessions[file.job.session]
    start, end = event["DTSTART"], event["DTEND"]
    assert start.dt.replace(tzinfo=None).isoformat() == f"{session.date}T{session.start}"
    assert end.dt.replace(tzinfo=None).isoformat() == f"{session.date}T{session.end}"
    assert start.params["TZID"] == "Europe/Helsinki"
    assert str(event["UID"])
    assert str(event["SUMMARY"]).strip()


def test_every_calendar_has_an_identity_of_its_own(made: Path) -> None:
    """The same event in two languages may share one; two sessions never do, or one would replace the other."""
    seen: dict[str, str] = {}
    for file in files("ics"):
        event = only_event((made / file.path).read_bytes())
        assert seen.setdefault(str(event["UID"]), file.job.session) == file.job.session
