"""What the classes of templates look like on a slide. PowerPoint names no styles for paragraphs; colours are the theme's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from hvs_cli.errors import Place, Problem, TemplateError, message


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How a paragraph or a run differs from plain text. Compared by identity: there is one of each."""

    grow: float = 1
    """Its size as a multiple of the size around it."""
    bold: bool = False
    colour: str = ""
    """Of the theme, or hexadecimal."""
    margin: float = 0
    """Points at its beginning."""
    centred: bool = False
    underline: str = ""


PLAIN: Final = Style()
HEADING: Final = Style(bold=True, colour="accent1")
LARGE: Final = frozenset(["big", "quote"])
"""Classes that have a slide of their own look: a layout with large type."""

PARAGRAPHS: Final = {
    "": PLAIN,
    "big": Style(grow=1.2, bold=True, colour="accent1"),
    "quote": Style(colour="accent1", margin=24),
    "lead": Style(bold=True),
    "value": Style(bold=True),
    "label": HEADING,
    "quiet": Style(colour="tx2"),
    "say": Style(margin=24),
    "probe": Style(margin=24),
    "center": Style(centred=True),
}

RUNS: Final = {
    "": PLAIN,
    "quiet": Style(colour="tx2"),
    "accent": HEADING,
    "untranslated": Style(colour="7A3E00", underline="dotted"),
}


@cache
def bold(style: Style) -> Style:
    """The same in bold, for cells of headings."""
    return replace(style, bold=True)


def paragraph_style(name: str) -> Style:
    """The style of a paragraph with the class `name`. Raises `TemplateError` if there is none."""
    return _style(name, PARAGRAPHS)


def run_style(name: str) -> Style:
    """The style of a run with the class `name`. Raises `TemplateError` if there is none."""
    return _style(name, RUNS)


def _style(name: str, known: dict[str, Style]) -> Style:
    if name not in known:
        raise unknown(name, known)
    return known[name]


def unknown(name: str, known: dict[str, Style] | frozenset[str]) -> TemplateError:
    """The error for a class that slides do not know."""
    what = message("slides know no class {name} here", name=name)
    hint = message("Use one of: {names}.", names=", ".join(sorted(filter(None, known))))
    return TemplateError(Problem(Place(""), what, hint))
