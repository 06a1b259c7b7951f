"""A YAML file as plain data, every scalar as the text that was typed, with the place of each value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from hvs_cli.errors import InputError, Message, Place, Problem, message

LARGEST = 1_000_000
"""Bytes. The largest real file known is a hundredth of it."""

MOST_VALUES = 50_000
"""Values after aliases are followed: a few lines of aliases can stand for billions."""

Path_ = tuple[str | int, ...]
"""The way to a value: keys and indexes from the top."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says, and where it says it."""

    path: str
    data: Any
    places: dict[Path_, Place]

    def place(self, way: Path_) -> Place:
        """The place of the value at `way`, or of the nearest thing above it."""
        while way and way not in self.places:
            way = way[:-1]
        return self.places.get(way, Place(self.path))


def read_yaml(path: Path, shown: str = "") -> Source:
    """The contents of the YAML file `path`, called `shown` in messages. Raises `InputError` with every problem."""
    name = shown or str(path)
    text = _text(path, name)
    try:
        # The C loader crashes the process on deep nesting; the slower one raises RecursionError.
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise InputError(_syntax(error, name)) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        code = f"U+{ord(error.character):04X}" if isinstance(error.character, str) else str(error.character)
        what = message("the character {code} cannot stand in a YAML file", code=code)
        raise InputError(Problem(Place(name, line), what, message("Remove it."))) from error
    except RecursionError as error:
        raise InputError(Problem(Place(name), message("this file is nested too deeply"))) from error
    if node is None:
        raise InputError(Problem(Place(name), message("this file is empty"), message("See: hvs schema")))
    reading = _Reading(name)
    data = reading.value(node, ())
    if reading.problems:
        raise InputError(reading.problems)
    return Source(name, data, reading.places)


def _text(path: Path, name: str) -> str:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            what = message("this file is too large: {size} MB", size=round(size / 1_000_000, 1))
            raise InputError(Problem(Place(name), what, message("A file for hvs has a few pages at most.")))
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(Problem(Place(name), message("cannot be read: {reason}", reason=error.strerror))) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        hint = message("Save it again with the encoding UTF-8 (in Notepad: Save as, Encoding).")
        raise InputError(Problem(Place(name, line, column), message("this file is not UTF-8"), hint)) from error


def _syntax(error: yaml.MarkedYAMLError, name: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    reason = error.problem or ""
    if "'\\t'" in reason:
        return Problem(
            place, message("there is a tab here"), message("YAML indents with spaces: use two for each level.")
        )
    if "mapping values are not allowed" in reason:
        hint = message("Put text with a colon into quotation marks, and check the indentation.")
        return Problem(place, message("there is a colon too many"), hint)
    if "single document" in reason:
        return Problem(place, message("there are two documents in this file"), message("Remove the line ---."))
    if "could not find expected ':'" in reason:
        return Problem(place, message("there is a line without a colon"), message("Write it as key: value."))
    return Problem(
        place, message("this is no YAML: {reason}", reason=reason), message("Check quotation marks and indentation.")
    )


class _Reading:
    """Goes through the nodes of one file and gathers data, places and problems."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.places: dict[Path_, Place] = {}
        self.problems: list[Problem] = []
        self._left = MOST_VALUES

    def value(self, node: yaml.Node, way: Path_) -> Any:
        self.places.setdefault(way, self._place(node))
        self._left -= 1
        if self._left < 0:
            if self._left == -1:
                self._problem(
                    node, message("this file has too many values"), message("Write each value once, without & and *.")
                )
            return None
        if not node.tag.startswith("tag:yaml.org,2002:"):
            self._problem(node, message("the tag {tag} means nothing here", tag=node.tag), message("Remove it."))
        if isinstance(node, yaml.ScalarNode):
            return None if node.value == "" and node.style is None else str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(each, (*way, n)) for n, each in enumerate(node.value)]
        return dict(self._entries(node, way))

    def _entries(self, node: yaml.Node, way: Path_) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._problem(key, message("a key must be a word"), message("Write it as key: value."))
                continue
            name = str(key.value)
            if name in seen:
                self._problem(key, message("{key} stands here twice", key=name), message("Keep one of them."))
                continue
            seen.add(name)
            self.places[(*way, name)] = self._place(key)
            yield name, self.value(value, (*way, name))

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.name, node.start_mark.line + 1, node.start_mark.column + 1)

    def _problem(self, node: yaml.Node, what: Message, hint: Message) -> None:
        self.problems.append(Problem(self._place(node), what, hint))
