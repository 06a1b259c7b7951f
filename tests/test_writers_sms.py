"""Text messages, counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hvs_cli.writers.sms import BASIC, EXTENSION, length


def test_the_alphabets_have_as_many_characters_as_the_standard() -> None:
    assert (len(BASIC), len(EXTENSION)) == (127, 10)


@pytest.mark.parametrize(
    ("text", "encoding", "units", "parts"),
    [
        ("", "GSM-7", 0, 1),
        ("Tervetuloa! Öljyä, åå, ñ", "GSM-7", 24, 1),
        ("a" * 160, "GSM-7", 160, 1),
        ("a" * 161, "GSM-7", 161, 2),
        ("a" * 306, "GSM-7", 306, 2),
        ("a" * 307, "GSM-7", 307, 3),
        ("€" * 80, "GSM-7", 160, 1),
        ("a" * 152 + "€" + "a" * 152, "GSM-7", 306, 3),  # an escape is not parted from its character
        ("أ" * 70, "UCS-2", 70, 1),
        ("أ" * 71, "UCS-2", 71, 2),
        ("أ" * 134, "UCS-2", 134, 2),
        ("أ" * 135, "UCS-2", 135, 3),
        ("😀" * 35, "UCS-2", 70, 1),
        ("a" * 66 + "😀" + "a" * 66, "UCS-2", 134, 3),  # nor is a surrogate
        ("klo 17.00–19.00", "UCS-2", 15, 1),
        ("klo 17.00-19.00", "GSM-7", 15, 1),
        ("Rwanda y’u Burundi", "UCS-2", 18, 1),
        ("line\nline", "GSM-7", 9, 1),
    ],
)
def test_units_and_parts_follow_the_standard(text: str, encoding: str, units: int, parts: int) -> None:
    found = length(text)
    assert (found.encoding, found.units, found.parts, found.characters) == (encoding, units, parts, len(text))


def test_the_characters_that_gsm_lacks_are_named_once_in_order() -> None:
    assert length("Tõsi – põhi").outside == "õ–"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_parts_hold_every_unit_and_none_is_empty(text: str) -> None:
    found = length(text)
    room = {"GSM-7": (160, 153), "UCS-2": (70, 67)}[found.encoding]
    assert found.units <= (room[0] if found.parts == 1 else room[1] * found.parts)
    assert found.parts == 1 or found.units > (room[1] - 1) * (found.parts - 1)
