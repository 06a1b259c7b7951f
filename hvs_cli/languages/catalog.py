"""The catalog of a language, read straight from its `.po` file: texts, drafts, plural rule."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hvs_cli.errors import Place, Problem, TranslationError, message

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog as PoCatalog

Key = tuple[str, str]
"""The context of a message, empty where it has none, and its English text."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """The translated messages of one language; several files may lie upon each other."""

    texts: dict[Key, tuple[str, ...]] = field(default_factory=dict)
    drafts: frozenset[Key] = frozenset()
    plural: Callable[[int], int] = lambda n: int(n != 1)

    def over(self, other: Catalog) -> Catalog:
        """Both in one: what is in this catalog wins, what it lacks shines through from `other`."""
        drafts = self.drafts | (other.drafts - self.texts.keys())
        return Catalog(other.texts | self.texts, drafts, self.plural if self.texts else other.plural)


def read_catalog(path: Path) -> Catalog:
    """The messages of the `.po` file `path`; fuzzy ones are kept and counted as drafts.

    Raises `TranslationError` if the file cannot be read as a catalog.
    """
    po, plural = _parsed(path)
    texts: dict[Key, tuple[str, ...]] = {}
    drafts = set()
    for entry in po:
        single = entry.id if isinstance(entry.id, str) else entry.id[0]
        words: Sequence[str] = [entry.string] if isinstance(entry.string, str) else entry.string or ()
        if not single or not words or not all(words):
            continue
        key = (entry.context or "", single)
        texts[key] = tuple(words)
        if entry.fuzzy:
            drafts.add(key)
    return Catalog(texts, frozenset(drafts), plural)


def plural_rule(expression: str) -> Callable[[int], int]:
    """Number → plural form, by a rule as catalogs write it. Raises `ValueError` or `ArithmeticError` if it is none."""
    rule: Callable[[int], int] = gettext.c2py(expression)
    for number in range(12):
        rule(number)
    return rule


def _parsed(path: Path) -> tuple[PoCatalog, Callable[[int], int]]:
    """The catalog as Babel reads it, and its plural rule."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as stream:
            po = read_po(stream, abort_invalid=True)
        plural = plural_rule(po.plural_expr)
    except Exception as error:  # a broken file makes both libraries raise whatever comes
        line = error.lineno + 1 if isinstance(error, PoFileError) else 0
        what = message("this catalog cannot be read: {reason}", reason=error)
        hint = message("A translation program such as Poedit shows what is wrong.")
        raise TranslationError(Problem(Place(str(path), line), what, hint)) from error
    return po, plural
