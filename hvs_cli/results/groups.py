"""Names of groups: a card does not say whose experience it is, for that can tell who somebody is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from babel.languages import get_territory_language_info

from hvs_cli.languages.language import Language
from hvs_cli.results.words import WORD, Stems, words

_SHORTEST: Final = 4
"""Letters of a name of a language or country; shorter ones begin too many other words."""

_SPOKEN_BY: Final = 20
"""Per cent of the people of a country who speak a language that names the country, too."""

_HERE: Final = "FI"


class Groups:
    """Finds the names of the groups that were heard: their languages, their countries, what people are called."""

    def __init__(self, heard: Iterable[Language]) -> None:
        self._heard = tuple(heard)
        self._stems: dict[str, Stems] = {}

    def find(self, text: str, language: Language) -> Iterator[str]:
        """The words of `text`, which is in `language`, that name a group."""
        stems = self._stems.get(language.code) or self._stems.setdefault(language.code, self._made(language))
        yield from (found[0] for found in WORD.finditer(text) if stems.find(found[0]))

    def _made(self, language: Language) -> Stems:
        names = [language.name_of(each) for each in self._heard]
        countries = {code for each in self._heard for code in _countries(each.locale.language)}
        names += [language.locale.territories.get(code, "") for code in sorted(countries)]
        long = {name.casefold() for name in names if len(name) >= _SHORTEST and " " not in name} - words().everyday
        return Stems([(name, "group") for name in sorted(long)] + [(stem, "group") for stem in words().groups])


@cache
def _countries(language: str) -> tuple[str, ...]:
    """Countries where many people speak `language`, by ISO code; Finland is everybody's here."""
    from babel.core import get_global

    return tuple(
        code
        for code in get_global("territory_languages")
        if code != _HERE
        and float(get_territory_language_info(code).get(language, {}).get("population_percent") or 0) >= _SPOKEN_BY
    )
