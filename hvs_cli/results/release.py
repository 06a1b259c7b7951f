"""Which words of a report may be shown: decisions about suspect words are carried out, undecided ones stay back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from hvs_cli.model.report import Quote, Report, Statement, Suspect, Translation
from hvs_cli.model.words import Written
from hvs_cli.results.said import Tongues

TAKEN_OUT: Final = "[…]"
"""What stands where words were dropped: changes are marked in square brackets."""

Screen = Callable[[str], Iterable[tuple[str, str]]]
"""Finds in a text the words that may tell who somebody is, each with the kind of suspicion."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One answer of a report: where it stands, and its words."""

    at: str
    """The id of a statement or quote; of other answers the name of the field in the form."""
    own: str | None
    reported: str | None
    translation: Translation


def spots(report: Report) -> Iterable[Spot]:
    """Every answer of `report` that could be shown to somebody, in the order of the form."""
    said: list[Statement | Quote] = [*report.statements, *report.quotes]
    for statement in said:
        yield Spot(statement.id, statement.own, statement.reported, statement.translation)
    listed = {"closing.wishes": report.wishes, "closing.groups": report.hear_next}
    named = dict(report.notes) | {
        f"{name}.{number}": each for name, all_ in listed.items() for number, each in enumerate(all_, 1)
    }
    for at, each in named.items():
        yield Spot(at, each.own, each.reported, each.translation)


class Release:
    """What of one report may be shown."""

    def __init__(self, report: Report, reporting: str, screen: Screen) -> None:
        self.report = report
        self._reporting = reporting
        self._screen = screen
        self._decided: dict[str, list[Suspect]] = {}
        for each in report.suspects:
            self._decided.setdefault(each.at, []).append(each)

    def words(self, at: str, own: str | None, reported: str | None) -> Tongues | None:
        """Language → text as it may be shown; None if it has words that nobody has decided about, or no words."""
        texts = {self._reporting: reported, self.report.language: own}
        if any(self.undecided(at, text) for text in texts.values() if text):
            return None
        return {code: self._carried_out(at, text) for code, text in texts.items() if text} or None

    def undecided(self, at: str, text: str) -> list[tuple[str, str]]:
        """The suspect words of the `text` at `at` that wait for a decision, each with its kind."""
        listed = self._decided.get(at, [])
        waiting = [(each.words, each.kind) for each in listed if each.decision == "undecided" and each.words in text]
        known = {each.words for each in listed}
        return [*waiting, *(found for found in self._screen(text) if found[0] not in known)]

    def _carried_out(self, at: str, text: str) -> Written:
        for each in sorted(self._decided.get(at, []), key=lambda suspect: -len(suspect.words)):
            if each.decision == "generalise":
                text = text.replace(each.words, each.instead or TAKEN_OUT)
            elif each.decision == "drop":
                text = text.replace(each.words, TAKEN_OUT)
        return Written(text)
