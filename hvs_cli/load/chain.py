"""The chain statement → card → measure, and whatever else in reports, cards and measures leans on something else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from hvs_cli.errors import Message, Place, Problem, Weight, message
from hvs_cli.load.back import CARDS, MEASURES, REHEARSAL, REPORTS, TOPICS, Back
from hvs_cli.load.schema import near
from hvs_cli.load.sentences import CHOICES, NEAR
from hvs_cli.load.source import Path_
from hvs_cli.model.card import LEAST
from hvs_cli.model.questions import Questions
from hvs_cli.model.report import Report, Suspect
from hvs_cli.model.session import Session


@dataclass(frozen=True, slots=True)
class Chain:
    """Checks what came back against the sessions and questions of a round."""

    back: Back
    sessions: Mapping[str, Session]
    questions: Questions
    round: str
    """The id of the present round; empty if any will do."""

    def problems(self) -> Iterator[Problem]:
        """Everything that leans on something that is not there."""
        for name, report in self.back.reports.items():
            yield from self._report(f"{self.back.folder}/{name}.yaml", name, report)
        yield from self._rehearsal()
        yield from self._cards()
        yield from self._measures()

    # reports

    def _report(self, file: str, name: str, report: Report) -> Iterator[Problem]:
        if report.session != name:
            what = message("this report says that it is of session {id}", id=report.session)
            yield self._problem(
                file, ("session",), what, message("Name the file after its session: {id}.yaml", id=report.session)
            )
        session = self.sessions.get(report.session)
        if session is None:
            yield self._unknown(
                file,
                ("session",),
                message("there is no session {id}", id=report.session),
                report.session,
                self.sessions,
            )
        elif session.language != report.language:
            what = message("the session was held in {language}", language=session.language)
            yield self._problem(file, ("language",), what, message("Correct the language here, or in the session."))
        if self.round and report.round != self.round:
            what = message(
                "this report belongs to round {id}, and the present round is {round}", id=report.round, round=self.round
            )
            yield self._problem(
                file, ("round",), what, message("Move it into the folder of its round, or correct the round.")
            )
        yield from self._answers(file, report)
        yield from self._suspects(file, report)

    def _answers(self, file: str, report: Report) -> Iterator[Problem]:
        """What is wrong with the ids, themes and topics of statements and quotes."""
        seen: set[str] = set()
        for number, each in enumerate(report.said()):
            quotes = number - len(report.statements)
            way: Path_ = ("statements", number) if quotes < 0 else ("quotes", quotes)
            if each.id in seen:
                what = message("the id {id} stands here twice", id=each.id)
                yield self._problem(file, (*way, "id"), what, message("Give one of them another id."))
            seen.add(each.id)
            if not each.id.startswith(f"{report.session}."):
                what = message("the id {id} does not begin with the session", id=each.id)
                hint = message("Write {session}. before it.", session=report.session)
                yield self._problem(file, (*way, "id"), what, hint)
            yield from self._theme(file, (*way, "theme"), each.theme)
        for number, statement in enumerate(report.statements):
            for nth, topic in enumerate(statement.topics):
                if topic not in self.back.topics:
                    what = message("{file} has no topic {id}", file=TOPICS, id=topic)
                    yield self._unknown(file, ("statements", number, "topics", nth), what, topic, self.back.topics)
        known = {question.id for question in self.questions.all()}
        for name in report.notes:
            if name not in known:
                what = message("no question of this round has the id {id}", id=name)
                yield self._unknown(file, ("notes", name), what, name, known, Weight.WARNING)

    def _suspects(self, file: str, report: Report) -> Iterator[Problem]:
        texts = {spot.at: f"{spot.own or ''}\n{spot.reported or ''}" for spot in report.spots()}
        for number, each in enumerate(report.suspects):
            yield from self._suspect(file, number, each, texts)

    def _suspect(self, file: str, number: int, each: Suspect, texts: Mapping[str, str]) -> Iterator[Problem]:
        if each.at not in texts:
            what = message("there is no answer {id} in this report", id=each.at)
            yield self._unknown(file, ("suspects", number, "at"), what, each.at, texts)
        elif each.words not in texts[each.at]:
            what = message("the answer {id} does not have these words", id=each.at)
            hint = message("Copy them letter for letter, or remove the entry if the words are gone.")
            yield self._problem(file, ("suspects", number, "words"), what, hint)
        if each.decision == "generalise" and not each.instead:
            what = message("nothing stands in the place of these words")
            hint = message('Add instead, for example: instead: "[employer]"')
            yield self._problem(file, ("suspects", number, "decision"), what, hint)

    def _rehearsal(self) -> Iterator[Problem]:
        """What is wrong with where reports of a rehearsal lie."""
        for name, report in self.back.reports.items():
            file = f"{self.back.folder}/{name}.yaml"
            if report.rehearsal and self.back.folder != REHEARSAL:
                what = message("this report is only a rehearsal, and real ones lie here")
                yield self._problem(file, ("rehearsal",), what, message("Move it to {folder}.", folder=REHEARSAL))
            elif not report.rehearsal and self.back.folder == REHEARSAL:
                what = message("this report lies among those of a rehearsal, and does not say that it is one")
                yield self._problem(
                    file, (), what, message("Add rehearsal: yes, or move it to {folder}.", folder=REPORTS)
                )
        if self.back.idle:
            what = message("the rehearsal is not read any more: real reports have come")
            yield self._problem(REHEARSAL, (), what, message("Remove it with: hvs rehearse --remove"), Weight.WARNING)

    # cards and measures

    def _cards(self) -> Iterator[Problem]:
        cards = self.back.cards
        statements, seen = self._statements(), set[str]()
        for number, card in enumerate(cards.cards if cards else ()):
            if card.id in seen:
                what = message("the id {id} stands here twice", id=card.id)
                yield self._problem(CARDS, ("cards", number, "id"), what, message("Give one of them another id."))
            seen.add(card.id)
            yield from self._theme(CARDS, ("cards", number, "theme"), card.theme)
            for nth, each in enumerate(card.draws_on):
                if each not in statements:
                    what = message("there is no statement {id}", id=each)
                    yield self._unknown(CARDS, ("cards", number, "draws_on", nth), what, each, statements)
            if card.group:
                yield from self._group(number, card.draws_on, allowed=bool(cards and cards.name_groups))

    def _group(self, number: int, statements: Collection[str], *, allowed: bool) -> Iterator[Problem]:
        """What is wrong with a card that names a group."""
        way: Path_ = ("cards", number, "group")
        if not allowed:
            what = message("a group can tell who somebody is")
            hint = message("Remove group, or write name_groups: yes at the end of the file if you have weighed it.")
            yield self._problem(CARDS, way, what, hint)
            return
        took = [self.back.reports[name].group.participants or 0 for name in self._sessions(statements)]
        if not took or min(took) < LEAST:
            what = message("a card may name a group only if at least {number} residents took part", number=LEAST)
            yield self._problem(CARDS, way, what, message("Remove group."))

    def _sessions(self, statements: Collection[str]) -> list[str]:
        """The sessions of `statements`."""
        found = (
            name for each in statements for name, report in self.back.reports.items() if each.startswith(f"{name}.")
        )
        return list(dict.fromkeys(found))

    def _measures(self) -> Iterator[Problem]:
        measures = self.back.measures
        known = self._statements() | {card.id for card in (self.back.cards.cards if self.back.cards else ())}
        seen: set[str] = set()
        for number, measure in enumerate(measures.measures if measures else ()):
            if measure.id in seen:
                what = message("the id {id} stands here twice", id=measure.id)
                yield self._problem(MEASURES, ("measures", number, "id"), what, message("Give one of them another id."))
            seen.add(measure.id)
            for nth, theme in enumerate(measure.themes):
                yield from self._theme(MEASURES, ("measures", number, "themes", nth), theme)
            for nth, each in enumerate(measure.answers):
                if each not in known:
                    what = message("there is no card and no statement {id}", id=each)
                    yield self._unknown(MEASURES, ("measures", number, "answers", nth), what, each, known)
            if measure.start and measure.end and measure.end < measure.start:
                what = message("the measure ends before it begins")
                yield self._problem(MEASURES, ("measures", number, "end"), what, message("Correct start or end."))

    def _statements(self) -> set[str]:
        return {each.id for report in self.back.reports.values() for each in report.said()}

    # how it is told

    def _theme(self, file: str, way: Path_, theme: str) -> Iterator[Problem]:
        known = [each.id for each in self.questions.themes]
        if theme not in known:
            hint = Message(CHOICES.text, {"choices": ", ".join(known)})
            yield self._problem(file, way, message("there is no theme {id}", id=theme), hint)

    def _unknown(
        self, file: str, way: Path_, what: Message, word: str, known: Collection[str], weight: Weight = Weight.ERROR
    ) -> Problem:
        guess = near(word, known)
        hint = Message(NEAR.text, {"near": guess}) if guess else message("Correct or remove it.")
        return self._problem(file, way, what, hint, weight)

    def _problem(self, file: str, way: Path_, what: Message, hint: Message, weight: Weight = Weight.ERROR) -> Problem:
        source = self.back.sources.get(file)
        return Problem(source.place(way) if source else Place(file), what, hint, weight)
