"""`hvs new`: writes a workspace."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from hvs_cli.cli import asking, screen
from hvs_cli.cli.options import complete_language
from hvs_cli.cli.words import translate
from hvs_cli.errors import InputError, Message, Place, Problem, message


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.", show_default=False)],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="The municipality: Kuopio.")] = None,
    languages: Annotated[
        str,
        typer.Option(
            "--languages",
            metavar="LANG,LANG",
            help="The languages of the documents, by code or name; all if left out.",
            autocompletion=complete_language,
        ),
    ] = "",
    official: Annotated[
        str,
        typer.Option("--official", metavar="LANG,LANG", help="The official languages: fi, or fi,sv, or fi,se."),
    ] = "fi",
    place_form: Annotated[
        list[str] | None,
        typer.Option(
            "--in",
            metavar="TEXT",
            help="The name as a place, such as Kuopiossa; needed only for a municipality that hvs does not know. Once "
            "for each official language.",
        ),
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing; stop if something is missing.")] = False,
) -> None:
    """Make a folder for a municipality, with a file that explains itself.

    hvs new kuopio --name Kuopio

    hvs new vaasa --name Vaasa --official fi,sv --languages fi,sv,ar,so
    """
    from hvs_cli.cli.today import today
    from hvs_cli.new.workspace import Answers, workspace_text, write_workspace

    asks = asking.may_ask(no_input)
    name = name or _name(asks)
    codes = _listed(official)
    forms = [*(place_form or []), *(_forms(name, codes, len(place_form or [])) if asks else [])]
    text = workspace_text(Answers(name, codes, _listed(languages), forms), today().year, translate)
    path = write_workspace(folder, text, translate)
    if not screen.on_terminal(sys.stdout):
        screen.data(path.as_posix())
    screen.say(message("The workspace of {name} is there.", name=name), "green")
    screen.say(
        message("Open {file} and put your own addresses in place of those that end in muuta.example.", file=path)
    )
    screen.say(
        message("Then describe the first discussion: {command}", command=f"hvs new-session{screen.named(folder)}")
    )


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _name(asks: bool) -> str:
    if asks:
        return asking.ask(message("Municipality"), _empty)
    hint = message("Give it with the command: {example}", example="hvs new kuopio --name Kuopio")
    raise InputError(Problem(Place("--name"), message("this is missing"), hint))


def _forms(name: str, official: list[str], known: int) -> list[str]:
    """How a municipality that is not shipped is said as a place, in each official language that lacks it."""
    from hvs_cli.languages.language import Languages
    from hvs_cli.languages.names import find
    from hvs_cli.new.workspace import unknown_place_forms

    languages = Languages()
    codes = [find(each, languages, "--official") for each in official]
    questions = {
        "fi": message("{name} as a place, in Finnish (Kuopio: Kuopiossa)"),
        "sv": message("{name} as a place, in Swedish (Vasa: i Vasa)"),
    }
    other = message("{name} as a place, in the language {language}")
    return [
        asking.ask(Message(questions.get(code, other).text, {"name": name, "language": code}), _empty)
        for code in unknown_place_forms(name, codes)[known:]
    ]


def _empty(text: str) -> list[Problem]:
    return [] if text else [Problem(Place(""), message("there is no text here"))]
