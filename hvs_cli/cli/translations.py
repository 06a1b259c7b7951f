"""`hvs translations`: how far each language is, whether it is right, and the way to translators and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hvs_cli.errors import HvsError, Problem, TranslationError

app = typer.Typer(
    help="What is translated, what is missing, and the way to translators and back.", no_args_is_help=True
)

Workspace = Annotated[
    Path | None,
    typer.Option("--workspace", "-w", help="The folder of a municipality, to work on its own translations."),
]


def _tell(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        typer.echo(str(problem), err=True)


def _stop(error: HvsError) -> typer.Exit:
    _tell(error.problems)
    return typer.Exit(error.exit_code)


@app.command()
def update(
    languages: Annotated[list[str] | None, typer.Argument(help="Codes of languages to begin, for example am.")] = None,
    workspace: Workspace = None,
) -> None:
    """Bring the catalogs up to date with templates and question bank: new messages, changed ones, vanished ones.

    Example: hvs translations update
    """
    from hvs_cli.catalogs.extract import extract
    from hvs_cli.catalogs.update import update as update_shipped
    from hvs_cli.catalogs.update import update_own
    from hvs_cli.languages.language import Languages
    from hvs_cli.resources import shipped

    try:
        extracted = extract(workspace)
        if workspace:
            own = workspace / "translations"
            changes = update_own(own, extracted, Languages().codes, languages or ())
        else:
            changes = update_shipped(shipped("translations"), extracted, languages or ())
    except HvsError as error:
        raise _stop(error) from error
    typer.echo(f"{len(extracted.sources)} messages")
    for change in changes:
        if change.new or change.stale or change.gone:
            typer.echo(
                f"{change.language}: {len(change.new)} not translated, "
                f"{len(change.stale)} changed now, {len(change.gone)} vanished now"
            )
    _tell(extracted.problems)
    if extracted.problems:
        raise typer.Exit(TranslationError.exit_code)
