"""YAML that is broken, and YAML for programmers: said in the words of people who write it now and then."""

from __future__ import annotations

from typing import Any

import pytest

from hvs_cli.errors import InputError
from hvs_cli.load.source import parse_yaml

QUOTE = "Put the whole text after the colon into quotation marks."
FITS = (
    "this does not fit under what stands above it "
    "Check the indentation: keys that belong together begin in the same column."
)
UNDER = (
    "this line does not fit under the one above it "
    "Check the indentation, and that the line above is written as key: value, with a space after the colon."
)
TAB = "there is a tab here YAML indents with spaces: use two for each level."
NO_KEY = "this line is no key with a value Write it as key: value, with a space after the colon."
BRACKET = (
    "the bracket that opens here is not closed, or a comma is missing "
    "Close the bracket, and put commas between the values. Put text with brackets into quotation marks."
)
GOES_ON = (
    "the text goes on after its closing quotation mark Put the whole text into quotation marks. "
    "Between single ones, write ' twice where you mean an apostrophe."
)
NEVER_CLOSED = "the quotation mark that opens here is never closed Write the same mark again where the text ends."
BACKSLASH = (
    r"the sign \ means something else between double quotation marks Use single quotation marks, or write \ twice."
)
BLOCK = (
    "nothing may follow | or > in its line "
    "Begin the text on the next line, indented; or put text with | or > into quotation marks."
)
BRACES = "this is no key with a value Put text that begins with { or [ into quotation marks."

BROKEN = {
    "venue: Kirjasto: 2. kerros": f"1:16: there is a colon too many in this line {QUOTE}",
    "venue: x\n room: y": f"2:6: {UNDER}",
    "venue:x\nroom: y": f"2:5: {UNDER}",
    "a:\n  b: 1\n   c: 2": f"3:5: {UNDER}",
    "a:\n  b: 1\n c: 2": f"3:2: {FITS}",
    "a: b\n- c": f"2:1: {FITS}",
    "- a\nb: c": f"2:1: {FITS}",
    "  a: b\nc: d": f"2:1: {FITS}",
    "a: b\nroom\nc: d": f"2:1: {NO_KEY}",
    "'a': b\n'c' d\n": f"2:1: {NO_KEY}",
    "\ta: b": f"1:1: {TAB}",
    "a:\n\t- b": f"2:1: {TAB}",
    "a:\n  b: c\n\td: e": f"3:1: {TAB}",
    "a: |\n\tb": f"2:1: {TAB}",
    "a: 'b": f"1:4: {NEVER_CLOSED}",
    'a: "b\nc: d\n': f"1:4: {NEVER_CLOSED}",
    'a: "b" c': f"1:8: {GOES_ON}",
    "a: 'it's'": f"1:8: {GOES_ON}",
    r'a: "C:\temp\ä"': f"1:12: {BACKSLASH}",
    r'a: "\xyz"': f"1:7: {BACKSLASH}",
    "a: [b\nc: d": f"1:4: {BRACKET}",
    "a: {b": f"1:4: {BRACKET}",
    "a: [": "2:1: the file ends too early Close every bracket that is open.",
    "a: @b": f"1:4: text cannot begin with @ {QUOTE}",
    "a: `b`": f"1:4: text cannot begin with ` {QUOTE}",
    "a: 5\nb: %": f"2:4: text cannot begin with % {QUOTE}",
    "a: ]": f"1:4: text cannot begin with ] {QUOTE}",
    "a: , b": f"1:4: text cannot begin with , {QUOTE}",
    "a: & b": f"1:4: text cannot begin with & {QUOTE}",
    "a: * b": f"1:4: text cannot begin with * {QUOTE}",
    "a: ? b": f"1:4: text cannot begin with ? {QUOTE}",
    "a: - b": (
        "1:4: a list cannot begin here "
        "Put text that begins with a dash into quotation marks; begin a list on the next line."
    ),
    "a: | b": f"1:6: {BLOCK}",
    "a: {{ name }}": f"1:5: {BRACES}",
    "[a]: b": f"1:1: {BRACES}",
    "a: *b": (
        "1:4: *b stands for something written elsewhere, which is not possible here "
        "Write the value itself. Put text that begins with * into quotation marks."
    ),
    "a: &b c": "1:4: &b means nothing here Remove it. Put text that begins with & into quotation marks.",
    "a: !b c": "1:4: the tag !b means nothing here Remove it. Put text that begins with ! into quotation marks.",
    "a: !!python/object/apply:os.system [ls]": (
        "1:4: the tag !!python/object/apply:os.system means nothing here "
        "Remove it. Put text that begins with ! into quotation marks."
    ),
    "a: b\n---\nc: d": (
        "2:1: a second document begins here Remove the line ---, or put what follows into a file of its own."
    ),
    "a: 1\nb: 2\na: 3": "3:1: a stands here twice Keep one of them. The other is in line 1.",
    "a: null": (
        "1:4: null is not text here "
        "Leave the value empty if there is none; put the word into quotation marks if you mean it."
    ),
    "a:  #1F3864": (
        "1:5: #1F3864 is a comment here, and not part of the value "
        "Put the value into quotation marks if it belongs to it; otherwise write a space after the #."
    ),
    "a: \x07b": (
        "1:4: the character U+0007 cannot stand in a document "
        "Delete it: it is invisible, and came from copying or from another program."
    ),
    "": " there is nothing in this file See: hvs schema",
    "# only a comment": " there is nothing in this file See: hvs schema",
    "[" * 1000: "1:22: this is nested too deeply Remove brackets, dashes or indentation.",
}


