"""A Word file that passed the guard → everything that it says, and its properties."""

from __future__ import annotations

import re
from typing import Final

from hvs_cli.errors import InputError, Place, Problem, message
from hvs_cli.readers.content import Aside, AsideKind, Block, Content, Unread
from hvs_cli.readers.guard import BODY, Package
from hvs_cli.readers.story import Element, Story, attribute, child, name

_NOTES: Final[dict[str, AsideKind]] = {
    "word/comments.xml": "comment",
    "word/footnotes.xml": "footnote",
    "word/endnotes.xml": "endnote",
}
_EDGE: Final = re.compile(r"word/(?:header|footer)\d*\.xml")


def content(package: Package) -> Content:
    """What `package` says. Raises `InputError` if it is nested more deeply than any person would."""
    try:
        return _content(package)
    except RecursionError as error:
        what = message("this file is nested too deeply")
        hint = message("Nothing was read. Ask the sender for another copy.")
        raise InputError(Problem(Place(package.name), what, hint)) from error


def properties(package: Package) -> dict[str, str]:
    """The properties that a program gave the file: name → value."""
    root = package.parts.get("docProps/custom.xml")
    if root is None:
        return {}
    return {attribute(each, "name"): "".join(map(str, each.itertext())).strip() for each in root}


def _content(package: Package) -> Content:
    notes = {
        (kind, attribute(each, "id")): each
        for part, kind in _NOTES.items()
        if (root := package.parts.get(part)) is not None
        for each in root
        if name(each) and not attribute(each, "type")  # the line above footnotes is a note with a type
    }
    unread: dict[Unread, int] = {}
    story = Story(package.parts[BODY], notes, unread)
    body = child(package.parts[BODY], "body")
    blocks = story.blocks(body if body is not None else ())
    unplaced = [_aside(*key, note) for key, note in notes.items() if key not in story.placed]
    return Content(blocks, _edges(package), unplaced, unread)


def _aside(kind: AsideKind, _id: str, note: Element) -> Aside:
    return Aside(kind, _alone(note))


def _edges(package: Package) -> list[Block]:
    """Head and foot of the pages; the picture there is the municipality's."""
    found = sorted(part for part in package.parts if _EDGE.fullmatch(part))
    return [block for part in found for block in _alone(package.parts[part])]


def _alone(part: Element) -> list[Block]:
    return Story(part, {}, {}).blocks(part)
