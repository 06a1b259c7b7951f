"""How each language is written, as far as the checks ask: `translations/letters.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from hvs_cli.resources import shipped


@dataclass(frozen=True, slots=True)
class Habits:
    """What `letters.yaml` says of a language; one that is not there has none of its own."""

    letters: str | None = None
    """Ranges as in a regular expression, in small letters; None if nobody knows the alphabet."""
    quotes: str = ""
    """The quotation marks of the language, the usual ones first."""
    pairs: tuple[str, ...] = ()
    """Signs that stand around a sentence, such as `¿?`."""
    full_stop: bool = True
    """Whether a sentence ends with a sign."""
    invisible: str = ""
    """Signs that nobody sees and that belong into words."""
    joined: str = ""
    """What an invisible sign joins to the next word: a prefix, as a regular expression."""
    doubled: bool = False
    """Whether a word may rightly stand twice."""
    kin: frozenset[str] = frozenset()
    """Languages so near to it that a sentence may be the same in both."""


@cache
def _all() -> dict[str, Habits]:
    entries: dict[str, dict[str, Any]] = yaml.safe_load(shipped("translations/letters.yaml").read_text("utf-8"))
    return {
        code: Habits(**{**entry, "pairs": tuple(entry.get("pairs", ())), "kin": frozenset(entry.get("kin", ()))})
        for code, entry in entries.items()
    }


def habits(code: str) -> Habits:
    """How the language `code` is written."""
    return _all().get(code, Habits())
