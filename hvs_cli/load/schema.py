"""Data → model: what pydantic finds wrong, said as a place, a sentence and what to do."""

from __future__ import annotations

import dataclasses
from difflib import get_close_matches
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from hvs_cli.errors import Message, Place, Problem, message
from hvs_cli.load.source import Path_, Source

_WORDS: dict[str, tuple[Message, Message]] = {
    "missing": (message("{key} is missing"), message("Add it; hvs schema tells what it means.")),
    "character": (
        message("the character {code} cannot stand in a Word or web document"),
        message("Remove it."),
    ),
    "empty": (message("there is no text here"), message("Write it, or leave the key out.")),
    "id": (
        message("“{id}” cannot be an id"),
        message("Use the letters a–z, digits, - and _, for example 2026-03-12-ar."),
    ),
    "reserved": (message("Windows keeps the name {name} for itself"), message("Choose another id.")),
    "no_day": (message("“{day}” is no day of the calendar"), message("Write it as 2026-03-12 or 12.3.2026.")),
    "no_time": (message("“{time}” is no time of day"), message("Write it as 17.00.")),
    "colour": (message("“{colour}” is no colour"), message("Write six digits 0–9 and A–F, for example 1F3864.")),
    "contrast": (
        message("the colour {colour} is too light to read on white"),
        message("Choose a darker one: the contrast must be at least 4.5 to 1 (WCAG 2.1)."),
    ),
    "literal_error": (message("“{input}” is not a choice here"), message("Choose one of: {expected}.")),
    "bool_parsing": (message("“{input}” is neither yes nor no"), message("Write yes or no.")),
    "int_parsing": (message("“{input}” is no whole number"), message("Write a number, for example 10.")),
    "greater_than_equal": (message("{input} is too small"), message("Write at least {ge}.")),
    "less_than_equal": (message("{input} is too large"), message("Write at most {le}.")),
    "too_short": (message("this list is empty"), message("Write at least one value.")),
    "list_type": (message("a list belongs here"), message("Write each value on a line of its own, after a dash.")),
    "dict_type": (message("keys with values belong here"), message("Write them as key: value, indented.")),
    "dataclass_type": (message("keys with values belong here"), message("Write them as key: value, indented.")),
    "string_type": (message("text belongs here"), message("Write text, or a text for each language as fi: …")),
}


def build(model: type[Any], source: Source) -> tuple[Any, list[Problem]]:
    """An instance of `model` from `source`, or None; and every problem there is."""
    try:
        return TypeAdapter(model).validate_python(_present(source.data)), []
    except ValidationError as error:
        return None, _problems(model, source, error)


def _present(data: Any) -> Any:
    """`data` without the keys that have no value: an empty key is as good as none."""
    if isinstance(data, dict):
        return {key: _present(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_present(value) for value in data]
    return data


def _problems(model: type[Any], source: Source, error: ValidationError) -> list[Problem]:
    found: dict[Place, Problem] = {}
    for each in error.errors(include_url=False):
        way = _way(each["loc"], source.data)
        problem = _problem(model, source, way, dict(each))
        known = found.get(problem.place)
        # Of a union every branch complains; the sentence about text is the least telling one.
        if known is None or str(known.what) == str(_WORDS["string_type"][0]):
            found[problem.place] = problem
    return list(found.values())


def _way(location: tuple[int | str, ...], data: Any) -> Path_:
    """`location` without the names of types that pydantic puts between keys; a key that is missing may end it."""
    way: list[str | int] = []
    for step in location:
        if isinstance(data, dict) and step in data:
            data = data[step]
        elif isinstance(step, int) and isinstance(data, list) and step < len(data):
            data = data[step]
        elif step is location[-1] and isinstance(step, str) and isinstance(data, dict) and step.isidentifier():
            data = None
        else:
            continue
        way.append(step)
    return tuple(way)


def _problem(model: type[Any], source: Source, way: Path_, error: dict[str, Any]) -> Problem:
    place = source.place(way)
    kind = str(error["type"])
    key = str(way[-1]) if way else ""
    if kind == "unexpected_keyword_argument":
        near = get_close_matches(key, _keys(model, way[:-1]), 1, 0.5)
        hint = (
            message("Did you mean {near}?", near=near[0]) if near else message("Remove it; hvs schema lists the keys.")
        )
        return Problem(place, message("there is no key {key} here", key=key), hint)
    values = {"key": key, "input": error.get("input"), **error.get("ctx", {})}
    what, hint = _WORDS.get(kind, (message("{reason}", reason=error["msg"]), message("See: hvs schema")))
    return Problem(place, Message(what.text, {**what.values, **values}), Message(hint.text, {**hint.values, **values}))


def _keys(model: Any, way: Path_) -> list[str]:
    """The keys that the part of `model` at `way` may have."""
    for step in way:
        found = _inner(model, step)
        if found is None:
            return []
        model = found
    return [each.name.rstrip("_") for each in dataclasses.fields(model)] if dataclasses.is_dataclass(model) else []


def _inner(model: Any, step: str | int) -> Any:
    """The dataclass that stands at `step` of `model`, looking through lists, maps and optional values."""
    hint = get_type_hints(model).get(str(step)) if dataclasses.is_dataclass(model) else model
    waiting = [hint]
    while waiting:
        each = waiting.pop(0)
        if dataclasses.is_dataclass(each):
            return each
        waiting.extend(arg for arg in get_args(each) if arg is not str)
    return None
