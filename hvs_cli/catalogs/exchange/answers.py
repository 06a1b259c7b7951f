"""What comes back from a translator, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass

from hvs_cli.catalogs.exchange.sheet import mark_of, tidy
from hvs_cli.errors import Place, Problem

YES = frozenset(
    {"x", "ok", "okay", "yes", "y", "true", "1", "✓", "✔", "☒", "☑", "kyllä", "joo", "k", "ja", "j", "o.k."}
)
"""What people write into the column `approved`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One row as it came back."""

    place: Place
    id: str
    text: str
    """What the translator wants it to be; empty to leave it as it is."""
    seen: str | None
    """The mark of the text that the translator saw; `None` if nobody knows."""
    source: str = ""
    """The English text beside it, to tell what the row was about if its id is not known any more."""
    approved: bool = False
    comment: str = ""

    @property
    def changed(self) -> bool:
        """Whether the translator wrote something else than what was there."""
        return bool(tidy(self.text)) and mark_of(self.text) != self.seen


@dataclass(frozen=True, slots=True)
class Returned:
    """A file as it came back."""

    language: str
    """Empty if the file does not say it."""
    answers: tuple[Answer, ...]
    problems: tuple[Problem, ...] = ()
    """Rows that could not be read."""


def chosen(draft: str, correction: str, seen: str | None) -> str:
    """What the translator wants of the two columns: the correction, or the draft if it was changed in its place."""
    if tidy(correction):
        return correction
    return draft if seen is not None and mark_of(draft) != seen else ""


def is_yes(cell: str) -> bool:
    """Whether `cell` says yes."""
    return cell.strip().casefold() in YES
