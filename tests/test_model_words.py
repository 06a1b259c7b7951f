"""The small values that people write: ids, colours, texts in several languages."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from hvs_cli.model.words import (
    LANGUAGES,
    READABLE,
    Code,
    Colour,
    Line,
    WebAddress,
    Words,
    Written,
    check_id,
    contrast,
    in_language,
    once,
)


@pytest.mark.parametrize("name", ["a", "2026-03-12-ar", "local.harbour", "x_1", "console", "com10", "a" * 60])
def test_good_ids(name: str) -> None:
    assert check_id(name) == name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "id"),
        ("A", "id"),
        ("ä", "id"),
        ("a b", "id"),
        (".a", "id"),
        ("a.", "id"),
        ("-a", "id"),
        ("../a", "id"),
        ("a/b", "id"),
        ("a\\b", "id"),
        ("a\n", "id"),
        ("a:b", "id"),
        ("a\0", "id"),
        ("a" * 61, "id"),
        ("con", "reserved"),
        ("nul.txt", "reserved"),
        ("com0", "reserved"),
        ("lpt9.a.b", "reserved"),
        ("aux", "reserved"),
    ],
)
def test_names_that_some_computer_refuses(name: str, code: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        check_id(name)
    assert caught.value.type == code


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("FFFFFF", "FFFFFF") == pytest.approx(1)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("FFFFFF", "0B4F6C") == contrast("0B4F6C", "FFFFFF")


@pytest.mark.parametrize(
    ("typed", "colour"), [("1f3864", "1F3864"), ("#0B4F6C", "0B4F6C"), ("000000", "000000"), ("767676", "767676")]
)
def test_good_colours(typed: str, colour: str) -> None:
    assert TypeAdapter(Colour).validate_python(typed) == colour


@pytest.mark.parametrize(
    ("typed", "code"),
    [("777777", "contrast"), ("FFFFFF", "contrast"), ("blue", "colour"), ("12345", "colour"), ("##123456", "colour")],
)
def test_colours_that_cannot_be_read(typed: str, code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Colour).validate_python(typed)
    assert [each["type"] for each in caught.value.errors()] == [code]


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_colour_is_good_exactly_if_it_can_be_read(hue: float, light: float, strong: float) -> None:
    digits = "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, strong))
    good = contrast(digits, "FFFFFF") >= READABLE
    try:
        TypeAdapter(Colour).validate_python(digits)
    except ValidationError:
        assert not good
    else:
        assert good


def test_text_is_marked_as_written_by_a_person() -> None:
    text = TypeAdapter(Line).validate_python("Pääkirjasto")
    assert isinstance(text, Written)
    assert issubclass(WebAddress, Written)


@pytest.mark.parametrize("text", ["a\0b", "\x0b", "\ufffe", "\x1b[31m"])
def test_characters_that_no_document_can_hold(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Line).validate_python(text)
    assert [each["type"] for each in caught.value.errors()] == ["character"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1))
def test_every_other_text_stays_as_it_is(text: str) -> None:
    if text.strip():
        assert TypeAdapter(Line).validate_python(text) == text


def test_words_are_text_or_texts_by_language() -> None:
    adapter, known = TypeAdapter(Words), {LANGUAGES: ["fi", "sv"]}
    assert adapter.validate_python("a", context=known) == "a"
    assert adapter.validate_python({"fi": "a", "sv": "b"}, context=known) == {"fi": "a", "sv": "b"}
    odd: list[object] = [{}, {"xx": "a"}, {"fi": {}}, [], 1, None]
    for wrong in odd:
        with pytest.raises(ValidationError):
            adapter.validate_python(wrong, context=known)


def test_without_knowing_languages_every_code_passes() -> None:
    assert TypeAdapter(Code).validate_python("xx") == "xx"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a", ("a", "fi")),
        ({"fi": "a", "sv": "b"}, ("b", "sv")),
        ({"fi": "a", "en": "c"}, ("a", "fi")),
        ({"en": "c", "et": "d"}, ("c", "en")),
    ],
)
def test_the_language_of_a_text_is_told_with_it(words: str | dict[str, str], found: tuple[str, str]) -> None:
    assert in_language(words, "sv", "fi") == found


def test_the_first_value_that_stands_there_twice_is_told() -> None:
    assert once(["a", "b"]) == ["a", "b"]
    with pytest.raises(PydanticCustomError) as caught:
        once(["a", "b", "a", "b"])
    assert caught.value.context == {"value": "a", "at": 2}
