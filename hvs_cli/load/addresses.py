"""Warnings for e-mail addresses, telephone numbers and web addresses that do not look like any.

They are warnings because no rule knows every address there is: who is sure may go on.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from hvs_cli.errors import Message, Problem, Weight, message
from hvs_cli.load.source import Path_, Source
from hvs_cli.model.words import EmailAddress, PhoneNumber, WebAddress

REMINDER: Final = "muuta.example"
"""How the addresses end that `hvs new` writes for a person to change; nobody has such an address (RFC 2606)."""

_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_PHONE: Final = re.compile(r"\+?[\d\s()./-]+")
_DIGITS: Final = range(3, 16)
"""How many digits a telephone number has, from service numbers to the longest (ITU-T E.164)."""


def odd_addresses(part: Any, source: Source) -> Iterator[Problem]:
    """A warning for each address in `part` of the model, read from `source`, that nobody could reach."""
    for way, value in _texts(part, ()):
        told = _odd(value)
        if told:
            yield Problem(source.place(way), *told, Weight.WARNING)


def _odd(text: str) -> tuple[Message, Message] | None:
    if text.endswith(REMINDER):
        what = message("{address} is not a real address yet", address=text)
        return what, message("Write your own, or remove the key.")
    if isinstance(text, EmailAddress) and not _EMAIL.fullmatch(text):
        what = message("{address} does not look like an e-mail address", address=text)
        return what, message("Write one address and nothing else, for example neuvonta@kunta.example.")
    if isinstance(text, PhoneNumber) and not _is_phone(text):
        what = message("{number} does not look like a telephone number", number=text)
        return what, message("Write one number and nothing else, for example 044 000 0000 or +358 44 000 0000.")
    if isinstance(text, WebAddress) and not _is_web(text):
        what = message("{address} does not look like a web address", address=text)
        return what, message("Write the whole address with https://, for example https://kunta.example/keskustelut.")
    return None


def _is_phone(text: str) -> bool:
    return bool(_PHONE.fullmatch(text)) and sum(map(str.isdigit, text)) in _DIGITS


def _is_web(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"https", "http"} and "." in parts.netloc.strip(".") and not re.search(r"\s", text)


def _texts(value: Any, way: Path_) -> Iterator[tuple[Path_, str]]:
    """Every text in `value`, a part of the model, with the way to it by the keys of the file."""
    if isinstance(value, str):
        yield way, value
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            yield from _texts(getattr(value, each.name), (*way, each.name.removesuffix("_")))
    elif isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(inner, (*way, key))
