"""How far each language is, and which messages lack a translation, by name, place and count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hvs_cli.catalogs.current import Catalogs
from hvs_cli.catalogs.sources import Source
from hvs_cli.errors import Problem, Weight, message
from hvs_cli.languages.language import SOURCE, facts


@dataclass(frozen=True, slots=True)
class State:
    """How far one language is; each number counts messages."""

    language: str
    name: str
    messages: int
    translated: int
    approved: int
    """Approved by an organisation; all others that are translated are drafts."""
    stale: int
    """Translated from an English text that has changed since."""

    @property
    def drafts(self) -> int:
        """Translated, but approved by nobody."""
        return self.translated - self.approved

    @property
    def is_source(self) -> bool:
        """Whether this is the language of the messages themselves, which nobody has to translate."""
        return self.language == SOURCE


@dataclass(frozen=True, slots=True)
class Missing:
    """One message that some languages cannot say."""

    source: Source
    languages: tuple[str, ...]

    def problem(self) -> Problem:
        """The same as a warning, with the place where the message stands in the template."""
        what = message(
            "“{text}” is not translated into {count} languages: {languages}",
            text=self.source.text,
            count=len(self.languages),
            languages=", ".join(self.languages),
        )
        hint = message("Bring the catalogs up to date with: hvs translations update")
        return Problem(self.source.uses[0].place, what, hint, Weight.WARNING)


def state(catalogs: Catalogs, code: str) -> State:
    """How far the language `code` is."""
    entries = catalogs[code].entries
    translated = [each for each in entries if each.translated]
    return State(
        language=code,
        name=facts(code).name,
        messages=len(entries),
        translated=len(translated),
        approved=sum(not each.fuzzy for each in translated),
        stale=sum(each.stale for each in translated),
    )


def missing(catalogs: Catalogs, codes: Sequence[str] = ()) -> Iterator[Missing]:
    """Each message that one of the languages `codes` (or of all) lacks, in the order of the documents."""
    wanted = [code for code in catalogs.known(codes) if code != SOURCE]
    lacking = {code: {each.key for each in catalogs[code].entries if not each.translated} for code in wanted}
    for source in catalogs.extracted.sources:
        without = tuple(code for code in wanted if source.key in lacking[code])
        if without:
            yield Missing(source, without)
