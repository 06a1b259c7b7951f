"""`hvs draft-cards`: proposals for experience cards, and a look at those that are written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from hvs_cli.cli import screen
from hvs_cli.cli.options import Workspace
from hvs_cli.cli.results import came_back
from hvs_cli.cli.words import translate
from hvs_cli.errors import Message, message

if TYPE_CHECKING:
    from hvs_cli.model.card import Card
    from hvs_cli.results.answers import Answers
    from hvs_cli.results.drafts import Draft

HEADS: Final = (
    message("card"),
    message("theme"),
    message("tone"),
    message("sessions"),
    message("words"),
    message("seconds aloud"),
    message("state"),
)
_NUMBERS: Final = range(3, 6)

TONES: Final = {"more": message("more"), "less": message("less"), "mixed": message("mixed")}


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

    answers = came_back(workspace)
    cards = answers.back.cards.cards if answers.back.cards else []
    made = [] if check else drafts(answers.results, cards, per_theme)
    if made:
        _write(answers, made)
        answers = came_back(workspace)
    screen.show([*answers.cards.held(), *answers.cards.advice()])
    _say(answers, workspace)


def _write(answers: Answers, made: Sequence[Draft]) -> None:
    from hvs_cli.new.workspace import EDITOR, write_schemas
    from hvs_cli.results.drafts import with_drafts
    from hvs_cli.writing import write_whole

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


def _say(answers: Answers, workspace: Path) -> None:
    """The cards below each other, how long they take, and what to do next."""
    cards = answers.back.cards.cards if answers.back.cards else []
    if cards:
        rows = [_row(each, answers) for each in cards]
        screen.data(screen.columns([[screen.words(each) for each in HEADS], *rows], right=_NUMBERS))
        screen.say()
    drafts = sum(not each.story for each in cards)
    screen.say(message("Cards written: {written}. Drafts: {drafts}.", written=len(cards) - drafts, drafts=drafts))
    if drafts:
        file = (workspace / "cards.yaml").as_posix()
        screen.say(message("Write title and story of each draft in {file}; then come back to this command.", file=file))
    elif cards:
        screen.say(message("Make them with:"))
        screen.say(f"{screen.INDENT}hvs build{screen.named(workspace)} --kind experience-cards")


def _row(card: Card, answers: Answers) -> list[str]:
    from hvs_cli.results.aloud import seconds, word_count

    story = _story(card, answers.loaded.workspace.report_language)
    length = [str(word_count(story)), str(seconds(story))] if story else ["", ""]
    return [
        card.id,
        card.theme,
        screen.words(TONES[card.tone]),
        str(len(answers.cards.sessions(card))),
        *length,
        screen.words(_state(card, answers)),
    ]


def _story(card: Card, language: str) -> str:
    """The story as it is read aloud, in `language` if it is written in that one."""
    from hvs_cli.model.words import in_language

    return in_language(card.story, language, language)[0] if card.story else ""


def _state(card: Card, answers: Answers) -> Message:
    if not (card.title and card.story):
        return message("draft")
    if card.id in {each.id for each in answers.cards.shown()}:
        return message("ready")
    return message("held back")
