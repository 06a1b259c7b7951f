"""Answers by the names of their fields become a report; what has no place in it is named, whatever it is."""

from __future__ import annotations

import pytest

from hvs_cli.forms.own_words import WORDS, OwnWords, properties
from hvs_cli.forms.report import About, report
from hvs_cli.model.report import Source

ABOUT = About("s1", "ar", "1", Source("form.docx", "0" * 64), ["safety"], ["safety.where"])


@pytest.mark.parametrize(
    ("text", "people"),
    [("7", 7), ("٧", 7), ("501", None), ("-1", None), ("²", None), ("seven", None), ("9" * 5000, None)],
)
def test_a_number_of_people_is_a_number_or_has_no_place(text: str, people: int | None) -> None:
    made, misfits = report({"group.participants": text, "group.age.adult": text}, ABOUT, [])
    assert made.group.participants == people
    assert ("group.participants" in misfits) == (people is None)
    assert ("adult" in made.group.age) != ("group.age.adult" in misfits)


def test_every_answer_has_a_place_or_is_a_misfit() -> None:
    answers = {
        "safety.works.1.own": "a", "safety.works.1.shared": "several", "safety.works.2.shared": "one",
        "safety.problems.3.reported": "b", "safety.quotes.1.own": "c", "closing.wishes.1.own": "d",
        "closing.groups.1.own": "e", "safety.where": "f", "ngo.mood": "g", "held.place": "h", "ready.names": "yes",
        "blank.date": "1.1.2030", "own.field": "i", "No id!": "j", "group.height": "4", "safety.works.1.colour": "k",
    }  # fmt: skip
    made, misfits = report(answers, ABOUT, [])
    assert [(each.id, each.own, each.reported, each.shared) for each in made.statements] == [
        ("s1.safety.works.1", "a", None, "several"),
        ("s1.safety.problems.3", None, "b", None),
    ]
    assert [each.own for each in made.quotes] == ["c"]
    assert [each.own for each in made.wishes + made.hear_next] == ["d", "e"]
    assert (made.notes["safety.where"].own, made.process["mood"].own) == ("f", "g")
    assert (made.held, made.checks, made.other) == (
        {"place": "h", "blank.date": "1.1.2030"},
        {"names": "yes"},
        {"own.field": "i"},
    )
    assert sorted(misfits) == ["No id!", "group.height", "safety.works.1.colour", "safety.works.2.shared"]


def test_a_form_knows_its_own_words_as_often_as_they_stood_there() -> None:
    words = OwnWords(properties(["Hello", "Hello", "World"], ["Write here"]))
    assert [words.take("Hello") for _ in range(3)] == [True, True, False]
    assert ("World" in words, "Earth" in words) == (True, False)
    assert (words.prompted("Write here"), words.prompted("Hello")) == (True, False)


@pytest.mark.parametrize("broken", ["é", "abc", "====", "\x00", "אבג"])
def test_marks_that_somebody_broke_say_nothing(broken: str) -> None:
    words = OwnWords({f"{WORDS}.01": broken})
    assert not words.take("Hello")
