"""What a session knows of itself."""

from __future__ import annotations

import datetime as dt

import pytest

from hvs_cli.model.session import Session

DAY = dt.date(2027, 3, 11)


def session(start: int, end: int, day: dt.date = DAY) -> Session:
    return Session(language="ar", date=day, start=dt.time(start), end=dt.time(end), venue="Kirjasto", address="Katu 1")


def test_how_long_it_lasts() -> None:
    assert session(17, 19).minutes == 120


@pytest.mark.parametrize(
    ("start", "end", "overlap"), [(17, 19, True), (18, 20, True), (10, 18, True), (19, 21, False), (9, 17, False)]
)
def test_whether_two_go_on_at_once(start: int, end: int, *, overlap: bool) -> None:
    assert session(17, 19).overlaps(session(start, end)) is overlap
    assert session(start, end).overlaps(session(17, 19)) is overlap
    assert not session(17, 19).overlaps(session(start, end, DAY + dt.timedelta(days=1)))


def test_nothing_changes_after_it_was_read() -> None:
    with pytest.raises(AttributeError):
        session(17, 19).seats = 5
