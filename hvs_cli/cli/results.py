"""`hvs results` and `hvs draft-cards`: what the reports say together, and proposals for cards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hvs_cli.cli import screen
from hvs_cli.cli.options import Json, Workspace
from hvs_cli.cli.words import translate
from hvs_cli.errors import InputError, Message, Place, Problem, message

if TYPE_CHECKING:
    from hvs_cli.results.answers import Answers
    from hvs_cli.results.drafts import Draft
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
    answers = _answers(workspace)
    if screened:
        _write_suspects(answers)
        answers = _answers(workspace)
    problems = [*answers.loaded.warnings, *(answers.undecided() if undecided else answers.waiting())]
    screen.show(problems)
    if json:
        from hvs_cli.results.overview import overview

        screen.as_json(overview(answers))
        return
    for line in _summary(answers):
        screen.data(line)


def draft_cards(
    workspace: Workspace = Path(),
    per_theme: Annotated[
        int, typer.Option("--per-theme", metavar="N", min=1, max=8, help="How many cards there shall be of each theme.")
    ] = 2,
    check: Annotated[bool, typer.Option("--check", help="Only look at the cards that are there.")] = False,
) -> None:
    """Propose experience cards from what residents told, and look at those that are written.

    Drafts are added at the end of cards.yaml; what you wrote there stays. You write title and story.

    hvs draft-cards kuopio
    """
    from hvs_cli.results.drafts import drafts

    answers = _answers(workspace)
    cards = answers.back.cards.cards if answers.back.cards else []
    made = [] if check else drafts(answers.results, cards, per_theme)
    if made:
        _write_drafts(answers, made)
    screen.show([*answers.cards.held(), *answers.cards.advice()])
    screen.say(
        message(
            "Cards written: {written}. Drafts: {drafts}.",
            written=sum(bool(each.story) for each in cards),
            drafts=len(made) + sum(not each.story for each in cards),
        )
    )


def _answers(workspace: Path) -> Answers:
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
    from hvs_cli.manifest import write_whole
    from hvs_cli.results.release import unlisted
    from hvs_cli.results.suspects import with_suspects

    for name, report in answers.back.reports.items():
        found = unlisted(report, answers.loaded.workspace.report_language, answers.screen)
        if found:
            path = answers.loaded.folder / answers.back.folder / f"{name}.yaml"
            write_whole(path, with_suspects(path.read_bytes().decode("utf-8-sig"), found, str(path)).encode())
            screen.say(message("{file}: suspect words added: {number}", file=path, number=len(found)))


def _write_drafts(answers: Answers, made: list[Draft]) -> None:
    from hvs_cli.manifest import write_whole
    from hvs_cli.new.workspace import EDITOR, write_schemas
    from hvs_cli.results.drafts import with_drafts

    path = answers.loaded.folder / "cards.yaml"
    before = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    schema = f"{EDITOR}/cards.schema.json"
    text = with_drafts(before, made, answers.loaded.workspace.report_language, translate, schema=schema)
    write_schemas(answers.loaded.folder, translate)
    write_whole(path, text.encode())
    for each in made:
        screen.say(
            message(
                "{file}: draft {id}, {theme}, put together from sessions: {number}",
                file=path,
                id=each.id,
                theme=each.theme,
                number=each.sessions,
            )
        )


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
