import datetime as dt

from hvs_cli.languages.language import Languages
from hvs_cli.load.workspace import core_questions
from hvs_cli.model.session import Session
from hvs_cli.render.speech import Speech
from hvs_cli.render.timetable import schedules


def session(language: str, date: str, start: str, end: str) -> Session:
    return Session(language=language, date=date, start=start, end=end, venue="Talo", address="Katu 1")  # type: ignore[arg-type]


def plans(code: str, *sessions: Session) -> list[dict[str, object]]:
    languages = Languages()
    speech = Speech(languages[code], languages["fi"])
    return schedules({str(n): each for n, each in enumerate(sessions)}, core_questions(), speech, languages)


def test_a_language_without_a_session_gets_minutes_without_times_of_day() -> None:
    (only,) = plans("en", session("ar", "2027-03-11", "17.00", "19.00"))
    assert only["sessions"] == []
    assert only["minutes"] == 120
    assert {part["start"] for part in only["plan"]} == {""}  # type: ignore[attr-defined]


def test_parts_begin_at_the_real_times_of_the_session() -> None:
    (only,) = plans("fi", session("fi", "2027-03-11", "17.30", "19.30"))
    shown = [(part["start"], part["minutes"], part["name"]) for part in only["plan"]]  # type: ignore[attr-defined]
    assert shown[0] == ("17.30", 10, "welcome")
    assert shown[2] == ("17.45", 20, "participation")
    assert shown[-1] == ("19.25", 5, "close")


def test_sessions_at_the_same_time_of_day_share_a_plan_in_the_order_of_their_days() -> None:
    first, other = plans(
        "fi",
        session("fi", "2027-03-25", "17.00", "19.00"),
        session("fi", "2027-03-18", "10.00", "11.30"),
        session("fi", "2027-03-11", "17.00", "19.00"),
        session("ar", "2027-03-04", "17.00", "19.00"),
    )
    assert [each["session"].date for each in first["sessions"]] == [  # type: ignore[attr-defined]
        dt.date(2027, 3, 11),
        dt.date(2027, 3, 25),
    ]
    assert (first["minutes"], other["minutes"]) == (120, 90)
