"""Messages in the language of a document: what templates call as `_`. It remembers what was missing or a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from hvs_cli.errors import SLOT
from hvs_cli.languages.catalog import Key
from hvs_cli.languages.language import SOURCE, Language


def in_tongue(text: object, language: Language, around: Language) -> Markup:
    """`text` marked as being in `language` where the text `around` it is in another one."""
    if isinstance(text, Markup):
        return text
    if language is around:
        return escape(text)
    return Markup(f'<bdi lang="{language.code}">{escape(text)}</bdi>')  # noqa: S704 - both are safe


@dataclass(slots=True)
class Speech:
    """One language speaking in one document, with another to fall back on."""

    language: Language
    otherwise: Language
    """The reporting language: what is untranslated is shown in it, and values of the YAML are in it."""
    missing: dict[Key, None] = field(default_factory=dict)
    """Messages shown in the other language, in the order they were met."""
    drafts: dict[Key, None] = field(default_factory=dict)
    """Messages whose translation no native speaker has approved."""

    def say(self, text: str, *, context: str = "", **values: object) -> Markup:
        """The message in this language, with `values` in its slots; safe to put into HTML."""
        words, tongue = self._words((context, text), 0)
        return self._shown(words, tongue, values)

    def count(self, one: str, many: str, number: int, *, context: str = "", **values: object) -> Markup:
        """The message in the plural form that `number` asks for; `{number}` is a slot too."""
        words, tongue = self._words((context, one), number, many)
        return self._shown(words, tongue, {"number": str(number)} | values)

    def _words(self, key: Key, number: int, many: str = "") -> tuple[str, Language]:
        for language in (self.language, self.otherwise):
            forms = language.catalog.texts.get(key)
            if forms:
                if key in language.catalog.drafts and language is self.language:
                    self.drafts[key] = None
                form = language.catalog.plural(number) if many else 0
                return forms[min(form, len(forms) - 1)], language
            if language.code == SOURCE:
                return (many if many and number != 1 else key[1]), language
            self.missing[key] = None
        return (many if many and number != 1 else key[1]), self.otherwise

    def _shown(self, words: str, tongue: Language, values: Mapping[str, object]) -> Markup:
        safe = escape(words)
        if values:
            marked = {name: in_tongue(value, self.otherwise, tongue) for name, value in values.items()}
            safe = Markup(SLOT.sub(lambda m: marked.get(m[1], m[0]), safe))  # noqa: S704 - both sides are escaped
        if tongue is self.language:
            return safe
        code = tongue.code
        return Markup(f'<span class="untranslated" lang="{code}">[{code}] {safe}</span>')  # noqa: S704 - both are safe
