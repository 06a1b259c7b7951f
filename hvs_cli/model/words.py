"""Small values a person writes in YAML: text in one or several languages, dates, times, names for files.

A validator here says only what is wrong, by a code; `load` has the sentences for each code.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

STRICT = ConfigDict(
    extra="forbid", frozen=True, use_attribute_docstrings=True, validate_by_name=True, validate_by_alias=True
)
"""How every part of the model behaves: unknown keys are errors, nothing changes after it was read."""

READABLE = 4.5
"""The contrast that text needs, to one (WCAG 2.1, 1.4.3)."""

RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
"""Names that Windows keeps for devices, whatever the ending."""

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FINNISH_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_CLOCK = re.compile(r"(?:klo|kl\.?)?\s*(\d{1,2})(?:[.:](\d{2}))?", re.IGNORECASE)


class Written(str):
    """Text as a person wrote it, letter for letter, in a language of people (an id or a choice is a plain `str`)."""

    __slots__ = ()


def _written(text: str) -> Written:
    if found := _NOT_XML.search(text):
        raise PydanticCustomError("character", "{code}", {"code": f"U+{ord(found[0]):04X}"})
    if not text.strip():
        raise PydanticCustomError("empty", "empty")
    return Written(text)


def check_id(value: str) -> str:
    """`value`, if it can be part of a file name on Windows, macOS and Linux alike."""
    if not _ID.fullmatch(value) or value.endswith("."):
        raise PydanticCustomError("id", "{id}", {"id": value})
    if value.split(".", maxsplit=1)[0] in RESERVED:
        raise PydanticCustomError("reserved", "{name}", {"name": value})
    return value


def read_date(value: Any) -> Any:
    """A date as `2026-03-12` or in the Finnish way `12.3.2026`."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if found := _FINNISH_DATE.fullmatch(text):
        text = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("no_day", "{day}", {"day": value}) from None


def read_time(value: Any) -> Any:
    """A time of the 24-hour clock as `17.00`, `17:00`, `17` or `klo 17.00`."""
    if isinstance(value, str):
        found = _CLOCK.fullmatch(value.strip())
        if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
            return dt.time(int(found[1]), int(found[2] or 0))
        raise PydanticCustomError("no_time", "{time}", {"time": value})
    return value


def _colour(value: str) -> str:
    digits = value.removeprefix("#").upper()
    if not re.fullmatch("[0-9A-F]{6}", digits):
        raise PydanticCustomError("colour", "{colour}", {"colour": value})
    if contrast(digits, "FFFFFF") < READABLE:
        raise PydanticCustomError("contrast", "{colour}", {"colour": value})
    return digits


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How many to one two colours stand out from each other, 1 to 21 (WCAG 2.1, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


Line = Annotated[str, AfterValidator(_written)]
"""Text as a person wrote it, letter for letter."""

Words = Annotated[Line | dict[str, Line], Field(union_mode="left_to_right")]
"""Text in the reporting language, or a map from language code to text."""

Id = Annotated[str, AfterValidator(check_id)]
Date = Annotated[dt.date, BeforeValidator(read_date)]
Time = Annotated[dt.time, BeforeValidator(read_time)]
Colour = Annotated[str, AfterValidator(_colour)]


def in_language(words: str | dict[str, str], wanted: str, otherwise: str) -> tuple[str, str]:
    """The text for language `wanted` and the language it is really in, which may be `otherwise`.

    A plain string is in language `otherwise`, the reporting language. Of a map the wanted language is taken,
    then `otherwise`, then the first that is written.
    """
    if isinstance(words, str):
        return words, otherwise
    for code in (wanted, otherwise):
        if code in words:
            return words[code], code
    code = next(iter(words))
    return words[code], code
