"""What comes back after the discussions: reports of sessions, and the cards, measures and topics that people write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from hvs_cli.load.source import Source
from hvs_cli.model.card import Cards
from hvs_cli.model.measure import Measures
from hvs_cli.model.report import Report
from hvs_cli.model.topic import Topics
from hvs_cli.model.words import Words

CARDS: Final = "cards.yaml"
MEASURES: Final = "measures.yaml"
TOPICS: Final = "topics.yaml"
REPORTS: Final = "reports"
REHEARSAL: Final = "reports/rehearsal"
"""Where reports of a rehearsal lie. They are read as long as there is no real one, and never beside one."""

Reader = Callable[[type[Any], Path], tuple[Source | None, Any]]
"""A model and a file → what the file says and the model made of it, each None if it could not be had."""


@dataclass(frozen=True, slots=True)
class Back:
    """Everything that came back, and where it is written."""

    reports: Mapping[str, Report] = field(default_factory=dict)
    """Session id → report, in the order of the ids."""
    folder: str = REPORTS
    """Where the reports lie: `REPORTS`, or `REHEARSAL` if there are no others."""
    idle: bool = False
    """Whether there are reports of a rehearsal beside real ones, which are not read."""
    cards: Cards | None = None
    measures: Measures | None = None
    topics: Mapping[str, Words] = field(default_factory=dict)
    compared: Any = None
    """Two rounds side by side; only `hvs compare` knows them."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """What each of the files says, by its name below the workspace."""


def report_files(place: Path) -> list[Path]:
    """The reports that lie in `place`, by name."""
    return sorted(place.glob("[!.]*.yaml"))


def back(folder: Path, read: Reader) -> Back:
    """What came back in `folder`; files that are not there have nothing to say."""
    reading = _Reading(folder, read)
    topics = reading.file(Topics, TOPICS)
    real, tried = (bool(report_files(folder / name)) for name in (REPORTS, REHEARSAL))
    place = REHEARSAL if tried and not real else REPORTS
    return Back(
        reports=reading.reports(place),
        folder=place,
        idle=real and tried,
        cards=reading.file(Cards, CARDS),
        measures=reading.file(Measures, MEASURES),
        topics=topics.topics if topics else {},
        sources=reading.sources,
    )


@dataclass(slots=True)
class _Reading:
    folder: Path
    read: Reader
    sources: dict[str, Source] = field(default_factory=dict)

    def file(self, model: type[Any], name: str) -> Any:
        """The `model` that the file `name` says, or None."""
        path = self.folder / name
        if not path.exists() and not path.is_symlink():
            return None
        source, made = self.read(model, path)
        if source:
            self.sources[name] = source
        return made

    def reports(self, place: str) -> dict[str, Report]:
        """The report of each session, from the folder `place`."""
        made = {}
        for path in report_files(self.folder / place):
            report = self.file(Report, f"{place}/{path.name}")
            if report:
                made[path.stem] = report
        return made