def said(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_yaml(text, "x")
    return [str(problem).removeprefix("x:") for problem in caught.value.problems]


@pytest.mark.parametrize(("text", "line"), BROKEN.items(), ids=[repr(text)[:40] for text in BROKEN])
def test_broken_yaml_is_told_once_with_its_place_and_what_to_do(text: str, line: str) -> None:
    assert said(text) == [line]


GOOD = {
    "a: no\nb: 017 182\nc: 1e3\nd: 'x: #y'": {"a": "no", "b": "017 182", "c": "1e3", "d": "x: #y"},
    "---\na: b\n...\n": {"a": "b"},
    "\ufeffa: b".removeprefix("\ufeff"): {"a": "b"},
    "a: b\r\nc:\r\n  - d\r\n": {"a": "b", "c": ["d"]},
    "a: ä ö ሀ ئ  ไทย 🙂": {"a": "ä ö ሀ ئ  ไทย 🙂"},
    "a: 'null'\nb: '~'": {"a": "null", "b": "~"},
    "a: b#c  # a comment\n# another\nd:\n# more\n  e: f": {"a": "b#c", "d": {"e": "f"}},
    "a:\nb: ''": {"a": None, "b": ""},
}


@pytest.mark.parametrize(("text", "data"), GOOD.items(), ids=[repr(text)[:40] for text in GOOD])
def test_good_yaml_is_what_was_typed(text: str, data: Any) -> None:
    source = parse_yaml(text, "x")
    assert (source.data, source.warnings) == (data, ())


def test_a_number_sign_that_cuts_a_value_short_is_warned_of() -> None:
    source = parse_yaml("address: Kirjastokatu 1 #2\n", "x")
    assert source.data == {"address": "Kirjastokatu 1"}
    assert [str(each) for each in source.warnings] == [
        (
            "x:1:25: #2 is a comment here, and not part of the value "
            "Put the value into quotation marks if it belongs to it; otherwise write a space after the #."
        )
    ]


def test_strange_characters_are_told_one_by_one_with_what_else_is_wrong() -> None:
    assert [line.split(" ")[0] for line in said("a: \x07\nb: x\x0by\u2028z\nc: *d")] == ["1:4:", "2:5:", "2:7:", "3:4:"]


def test_places_are_those_of_values_and_of_keys() -> None:
    source = parse_yaml("a:\n  b: [c, {d: e}]\n", "x")
    assert str(source.place(("a", "b", 1, "d"))) == "x:2:14"
    assert str(source.key(("a", "b", 1, "d"))) == "x:2:11"
    assert str(source.place(("a", "b"))) == "x:2:3"
    assert str(source.place(("a", "nothing", "here"))) == "x:1:1"
    assert source.at("a", "b", 1, "d") == "e"
    assert source.at("a", "b", 7, "d") is None
    assert source.at("a", "b", "c") is None
