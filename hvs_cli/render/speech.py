"""Messages in the language of a document: what templates call as `_`. It remembers what was missing or a draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from hvs_cli.errors import SLOT
from hvs_cli.languages.catalog import Key
from hvs_cli.languages.language import SOURCE, Language, facts


def in_tongue(text: object, language: Language, around: Language) -> Markup:
    """`text` marked as being in `language` where the text `around` it is in another one."""
    if isinstance(text, Markup):
        return text
    if language is around:
        return escape(text)
    return Markup(f'<bdi lang="{language.code}">{escape(text)}</bdi>')  # noqa: S704 - both are safe


def marked(said: Markup, language: Language, around: Language) -> Markup:
    """What is `said` in `language`, marked as such where the text `around` it is in another one."""
    if language is around:
        return said
    return Markup(f'<span lang="{language.code}">{said}</span>')  # noqa: S704 - both are safe


class Phrase(NamedTuple):
    """A message looked up once: what is shown, in which language its words are, and what is to be said of it."""

    shown: Markup
    tongue: Language
    draft: bool
    missing: bool


class Lexicon:
    """What is said in one language, with another to fall back on; every message is looked up once in a process."""

    def __init__(self, language: Language, otherwise: Language) -> None:
        self.language, self.otherwise = language, otherwise
        self._phrases: dict[tuple[Key, str, int], Phrase] = {}

    def phrase(self, key: Key, many: str = "", number: int = 0) -> Phrase:
        """The message `key`; with `many`, its plural, in the form that `number` asks for."""
        asked = (key, many, number)
        known = self._phrases.get(asked)
        if known is None:
            known = self._phrases[asked] = self._look_up(key, many, number)
        return known

    def _look_up(self, key: Key, many: str, number: int) -> Phrase:
        for language in (self.language, self.otherwise):
            catalog = language.catalog
            if forms := catalog.texts.get(key):
                form = catalog.plural(number) if many else 0
                return self._phrase(forms[min(form, len(forms) - 1)], language, draft=key in catalog.drafts)
            if language.code == SOURCE:
                return self._phrase(many if many and number != 1 else key[1], language)
        return self._phrase(many if many and number != 1 else key[1], facts(SOURCE))

    def _phrase(self, words: str, tongue: Language, *, draft: bool = False) -> Phrase:
        safe = escape(words)
        if tongue is self.language:
            return Phrase(safe, tongue, draft, missing=False)
        code = tongue.code
        marked = Markup(f'<span class="untranslated" lang="{code}">[{code}] {safe}</span>')  # noqa: S704 - both are safe
        return Phrase(marked, tongue, draft=False, missing=True)


@lru_cache(maxsize=128)
def lexicon(language: Language, otherwise: Language) -> Lexicon:
    """The one lexicon of these two languages."""
    return Lexicon(language, otherwise)


@dataclass(slots=True)
class Speech:
    """One language speaking in one document."""

    language: Language
    otherwise: Language
    """The reporting language: what is untranslated is shown in it, and values of the YAML are in it."""
    missing: dict[Key, None] = field(default_factory=dict)
    """Messages shown in the other language, in the order they were met."""
    drafts: dict[Key, None] = field(default_factory=dict)
    """Messages whose translation no native speaker has approved."""

    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        self.lexicon = lexicon(self.language, self.otherwise)

    def say(self, text: str, *, context: str = "", **values: object) -> Markup:
        """The message in this language, with `values` in its slots; safe to put into HTML."""
        key = (context, text)
        return self._said(key, self.lexicon.phrase(key), values)

    def count(self, one: str, many: str, number: int, *, context: str = "", **values: object) -> Markup:
        """The message in the plural form that `number` asks for; `{number}` is a slot too."""
        key = (context, one)
        return self._said(key, self.lexicon.phrase(key, many, number), {"number": str(number)} | values)

    def _said(self, key: Key, phrase: Phrase, values: dict[str, object]) -> Markup:
        if phrase.missing:
            self.missing[key] = None
        elif phrase.draft:
            self.drafts[key] = None
        if not values:
            return phrase.shown
        marked = {name: in_tongue(value, self.otherwise, phrase.tongue) for name, value in values.items()}
        filled = SLOT.sub(lambda slot: marked.get(slot[1], slot[0]), phrase.shown)
        return Markup(filled)  # noqa: S704 - the message and its values are safe
