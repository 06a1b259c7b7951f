"""A message as templates and the question bank say it, with all that a translator should know of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from hvs_cli.errors import SLOT, Place, Problem, message
from hvs_cli.languages.catalog import Key

_LETTERS = "bcdfghjkmnpqrstvwxyz"
_MAXIMUM = re.compile(r"\b(?:max\.?|at most|maximum(?: length)?:?) (\d+)\b", re.IGNORECASE)


def message_id(key: Key) -> str:
    """The id of a message, for example `kbtr-mwqz`: the same in every language, format and version.

    Eight letters made of the SHA-256 of context, U+0004 and English text. Consonants alone: no spreadsheet takes
    such an id for a number or a date, it makes no word, and it can be read out on the telephone.
    """
    letters = letters_of("\x04".join(key), 8)
    return f"{letters[:4]}-{letters[4:]}"


def letters_of(text: str, count: int) -> str:
    """So many letters that tell `text` from other texts."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    letters = []
    for _ in range(count):
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return "".join(letters)


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a message is said."""

    place: Place
    where: str = ""
    """In which document it stands, and who reads it."""
    notes: tuple[str, ...] = ()
    """What the author of the template tells translators."""


@dataclass(frozen=True, slots=True)
class Source:
    """One message to be translated."""

    text: str
    context: str = ""
    plural: str = ""
    """The English text for other numbers than one, if it is said with a number."""
    uses: tuple[Use, ...] = field(default=(), compare=False)

    @property
    def key(self) -> Key:
        """What gettext knows it by."""
        return self.context, self.text

    @property
    def id(self) -> str:
        """What people know it by."""
        return message_id(self.key)

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of its placeholders, in their order."""
        return tuple(dict.fromkeys(SLOT.findall(f"{self.text} {self.plural}")))

    @property
    def notes(self) -> tuple[str, ...]:
        """Every note of every use, each once."""
        return tuple(dict.fromkeys(note for use in self.uses for note in use.notes))

    @property
    def maximum(self) -> int:
        """How many characters fit where it stands, the tightest place counts; 0 if nothing limits it."""
        return min((int(found) for note in self.notes for found in _MAXIMUM.findall(note)), default=0)


def gathered(found: Iterable[Source], problems: list[Problem]) -> list[Source]:
    """Each message of `found` once with all its uses, in the order of the first; what clashes is added to `problems`."""
    known: dict[Key, Source] = {}
    ids: dict[str, Key] = {}
    for source in found:
        first = known.get(source.key)
        if first and source.plural and first.plural and source.plural != first.plural:
            what = message("“{text}” has another plural at {place}", text=source.text, place=first.uses[0].place)
            problems.append(Problem(source.uses[0].place, what, message("Use one plural, or give one a context.")))
        if ids.setdefault(source.id, source.key) != source.key:
            what = message("“{text}” has the same id as “{other}”", text=source.text, other=ids[source.id][1])
            problems.append(Problem(source.uses[0].place, what, message("Change a word in one of them.")))
        uses = (*(first.uses if first else ()), *source.uses)
        plural = source.plural or (first.plural if first else "")
        known[source.key] = Source(source.text, source.context, plural, uses)
    return list(known.values())
