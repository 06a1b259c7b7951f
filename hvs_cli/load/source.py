"""A YAML file as plain data, every scalar as the text that was typed, with the place of each value."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from hvs_cli.errors import InputError, Place, Problem, Weight
from hvs_cli.load.reading import Path_, Reading
from hvs_cli.load.syntax import syntax
from hvs_cli.load.text import read_text, strange_characters

__all__ = ["Path_", "Source", "parse_yaml", "read_yaml"]


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
    reading = Reading(name, text)
    try:
        data = reading.document()
    except yaml.MarkedYAMLError as error:
        raise InputError([*strange, *reading.problems, syntax(error, text, name)]) from error
    errors = [*strange, *(each for each in reading.problems if each.weight is Weight.ERROR)]
    if errors:
        raise InputError([*strange, *reading.problems])
    return Source(name, data, reading.places, reading.keys, tuple(reading.problems))
