"""Everything that came back to one workspace, put together once: results, cards, measures, and what waits for a person."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from hvs_cli.errors import Message, Problem, Weight, message
from hvs_cli.load.workspace import Loaded
from hvs_cli.model.measure import Measure
from hvs_cli.model.report import WISHES, Report
from hvs_cli.results.cards import CardCheck
from hvs_cli.results.gather import Gathering
from hvs_cli.results.groups import Groups
from hvs_cli.results.release import Release, Screen
from hvs_cli.results.said import Results, Said, ShownMeasure
from hvs_cli.results.screening import screening


class Answers:
    """What came back to the workspace `loaded`."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded, self.back = loaded, loaded.back
        self._reporting = loaded.workspace.report_language

    @cached_property
    def screen(self) -> Screen:
        """What finds suspect words."""
        return screening(self.loaded)

    @property
    def rehearsal(self) -> bool:
        """Whether the reports are only a rehearsal."""
        return any(each.rehearsal for each in self.back.reports.values())

    @cached_property
    def results(self) -> Results:
        """The results of all sessions together."""
        return self._gathering.results(self.back.reports.values())

    def of_session(self, session: str) -> Results:
        """The results of one session. Raises `KeyError` if it has no report."""
        return self._gathering.results([self.back.reports[session]])

    @cached_property
    def _gathering(self) -> Gathering:
        themes = [theme.id for theme in self.loaded.questions.themes]
        return Gathering(themes, self.back.topics, self._reporting, self.screen)

    @cached_property
    def cards(self) -> CardCheck:
        """The cards, and what is to be looked at in them."""
        heard = dict.fromkeys(report.language for report in self.back.reports.values())
        official = {*self.loaded.workspace.official, self._reporting}
        return CardCheck(
            back=self.back,
            languages=self.loaded.languages,
            reporting=self._reporting,
            official=self.loaded.workspace.official,
            screen=self.screen,
            groups=Groups(self.loaded.languages[code] for code in heard if code not in official),
            themes=[theme.id for theme in self.loaded.questions.themes],
        )

    # measures

    @cached_property
    def measures(self) -> list[ShownMeasure]:
        """The measures with what residents told and they answer, as far as it may be shown."""
        written = self.back.measures.measures if self.back.measures else []
        return [ShownMeasure(each, self._answered(each)) for each in written]

    def _answered(self, measure: Measure) -> list[Said]:
        ids = dict.fromkeys(each for answered in measure.answers for each in self._statements(answered))
        return [self._by_id[each] for each in ids if each in self._by_id]

    def topics_of(self, measure: Measure) -> list[str]:
        """The topics of the statements that `measure` answers."""
        ids = {each for answered in measure.answers for each in self._statements(answered)}
        said = (each for report in self.back.reports.values() for each in report.statements if each.id in ids)
        return list(dict.fromkeys(topic for each in said for topic in each.topics))

    def _statements(self, id_: str) -> list[str]:
        """The statements behind the card `id_`; a statement stands for itself."""
        cards = self.back.cards.cards if self.back.cards else []
        return next((card.draws_on for card in cards if card.id == id_), [id_])

    @cached_property
    def _by_id(self) -> dict[str, Said]:
        """Statements and quotes, each in the words of its speaker too."""
        themes = [theme for name in self.back.reports for theme in self.of_session(name).themes.values()]
        groups = [group for theme in themes for group in (*theme.works, *theme.problem, *theme.suggestion)]
        said = [said for group in groups for said in group.said] + [said for theme in themes for said in theme.quotes]
        return {each.id: each for each in said}

    # what waits for a person

    def waiting(self) -> Iterator[Problem]:
        """Warnings for answers and cards that are held back, and for text from outside the fields."""
        for name, report in self.back.reports.items():
            yield from self._report(name, report)
        yield from self.cards.held()

    def undecided(self) -> Iterator[Problem]:
        """A warning for each word that waits for a decision, where it stands."""
        for name, report in self.back.reports.items():
            release = Release(report, self._reporting, self.screen)
            for spot in report.spots():
                for each in release.undecided(spot):
                    what = message(
                        "“{words}” may tell who somebody is: {kind}", words=each.words, kind=Message(each.kind)
                    )
                    listed = any(each.words == other.words and other.at == spot.at for other in report.suspects)
                    yield self._warning(name, _way(report, spot.at), what, _DECIDE if listed else _LIST)

    def _report(self, name: str, report: Report) -> Iterator[Problem]:
        release = Release(report, self._reporting, self.screen)
        held = [spot.at for spot in report.spots() if next(release.undecided(spot), None)]
        if held:
            what = message("answers that are held back until suspect words are decided: {number}", number=len(held))
            yield self._warning(name, _way(report, held[0]), what, message("See them with: hvs results --undecided"))
        left = sum(not each.placed for each in report.outside)
        if left:
            what = message("texts from outside the fields that wait for a place: {number}", number=left)
            hint = message("Move each where it belongs, and write placed: yes.")
            yield self._warning(name, ("outside",), what, hint)

    def _warning(self, name: str, way: tuple[str | int, ...], what: Message, hint: Message) -> Problem:
        return Problem(self.back.sources[f"{self.back.folder}/{name}.yaml"].place(way), what, hint, Weight.WARNING)


_DECIDE = message("Set its decision under suspects: keep, generalise or drop.")
_LIST = message(
    "Write it under suspects with a decision: keep, generalise or drop. hvs results --screen writes the entries."
)


def _way(report: Report, at: str) -> tuple[str | int, ...]:
    """Where the answer `at` stands in the file of `report`."""
    number = next((number for number, each in enumerate(report.said()) if each.id == at), None)
    if number is not None:
        quotes = number - len(report.statements)
        return ("statements", number) if quotes < 0 else ("quotes", quotes)
    if at in report.notes:
        return "notes", at
    key = "wishes" if at.startswith(WISHES) else "hear_next"
    return key, int(at.rpartition(".")[2]) - 1
