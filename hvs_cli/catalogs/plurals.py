"""The plural rule in the head of a catalog: CLDR's, written as gettext wants it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from gettext import c2py

from babel import Locale
from babel.plural import to_gettext

ORDER = ("zero", "one", "two", "few", "many", "other")
"""CLDR's names of the forms, in the order in which a catalog numbers them."""

_NUMBERS = range(201)
"""All that rules tell apart in the numbers of people and answers."""

_RULE = "plural="

_USUAL = (
    "0",
    "n != 1",
    "n > 1",
    "n==1 ? 0 : n==2 ? 1 : 2",
    "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2",
    "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2",
    "n==1 ? 0 : n>=2 && n<=4 ? 1 : 2",
    "n==1 ? 0 : n==0 || n%100>=1 && n%100<=19 ? 1 : 2",
    "n%10==1 && (n%100<11 || n%100>19) ? 0 : n%10>=2 && (n%100<11 || n%100>19) ? 1 : 2",
    "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5",
)
"""Rules as people write them, each for many languages. CLDR decides which one a language has."""


def plural_forms(locale: Locale, rule: str = "") -> str:
    """The header `Plural-Forms` for `locale`: `rule` if one is given, else the usual form of CLDR's rule."""
    names = categories(locale)
    fitting = (each for each in _USUAL if _same(c2py(each), locale, names))
    expression = rule or next(fitting, "") or to_gettext(locale.plural_form).partition(_RULE)[2].rstrip(";")
    forms = max(c2py(expression)(number) for number in _NUMBERS) + 1
    return f"nplurals={forms}; plural=({expression});"


def categories(locale: Locale) -> list[str]:
    """CLDR's names of the forms that whole numbers take in `locale`, in the order of a catalog."""
    used = {locale.plural_form(number) for number in _NUMBERS}
    return [name for name in ORDER if name in used]


def examples(expression: Callable[[int], int], form: int) -> Sequence[int]:
    """The first numbers that take the plural `form`, for translators."""
    return [number for number in _NUMBERS if expression(number) == form][:4]


@cache
def rule(header: str) -> Callable[[int], int]:
    """The plural rule of a header: number → form."""
    return c2py(header.partition(_RULE)[2].strip().rstrip(";"))


def count(header: str) -> int:
    """How many plural forms a header promises."""
    return int(header.partition("nplurals=")[2].partition(";")[0])


def same_rule(one: str, other: str) -> bool:
    """Whether two headers give every number the same form, however they write it."""
    first, second = rule(one), rule(other)
    return count(one) == count(other) and all(first(number) == second(number) for number in _NUMBERS)


def renumbering(old: str, new: str) -> list[int]:
    """For each plural form of the header `new` the number that the same form has in the header `old`."""
    before, now = rule(old or new), rule(new)
    return [before(next(iter(examples(now, form)), 0)) for form in range(count(new))]


def _same(expression: Callable[[int], int], locale: Locale, names: list[str]) -> bool:
    return all(
        (form := expression(number)) < len(names) and names[form] == locale.plural_form(number) for number in _NUMBERS
    )
