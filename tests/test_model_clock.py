"""Days and times as people type them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from hvs_cli.load.json_schema import json_schema
from hvs_cli.model.clock import digits, read_date, read_time


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_is_read_in_both_ways(day: dt.date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.year}-{day.month}-{day.day}") == day
    assert read_date(f"{day.day}.{day.month}.{day.year}") == day
    assert read_date(f" {day.day:02}. {day.month:02}. {day.year} ") == day


@pytest.mark.parametrize("text", ["29.2.2027", "31.4.2027", "0.1.2027", "1.13.2027", "2027-13-01", "2027-00-10"])
def test_days_that_are_not_in_the_calendar(text: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_date(text)
    assert caught.value.type == "no_day"


@pytest.mark.parametrize(
    "text", ["", "huomenna", "12.3.", "12.3.27", "3/12/2027", "20270312", "2027-W10-4", "12.3.2027 klo 17", "12 3 2027"]
)
def test_what_is_no_day_at_all(text: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_date(text)
    assert caught.value.type == "day_form"


@given(st.times())
def test_every_time_is_read_in_all_ways(time: dt.time) -> None:
    time = time.replace(second=0, microsecond=0)
    for text in (f"{time:%H.%M}", f"{time:%H:%M}", f"klo {digits(time)}", f"kl. {digits(time)}", f"KLO {time:%H.%M} "):
        assert read_time(text) == time


@pytest.mark.parametrize(("text", "time"), [("17", dt.time(17)), ("klo 9", dt.time(9)), ("klo17.30", dt.time(17, 30))])
def test_full_hours_need_no_minutes(text: str, time: dt.time) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize("text", ["", "24.00", "12.60", "17.3", "5 pm", "17-19", "17.00.00", "-1", "1e3", "kello 17"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_time(text)


@pytest.mark.parametrize("value", [["12.3.2027"], {"a": "b"}, None, dt.date(2027, 3, 12)])
def test_what_is_no_text_is_left_to_the_model(value: object) -> None:
    assert read_date(value) is value
    assert read_time(value) is value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("date", "12.3.2027"),
        ("date", "12. 3. 2027"),
        ("date", "2027-3-12"),
        *(("start", text) for text in ("17", "17.00", "17:00", "klo 17", "klo. 17.00", "kl.17", "KL 17:30")),
    ],
)
def test_an_editor_takes_what_the_program_reads(key: str, text: str) -> None:
    pattern = json_schema("session")["properties"][key]["pattern"]
    assert re.search(pattern, text)
    assert (read_date if key == "date" else read_time)(text)
