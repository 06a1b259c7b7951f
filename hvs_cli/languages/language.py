"""Code → language: its own name, direction, script, CLDR locale, tag for Word, date and clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.core import UnknownLocaleError, get_global
from babel.dates import format_date, format_time

from hvs_cli.errors import Place, Problem, TranslationError, message
from hvs_cli.languages.catalog import Catalog, read_catalog
from hvs_cli.languages.script import Script, script
from hvs_cli.resources import shipped

SOURCE = "en"
"""The language of the messages themselves, which needs no catalog."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language as the documents need it. Compared by identity: `Languages` makes each one once."""

    code: str
    name: str
    english: str
    also: tuple[str, ...]
    """Other names by which people ask for it."""
    direction: str
    script: Script
    locale: Locale
    tag: str
    date_pattern: str
    clock_pattern: str
    when_pattern: str
    weekdays: tuple[str, ...]
    """From Monday on, where they are not as in CLDR; else empty."""
    months: tuple[str, ...]
    """From January on, where they are not as in CLDR; else empty."""
    names: Mapping[str, str]
    """What it calls other languages by their codes, where CLDR has no word or a wrong one."""
    plural: str
    """The plural rule for the head of a catalog; empty where CLDR's is right."""
    catalog: Catalog

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.direction == "rtl"

    def date(self, day: dt.date) -> str:
        """The day with its weekday, Gregorian, in Western digits."""
        return self._written(day, self.date_pattern)

    def brief(self, day: dt.date) -> str:
        """The weekday in words, day and month in digits, for text messages: `torstaina 12.3.`."""
        return self._written(day, "EEEE d.M.")

    @lru_cache(maxsize=512)  # noqa: B019 - languages live as long as the program
    def clock(self, time: dt.time) -> str:
        """A time of day, 24 hours, in Western digits."""
        return format_time(time, self.clock_pattern, locale=self.locale)

    def hours(self, start: dt.time, end: dt.time) -> str:
        """From when to when, with an en dash: `17.00–19.00`."""
        return f"{self.clock(start)}–{self.clock(end)}"

    def when(self, day: dt.date, start: dt.time, end: dt.time) -> str:
        """Day and time in one phrase, as in an official letter: `torstaina 12.3.2026 klo 17.00–19.00`."""
        return self.when_pattern.format(date=self.date(day), start=self.clock(start), end=self.clock(end))

    def name_of(self, other: Language) -> str:
        """What this language calls the `other` one; its own name where nobody knows a word."""
        known = self.locale.languages
        return self.names.get(other.code) or known.get(other.code) or known.get(str(other.locale)) or other.name

    @lru_cache(maxsize=2048)  # noqa: B019 - languages live as long as the program
    def _written(self, day: dt.date, pattern: str) -> str:
        """The day in a CLDR `pattern`, with our own names of days and months where there are some."""
        for letters, names, number in (("EEEE", self.weekdays, day.weekday()), ("MMMM", self.months, day.month - 1)):
            if names:
                pattern = pattern.replace(letters, f"'{names[number]}'")
        return format_date(day, pattern, self.locale)


def catalog_files(folder: Path) -> list[Path]:
    """The catalogs in `folder`, by name; what a Mac leaves beside them begins with a dot and is none."""
    return sorted(folder.glob("[!.]*.po"))


class Languages:
    """The languages there are: one for each catalog in the given folders, and the source language."""

    def __init__(self, folders: Sequence[Path] = (), without: Collection[str] = ()) -> None:
        """`folders` lie upon the shipped translations, the last one on top; `without` are codes to pass over."""
        self._folders = [shipped("translations"), *folders]
        self._made: dict[str, Language] = {}
        found = {path.stem for folder in self._folders for path in catalog_files(folder)}
        self.codes: tuple[str, ...] = tuple(sorted(found.difference(without) | {SOURCE}))

    def __contains__(self, code: str) -> bool:
        """Whether there is a catalog for `code`."""
        return code in self.codes

    def __getitem__(self, code: str) -> Language:
        """The language `code`. Raises `KeyError` if it has no catalog, `TranslationError` if that is broken."""
        if code not in self.codes:
            raise KeyError(code)
        if code not in self._made:
            self._made[code] = replace(facts(code), catalog=self._catalog(code))
        return self._made[code]

    def files(self, code: str) -> list[Path]:
        """The catalog files of the language, the shipped one first."""
        return [path for folder in self._folders if (path := folder / f"{code}.po").is_file()]

    def _catalog(self, code: str) -> Catalog:
        catalog = Catalog()
        for path in self.files(code):
            catalog = read_catalog(path).over(catalog)
        return catalog


@cache
def _entries() -> dict[str, dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = yaml.safe_load(shipped("translations/languages.yaml").read_text("utf-8"))
    return entries


@cache
def facts(code: str) -> Language:
    """What is known of the language `code` without its catalog."""
    entry = _entries().get(code, {})
    locale = _locale(entry.get("locale", code), code)
    likely: str = get_global("likely_subtags").get(locale.language, "")
    _, _, guess = likely.partition("_")
    script_code = locale.script or guess.partition("_")[0] or "Latn"
    region = locale.territory or guess.partition("_")[2]
    return Language(
        code=code,
        name=entry.get("name") or locale.languages.get(locale.language) or locale.get_display_name() or code,
        english=_english(code, locale),
        also=tuple(entry.get("also", ())),
        direction=locale.text_direction,
        script=script(script_code),
        locale=locale,
        tag=entry.get("tag") or (f"{locale.language}-{region}" if region else locale.language),
        date_pattern=entry.get("date", "EEEE d MMMM y"),
        clock_pattern=entry.get("clock", "HH:mm"),
        when_pattern=entry.get("when", "{date}, {start}–{end}"),
        weekdays=tuple(entry.get("weekdays", ())),
        months=tuple(entry.get("months", ())),
        names=entry.get("names", {}),
        plural=entry.get("plural", ""),
        catalog=Catalog(),
    )


def _english(code: str, locale: Locale) -> str:
    names = {**Locale.parse("en").languages, **_entries()[SOURCE].get("names", {})}
    return str(names.get(code) or names.get(str(locale)) or names.get(locale.language) or code)


def _locale(name: str, code: str) -> Locale:
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise TranslationError(
            Problem(
                Place(f"translations/{code}.po"),
                message("CLDR knows no language {code}", code=code),
                message("Use a CLDR language code as the file's name, or add an entry to languages.yaml."),
            )
        ) from error
