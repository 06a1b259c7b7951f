"""The app and its commands, gathered; each command imports the rest of the program when it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Final

import typer

from hvs_cli import __version__
from hvs_cli.cli import (
    build,
    cards,
    check,
    collect,
    compare,
    doctor,
    lists,
    new,
    pack,
    rehearse,
    results,
    schema,
    session,
    translations,
)
from hvs_cli.cli.usage import Command, Program

app = typer.Typer(
    name="hvs",
    cls=Program,
    invoke_without_command=True,
    rich_markup_mode=None,  # plain help: it starts in a third of the time, and screen readers read it
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)

COMMANDS: Final[Mapping[str, Callable[..., None]]] = {
    "new": new.new,
    "new-session": session.new_session,
    "check": check.check,
    "build": build.build,
    "pack": pack.pack,
    "rehearse": rehearse.rehearse,
    "collect": collect.collect,
    "results": results.results,
    "draft-cards": cards.draft_cards,
    "compare": compare.compare,
    "kinds": lists.kinds,
    "languages": lists.languages,
    "schema": schema.schema,
    "doctor": doctor.doctor,
}

for name, command in COMMANDS.items():
    app.command(name, cls=Command)(command)
app.add_typer(translations.app, name="translations")


@app.callback()
def main(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
    ui_language: Annotated[
        str | None,
        typer.Option("--ui-language", metavar="LANG", help="Speak English, Finnish or Swedish: en, fi or sv."),
    ] = None,
) -> None:
    """One folder for a municipality becomes every document of its discussions, in many languages.

    Begin with a folder of your own:

    hvs new kuopio --name Kuopio

    Then describe a discussion, check what you wrote, and make the documents:

    hvs new-session kuopio

    hvs check kuopio

    hvs build kuopio
    """
    del ui_language  # chosen before anything else was read, see usage.Program
    if version:
        typer.echo(f"hvs {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())
