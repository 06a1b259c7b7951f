"""`hvs results`: what the reports say together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hvs_cli.cli import screen
from hvs_cli.cli.options import Json, Workspace
from hvs_cli.errors import InputError, Message, Place, Problem, message

if TYPE_CHECKING:
    from hvs_cli.results.answers import Answers
    from hvs_cli.results.said import Results


def results(
    workspace: Workspace = Path(),
    undecided: Annotated[
        bool, typer.Option("--undecided", help="Show every word that waits for a decision, where it stands.")
    ] = False,
    screened: Annotated[
        bool,
        typer.Option("--screen", help="Write words that may tell who somebody is into the reports, to be decided."),
    ] = False,
    json: Json = False,
) -> None:
    """Put the reports of the sessions together: what was said about each theme, and in how many discussions.

    Words that may tell who somebody is are held back until you have decided about them in the reports.

    hvs results kuopio
    """
    answers = came_back(workspace)
    if screened:
        _write_suspects(answers)
        answers = came_back(workspace)
    problems = [*answers.loaded.warnings, *(answers.undecided() if undecided else answers.waiting())]
    screen.show(problems)
    if json:
        from hvs_cli.results.overview import overview

        screen.as_json(overview(answers))
        return
    for line in _summary(answers):
        screen.data(line)
    _say_next(answers, screen.named(workspace))


def came_back(workspace: Path) -> Answers:
    """What came back to `workspace`. Raises `InputError` if nothing did."""
    from hvs_cli.cli.today import today
    from hvs_cli.load.workspace import load
    from hvs_cli.results.answers import Answers

    answers = Answers(load(workspace, today()))
    if not answers.back.reports:
        hint = message("Read filled forms with: hvs collect {workspace} FILE", workspace=workspace)
        raise InputError(Problem(Place(str(workspace / "reports")), message("there are no reports yet"), hint))
    return answers


def _write_suspects(answers: Answers) -> None:
    from hvs_cli.results.release import unlisted
    from hvs_cli.results.suspects import with_suspects
    from hvs_cli.writing import write_whole

    for name, report in answers.back.reports.items():
        found = unlisted(report, answers.loaded.workspace.report_language, answers.screen)
        if found:
            path = answers.loaded.folder / answers.back.folder / f"{name}.yaml"
            write_whole(path, with_suspects(path.read_bytes().decode("utf-8-sig"), found, str(path)).encode())
            screen.say(message("{file}: suspect words added: {number}", file=path, number=len(found)))


def _say_next(answers: Answers, named: str) -> None:
    """Tell what to do now; `named` is the workspace as it stands in a command."""
    screen.say()
    if not answers.results.topics:
        screen.say(
            message("Name topics in topics.yaml and put them to statements in the reports: then topics are counted.")
        )
    if not answers.back.cards:
        screen.say(message("Propose experience cards with:"))
        screen.say(f"{screen.INDENT}hvs draft-cards{named}")
    screen.say(message("Make the report and the slides with:"))
    screen.say(f"{screen.INDENT}hvs build{named} --kind results-report --kind results-slides")


# the summary


def _summary(answers: Answers) -> Iterator[Message | str]:
    found = answers.results
    if answers.rehearsal:
        yield message("REHEARSAL: nothing here was said by real people.")
    yield message(
        "Discussions: {number}. Residents who took part: {people}.", number=found.sessions, people=_people(found)
    )
    yield ""
    heads = (
        message("theme"),
        message("works well"),
        message("problems"),
        message("suggestions"),
        message("quotes"),
        message("held back"),
    )
    rows = [
        [each.id, *(str(number) for number in each.counts.values()), str(len(each.quotes)), str(each.withheld)]
        for each in found.themes.values()
    ]
    yield screen.columns([[screen.words(each) for each in heads], *rows], right=range(1, 6))
    if found.topics:
        yield ""
        yield _topics(found, answers)
    yield ""
    yield message(
        "Wishes to decision-makers: {wishes}. Groups to hear next: {groups}.",
        wishes=len(found.wishes),
        groups=len(found.hear_next),
    )


def _people(found: Results) -> str:
    return screen.words(message("fewer than 5")) if found.participants == "few" else found.participants or "–"


def _topics(found: Results, answers: Answers) -> str:
    from hvs_cli.model.words import in_language

    code = answers.loaded.workspace.report_language
    rows = [
        [
            in_language(each.name, code, code)[0],
            screen.words(
                message("raised in {number} of {total} discussions", number=each.sessions, total=found.sessions)
            ),
        ]
        for each in found.topics
    ]
    return screen.columns(rows)
