"""Words that look like the names of people and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hvs_cli.results.words import Stems, words

_BEGINS: Final = re.compile(r"(?:\A|[.!?…:;。።؟।\n•*]|(?:^|\s)[–—-])[\s\"'“”„«»‘’(\[¿¡–—-]*\Z")
"""What stands before a word that begins a sentence."""

CASELESS: Final = re.compile(r"[\u0590-\u109f\u1200-\u13ff\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]")
"""Letters of scripts without capitals, from Hebrew and Arabic to Korean."""

_INFLECTED: Final = re.compile("(?:ssa|ssä|lla|llä)$")
_SHORTEST: Final = 4
_SHORT: Final = 5
"""Letters of a name that is looked for, and of one that keeps its last letter in all its forms."""


@dataclass(slots=True)
class Names:
    """Finds names; `harmless` are words with a capital that tell nothing: days, months, countries."""

    harmless: frozenset[str]
    own: Stems
    """The beginnings of what the municipality itself is called."""
    elsewhere: Stems
    """The beginnings of what other municipalities are called."""

    def find(self, text: str, tokens: Sequence[re.Match[str]]) -> Iterator[tuple[str, int, int]]:
        """Kind, beginning and end of everything in `text` that looks like a name; `tokens` are its words."""
        for found in words().introduced.finditer(text):
            yield "name", *found.span(found.lastindex or 0)
        if _shouts(tokens):
            yield "capital letters", 0, len(text)
            return
        caseless = CASELESS.search(text) is not None
        start, end = 0, -1
        for number, found in enumerate(tokens):
            if found[0] == found[0].lower():
                continue
            if self.own.find(found[0]):
                continue
            if self.elsewhere.find(found[0]):
                yield "place", *found.span()
            elif self._is_name(text, tokens, number, caseless=caseless):
                if found.start() != end + 1 or _begins(text, tokens[number - 1]):
                    yield from _named(start, end)
                    start = found.start()
                end = found.end()
        yield from _named(start, end)

    def _is_name(self, text: str, tokens: Sequence[re.Match[str]], number: int, *, caseless: bool) -> bool:
        found = tokens[number]
        word = found[0]
        if word in self.harmless:
            return False
        if caseless or not _begins(text, found):
            return True
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        return bool(
            following
            and text[found.end() : following.start()] == " "
            and following[0][:1].isupper()
            and following[0] not in self.harmless
        )


Forms = Mapping[str, Mapping[str, str]]
"""Language → the name of a municipality, and its form as a place."""


def stems(places: Iterable[Forms]) -> Stems:
    """The beginnings of the names of `places`; of a long name the last letter may change in its forms."""
    names = {form["name"] for place in places for form in place.values()}
    names |= {_INFLECTED.sub("", form["in"].rpartition(" ")[2]) for place in places for form in place.values()}
    shorter = {name[:-1] if len(name) > _SHORT else name for name in names if len(name) >= _SHORTEST}
    return Stems((name.casefold(), "place") for name in sorted(shorter))


def _named(start: int, end: int) -> Iterator[tuple[str, int, int]]:
    if end > 0:
        yield "name", start, end


def _begins(text: str, found: re.Match[str]) -> bool:
    """Whether the word begins a sentence."""
    return bool(_BEGINS.search(text[max(0, found.start() - 12) : found.start()])) if found.start() else True


def _shouts(tokens: Sequence[re.Match[str]]) -> bool:
    """Whether most is in capital letters, so that no name can be told from other words."""
    long = [found[0] for found in tokens if len(found[0]) > 2]
    return len(long) > 3 and sum(each.isupper() for each in long) * 2 > len(long)
