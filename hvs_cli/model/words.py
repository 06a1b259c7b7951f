"""Small values a person writes in YAML: text in one or several languages, addresses, names for files, colours.

A validator here says only what is wrong, by a code; `load` has the sentences for each code. What only the folder
knows (which languages there are) comes in the validation context.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, ConfigDict, Discriminator, Field, Tag, ValidationInfo
from pydantic_core import PydanticCustomError

STRICT = ConfigDict(
    extra="forbid", frozen=True, use_attribute_docstrings=True, validate_by_name=True, validate_by_alias=True
)
"""How every part of the model behaves: unknown keys are errors, nothing changes after it was read."""

LANGUAGES = "languages"
"""The key of the validation context that holds the codes of the languages there are."""

READABLE = 4.5
"""The contrast that text needs, to one (WCAG 2.1, 1.4.3)."""

RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
"""Names that Windows keeps for devices, whatever the ending."""

LONGEST_ID = 60
"""Characters; with the folders above it a path stays below the 260 that Windows allows."""

T = TypeVar("T", bound=Hashable)

_ID = re.compile(rf"[a-z0-9][a-z0-9._-]{{0,{LONGEST_ID - 1}}}")
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,159}")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Written(str):
    """Text as a person wrote it, letter for letter, in a language of people (an id or a choice is a plain `str`)."""

    __slots__ = ()


class EmailAddress(Written):
    """Text that should be an e-mail address; `load` warns if it does not look like one."""

    __slots__ = ()


class PhoneNumber(Written):
    """Text that should be a telephone number; `load` warns if it does not look like one."""

    __slots__ = ()


class WebAddress(Written):
    """Text that should be a web address; `load` warns if it does not look like one."""

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


def check_key(value: str) -> str:
    """`value`, if it can be an id that is written in files but names none: S1, 2027-03-11-ar.safety.works.1."""
    if not _KEY.fullmatch(value):
        raise PydanticCustomError("key", "{key}", {"key": value})
    return value


def _code(value: str, info: ValidationInfo) -> str:
    known = (info.context or {}).get(LANGUAGES)
    if known is not None and value not in known:
        raise PydanticCustomError("language", "{code}", {"code": value})
    return value


def once(values: list[T]) -> list[T]:
    """`values`, if none of them stands there twice."""
    for number, value in enumerate(values):
        if value in values[:number]:
            raise PydanticCustomError("twice", "{value}", {"value": value, "at": number})
    return values


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


def _one_or_several(value: Any) -> str:
    return "several languages" if isinstance(value, dict) else "one language"


Line = Annotated[str, AfterValidator(_written)]
"""Text as a person wrote it, letter for letter."""

Email = Annotated[str, AfterValidator(lambda text: EmailAddress(_written(text)))]
Phone = Annotated[str, AfterValidator(lambda text: PhoneNumber(_written(text)))]
Web = Annotated[str, Field(max_length=500), AfterValidator(lambda text: WebAddress(_written(text)))]

Code = Annotated[str, AfterValidator(_code)]
"""The code of a language that there is."""

Words = Annotated[
    Annotated[Line, Tag("one language")] | Annotated[dict[Code, Line], Field(min_length=1), Tag("several languages")],
    Discriminator(_one_or_several),
]
"""Text in the reporting language, or a map from language code to text."""

Id = Annotated[str, AfterValidator(check_id)]
Key = Annotated[str, AfterValidator(check_key)]
Codes = Annotated[list[Code], Field(min_length=1), AfterValidator(once)]
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
