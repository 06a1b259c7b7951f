"""How a script looks and where its letters are, from `translations/scripts.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from hvs_cli.resources import shipped

_MARKS = r"[\u0300-\u036f]*"
"""Accents that are written after their letter."""


@dataclass(frozen=True, slots=True)
class Script:
    """One script; the fields are explained in `translations/scripts.yaml`."""

    code: str
    latin: str
    complex: str
    alternatives: tuple[str, ...]
    larger: float
    leading: float
    run: str
    letters: str
    sample: str


@cache
def scripts() -> dict[str, Script]:
    """Every script by its ISO 15924 code; Latin comes first."""
    entries: dict[str, Any] = yaml.safe_load(shipped("translations/scripts.yaml").read_text("utf-8"))
    return {
        code: Script(
            code=code,
            sample=entry.pop("sample", ""),
            alternatives=tuple(entry.pop("alternatives")),
            **entry,
        )
        for code, entry in entries.items()
    }


def script(code: str) -> Script:
    """The script `code`; one that is not described looks like Latin."""
    return scripts().get(code) or scripts()["Latn"]


@cache
def foreign(code: str) -> re.Pattern[str]:
    """Finds the pieces of a text that are in another script than `code`, with the joints inside them.

    A piece runs from a first foreign letter to the last one, over spaces and signs between them, so that a
    street address or an e-mail address stays whole, with the brackets that open and close inside it. In a
    right-to-left script, numbers with separators (telephones, times, dates) are pieces too, for they run from left
    to right (Unicode annex 9).
    """
    own = script(code)
    others = "".join(each.letters for each in scripts().values() if each.code != own.code)
    letter = rf"[{others}]{_MARKS}"
    bracket = rf"\([^()\n{own.letters}]*\)"
    joint = rf"(?:[^\w\n(){own.letters}]|\d|_|{bracket})*"
    piece = rf"[@#+]?{letter}(?:{joint}{letter})*(?:[ .-]?\d+)*(?: ?{bracket})*(?:/(?!\w))?"
    if own.run == "rtl":
        # From its sign or its first digit on, and all its digits at once: or each of ten thousand would be tried.
        number = r"(?:\+|(?<!\d))\d++(?: ?[.:–\-/()] ?\d+| \d{2,})+"
        return re.compile(f"{piece}|{number}")
    return re.compile(piece)
