"""What can go wrong, said once: messages, places, problems and the errors that carry them.

The middle of the program never speaks; it returns or raises these, and `cli` puts them into words
in the reader's language. Hence a message is kept apart from its values until the very edge.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

SLOT = re.compile(r"\{(\w+)\}")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(value: object) -> str:
    """`value` as text that steers no terminal, turns no line around and fits into any stream."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"[\t\r\n]+", " ", str(value)))


def fill(text: str, values: Mapping[str, object]) -> str:
    """`text` with each `{name}` replaced by its value; braces that name no value stay as they are."""
    return SLOT.sub(lambda m: printable(values[m[1]]) if m[1] in values else m[0], text)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for a person, untranslated, with the values that belong in its slots."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def words(self, translate: Callable[[str], str] = str) -> str:
        """The sentence in the language of `translate`, its slots filled."""
        values = {
            name: value.words(translate) if isinstance(value, Message) else value for name, value in self.values.items()
        }
        return fill(translate(self.text) if self.text else "", values)

    def __str__(self) -> str:
        return self.words()

    def __bool__(self) -> bool:
        return bool(self.text)


def message(text: str, /, **values: object) -> Message:
    """A `Message`; the name by which extraction finds the sentences of the program itself.

    Of an error only its words are taken: then what is wrong twice can be told once.
    """
    return Message(text, {name: str(each) if isinstance(each, Exception) else each for name, each in values.items()})


NOTHING = Message("")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file: lines and columns count from 1, 0 means that only the file is known."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [printable(self.path), *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


class Weight(enum.StrEnum):
    """How bad a problem is: an error stops the document it concerns, a warning never does."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """Where – what is wrong – what to do."""

    place: Place
    what: Message
    hint: Message = NOTHING
    weight: Weight = Weight.ERROR

    def __str__(self) -> str:
        head = f"{self.place}: {self.what}"
        return f"{head} {self.hint}" if self.hint else head


class HvsError(Exception):
    """The root: something a person can mend, with every problem that was found in one run."""

    exit_code = 1

    def __init__(self, problems: Iterable[Problem] | Problem) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[HvsError], tuple[tuple[Problem, ...]]]:
        """Errors travel between processes with their problems, not with their words."""
        return type(self), (self.problems,)


class InputError(HvsError):
    """The YAML, a file given to a command, or the command itself is wrong."""

    exit_code = 2


class TemplateError(HvsError):
    """A template, a reference file or what a template made is wrong."""

    exit_code = 3


class TranslationError(HvsError):
    """Translations are missing or broken where they must not be."""

    exit_code = 4


class OutputError(HvsError):
    """A file could not be written, or a person's edit would have been overwritten."""

    exit_code = 5
