"""A commented YAML file from a model and some values: what is not given stands there as a comment to fill."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args, get_type_hints

import yaml

from hvs_cli.errors import Message

Translate = Callable[[str], str]

_PLAIN = re.compile(r"[^\W\d_](?:(?:[\w .,/()@-]|:(?=\S))*[\w.)])?")
"""Text that means itself in YAML wherever it stands; everything else is put into quotation marks."""

_WORDS = frozenset({"yes", "no", "y", "n", "on", "off", "true", "false", "null"})
"""What YAML 1.1 takes for something else than text."""

_WIDTH = 100


def yaml_text(
    model: type[Any],
    values: Mapping[str, Any],
    examples: Mapping[str, Any],
    *,
    schema: str,
    about: Message,
    translate: Translate,
) -> str:
    """The file for `model`: each key with its explanation, those in `values` set, the others as commented `examples`.

    `schema` is where an editor finds the JSON Schema, `about` what a reader should know first. Whatever text stands in
    `values` is read again letter for letter.
    """
    head = [f"# yaml-language-server: $schema={schema}", *_comment(about.words(translate))]
    lines = [*head, "", *_keys(model, values, examples, translate)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _keys(
    model: type[Any], values: Mapping[str, Any], examples: Mapping[str, Any], translate: Translate
) -> Iterator[str]:
    hints = get_type_hints(model)
    for field in dataclasses.fields(model):
        about = model.__pydantic_fields__[field.name]
        key = about.alias or field.name
        if key not in values and key not in examples:
            continue
        yield from _comment(_said(about.description, translate))
        if key in values:
            yield from _entry(key, values[key], examples.get(key), _inner(hints[field.name]), translate)
        else:
            yield from (f"# {line}" for line in _entry(key, examples[key], None, None, translate))
        yield ""


def _entry(key: str, value: Any, example: Any, inner: type[Any] | None, translate: Translate) -> Iterator[str]:
    """The lines that set `key`, with those inside it explained where `inner` is a part of the model."""
    if not isinstance(value, Mapping):
        yield f"{key}: {_value(value)}"
        return
    yield f"{key}:"
    if inner:
        lines = [line for line in _keys(inner, value, example or {}, translate) if line]
    else:
        lines = [line for each, text in value.items() for line in _entry(_scalar(each), text, None, None, translate)]
    yield from (textwrap.indent(line, "  ") for line in lines)


def _value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.time):
        return f"{value:%H.%M}"
    return _scalar(value) if isinstance(value, str) else str(value)


def _scalar(text: str) -> str:
    """`text` so that YAML gives it back as it is."""
    if _PLAIN.fullmatch(text) and text.isprintable() and text.casefold() not in _WORDS:
        return text
    quoted: str = yaml.safe_dump(text, allow_unicode=True, width=math.inf, default_style='"')
    return quoted.rstrip("\n")


def _inner(hint: Any) -> type[Any] | None:
    """The part of the model that stands at a key, looking through what is optional; nothing for a map of parts."""
    found = [each for each in (hint, *get_args(hint)) if dataclasses.is_dataclass(each)]
    return found[0] if found and get_args(hint)[:1] != (str,) else None  # type: ignore[return-value]


def _said(text: str | None, translate: Translate) -> str:
    return translate(" ".join((text or "").split()))


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)]
