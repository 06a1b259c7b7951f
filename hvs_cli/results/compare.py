"""Two rounds side by side: what was raised anew, again, or no more, and which questions can be compared.

Questions keep their ids for ever, hence answers of several rounds line up. Nothing here calls a difference significant:
other people came, groups and languages differ, and the numbers are small.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hvs_cli.load.bank import LOCAL
from hvs_cli.load.workspace import Loaded
from hvs_cli.model.measure import Measure
from hvs_cli.model.questions import Question, Questions
from hvs_cli.model.words import Words, Written
from hvs_cli.results.answers import Answers
from hvs_cli.results.said import Results


@dataclass(frozen=True, slots=True)
class Round:
    """One of the two rounds."""

    name: Words
    results: Results


@dataclass(frozen=True, slots=True)
class TopicChange:
    """A topic, and in how many sessions of each round it was raised within a theme."""

    name: Words
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """The topics of one theme: new, in both rounds, only in the old one."""

    id: str
    new: list[TopicChange]
    still: list[TopicChange]
    gone: list[TopicChange]


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """The ids of questions: the same, asked in other words, asked for the first time, not asked any more."""

    same: list[str]
    reworded: list[str]
    new: list[str]
    dropped: list[str]


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """A measure of the old round, how far it is, and the topics that it answers and that are still raised."""

    name: Words
    state: str
    still: list[Words]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two rounds side by side."""

    old: Round
    new: Round
    themes: list[ThemeChange]
    questions: QuestionChange
    measures: list[MeasureChange]
    rehearsal: bool


def compare(old: Answers, new: Answers) -> Compared:
    """The rounds `old` and `new` side by side."""
    earlier, later = old.results, new.results
    return Compared(
        old=Round(_name(old), earlier),
        new=Round(_name(new), later),
        themes=[_theme(theme.id, earlier, later) for theme in new.loaded.questions.themes],
        questions=_questions(old, new),
        measures=[_measure(each, old, later) for each in (old.back.measures.measures if old.back.measures else ())],
        rehearsal=old.rehearsal or new.rehearsal,
    )


def together(old: Loaded, new: Loaded, compared: Compared) -> Loaded:
    """What a document about both rounds is made of: `new` with the questions of both."""
    known = {each.id for each in new.questions.all()}
    bank = new.questions
    themes = [
        replace(
            theme,
            questions=[
                *theme.questions,
                *(each for each in _of_theme(old.questions, theme.id) if each.id not in known),
            ],
        )
        for theme in bank.themes
    ]
    closing = [
        *bank.closing,
        *(each for each in (*old.questions.opening, *old.questions.closing) if each.id not in known),
    ]
    back = replace(new.back, compared=compared)
    return replace(new, questions=replace(bank, themes=themes, closing=closing), back=back)


def _of_theme(questions: Questions, theme: str) -> list[Question]:
    return next((each.questions for each in questions.themes if each.id == theme), [])


def _name(answers: Answers) -> Words:
    """What the round is called; by its id where it has no name, or where the name is that of another round."""
    present = answers.loaded.workspace.round
    ids = {report.round for report in answers.back.reports.values()} or {present.id}
    if present.name and ids == {present.id}:
        return present.name
    return Written(", ".join(sorted(ids)))


def _theme(theme: str, earlier: Results, later: Results) -> ThemeChange:
    names = {topic.id: topic.name for topic in (*earlier.topics, *later.topics) if theme in topic.themes}
    before, now = (_raised(theme, results) for results in (earlier, later))
    changes = [TopicChange(name, before.get(id_, 0), now.get(id_, 0)) for id_, name in names.items()]
    changes.sort(key=lambda topic: (-topic.now, -topic.before))
    return ThemeChange(
        theme,
        new=[each for each in changes if not each.before],
        still=[each for each in changes if each.before and each.now],
        gone=[each for each in changes if not each.now],
    )


def _raised(theme: str, results: Results) -> dict[str, int]:
    """Topic → in how many sessions it was raised within `theme`."""
    return {topic.id: topic.themes[theme] for topic in results.topics if theme in topic.themes}


def _questions(old: Answers, new: Answers) -> QuestionChange:
    before = {each.id: each for each in old.loaded.questions.all()}
    now = {each.id: each for each in new.loaded.questions.all()}
    both = [name for name in now if name in before]
    same_forms = _forms(old) == _forms(new)
    reworded = [name for name in both if _reworded(before[name], now[name], same_forms=same_forms)]
    return QuestionChange(
        same=[name for name in both if name not in reworded],
        reworded=reworded,
        new=[name for name in now if name not in before],
        dropped=[name for name in before if name not in now],
    )


def _reworded(old: Question, new: Question, *, same_forms: bool) -> bool:
    """Whether the question was asked in other words. Of a core question only the version of the forms can tell."""
    return old.ask != new.ask if old.id.startswith(LOCAL) else not same_forms


def _forms(answers: Answers) -> set[str]:
    """The versions of the core questions that the forms were made with."""
    return {report.source.form.removesuffix("-local") for report in answers.back.reports.values()}


def _measure(measure: Measure, old: Answers, later: Results) -> MeasureChange:
    raised = {topic.id: topic.name for topic in later.topics}
    topics = old.topics_of(measure)
    return MeasureChange(measure.name, measure.state, [raised[each] for each in topics if each in raised])
