"""Sentences for people: kept apart from their values until the edge, and harmless there."""

from __future__ import annotations

import pickle

import pytest

from hvs_cli.errors import InputError, Message, Place, Problem, Weight, fill, message, printable


def test_slots_are_filled_and_other_braces_stay() -> None:
    assert fill("{a} {b} {c} {{a}} {", {"a": 1, "b": "x"}) == "1 x {c} {1} {"


def test_a_value_is_never_taken_for_a_slot() -> None:
    assert str(message("{a} {b}", a="{b}", b="x")) == "{b} x"


def test_a_message_inside_a_message_is_translated_too() -> None:
    outer = message("{file}: {done}", file="a", done=message("done"))
    assert outer.words({"{file}: {done}": "{done} – {file}", "done": "valmis"}.__getitem__) == "valmis – a"


def test_what_is_wrong_twice_for_the_same_reason_is_one_problem() -> None:
    first, second = (Problem(Place("a"), message("{reason}", reason=ValueError("no zip"))) for _ in range(2))
    assert first == second
    assert str(first) == "a: no zip"


def test_a_value_steers_no_terminal_and_keeps_its_letters() -> None:
    assert printable("\x1b[31m\u202eä\nb\udc80") == "\ufffd[31m\ufffdä b\ufffd"
    assert printable("سه\u200cشنبه 🙂") == "سه\u200cشنبه 🙂"


@pytest.mark.parametrize(
    ("place", "shown"),
    [(Place("a"), "a"), (Place("a", 3), "a:3"), (Place("a", 3, 4), "a:3:4"), (Place("a\n", 1), "a :1")],
)
def test_a_place_is_shown_as_editors_understand_it(place: Place, shown: str) -> None:
    assert str(place) == shown


def test_places_are_in_the_order_of_the_file() -> None:
    places = [Place("b", 1), Place("a", 10, 2), Place("a", 9, 3), Place("a")]
    assert sorted(places) == [Place("a"), Place("a", 9, 3), Place("a", 10, 2), Place("b", 1)]


def test_an_error_travels_between_processes_with_its_problems() -> None:
    problem = Problem(Place("a", 1), message("{x} is wrong", x="y"), message("Mend it."), Weight.WARNING)
    error = pickle.loads(pickle.dumps(InputError([problem])))  # noqa: S301 - our own
    assert (type(error), error.problems, str(error)) == (InputError, (problem,), "a:1: y is wrong Mend it.")


def test_an_empty_message_is_none() -> None:
    assert not Message("")
    assert str(Problem(Place("a"), message("x"))) == "a: x"
