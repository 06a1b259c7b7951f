"""What came back from the discussions, as a document may show it; a kind that needs what is not there is not due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cached_property
from typing import Any, Final

from hvs_cli.load.back import Back
from hvs_cli.load.workspace import Loaded
from hvs_cli.render.kinds import Kind
from hvs_cli.results.cards import cards
from hvs_cli.results.gather import Gathering
from hvs_cli.results.said import Results, ShownMeasure
from hvs_cli.results.screening import screening

PARTS: Final = frozenset(each.name for each in fields(Back)) - {"sources"}
"""What a kind may need that comes after the discussions."""


def lacking(loaded: Loaded, kind: Kind, session: str = "") -> list[str]:
    """The parts that `kind` needs and that did not come back, for the document of `session` if it is about one."""
    return [part for part in kind.needs if part in PARTS and not _there(getattr(loaded.back, part), session)]


def _there(part: Any, session: str) -> bool:
    return session in part if session and isinstance(part, Mapping) else bool(part)


class Answers:
    """What came back, put together once for all documents of a workspace."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded, self._back = loaded, loaded.back
        self._gathering = Gathering(
            themes=[theme.id for theme in loaded.questions.themes],
            topics=self._back.topics,
            reporting=loaded.workspace.report_language,
            screen=screening(loaded),
        )

    @cached_property
    def _results(self) -> Results:
        return self._gathering.results(self._back.reports.values())

    def of(self, kind: Kind, session: str) -> dict[str, Any]:
        """What the template of `kind` may name besides what is known before the discussions."""
        known: dict[str, Any] = {"rehearsal": any(each.rehearsal for each in self._back.reports.values())}
        if "reports" in kind.needs:
            report = self._back.reports.get(session)
            known["results"] = self._gathering.results([report]) if report else self._results
        if "cards" in kind.needs and self._back.cards:
            known["cards"] = cards(self._back.cards)
        if "measures" in kind.needs and self._back.measures:
            known["measures"] = [ShownMeasure(each, []) for each in self._back.measures.measures]
        return known
