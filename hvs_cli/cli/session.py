"""`hvs new-session`: writes one file in `sessions`, and asks on a terminal for what was not given."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from hvs_cli.cli import asking, screen
from hvs_cli.cli.options import Workspace, complete_language
from hvs_cli.cli.words import translate
from hvs_cli.errors import InputError, Message, Place, Problem, Weight, message

if TYPE_CHECKING:
    from hvs_cli.load.workspace import Loaded

QUESTIONS: Final[Mapping[str, Message]] = {
    "language": message("Language (by name or code, for example arabia or ar)"),
    "date": message("Date (for example 12.3.2026)"),
    "time": message("Time (for example 17.00-19.00)"),
    "venue": message("Venue (as people know it, for example Pääkirjasto)"),
    "address": message("Address (street and town)"),
    "registration": message("Registration (e-mail, web address or telephone number)"),
    "organisation": message("Organisation ({ids}; empty for none)"),
}


def new_session(
    workspace: Workspace = Path(),
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            "-l",
            metavar="LANG",
            help="The language of the discussion, by name or code: arabia, Arabic, ar.",
            autocompletion=complete_language,
        ),
    ] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="The day: 12.3.2026 or 2026-03-12.")] = None,
    time: Annotated[
        str | None, typer.Option(metavar="TIME", help="From when to when: 17.00-19.00 or klo 17–19.")
    ] = None,
    venue: Annotated[str | None, typer.Option(metavar="TEXT", help="The place, as people know it.")] = None,
    address: Annotated[str | None, typer.Option(metavar="TEXT", help="Street and town.")] = None,
    registration: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="How to register, where it differs from hvs.yaml: an e-mail address, a web address or a telephone "
            "number.",
        ),
    ] = None,
    organisation: Annotated[
        str | None, typer.Option(metavar="ID", help="The association that holds the discussion, as in hvs.yaml.")
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing; stop if something is missing.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show the file, and write nothing.")] = False,
) -> None:
    """Describe one discussion: its language, day, time and place become a file in sessions.

    On a terminal you are asked for what you do not give; if you stop in the middle, your answers are kept.

    hvs new-session kuopio

    hvs new-session kuopio --language arabia --date 12.3.2026 --time 17.00-19.00 --venue Pääkirjasto
    --address "Maaherrankatu 12, Kuopio"
    """
    from hvs_cli.cli.today import today
    from hvs_cli.load.workspace import load
    from hvs_cli.new import session as new

    loaded = load(workspace, today())
    given = {
        "language": language,
        "date": date,
        "time": time,
        "venue": venue,
        "address": address,
        "registration": registration,
        "organisation": organisation,
    }
    answers = {name: text for name, text in given.items() if text is not None}
    asks = asking.may_ask(no_input)
    if asks:
        answers = _asked(answers, loaded)
    lacking = new.missing(answers, loaded)
    values, wrong = new.read(answers, loaded, today())
    problems = [*lacking, *(each for each in wrong if each.place not in {known.place for known in lacking})]
    if any(problem.weight is Weight.ERROR for problem in problems):
        raise InputError(problems)
    screen.show([] if asks else problems)  # a person who was asked has seen the warnings
    text, path = new.session_text(values, translate), new.session_path(values, loaded)
    if dry_run:
        screen.data(text.rstrip("\n"))
        screen.say(message("This would be {file}; nothing was written.", file=path))
        return
    _write(path, text, loaded)


def _asked(given: dict[str, str], loaded: Loaded) -> dict[str, str]:
    """`given` and what a person answers to the rest; each answer is kept at once, and offered again next time."""
    from hvs_cli.new.kept import keep_answers, kept_answers
    from hvs_cli.new.session import ASKED

    kept, answers = kept_answers(loaded.folder), dict(given)
    if kept:
        screen.say(message("Your answers of last time are offered again: press Enter to take one."))
    for name in ASKED:
        if name in given or _needless(name, loaded):
            continue
        try:
            text = _answer(name, answers, kept.get(name, ""), loaded)
        except typer.Abort:
            screen.say()
            command = f"hvs new-session{screen.named(loaded.folder)}"
            screen.say(message("Your answers are kept; {command} goes on with them.", command=command))
            raise
        answers |= {name: text} if text else {}
        keep_answers(loaded.folder, kept | answers)
    return answers


def _answer(name: str, answers: dict[str, str], offered: str, loaded: Loaded) -> str:
    """What a person answers to the question `name`, good in itself and beside the other `answers`."""
    from hvs_cli.cli.today import today
    from hvs_cli.new import session as new

    def wrong(text: str) -> list[Problem]:
        problems = new.read({**answers, name: text}, loaded, today())[1]
        return [replace(each, place=Place("")) for each in problems if each.place.path == f"--{name}"]

    question = Message(QUESTIONS[name].text, {"ids": ", ".join(loaded.workspace.organisations)})
    return asking.ask(question, wrong, offered, may_be_empty=name in new.optional(loaded))


def _needless(name: str, loaded: Loaded) -> bool:
    """Whether a question would only waste time: no organisation to choose, or one way to register for all sessions."""
    if name == "organisation":
        return not loaded.workspace.organisations
    return name == "registration" and loaded.workspace.registration is not None


def _write(path: Path, text: str, loaded: Loaded) -> None:
    from hvs_cli.new.kept import forget_answers
    from hvs_cli.new.session import write_session

    write_session(path, text, loaded, translate)
    forget_answers(loaded.folder)
    if not screen.on_terminal(sys.stdout):
        screen.data(path.as_posix())
    screen.say(message("The discussion is described in {file}.", file=path), "green")
    where = screen.named(loaded.folder)
    screen.say(
        message(
            "Check it with {check}, then make the documents with {build}.",
            check=f"hvs check{where}",
            build=f"hvs build{where}",
        )
    )
