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

from hvs_cli.errors import SLOT, Message, Place, Problem
from hvs_cli.languages.language import Languages
from hvs_cli.languages.names import nearest
from hvs_cli.load import sentences as say
from hvs_cli.load.reading import MORE, MOST_TOLD
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
        told = {each["loc"] for each in errors}
        more = [each for each in _validated(model, source.data, languages)[1] if each["loc"] not in told]
        gaps = [each for each in more if _is_gap(model, each, source.data)]
        emptied = {each["loc"][:-1] for each in gaps}
        errors = [each for each in errors if each["loc"] not in emptied] + gaps
    telling = _Telling(model, source, languages)
    problems = telling.problems(errors[:MOST_TOLD])
    if len(errors) > MOST_TOLD:
        problems.append(Problem(Place(source.path), MORE))
    return (None if errors else made), problems


def near(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """The one of `known` that `word` is nearest to, or an empty text if none has that much in common with it."""
    plain = {each.casefold(): each for each in known}
    found = get_close_matches(word.casefold(), plain, 1, likeness)
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


def _is_gap(model: type[Any], error: dict[str, Any], data: Any) -> bool:
    """Whether `error` is about a key without a value that is no key of the model: unknown, or an entry of a map."""
    unknown_or_entry = error["type"] == _UNKNOWN_KEY or not list(_fields(model, _way(error, data)[:-1]))
    return error.get("input") is None and unknown_or_entry


@dataclasses.dataclass(frozen=True, slots=True)
class _Telling:
    """Puts errors of pydantic into words."""

    model: type[Any]
    source: Source
    languages: Languages | None

    def problems(self, errors: Iterable[dict[str, Any]]) -> list[Problem]:
        """What `errors` say, each with its place; a key that is there but misspelt is not told as missing too."""
        ways = [(_way(each, self.source.data), each) for each in errors]
        meant = {(*way[:-1], self._guess(way)) for way, each in ways if each["type"] == _UNKNOWN_KEY}
        return [self._problem(way, each) for way, each in ways if each["type"] != "missing" or way not in meant]

    def _problem(self, way: Path_, error: dict[str, Any]) -> Problem:
        kind, value = str(error["type"]), error.get("input")
        if kind == _UNKNOWN_KEY:
            return self._unknown_key(way)
        if kind == "missing":
            return self._missing(way)
        what, hint = _sentence(kind, value)
        context = error.get("ctx", {})
        values = {name: _short(each) for name, each in {"input": value, "example": value, **context}.items()}
        if kind == "language":
            hint, values["near"] = self._language(str(value))
        elif hint is say.CHOICES:
            values["choices"] = ", ".join(choices := _choices(context["expected"]))
            values["near"] = near(str(value), choices)
            hint = say.NEAR_CHOICES if values["near"] else hint
        place = self.source.key(way) if error["loc"][-1:] == ("[key]",) else self.source.place(way)
        return Problem(place, _filled(what, values), _filled(hint, values))

    def _guess(self, way: Path_) -> str:
        """The key that was perhaps meant by the unknown one at `way`."""
        return near(str(way[-1]), [each for each, _ in _fields(self.model, way[:-1])])

    def _unknown_key(self, way: Path_) -> Problem:
        what = _filled(say.UNKNOWN_KEY, {"key": way[-1]})
        keys = ", ".join(each for each, _ in _fields(self.model, way[:-1]))
        guess = self._guess(way)
        hint = _filled(say.NEAR, {"near": guess}) if guess else _filled(say.KEYS_ARE, {"keys": keys})
        return Problem(self.source.key(way), what, hint)

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

    def _language(self, typed: str) -> tuple[Message, str]:
        """What to do about a language that there is not, and which one was perhaps meant."""
        guess = nearest(typed, self.languages) if self.languages else ""
        return (say.NEAR if guess else say.LANGUAGES), guess


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
        return say.EMPTY_LIST if isinstance(value, list) else say.SENTENCES["empty"]
    if value is None:
        return say.NO_VALUE
    if isinstance(value, (dict, list)) and (kind == "literal_error" or kind not in say.SENTENCES):
        return say.ONE_VALUE
    return say.SENTENCES.get(kind, say.ODD)


def _choices(expected: str) -> list[str]:
    """The choices that pydantic lists as `'a', 'b' or 'c'`."""
    return expected.split("'")[1::2]


def _short(value: Any) -> Any:
    return f"{value[: LONGEST - 1]}…" if isinstance(value, str) and len(value) > LONGEST else value


def _filled(sentence: Message, values: dict[str, Any]) -> Message:
    """`sentence` with those of `values` that it has slots for, so that no large value travels with it."""
    wanted = {name: values[name] for name in SLOT.findall(sentence.text) if name in values}
    return Message(sentence.text, wanted)


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
