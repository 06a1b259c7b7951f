import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvs_cli.render.schedule import Part, Slot, parts, plan

THEMES = ["participation", "attitudes", "safety", "interaction"]
USUAL = {"welcome": 10, "round": 5, "summary": 10, "close": 5, "break": 10} | dict.fromkeys(THEMES, 20)


def minutes(total: int) -> dict[str, int]:
    return {slot.name: slot.minutes for slot in plan(total, parts(THEMES))}


def test_two_hours_give_every_part_its_usual_minutes() -> None:
    assert minutes(120) == USUAL
    assert [slot.name for slot in plan(120, parts(THEMES))] == [
        "welcome",
        "round",
        "participation",
        "attitudes",
        "break",
        "safety",
        "interaction",
        "summary",
        "close",
    ]


def test_an_hour_leaves_out_the_break_before_anything_else() -> None:
    short = minutes(60)
    assert "break" not in short
    assert set(short) == USUAL.keys() - {"break"}


@given(st.integers(1, 600))
def test_the_plan_makes_the_whole_time_and_no_part_overlaps_another(total: int) -> None:
    slots = plan(total, parts(THEMES))
    assert sum(slot.minutes for slot in slots) == total
    at = 0
    for slot in slots:
        assert slot.after == at
        assert slot.minutes > 0
        at += slot.minutes


@given(st.integers(10, 600))
def test_the_welcome_with_the_ground_rules_is_never_shortened(total: int) -> None:
    assert minutes(total)["welcome"] >= 10


@given(st.integers(45, 600))
def test_every_part_but_the_break_is_kept(total: int) -> None:
    assert minutes(total).keys() >= USUAL.keys() - {"break"}


@given(st.integers(1, 600))
def test_every_part_but_the_last_takes_a_multiple_of_five_minutes(total: int) -> None:
    assert all(slot.minutes % 5 == 0 for slot in plan(total, parts(THEMES))[:-1])


@given(st.integers(9, 119).map(lambda n: n * 5))
def test_more_time_never_makes_a_part_shorter(total: int) -> None:
    less, more = minutes(total), minutes(total + 5)
    assert all(more[name] >= took for name, took in less.items())


def test_a_part_begins_at_a_time_of_day_also_past_midnight() -> None:
    assert Slot("close", 75, 5).begins(dt.time(17, 30)) == dt.time(18, 45)
    assert Slot("close", 75, 5).begins(dt.time(23, 30)) == dt.time(0, 45)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8])
def test_the_usual_length_holds_with_another_number_of_themes(count: int) -> None:
    wanted = parts([f"theme{number}" for number in range(count)])
    assert sum(slot.minutes for slot in plan(120, wanted)) == 120
    assert len(plan(120, wanted)) == count + 5


def test_parts_are_shared_in_proportion() -> None:
    slots = plan(60, [Part("talk", 30), Part("read", 10)])
    assert [slot.minutes for slot in slots] == [45, 15]
