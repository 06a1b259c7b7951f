"""Data → model: what pydantic finds wrong, said as a place, a sentence and what to do."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from hvs_cli.errors import Message, Place, Problem
from hvs_cli.languages.language import Languages
from hvs_cli.languages.names import nearest
from hvs_cli.load import sentences as say
from hvs_cli.load.source import Path_, Source
from hvs_cli.model.words import LANGUAGES

LONGEST = 60
"""Characters of a wrong value that are shown."""

_UNKNOWN_KEY = "unexpected_keyword_argument"


def build(model: type[Any], source: Source, languages: Languages | None = None) -> tuple[Any, list[Problem]]:
    """An instance of `model` from `source`, or None; and every problem there is.

    Without `languages` every code of a language passes.
    """
    made, errors = _validated(model, _present(source.data), languages)
    if _has_gaps(source.data):
        known = {each["loc"] for each in errors}
        more = _validated(model, source.data, languages)[1]
        errors += [each for each in more if each["type"] == _UNKNOWN_KEY and each["loc"] not in known]
    telling = _Telling(model, source, languages)
    return (None if errors else made), [telling.problem(each) for each in errors]


def near(word: str, known: Iterable[str]) -> str:
    """The one of `known` that `word` is nearest to, or an empty text if none is near."""
    plain = {each.casefold(): each for each in known}
    found = get_close_matches(word.casefold(), plain, 1, 0.6)
    return plain[found[0]] if found else ""


@cache
def _adapter(model: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def _validated(model: type[Any], data: Any, languages: Languages | None) -> tuple[Any, list[dict[str, Any]]]:
    try:
        adapter = _adapter(model)  # type: ignore[arg-type]  # classes are hashable
        return adapter.validate_python(data, context={LANGUAGES: languages}), []
    except ValidationError as error:
        return None, [dict(each) for each in error.errors(include_url=False)]


def _present(data: Any) -> Any:
    """`data` without the keys that have no value: an empty key is as good as none."""
    if isinstance(data, dict):
        return {key: _present(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_present(value) for value in data]
    return data


def _has_gaps(data: Any) -> bool:
    """Whether a key somewhere in `data` has no value; a wrong one among them must not pass."""
    if isinstance(data, dict):
        return any(value is None or _has_gaps(value) for value in data.values())
    return isinstance(data, list) and any(_has_gaps(value) for value in data)


@dataclasses.dataclass(frozen=True, slots=True)
class _Telling:
    """Puts errors of pydantic into words."""

    model: type[Any]
    source: Source
    languages: Languages | None

    def problem(self, error: dict[str, Any]) -> Problem:
        """What `error` says, and where in the file."""
        way = _way(error, self.source.data)
        kind, value = str(error["type"]), error.get("input")
        if kind == _UNKNOWN_KEY:
            return self._unknown_key(way)
        if kind == "missing":
            return self._missing(way)
        what, hint = _sentence(kind, value)
        values = {"input": _short(value), "example": _short(value)}
        values |= {name: _short(each) for name, each in error.get("ctx", {}).items()}
        if kind == "language":
            hint = self._language(str(value))
        if kind == "literal_error":
            hint, values = _choices(str(value), error["ctx"]["expected"], values)
        return Problem(self._place(way, kind), _filled(what, values), _filled(hint, values))

    def _place(self, way: Path_, kind: str) -> Place:
        return self.source.key(way) if kind in {"id", "reserved", "dict_type"} else self.source.place(way)

    def _unknown_key(self, way: Path_) -> Problem:
        key, keys = str(way[-1]), [each for each, _ in _fields(self.model, way[:-1])]
        guess = near(key, keys)
        hint = _filled(say.NEAR, {"near": guess}) if guess else _filled(say.KEYS_ARE, {"keys": ", ".join(keys)})
        return Problem(
            self.source.key(way), _filled(say.UNKNOWN_KEY, {"key": _short(key)}), hint if keys else say.REMOVE_KEY
        )

    def _missing(self, way: Path_) -> Problem:
        key, part = str(way[-1]), next((each for each in reversed(way[:-1]) if isinstance(each, str)), "")
        what = _filled(say.MISSING_INSIDE if part else say.MISSING, {"key": key, "part": part})
        return Problem(self.source.place(way), what, self._example(way))

    def _example(self, way: Path_) -> Message:
        """How to write the key that is missing at `way`."""
        key = str(way[-1])
        examples = dict(_fields(self.model, way[:-1])).get(key, [])
        if examples:
            return _filled(say.ADD_EXAMPLE, {"example": f"{key}: {examples[0]}"})
        needed = [each for each, samples in _fields(self.model, way) if samples]
        return _filled(say.ADD_KEYS, {"keys": ", ".join(needed)}) if needed else say.ADD

    def _language(self, code: str) -> Message:
        guess = nearest(code, self.languages) if self.languages else ""
        return _filled(say.NEAR, {"near": guess}) if guess else say.LANGUAGES


def _way(error: dict[str, Any], data: Any) -> Path_:
    """Where `error` is, without what pydantic puts between keys; a key that is missing may end it."""
    location = error["loc"]
    way: list[str | int] = []
    for step in location:
        if isinstance(data, dict) and step in data:
            data = data[step]
        elif isinstance(step, int) and isinstance(data, list) and step < len(data):
            data = data[step]
        elif error["type"] == "missing" and step == location[-1]:
            data = None
        else:
            continue
        way.append(step)
    at = error.get("ctx", {}).get("at")
    return tuple(way) if at is None else (*way, at)


def _sentence(kind: str, value: Any) -> say.Sentence:
    """What to say of an error of the `kind` that pydantic calls it, for `value`."""
    if kind == "too_short":
        return say.LIST if isinstance(value, list) else say.SENTENCES["empty"]
    if value is None:
        return say.NO_VALUE
    if isinstance(value, (dict, list)) and kind not in say.SENTENCES:
        return say.ONE_VALUE
    return say.SENTENCES.get(kind, say.ODD)


def _choices(value: str, expected: str, values: dict[str, str]) -> tuple[Message, dict[str, str]]:
    """What to do about a `value` that is none of the `expected` ones, which pydantic lists as `'a', 'b' or 'c'`."""
    choices = expected.split("'")[1::2]
    guess = near(value, choices)
    return (say.NEAR_CHOICES if guess else say.CHOICES), values | {"near": guess, "choices": ", ".join(choices)}


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _filled(sentence: Message, values: dict[str, str]) -> Message:
    return Message(sentence.text, {**sentence.values, **values})


def _fields(model: Any, way: Path_) -> Iterator[tuple[str, list[Any]]]:
    """The keys that the part of `model` at `way` may have, each with its examples; nothing if that is no part."""
    for step in way:
        model = _inside(model, step)
    for name, each in _known(_part(model)).items():
        yield each.alias or name, each.examples or []


def _known(part: Any) -> dict[str, FieldInfo]:
    """The fields of a `part` of the model; none if it is something else."""
    return getattr(part, "__pydantic_fields__", {})


def _inside(hint: Any, step: str | int) -> Any:
    """The type of what stands at `step` of something of the type `hint`."""
    part = _part(hint)
    if dataclasses.is_dataclass(part):
        names = {each.alias: name for name, each in _known(part).items() if each.alias}
        return get_type_hints(part).get(names.get(str(step), str(step)))
    return get_args(part)[-1] if get_args(part) else None


def _part(hint: Any) -> Any:
    """The dataclass, list or map among the types that `hint` allows."""
    kinds = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    return next((each for each in kinds if dataclasses.is_dataclass(each) or get_origin(each) in {list, dict}), None)
