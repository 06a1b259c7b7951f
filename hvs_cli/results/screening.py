"""Words that may tell who somebody is, found without any connection to the outside, for a person to decide about.

Identity codes (with their checksum), telephone numbers, e-mail and web addresses, names in networks, bank accounts,
streets with a number, days and years of birth, registration plates, long numbers, words that look like names,
municipalities, and answers with several facts that may together point to one person.

What is not found, and the tool never promises: names at the beginning of a sentence, names in small letters, and names
in scripts without capitals (Arabic, Ethiopic, Thai) unless a word such as “named” stands before them; nicknames;
descriptions. A person reads every answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from babel import Locale

from hvs_cli.errors import message
from hvs_cli.languages.language import SOURCE
from hvs_cli.load.places import place_forms, places
from hvs_cli.load.workspace import Loaded
from hvs_cli.model.municipality import Municipality
from hvs_cli.results.names import CASELESS, Names, stems
from hvs_cli.results.words import WORD, words

COMBINED: Final = 3
"""Facts of so many different sorts in one answer may point to one person."""

_AT: Final = re.compile(r"@|[(\[](?:at|ät)[)\]]", re.IGNORECASE)
_DOT: Final = re.compile(r"\.\w|://")
"""What e-mail and web addresses have: looked for first, for most texts have neither."""

_EMAIL: Final = re.compile(r"[\w.+%-]+ ?(?:@|\(at\)|\[at\]|\(ät\)) ?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_WEB: Final = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:fi|com|net|org|info|eu|se|ee|ru|io|me)\b(?:/\S*)?"
)
_HANDLE: Final = re.compile(r"(?<![\w.])@[\w.-]{2,}")
_IDENTITY: Final = re.compile(r"(?<!\w)\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?!\w)", re.IGNORECASE)
_IBAN: Final = re.compile(r"(?<!\w)(?i:[A-Z]{2})\d{2}(?: ?[A-Z0-9]{2,4}){3,8}(?!\w)")
_DAY: Final = re.compile(r"(?<!\d)(?:\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}|\d{4}-\d{2}-\d{2})(?!\d)")
_POSTAL: Final = re.compile(r"(?<!\d)\d{5} [^\W\d_][^\W\d_]+")
_PLATE: Final = re.compile(r"(?<![\w-])(?:[A-ZÅÄÖ]{2,3}-\d{1,3}|[A-ZÅÄÖ]{3} ?\d{3})(?![\w-])")
_NUMBER: Final = re.compile(r"\d{5,}")
_DIGIT: Final = re.compile(r"\d")
_DIGITS: Final = re.compile(r"\d(?:\D{0,2}\d){6}")
"""As many digits as a telephone number has at least."""


SORTS: Final = (
    message("name"),
    message("name in a network"),
    message("place"),
    message("address"),
    message("phone number"),
    message("e-mail address"),
    message("web address"),
    message("identity code"),
    message("bank account"),
    message("date"),
    message("date of birth"),
    message("registration plate"),
    message("number"),
    message("capital letters"),
    message("combination"),
)
"""Why words are suspect, as it stands in reports; shown in the language that the program speaks."""


class Found(NamedTuple):
    """Suspect words and why they are suspect."""

    words: str
    kind: str


@dataclass(slots=True)
class Screening:
    """Screens texts for one municipality, whose own name tells nothing."""

    names: Names

    def __call__(self, text: str) -> list[Found]:
        """The suspect words of `text`, each once, in the order they stand there."""
        claimed = _Claimed(text)
        for kind, found in self._numbers(text):
            claimed.take(kind, found.start(), found.end())
        tokens = [found for found in WORD.finditer(text) if claimed.free(*found.span())]
        for kind, start, end in self.names.find(text, tokens):
            claimed.take(kind, start, end)
        for start, end in _combined(tokens):
            claimed.take("combination", start, end)
        return claimed.found()

    @staticmethod
    def _numbers(text: str) -> Iterator[tuple[str, re.Match[str]]]:
        lists = words()
        if _AT.search(text):
            yield from (("e-mail address", found) for found in _EMAIL.finditer(text))
            yield from (("name in a network", found) for found in _HANDLE.finditer(text))
        if _DOT.search(text):
            yield from (("web address", found) for found in _WEB.finditer(text))
        if ":" in text or "=" in text:
            yield from (("name in a network", found) for found in lists.network.finditer(text))
        if not _DIGIT.search(text):
            return
        plain = _western(text)
        yield from (
            ("identity code" if _is_identity(found[0]) else "number", found) for found in _IDENTITY.finditer(plain)
        )
        yield from (("bank account", found) for found in _IBAN.finditer(plain) if _is_iban(found[0]))
        yield from (("date of birth", found) for found in lists.born.finditer(plain))
        yield from (("date", found) for found in _DAY.finditer(plain))
        yield from (("address", found) for found in lists.street.finditer(plain))
        yield from (("address", found) for found in _POSTAL.finditer(plain))
        yield from (("registration plate", found) for found in _PLATE.finditer(plain))
        yield from (("phone number", found) for found in _phones(plain))
        yield from (("number", found) for found in _NUMBER.finditer(plain))


def screening(loaded: Loaded) -> Screening:
    """What screens texts of the workspace `loaded`."""
    town = loaded.workspace.municipality
    forms = place_forms(next(iter(town.name.values())) if isinstance(town.name, dict) else town.name)
    others = [each for each in places().values() if each is not forms]
    spoken = {*loaded.workspace.official, loaded.workspace.report_language, SOURCE}
    spoken |= {session.language for session in loaded.sessions.values()}
    capital = [loaded.languages[code] for code in spoken if not CASELESS.search(loaded.languages[code].name)]
    harmless = {word for language in capital for word in _calendar_and_map(language.locale)}
    return Screening(Names(words().harmless | harmless, stems([forms or _written(town)]), stems(others)))


def _written(town: Municipality) -> dict[str, dict[str, str]]:
    """Name and place form of a municipality that is not shipped."""
    names = town.name if isinstance(town.name, dict) else {"": town.name}
    places_ = town.in_ if isinstance(town.in_, dict) else {}
    return {code: {"name": name, "in": places_.get(code, name)} for code, name in names.items()}


@cache
def _calendar_and_map(locale: Locale) -> frozenset[str]:
    """The words of days, months, languages and countries: some languages write them with a capital."""
    calendar = [*locale.days["format"]["wide"].values(), *locale.months["format"]["wide"].values()]
    names = [*calendar, *locale.languages.values(), *locale.territories.values()]
    return frozenset(found[0] for name in names for found in WORD.finditer(name))


class _Claimed:
    """The parts of a text that are suspect already; what overlaps with one of them is not told a second time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: list[tuple[int, int, str]] = []

    def take(self, kind: str, start: int, end: int) -> None:
        if self.free(start, end):
            self._spans.append((start, end, kind))

    def free(self, start: int, end: int) -> bool:
        """Whether nothing between `start` and `end` is suspect yet."""
        return not self._spans or all(end <= first or start >= last for first, last, _ in self._spans)

    def found(self) -> list[Found]:
        """What was taken, without words that stand there twice."""
        return list(
            dict.fromkeys(Found(self._text[start:end].strip(), kind) for start, end, kind in sorted(self._spans))
        )


def _western(text: str) -> str:
    """`text` with the digits 0–9 in the place of others; every character stays where it is."""
    if text.isascii():
        return text
    return "".join(str(int(each)) if each.isdecimal() else each for each in text)


def _is_identity(text: str) -> bool:
    """Whether `text` has the form, the day and the checksum of a Finnish personal identity code."""
    from stdnum.fi import hetu

    return bool(hetu.is_valid(text, allow_temporary=True))


def _is_iban(text: str) -> bool:
    from stdnum import iban

    return bool(iban.is_valid(text))


def _phones(text: str) -> Iterator[re.Match[str]]:
    if not _DIGITS.search(text):
        return
    from phonenumbers import Leniency, PhoneNumberMatcher

    for found in PhoneNumberMatcher(text, "FI", leniency=Leniency.POSSIBLE):
        if match := re.compile(re.escape(found.raw_string)).match(text, found.start):
            yield match


def _combined(tokens: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """The facts among `tokens` that may together point to one person; empty if there are few."""
    facts: dict[str, tuple[int, int]] = {}
    known = words().facts
    for found in tokens:
        if sort := known.find(found[0]):
            facts.setdefault(sort, found.span())
    return sorted(facts.values()) if len(facts) >= COMBINED else []
