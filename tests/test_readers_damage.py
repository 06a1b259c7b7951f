"""Nothing is ever lost: whatever happens to a form, every typed character is an answer, or listed, or told."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from hvs_cli.errors import Place, Problem
from hvs_cli.forms.identity import Identity
from hvs_cli.forms.plain import plain
from hvs_cli.readers.reading import Reading
from hvs_cli.readers.table import format_of, reader
from hvs_cli.rehearse.fill import BODY, Element
from tests import damage
from tests.damage import Damage, Parts, damages
from tests.filled import blanks, filled, form

ANSWERS = {
    "opening.home": "Järvi ja torin äänet.",
    "safety.safe": "Valaistu puisto: klo 17.00–19.00 on hyvä.",
    "safety.works.1.own": "أشعر بالأمان في Kuopio",
    "safety.works.1.reported": "Täällä on turvallista",
    "safety.works.1.shared": "several",
    "safety.works.3.own": "الحافلة 4",
    "attitudes.quotes.2.own": "«كلمات»",
    "closing.wishes.4.reported": "Lisää aikaa & tietoa",
    "group.age.65": "3",
    "ngo.hard": "Aika loppui kesken",
}
ALL = list(damages())
FORM = Identity("scribe-form", "1", "s-ar", "ar")

REPLACED: dict[Damage, list[str]] = {
    damage.pasted_with_formatting: ["safety.safe"],
    damage.answer_of_paragraphs: ["safety.safe"],
    damage.special_signs: ["safety.safe"],
}
"""Answers in the place of which the damage put others."""


def written() -> dict[str, str]:
    """The answers as they are written: of a choice what it shows."""
    options = blanks().of(FORM, Place("")).fields["safety.works.1.shared"].options
    return {**ANSWERS, "safety.works.1.shared": next(each.shown for each in options if each.value == "several")}


def read(content: bytes, folder: Path, session: str = "") -> tuple[list[Reading], list[Problem]]:
    """The forms in a file that somebody gave another name, and what is told of it."""
    path = folder / "Raportti LOPULLINEN (2).docx"
    path.write_bytes(content)
    return reader(format_of(path))(path, blanks(), session)


def damaged(content: bytes, with_: Sequence[Damage]) -> tuple[bytes, list[str]]:
    """`content` after every damage, and all that was typed in doing so."""
    said: list[str] = []

    def change(parts: Parts) -> None:
        for each in with_:
            said.extend(each(parts))

    return filled("ar", {}, change, of=content), said


def everywhere(readings: Sequence[Reading], problems: Sequence[Problem]) -> str:
    """All that is kept or told of a file, for comparing."""
    kept = [text for each in readings for text in (*each.answers.values(), *(stray.text for stray in each.strays))]
    told = [str(note) for each in readings for note in each.notes]
    return plain("\n".join([*kept, *told, *map(str, problems)]))


def one(tmp_path: Path, *with_: Damage) -> Reading:
    """The reading of the filled form after the damages."""
    readings, problems = read(damaged(filled("ar", written()), with_)[0], tmp_path)
    assert not problems
    return readings[0]


def strays(reading: Reading) -> list[tuple[str, str, str]]:
    return [(each.where, each.kind, each.text) for each in reading.strays]


def test_there_are_many_more_than_twenty_ways() -> None:
    assert len(ALL) > 40


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.__name__)
def test_every_typed_character_is_accounted_for(each: Damage, tmp_path: Path) -> None:
    content, said = damaged(filled("ar", written()), [each])
    kept = everywhere(*read(content, tmp_path))
    still = [text for name, text in ANSWERS.items() if name not in REPLACED.get(each, ())]
    assert [text for text in (*still, *said) if plain(text) not in kept] == []


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(with_=st.lists(st.sampled_from(ALL), min_size=2, max_size=5, unique=True))
def test_every_typed_character_is_accounted_for_after_several_damages(with_: list[Damage], tmp_path: Path) -> None:
    try:
        content, said = damaged(filled("ar", {"opening.home": ANSWERS["opening.home"]}), with_)
    except (StopIteration, KeyError, IndexError, AssertionError):  # one damage took away what the other needs
        assume(False)  # noqa: FBT003
        raise
    readings, problems = read(content, tmp_path, "s-ar")
    kept = everywhere(readings, problems)
    # what one damage typed, another may have written over or taken out again: only what is still in the file counts
    there = plain(_text(content))
    assert [text for text in said if plain(text) in there and plain(text) not in kept] == []


def _text(content: bytes) -> str:
    """Every character of the body, told by nothing but the XML."""
    found: list[str] = []

    def change(parts: Parts) -> None:
        for each in parts[BODY].iter():
            local = str(each.tag).rpartition("}")[2]
            found.append({"tab": "\t", "br": "\n", "p": "\n"}.get(local, "") + (each.text or ""))

    filled("ar", {}, change, of=content)
    return "".join(found)


# what comes of the damages that people do most


@pytest.mark.parametrize(
    "each",
    [
        damage.no_controls, damage.no_bookmarks, damage.no_properties, damage.no_tags, damage.only_codes,
        damage.strict_namespace, damage.runs_split, damage.headings_deleted, damage.columns_reordered,
        damage.emptied, damage.pictures_and_embeddings,
    ],
    ids=lambda each: each.__name__,
)  # fmt: skip
def test_some_damages_do_no_harm_at_all(each: Damage, tmp_path: Path) -> None:
    reading = one(tmp_path, each)
    assert {name: reading.answers[name] for name in ANSWERS} == ANSWERS
    assert (reading.found, reading.strays) == (len(ANSWERS), [])


def test_answers_in_other_letters_of_the_same_look_stay_as_they_were_typed(tmp_path: Path) -> None:
    reading = one(tmp_path, damage.all_nfd)
    assert reading.answers["opening.home"] == unicodedata.normalize("NFD", ANSWERS["opening.home"])
    assert reading.strays == []


@pytest.mark.parametrize("each", [damage.rows_added, damage.row_copied_without_controls])
def test_rows_that_were_copied_become_the_next_rows_of_their_list(each: Damage, tmp_path: Path) -> None:
    reading = one(tmp_path, each)
    assert reading.answers["safety.works.3.own"] == "الحافلة 4"
    assert reading.answers["safety.works.4.own"] == "Neljäs asia"
    assert reading.answers["safety.works.5.reported"] == "Viides asia suomeksi"
    assert [str(note) for note in reading.notes] == ["rows were added: S-W4, S-W5"]
    assert not reading.strays


def test_a_row_that_was_copied_and_numbered_keeps_its_number(tmp_path: Path) -> None:
    reading = one(tmp_path, damage.rows_added_and_numbered)
    assert reading.answers["safety.works.6.own"] == "Neljäs asia"
    assert not reading.strays


def test_what_is_typed_beside_a_box_in_its_cell_belongs_to_the_answer(tmp_path: Path) -> None:
    answers = {"safety.problems.1.own": "Pimeää"}
    content, _ = damaged(filled("ar", answers), [damage.typed_beside_box])
    reading = read(content, tmp_path)[0][0]
    assert reading.answers["safety.problems.1.own"] == "Pimeää – ja lisää perässä\nOma kappale solussa"
    assert [str(note) for note in reading.notes] == ["text beside the box was taken with it: S-P1"]


def test_what_stands_elsewhere_is_listed_with_its_place(tmp_path: Path) -> None:
    assert strays(one(tmp_path, damage.typed_into_nothing)) == [("G-A65", "", "ehkä 2")]
    assert strays(one(tmp_path, damage.commented)) == [
        ("S-W1", "comment", "Kommentin teksti"), ("", "comment", "Kommentti ilman paikkaa"),
    ]  # fmt: skip
    assert strays(one(tmp_path, damage.tracked))[1:] == [("S-W1", "deleted", "Seurattu poisto")]
    assert strays(one(tmp_path, damage.choice_replaced)) == [("H-VENUE", "no such choice", "kirkon kerhohuone")]
    assert strays(one(tmp_path, damage.second_box)) == [("S-SAFE", "second box", "Toinen vastaus samaan")]


def test_boxes_that_are_gone_are_told(tmp_path: Path) -> None:
    notes = [str(note) for note in one(tmp_path, damage.rows_deleted).notes]
    assert notes == ["boxes that are not there any more: A-Q1, S-W2"]


def test_the_sign_that_is_seen_counts_and_the_difference_is_told(tmp_path: Path) -> None:
    by_hand, state = one(tmp_path, damage.tick_by_hand), one(tmp_path, damage.state_and_sign_differ)
    assert by_hand.answers["ready.names"] == "yes"
    assert "ready.read" not in state.answers
    assert [str(each.notes[0]) for each in (by_hand, state)] == [
        "the box and what is seen in it do not agree: R-NAMES",
        "the box and what is seen in it do not agree: R-READ",
    ]


def test_pictures_and_embedded_files_are_told(tmp_path: Path) -> None:
    assert [str(note) for note in one(tmp_path, damage.pictures_and_embeddings).notes] == [
        "pictures, which are only in the file itself: 1",
        "embedded texts, which were not read; save the file in Word to make them readable: 1",
    ]


# several forms, and forms that do not tell what they are


def joined(*files: bytes) -> bytes:
    """The first file with the text of the others pasted below."""
    bodies: list[Element] = []
    for each in files[1:]:
        filled("ar", {}, lambda parts: bodies.append(parts[BODY][0]), of=each)

    def paste(parts: Parts) -> None:
        for body in bodies:
            for each in list(body)[:-1]:
                parts[BODY][0].append(each)

    return filled("ar", {}, paste, of=files[0])


@pytest.mark.parametrize("each", [damage.no_properties, damage.no_controls, damage.only_codes, damage.typed_between])
def test_two_forms_in_one_file_are_two_readings(each: Damage, tmp_path: Path) -> None:
    both = joined(filled("ar", {"safety.works.1.own": "ar 1"}), filled("th", {"safety.works.1.own": "th 1"}))
    content, said = damaged(both, [each])
    readings, problems = read(content, tmp_path)
    assert not problems
    assert [(one.identity.session, one.identity.language) for one in readings] == [("s-ar", "ar"), ("s-th", "th")]
    assert [one.answers["safety.works.1.own"] for one in readings] == ["ar 1", "th 1"]
    assert sorted(stray.text for one in readings for stray in one.strays) == sorted(said)


def test_the_printed_code_is_believed_when_a_form_was_pasted_into_the_file_of_another(tmp_path: Path) -> None:
    pasted = filled("th", {}, lambda parts: parts[BODY][0].clear(), of=form("th"))
    readings, _ = read(joined(pasted, filled("ar", written())), tmp_path)
    assert [one.identity.session for one in readings] == ["s-ar"]
    assert "the file says that it is of session s-th" in str(readings[0].notes[0])


def nameless(parts: Parts) -> list[str]:
    """Neither the file nor the form tells what it is any more."""
    damage.no_properties(parts)
    damage.remove(damage.tables(parts)[0])
    return []


def test_a_form_that_does_not_tell_of_which_session_it_is_is_a_riddle_for_a_person(tmp_path: Path) -> None:
    content, _ = damaged(filled("ar", written()), [nameless])
    readings, problems = read(content, tmp_path)
    assert not readings
    assert "the form does not tell of which discussion it is" in str(problems[0])
    solved, _ = read(content, tmp_path, "s-ar")
    assert {name: solved[0].answers[name] for name in ANSWERS} == ANSWERS
    assert solved[0].identity.session == "s-ar"


def test_a_riddle_stops_no_other_form_in_the_file(tmp_path: Path) -> None:
    riddle, _ = damaged(filled("th", {"opening.home": "th"}), [nameless])
    readings, problems = read(joined(filled("ar", written()), riddle), tmp_path)
    assert [one.identity.session for one in readings] == ["s-ar"]
    assert ("O-HOME", "other form", "th") in strays(readings[0])
    assert len(problems) == 1
