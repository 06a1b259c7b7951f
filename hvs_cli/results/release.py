"""Which words of a report may be shown: decisions about suspect words are carried out, undecided ones stay back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from hvs_cli.model.report import Report, Spot, Suspect
from hvs_cli.model.words import Written
from hvs_cli.results.said import Tongues

TAKEN_OUT: Final = "[…]"
"""What stands where words were dropped: changes are marked in square brackets."""

Screen = Callable[[str], Iterable[tuple[str, str]]]
"""Finds in a text the words that may tell who somebody is, each with the kind of suspicion."""


class Release:
    """What of one report may be shown."""

    def __init__(self, report: Report, reporting: str, screen: Screen) -> None:
        self.report = report
        self._reporting = reporting
        self._screen = screen
        self._listed: dict[str, list[Suspect]] = {}
        for each in report.suspects:
            self._listed.setdefault(each.at, []).append(each)

    def words(self, spot: Spot) -> Tongues | None:
        """Language → text as it may be shown; None if it has words that nobody has decided about, or no words."""
        if next(self.undecided(spot), None):
            return None
        return {code: self._carried_out(spot.at, text) for code, text in self._texts(spot).items()} or None

    def undecided(self, spot: Spot) -> Iterator[Suspect]:
        """The words at `spot` that wait for a decision, those first that the report lists."""
        listed, texts = self._listed.get(spot.at, []), self._texts(spot).values()
        yield from (
            each for each in listed if each.decision == "undecided" and any(each.words in text for text in texts)
        )
        yield from self.unlisted(spot)

    def unlisted(self, spot: Spot) -> Iterator[Suspect]:
        """The suspect words at `spot` that the report does not list yet, each once."""
        known = [each.words for each in self._listed.get(spot.at, [])]
        for text in self._texts(spot).values():
            for words, kind in self._screen(text):
                if not covered(words, known):
                    known.append(words)
                    yield Suspect(at=spot.at, words=words, kind=kind)

    def _texts(self, spot: Spot) -> dict[str, str]:
        texts = ((self._reporting, spot.reported), (self.report.language, spot.own))
        return {code: text for code, text in texts if text}

    def _carried_out(self, at: str, text: str) -> Written:
        for each in sorted(self._listed.get(at, []), key=lambda suspect: -len(suspect.words)):
            if each.decision == "generalise":
                text = text.replace(each.words, each.instead or TAKEN_OUT)
            elif each.decision == "drop":
                text = text.replace(each.words, TAKEN_OUT)
        return Written(text)


def covered(found: str, known: Iterable[str]) -> bool:
    """Whether the `known` words together hold all that was `found`: Maria and Virtanen hold Maria Virtanen."""
    for words in known:
        if found in words:
            return True
        found = found.replace(words, "")
    return not re.search(r"\w", found)


def unlisted(report: Report, reporting: str, screen: Screen) -> list[Suspect]:
    """Suspect words anywhere in `report` that it does not list yet, undecided, in the order of the form.

    Reading a form puts them into the report; `reporting` is the code of the reporting language.
    """
    release = Release(report, reporting, screen)
    return [suspect for spot in report.spots() for suspect in release.unlisted(spot)]
