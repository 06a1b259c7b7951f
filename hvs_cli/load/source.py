"""A YAML file as plain data, every scalar as the text that was typed, with the place of each value.

The parser's events are read one by one: nothing is built that a hostile file could make large, and aliases, which
make a few lines stand for billions, are not followed at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from hvs_cli.errors import InputError, Message, Place, Problem, Weight, message
from hvs_cli.load.syntax import syntax
from hvs_cli.load.text import read_text, strange_characters

DEEPEST = 20
"""Levels of lists and keys in each other. The deepest real file has six; the parser gets slow with thousands."""

MOST = 20_000
"""Values. The largest real file, a question bank in all languages, has a tenth of it."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"[ \t]*(#[^\s#][^\r\n]*)")
_NOTHING = {"~", "null", "Null", "NULL"}

Path_ = tuple[str | int, ...]
"""The way to a value: keys and indexes from the top."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says, and where it says it."""

    path: str
    data: Any
    places: dict[Path_, Place]
    """Where each value stands; lists and maps stand where their key does."""
    keys: dict[Path_, Place] = field(default_factory=dict)
    """Where each key stands."""
    warnings: tuple[Problem, ...] = ()

    def place(self, way: Path_) -> Place:
        """The place of the value at `way`, or of the nearest thing above it."""
        while way and way not in self.places:
            way = way[:-1]
        return self.places.get(way, Place(self.path))

    def key(self, way: Path_) -> Place:
        """The place of the last key of `way`."""
        return self.keys.get(way) or self.place(way)

    def at(self, *way: str | int) -> Any:
        """What is written at `way`, or None; nothing is known yet of its type."""
        found = self.data
        for step in way:
            if isinstance(found, dict):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found


def read_yaml(path: Path, shown: str = "") -> Source:
    """The contents of the YAML file `path`, called `shown` in messages. Raises `InputError` with every problem."""
    name = shown or str(path)
    return parse_yaml(read_text(path, name), name)


def parse_yaml(text: str, name: str) -> Source:
    """What the YAML `text` says, called `name` in messages. Raises `InputError` with every problem."""
    text, strange = strange_characters(text, name)
    reading = _Reading(name, text)
    try:
        data = reading.document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        raise InputError([*strange, *reading.problems, syntax(error, text, name)]) from error
    errors = [*strange, *(each for each in reading.problems if each.weight is Weight.ERROR)]
    if errors:
        raise InputError([*strange, *reading.problems])
    return Source(name, data, reading.places, reading.keys, tuple(reading.problems))


class _Enough(Exception):  # noqa: N818 - a signal between the functions below, never seen outside
    """Reading on makes no sense: this is no file that a person wrote."""


@dataclass(slots=True)
class _Reading:
    """Goes through the events of one file and gathers data, places and problems."""

    name: str
    text: str
    places: dict[Path_, Place] = field(default_factory=dict)
    keys: dict[Path_, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def document(self, events: Iterator[Any]) -> Any:
        """What the first document says; a second one is a problem."""
        data = None
        try:
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent) and event.explicit and self.places:
                    self._second_document(event)
                    break
                if isinstance(event, yaml.NodeEvent):
                    data = self._value(event, events, ())
        except _Enough:
            return None
        if data is None and not self.problems:
            self.problems.append(
                Problem(Place(self.name), message("there is nothing in this file"), message("See: hvs schema"))
            )
        return data

    def _second_document(self, event: yaml.Event) -> None:
        what = message("a second document begins here")
        self._problem(event, what, message("Remove the line ---, or put what follows into a file of its own."))

    def _value(self, event: yaml.NodeEvent, events: Iterator[Any], way: Path_) -> Any:
        self.places.setdefault(way, self._place(event))
        self._enough(event, way)
        self._unknown_signs(event)
        match event:
            case yaml.ScalarEvent():
                return self._scalar(event, way)
            case yaml.SequenceStartEvent():
                return list(self._items(events, way))
            case yaml.MappingStartEvent():
                return dict(self._entries(events, way))
            case _:
                return None

    def _enough(self, event: yaml.NodeEvent, way: Path_) -> None:
        if len(way) > DEEPEST:
            self._problem(
                event, message("this is nested too deeply"), message("Remove brackets, dashes or indentation.")
            )
        elif len(self.places) > MOST:
            hint = message("A file for hvs has a few pages at most. Perhaps another file got this name.")
            self._problem(event, message("this file has too many values"), hint)
        else:
            return
        raise _Enough

    def _items(self, events: Iterator[Any], way: Path_) -> Iterator[Any]:
        number = 0
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            yield self._value(event, events, (*way, number))
            number += 1

    def _entries(self, events: Iterator[Any], way: Path_) -> Iterator[tuple[str, Any]]:
        seen: dict[str, Place] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self._no_key(key, events, way)
                continue
            name, place = str(key.value), self._place(key)
            inside = (*way, name)
            if name in seen:
                hint = message("Keep one of them. The other is in line {line}.", line=seen[name].line)
                self._problem(key, message("{key} stands here twice", key=name), hint)
                inside = (*way, f"{name} again")
            seen.setdefault(name, place)
            self.keys[inside] = self.places[inside] = place
            value = self._value(next(events), events, inside)
            if place is seen[name]:
                yield name, value

    def _no_key(self, key: yaml.NodeEvent, events: Iterator[Any], way: Path_) -> None:
        """Read over a key that is a list or a map itself, and its value: `{{ name }}` means that to YAML."""
        what = message("this is no key with a value")
        self._problem(key, what, message("Put text that begins with { or [ into quotation marks."))
        known = len(self.problems)
        self._value(key, events, (*way, "?"))
        self._value(next(events), events, (*way, "?"))
        del self.problems[known:]

    def _scalar(self, event: yaml.ScalarEvent, way: Path_) -> str | None:
        value = str(event.value)
        if value:
            self.places[way] = self._place(event)
        if event.style:
            return value
        self._comment(event, value)
        if value in _NOTHING:
            what = message("{word} is not text here", word=value)
            hint = message("Leave the value empty if there is none; put the word into quotation marks if you mean it.")
            self._problem(event, what, hint)
        return value or None

    def _comment(self, event: yaml.ScalarEvent, value: str) -> None:
        """A `#` right before a word is seldom meant as a comment: `colour: #1F3864` would set no colour at all."""
        end: Any = event.end_mark
        found = _COMMENT.match(self.text, end.index)
        if found is None:
            return
        place = Place(self.name, end.line + 1, end.column + 1 + found.start(1) - end.index)
        what = message("{text} is a comment here, and not part of the value", text=found[1].rstrip())
        hint = message("Put the value into quotation marks if it belongs to it; otherwise write a space after the #.")
        self.problems.append(Problem(place, what, hint, Weight.WARNING if value else Weight.ERROR))

    def _unknown_signs(self, event: yaml.NodeEvent) -> None:
        """Aliases, anchors and tags: YAML for programmers, and for attackers."""
        if isinstance(event, yaml.AliasEvent):
            what = message(
                "*{name} stands for something written elsewhere, which is not possible here", name=event.anchor
            )
            self._problem(
                event, what, message("Write the value itself. Put text that begins with * into quotation marks.")
            )
            return
        if event.anchor:
            what = message("&{name} means nothing here", name=event.anchor)
            self._problem(event, what, message("Remove it. Put text that begins with & into quotation marks."))
        if tag := getattr(event, "tag", None):
            what = message("the tag {tag} means nothing here", tag=tag.replace("tag:yaml.org,2002:", "!!"))
            self._problem(event, what, message("Remove it. Put text that begins with ! into quotation marks."))

    def _place(self, event: yaml.Event) -> Place:
        start: Any = event.start_mark
        return Place(self.name, start.line + 1, start.column + 1)

    def _problem(self, event: yaml.Event, what: Message, hint: Message) -> None:
        self.problems.append(Problem(self._place(event), what, hint))
