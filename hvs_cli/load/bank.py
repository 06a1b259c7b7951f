"""The questions of a municipality: the core bank, without what it leaves out, with what it adds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from hvs_cli.errors import InputError, Message, Problem, Weight, message
from hvs_cli.load.schema import build, near
from hvs_cli.load.sentences import CHOICES, NEAR
from hvs_cli.load.source import Path_, Source, read_yaml
from hvs_cli.model.questions import LocalQuestion, LocalQuestions, Question, Questions
from hvs_cli.resources import shipped

LOCAL = "local."
"""How the ids of a municipality's own questions begin: ids of the core bank may grow."""


@cache
def core_questions() -> Questions:
    """The shipped question bank. Raises `InputError` if somebody broke it."""
    questions: Questions | None
    questions, problems = build(Questions, read_yaml(shipped("templates/questions.yaml"), "templates/questions.yaml"))
    if questions is None:
        raise InputError(problems)
    return questions


def with_local(core: Questions, local: LocalQuestions) -> Questions:
    """`core` without what `local` leaves out, and with what it adds to the themes."""
    themes = [
        replace(
            theme,
            questions=_kept(theme.questions, local)
            + [Question(id=each.id, ask=each.ask, probes=each.probes) for each in local.add if each.theme == theme.id],
        )
        for theme in core.themes
    ]
    return replace(
        core,
        version=f"{core.version}-local",
        opening=_kept(core.opening, local),
        themes=themes,
        closing=_kept(core.closing, local),
    )


def _kept(questions: Sequence[Question], local: LocalQuestions) -> list[Question]:
    return [each for each in questions if each.id not in local.leave_out]


def local_problems(
    local: LocalQuestions, source: Source, core: Questions, languages: Collection[str], reporting: str
) -> Iterator[Problem]:
    """What is wrong in `local`, whose questions are asked in `languages`; plain text is in language `reporting`."""
    known = {question.id for question in core.all()}
    for number, name in enumerate(local.leave_out):
        if name not in known:
            hint = _near(name, known, message("hvs schema questions explains this file; the ids stand on every form."))
            what = message("there is no question {id} that could be left out", id=name)
            yield Problem(source.place(("leave_out", number)), what, hint)
    yield from _empty_themes(local, source, core)
    ids: set[str] = set()
    for number, question in enumerate(local.add):
        yield from _own_question(question, number, source, core)
        if question.id in ids:
            what = message("two questions have the id {id}", id=question.id)
            yield Problem(source.place(("add", number, "id")), what, message("Give one of them another id."))
        ids.add(question.id)
        yield from _untranslated(question, number, source, set(languages), reporting)


def _empty_themes(local: LocalQuestions, source: Source, core: Questions) -> Iterator[Problem]:
    added = {question.theme for question in local.add}
    for theme in core.themes:
        if theme.id not in added and not _kept(theme.questions, local):
            what = message("no question is left in the theme {theme}", theme=theme.id)
            yield Problem(source.place(("leave_out",)), what, message("Leave at least one question in each theme."))


def _own_question(question: LocalQuestion, number: int, source: Source, core: Questions) -> Iterator[Problem]:
    themes = [theme.id for theme in core.themes]
    if question.theme not in themes:
        hint = _near(question.theme, themes, Message(CHOICES.text, {"choices": ", ".join(themes)}))
        yield Problem(
            source.place(("add", number, "theme")), message("there is no theme {id}", id=question.theme), hint
        )
    if not question.id.startswith(LOCAL):
        what = message("the id {id} of an own question does not begin with {start}", id=question.id, start=LOCAL)
        hint = message(
            "Write {start}{id}, so that it never meets an id of the shipped questions.", id=question.id, start=LOCAL
        )
        yield Problem(source.place(("add", number, "id")), what, hint)


def _untranslated(
    question: LocalQuestion, number: int, source: Source, languages: set[str], reporting: str
) -> Iterator[Problem]:
    """A warning for each text of an own question that some language lacks."""
    ways: dict[Path_, str | dict[str, str]] = {("add", number, "ask"): question.ask}
    ways |= {("add", number, "probes", each): probe for each, probe in enumerate(question.probes)}
    for way, words in ways.items():
        lacking = sorted(languages - ({reporting} if isinstance(words, str) else words.keys()))
        if lacking:
            what = message("this text of {id} is missing in: {languages}", id=question.id, languages=", ".join(lacking))
            hint = message("Add a line for each language; until then their documents show it in another language.")
            yield Problem(source.place(way), what, hint, Weight.WARNING)


def _near(word: str, known: Collection[str], otherwise: Message) -> Message:
    guess = near(word, known)
    return Message(NEAR.text, {"near": guess}) if guess else otherwise
