"""The catalog of a language, read straight from its `.po` file: texts, drafts, plural rule."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hvs_cli.errors import Place, Problem, TranslationError, message

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
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as stream:
            po = read_po(stream, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        raise TranslationError(
            Problem(Place(str(path)), message("this catalog cannot be read: {reason}", reason=error))
        ) from error
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
    return Catalog(texts, frozenset(drafts), gettext.c2py(po.plural_expr))
