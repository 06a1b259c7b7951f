"""What the YAML parser stumbled over, said in the words of people who write YAML by hand now and then."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from hvs_cli.errors import Message, Place, Problem, message

_QUOTE_IT = message("Put the whole text after the colon into quotation marks.")
_INDENT = message("Check the indentation: keys that belong together begin in the same column.")


@dataclass(frozen=True, slots=True)
class _Case:
    """One thing that goes wrong: how the parser says it, and how we do."""

    said: re.Pattern[str]
    """Found in context|problem|sign|line: what the parser said, the sign at the spot, and the line as far as there."""
    what: Message
    hint: Message
    at_start: bool = False
    """Whether the beginning of the broken thing is the place to look at, not where the parser gave up."""


def _case(said: str, what: Message, hint: Message, *, at_start: bool = False) -> _Case:
    return _Case(re.compile(said, re.DOTALL), what, hint, at_start)


_CASES = (
    _case(
        r"tab character|cannot start any token\|\t",
        message("there is a tab here"),
        message("YAML indents with spaces: use two for each level."),
    ),
    _case(
        r"mapping values are not allowed[^|]*\|.\|.*:",
        message("there is a colon too many in this line"),
        _QUOTE_IT,
    ),
    _case(
        r"mapping values are not allowed",
        message("this line does not fit under the one above it"),
        message(
            "Check the indentation, and that the line above is written as key: value, with a space after the colon."
        ),
    ),
    _case(
        r"could not find expected ':'",
        message("this line is no key with a value"),
        message("Write it as key: value, with a space after the colon."),
        at_start=True,
    ),
    _case(
        r"quoted scalar\|found unexpected end",
        message("the quotation mark that opens here is never closed"),
        message("Write the same mark again where the text ends."),
        at_start=True,
    ),
    _case(
        r"quoted scalar\|(found unknown escape|did not find expected hex|found invalid)",
        message("the sign \\ means something else between double quotation marks"),
        message("Use single quotation marks, or write \\ twice."),
    ),
    _case(
        r"flow (sequence|mapping)\|",
        message("the bracket that opens here is not closed, or a comma is missing"),
        message("Close the bracket, and put commas between the values. Put text with brackets into quotation marks."),
        at_start=True,
    ),
    _case(
        r"expected node content\|\|",
        message("the file ends too early"),
        message("Close every bracket that is open."),
    ),
    _case(
        r"expected node content|cannot start any token|(anchor|alias|tag|directive)\||mapping keys are not allowed",
        message("text cannot begin with {sign}"),
        _QUOTE_IT,
        at_start=True,
    ),
    _case(
        r"block sequence entries are not allowed",
        message("a list cannot begin here"),
        message("Put text that begins with a dash into quotation marks; begin a list on the next line."),
    ),
    _case(
        r"block scalar\|",
        message("nothing may follow | or > in its line"),
        message("Begin the text on the next line, indented; or put text with | or > into quotation marks."),
    ),
    _case(
        r"expected key\|.?\|.*['\"]\s*$",
        message("the text goes on after its closing quotation mark"),
        message(
            "Put the whole text into quotation marks. Between single ones, write ' twice where you mean an apostrophe."
        ),
    ),
    _case(
        r"block (mapping|collection)\||expected <document start>",
        message("this does not fit under what stands above it"),
        _INDENT,
    ),
)


def syntax(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    """The problem that `error` tells of the file `name`, which says `text`."""
    mark = error.problem_mark or error.context_mark
    before = text[text.rfind("\n", 0, mark.index) + 1 : mark.index] if mark else ""
    said = f"{error.context or ''}|{error.problem or ''}|{_sign(mark, text)}|{before}"
    case = next((each for each in _CASES if each.said.search(said)), None)
    if case is None:
        return Problem(_place(mark, name), message("this is no YAML: {reason}", reason=error.problem or error), _INDENT)
    if case.at_start and error.context_mark:
        mark = error.context_mark
    return Problem(_place(mark, name), Message(case.what.text, {"sign": _sign(mark, text)}), case.hint)


def _sign(mark: yaml.Mark | None, text: str) -> str:
    return text[mark.index : mark.index + 1] if mark else ""


def _place(mark: yaml.Mark | None, name: str) -> Place:
    return Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
