"""What writers share: the direction of a paragraph and its pieces, and paragraphs without page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from hvs_cli.document.tree import Counter, Field, Heading, Inline, Link, Paragraph, Text, texts
from hvs_cli.languages.language import Language

_JOINTS = " \t·•|/–—-("
"""What stands between a page number and the words before it."""


def tag(language: Language) -> str:
    """The tag of the language for web pages and calendars (BCP 47)."""
    return language.code.replace("_", "-")


def direction_giver(paragraph: Paragraph | Heading) -> Language:
    """The language whose direction the paragraph takes: its own, unless all its words run the other way."""
    own, other = paragraph.language.right_to_left, None
    for each in texts(paragraph.content):
        if any(letter.isalpha() for letter in each.text):
            if each.language.right_to_left == own:
                return paragraph.language
            other = other or each.language
    return other or paragraph.language


def pieces(content: Sequence[Inline], around: Language) -> Iterator[tuple[bool, list[Inline]]]:
    """`content` in pieces that run one way, each with whether it runs against the text `around`.

    Neighbours that run against it are one piece: apart, two words would change places.
    """
    for against, piece in groupby(content, lambda each: _right_to_left(each, around) != around.right_to_left):
        yield against, list(piece)


def _right_to_left(inline: Inline, around: Language) -> bool:
    match inline:
        case Text() | Field():
            return inline.language.right_to_left
        case Link() if inline.content:
            return all(text.language.right_to_left for text in inline.content)
        case _:
            return around.right_to_left


def unpaged(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """`content` without page numbers and the signs that joined them to the words: a screen has no pages."""
    counters = [number for number, each in enumerate(content) if isinstance(each, Counter)]
    if not counters:
        return content
    before, after = content[: counters[0]], content[counters[-1] + 1 :]
    if before and isinstance(last := before[-1], Text):
        before = (*before[:-1], replace(last, text=last.text.rstrip(_JOINTS)))
    if after and isinstance(first := after[0], Text):
        after = (replace(first, text=first.text.lstrip(")")), *after[1:])
    return before + after
