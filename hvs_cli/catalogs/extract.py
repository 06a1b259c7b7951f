"""Everything there is to translate, from wherever it is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hvs_cli.catalogs.bank import said_in_blanks, said_in_questions
from hvs_cli.catalogs.placeholders import legend, placeholder_examples, unexplained
from hvs_cli.catalogs.program import said_in_program
from hvs_cli.catalogs.sources import Source, gathered
from hvs_cli.catalogs.templates import said_in_templates
from hvs_cli.errors import Problem
from hvs_cli.languages.catalog import Key
from hvs_cli.resources import PACKAGE, shipped

_EXAMPLES = "placeholders.yaml"


@dataclass(frozen=True, slots=True)
class Extracted:
    """All messages in the order of the documents, and what is wrong with the way they are said."""

    sources: tuple[Source, ...]
    examples: dict[str, str]
    """What each placeholder becomes, by its name."""
    own: frozenset[Key] = frozenset()
    """What only the templates of the municipality say."""
    problems: tuple[Problem, ...] = ()

    def by_key(self) -> dict[Key, Source]:
        """The messages by context and text."""
        return {source.key: source for source in self.sources}

    def legend(self, source: Source) -> dict[str, str]:
        """What each placeholder of `source` becomes."""
        return legend(source, self.examples)


def extract(workspace: Path | None = None) -> Extracted:
    """What the shipped templates, the question bank and the program say, and the own templates of a `workspace`.

    Raises `TemplateError` or `InputError` if a file cannot be read: then nobody knows what it says.
    """
    problems = list[Problem]()
    found, examples = [*_shipped(problems)], _examples(shipped("templates"))
    own: list[Source] = []
    if workspace and (folder := workspace / "templates").is_dir():
        own = list(said_in_templates(folder, "templates", problems))
        examples |= _examples(folder)
    sources = gathered([*found, *own], problems)
    problems += unexplained(sources, examples, f"templates/{_EXAMPLES}")
    shipped_keys = {source.key for source in found}
    only_own = frozenset(source.key for source in own) - shipped_keys
    return Extracted(tuple(sources), examples, only_own, tuple(problems))


def _shipped(problems: list[Problem]) -> Iterator[Source]:
    folder = shipped("templates")
    yield from said_in_templates(folder, "templates", problems)
    yield from said_in_questions(folder / "questions.yaml", "templates/questions.yaml")
    yield from said_in_blanks(folder / "blank.yaml", "templates/blank.yaml")
    yield from said_in_program(PACKAGE)


def _examples(folder: Path) -> dict[str, str]:
    path = folder / _EXAMPLES
    return placeholder_examples(path, f"templates/{_EXAMPLES}") if path.is_file() else {}
