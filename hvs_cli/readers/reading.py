"""What was read of one form: answers by the names of their fields, and everything that stood elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from hvs_cli.errors import Message, message
from hvs_cli.forms.identity import Identity


@dataclass(slots=True)
class Stray:
    """Text that stands in no field, letter for letter."""

    where: str
    """The code of the row or field that it stood by, or the heading above it; empty if there was none."""
    text: str
    kind: str = ""
    """One of `KINDS`; empty for ordinary text."""


KINDS: Final = {
    "": message("beside the boxes"),
    "comment": message("in a comment"),
    "footnote": message("in a footnote"),
    "endnote": message("in an endnote"),
    "text box": message("in a text box"),
    "page edge": message("at the head or foot of the page"),
    "deleted": message("crossed out with tracked changes"),
    "prompt": message("shown as a prompt in an empty box"),
    "second box": message("in a second box of the same name"),
    "other form": message("in another form, which does not tell of which discussion it is"),
    "no such choice": message("none of the choices"),
    "no number": message("a number is asked here"),
    "no tick": message("a tick is asked here"),
    "does not fit": message("does not fit into the report"),
}
"""Where a stray stood, or what is the matter with it."""


@dataclass(slots=True)
class Reading:
    """One filled form."""

    identity: Identity
    answers: dict[str, str] = field(default_factory=dict)
    """Name of the field → what was written, letter for letter; days, numbers and choices as their values."""
    strays: list[Stray] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    """What a person should know of this form."""
    fields: int = 0
    """How many fields the form has."""
    given: int = 0
    """How many answers were there before anybody wrote: codes that the program knows."""

    @property
    def found(self) -> int:
        """How many answers somebody wrote."""
        return len(self.answers) - self.given

    @property
    def outside(self) -> int:
        """How many characters stood in no field."""
        return sum(len(each.text) for each in self.strays)
