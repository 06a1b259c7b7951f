"""`hvs schema`: what may stand in each YAML file."""

from __future__ import annotations

from typing import Annotated

import typer

from hvs_cli.cli import screen
from hvs_cli.cli.words import translate
from hvs_cli.errors import InputError, Place, Problem, message

NAMES = ("workspace", "session", "questions", "report", "topics", "cards", "measures")


def _names(incomplete: str) -> list[str]:
    return [name for name in NAMES if name.startswith(incomplete)]


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="Which file: workspace, session, questions, report, topics, cards or measures.",
            autocompletion=_names,
        ),
    ] = None,
) -> None:
    """Show what may stand in a YAML file, as a JSON Schema (draft-07) that editors understand.

    Without a name, list the files. hvs new puts the schemas beside the YAML, so that editors find them.

    hvs schema session
    """
    from hvs_cli.load.json_schema import FILES, json_schema

    if name is None:
        screen.data(screen.columns([[each, file] for each, (file, _) in FILES.items()]))
    elif name in FILES:
        screen.as_json(json_schema(name, translate))
    else:
        hint = message("Choose one of: {names}.", names=", ".join(FILES))
        raise InputError(Problem(Place("hvs schema"), message("there is no schema {name}", name=name), hint))
