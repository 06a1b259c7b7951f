"""Goes through the events of a YAML parser and gathers data, places and problems.

The events are taken one by one: nothing is built that a hostile file could make large, and aliases, which make a few
lines stand for billions, are not followed at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from hvs_cli.errors import Message, Place, Problem, Weight, message

DEEPEST: Final = 20
"""Levels of lists and keys in each other. The deepest real file has six; the parser gets slow with thousands."""

MOST: Final = 20_000
"""Values. The largest real file, a question bank in all languages, has a tenth of it."""

MOST_TOLD: Final = 100
"""Problems told of one file."""

MORE: Final = message("there are more mistakes in this file")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"[ \t]*(#[^\s#][^\r\n]*)")
_NOTHING = {"~", "null", "Null", "NULL"}

Path_ = tuple[str | int, ...]
"""The way to a value: keys and indexes from the top."""


class _Enough(Exception):  # noqa: N818 - a signal between the functions below, never seen outside
    """Reading on makes no sense: this is no file that a person wrote."""


@dataclass(slots=True)
class Reading:
    """Goes through the events of one file and gathers data, places and problems."""

    name: str
    text: str
    places: dict[Path_, Place] = field(default_factory=dict)
    keys: dict[Path_, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _values: int = 0

    def document(self) -> Any:
        """What the first document says; a second one is a problem. Raises `MarkedYAMLError`."""
        data = None
        events: Iterator[Any] = yaml.parse(self.text, Loader=_LOADER)
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
        self._values += 1
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
        elif self._values > MOST:
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
        if len(self.problems) >= MOST_TOLD:
            self.problems.append(Problem(Place(self.name), MORE))
            raise _Enough
