"""Which language a person means: by code, or by its name in English, Finnish, Swedish or itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from hvs_cli.errors import InputError, Place, Problem, message
from hvs_cli.languages.language import Languages, facts

ASKED_IN = ("en", "fi", "sv")
"""The languages in which a coordinator may name a language."""


def find(typed: str, languages: Languages, place: str) -> str:
    """The code of the language that `typed` names. Raises `InputError` at `place` with the nearest name."""
    if code := called(typed, languages.codes):
        return code
    known = {_even(name): code for code in languages.codes for name in _names(code)}
    near = [f"{name} ({known[name]})" for name in get_close_matches(_even(typed), known, 1, 0.7)]
    hint = message("Did you mean {near}?", near=near[0]) if near else message("See: hvs languages")
    raise InputError(Problem(Place(place), message("there is no language {code}", code=typed), hint))


def called(typed: str, codes: Iterable[str]) -> str:
    """The one of `codes` whose language is called `typed`; empty if none is."""
    return {_even(name): code for code in codes for name in _names(code)}.get(_even(typed), "")


def name(code: str, spoken: str) -> str:
    """What the language `spoken` calls the language `code`."""
    return facts(spoken).name_of(facts(code))


def _names(code: str) -> Iterator[str]:
    language = facts(code)
    yield code
    yield language.name
    yield language.english
    yield from language.also
    for each in ASKED_IN:
        yield facts(each).name_of(language)


def _even(typed: str) -> str:
    """`typed` without what people write differently: capitals, spaces around, composed letters."""
    return unicodedata.normalize("NFC", typed.strip()).casefold()


def nearest(typed: str, languages: Languages) -> str:
    """The code of the language that was perhaps meant by `typed`: a name, a country's code, or nearly one of these.

    Empty if nothing is near.
    """
    wanted = _even(typed)
    names = {_even(facts(code).tag.rpartition("-")[2]): code for code in languages.codes}
    names |= {_even(name): code for code in languages.codes for name in _names(code)}
    found = get_close_matches(wanted, names, 1, 0.7)
    return names[found[0]] if found else ""
