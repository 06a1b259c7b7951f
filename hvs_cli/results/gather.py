"""Reports → results: statements by theme and tone, grouped by topic, with the number of sessions that raised each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hvs_cli.model.report import HEAR_NEXT, WISHES, Quote, Report, Shared, Spot, Statement
from hvs_cli.model.words import Words
from hvs_cli.results.anonymity import HIDDEN, shown, total
from hvs_cli.results.release import Release, Screen
from hvs_cli.results.said import TONES, Group, Results, Said, ThemeResults, Topic


@dataclass(slots=True)
class Gathering:
    """Puts the reports of a round together."""

    themes: Sequence[str]
    topics: Mapping[str, Words]
    reporting: str
    screen: Screen

    def results(self, reports: Iterable[Report]) -> Results:
        """The results of `reports` together."""
        releases = [Release(each, self.reporting, self.screen) for each in reports]
        joined = len(releases) > 1
        heard = [_Heard(each, self.reporting if joined else "") for each in releases]
        themes = {name: self._theme(name, heard) for name in self.themes}
        others = [each.spoken() for each in heard]
        participants = total([each.report.group.participants for each in releases])
        return Results(
            sessions=len(heard),
            languages=list(dict.fromkeys(each.report.language for each in releases)),
            participants=participants,
            group={} if participants == HIDDEN else _group([each.report for each in releases]),
            themes=themes,
            topics=self._topics(heard),
            wishes=[said for each in others for said in each[WISHES]],
            hear_next=[said for each in others for said in each[HEAR_NEXT]],
            withheld=sum(each.withheld for each in heard),
            notes=heard[0].notes() if len(heard) == 1 else {},
        )

    def _theme(self, name: str, heard: Sequence[_Heard]) -> ThemeResults:
        said = [
            (statement, words) for each in heard for statement, words in each.statements() if statement.theme == name
        ]
        tones = {tone: self._groups([pair for pair in said if pair[0].tone == tone]) for tone in TONES}
        quotes = [words for each in heard for quote, words in each.quotes() if quote.theme == name]
        return ThemeResults(
            name, tones["works"], tones["problem"], tones["suggestion"], quotes, sum(each.held(name) for each in heard)
        )

    def _groups(self, pairs: Sequence[tuple[Statement, Said]]) -> list[Group]:
        """Statements under their first topic, those raised in most sessions first; then those without a topic."""
        by_topic: dict[str, list[Said]] = {}
        for statement, said in pairs:
            by_topic.setdefault(statement.topics[0] if statement.topics else f"\n{said.id}", []).append(said)
        groups = [
            Group(self.topics.get(topic), len({said.session for said in all_}), all_)
            for topic, all_ in by_topic.items()
        ]
        return sorted(groups, key=lambda group: (group.topic is None, -group.sessions))

    def _topics(self, heard: Sequence[_Heard]) -> list[Topic]:
        raised: dict[str, dict[str, set[str]]] = {}
        for each in heard:
            for statement in each.release.report.statements:
                for topic in statement.topics:
                    by_theme = raised.setdefault(topic, {})
                    by_theme.setdefault(statement.theme, set()).add(each.release.report.session)
        found = [
            Topic(topic, self.topics[topic], len(set[str]().union(*by_theme.values())), _counted(by_theme))
            for topic, by_theme in raised.items()
            if topic in self.topics
        ]
        return sorted(found, key=lambda topic: -topic.sessions)


@dataclass(slots=True)
class _Heard:
    """The answers of one report that may be shown."""

    release: Release
    only: str = ""
    """The language in which words are shown if they are there in it: beside others, their own would tell who spoke."""
    withheld: int = 0
    _shown: dict[str, Said] = field(default_factory=dict)
    _held: set[str] = field(default_factory=set)
    _shared: dict[str, Shared | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        report = self.release.report
        self._shared = {each.id: each.shared for each in report.statements}
        self._shared |= {f"{WISHES}.{number}": each.shared for number, each in enumerate(report.wishes, 1)}
        for spot in self.release.report.spots():
            said = self._said(spot)
            if said:
                self._shown[spot.at] = said
            elif spot.own or spot.reported:
                self._held.add(spot.at)
        self.withheld = len(self._held)

    def _said(self, spot: Spot) -> Said | None:
        words = self.release.words(spot)
        if words and self.only in words:
            words = {self.only: words[self.only]}
        report = self.release.report
        shared = self._shared.get(spot.at)
        return Said(words, report.language, spot.translation, spot.at, report.session, shared) if words else None

    def statements(self) -> Iterable[tuple[Statement, Said]]:
        """Statements that may be shown."""
        for each in self.release.report.statements:
            if said := self._shown.get(each.id):
                yield (
                    each,
                    Said(said.words, said.language, said.translation, said.id, said.session, each.shared, each.topics),
                )

    def quotes(self) -> Iterable[tuple[Quote, Said]]:
        """Quotes that may be shown."""
        return ((each, said) for each in self.release.report.quotes if (said := self._shown.get(each.id)))

    def spoken(self) -> dict[str, list[Said]]:
        """Wishes and groups to hear, by the name of their list."""
        return {
            name: [said for at, said in self._shown.items() if at.startswith(f"{name}.")]
            for name in (WISHES, HEAR_NEXT)
        }

    def notes(self) -> dict[str, Said]:
        """Question id → what was said to it."""
        return {at: said for at, said in self._shown.items() if at in self.release.report.notes}

    def held(self, theme: str) -> int:
        """How many statements and quotes about `theme` stay back."""
        return sum(each.id in self._held for each in self.release.report.said() if each.theme == theme)


def _counted(sessions: Mapping[str, Collection[str]]) -> dict[str, int]:
    return {theme: len(each) for theme, each in sessions.items()}


def _group(reports: Sequence[Report]) -> dict[str, dict[str, str]]:
    """Who was heard, added up over `reports`; small numbers are banded after that."""
    sums: dict[str, Counter[str]] = {"age": Counter(), "gender": Counter(), "years": Counter()}
    for report in reports:
        for name, counts in sums.items():
            counts.update(getattr(report.group, name))
    return {name: shown(counts) for name, counts in sums.items() if counts}
