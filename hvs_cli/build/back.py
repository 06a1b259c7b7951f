"""What came back from the discussions, as a document may show it; a kind that needs what is not there is not due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from hvs_cli.errors import Problem
from hvs_cli.load.workspace import Loaded
from hvs_cli.render.kinds import Kind
from hvs_cli.results.answers import Answers
from hvs_cli.results.choice import brief, once

PARTS: Final = frozenset(["reports", "cards", "measures", "compared"])
"""What a kind may need that comes after the discussions."""


def absent(loaded: Loaded, kind: Kind, session: str = "") -> list[str]:
    """The parts that `kind` needs and that did not come back, for the document of `session` if it is about one."""
    return [part for part in kind.needs if part in PARTS and not _there(getattr(loaded.back, part), session)]


def _there(part: Any, session: str) -> bool:
    return session in part if session and isinstance(part, Mapping) else bool(part)


def waiting(loaded: Loaded, kinds: Iterable[Kind]) -> list[Problem]:
    """What a person should decide before documents of `kinds` are whole: answers and cards that are held back."""
    needs = {part for kind in kinds for part in kind.needs}
    if not needs & PARTS or not loaded.back.reports:
        return []
    return list(Answers(loaded).waiting())


def names(answers: Answers, kind: Kind, language: str, session: str) -> dict[str, Any]:
    """What the template of `kind` may name besides what is known before the discussions."""
    known: dict[str, Any] = {"rehearsal": answers.rehearsal and bool(PARTS.intersection(kind.needs))}
    known |= {"once": once, "brief": brief}
    if "reports" in kind.needs:
        known["results"] = answers.of_session(session) if session else answers.results
    if "cards" in kind.needs:
        known["cards"] = answers.cards.shown(language)
    if "compared" in kind.needs:
        known["compared"] = answers.back.compared
        known["rehearsal"] = answers.back.compared.rehearsal
    if "measures" in kind.needs:
        known["measures"] = answers.measures
    return known
