"""The file of a report: commented for the coordinator, own words and reporting language side by side."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Final

from hvs_cli.collect.plain import Data
from hvs_cli.collect.scalar import scalar
from hvs_cli.errors import message
from hvs_cli.model.report import Report

Translate = Callable[[str], str]

ABOUT: Final = message(
    "What was said in one discussion, read from the form named under source; the form itself stays as it came. This "
    "file is yours: correct it, translate, set translation to checked, tag statements with topics. When the form is "
    "read again, what you have written here stays."
)
DECIDE: Final = message(
    "Decide about each: keep, generalise (write instead what shall stand there, such as [employer]) or drop. Until "
    "then no card and no slide shows the words."
)
PLACE: Final = message("Move each to where it belongs, then set placed to yes.")

_MORE: Final = {"suspects": DECIDE, "outside": PLACE}
_ABOUT_REHEARSAL: Final = message("This is a rehearsal. Nothing here was said by real people.")
_WIDTH: Final = 110


def report_text(data: Data, schema: str, translate: Translate) -> str:
    """The whole file for `data`; `schema` is where an editor finds the JSON Schema."""
    head = [f"# yaml-language-server: $schema={schema}", *_comment(ABOUT.words(translate))]
    if data.get("rehearsal"):
        head += _comment(_ABOUT_REHEARSAL.words(translate))
    return "\n".join([*head, "", *_sections(data, translate)]).rstrip("\n") + "\n"


def _sections(data: Data, translate: Translate) -> Iterator[str]:
    for name, value in data.items():
        description = Report.__pydantic_fields__[name].description or ""  # type: ignore[attr-defined]
        yield from _comment(translate(" ".join(description.split())))
        if name in _MORE:
            yield from _comment(_MORE[name].words(translate))
        yield from entry(name, value, 0)
        yield ""


def entry(name: str, value: Any, indent: int) -> Iterator[str]:
    """The lines that set the key `name`, `indent` spaces in."""
    space = " " * indent
    if isinstance(value, dict):
        yield f"{space}{scalar(name, 0)}:"
        for each, inner in value.items():
            yield from entry(each, inner, indent + 2)
    elif isinstance(value, list):
        yield f"{space}{scalar(name, 0)}:"
        for each in value:
            yield from item(each, indent + 2)
    else:
        yield f"{space}{scalar(name, 0)}: {scalar(value, indent)}"


def item(value: Any, indent: int) -> Iterator[str]:
    """The lines of one thing in a list, `indent` spaces in."""
    space = " " * indent
    if not isinstance(value, dict):
        yield f"{space}- {scalar(value, indent)}"
        return
    lines = [line for each, inner in value.items() for line in entry(each, inner, indent + 2)]
    yield f"{space}- {lines[0][indent + 2 :]}"
    yield from lines[1:]


@lru_cache(maxsize=64)
def _comment(text: str) -> tuple[str, ...]:
    """`text` as comment lines; all reports have the same few comments."""
    return tuple(f"# {line}" for line in textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False))
