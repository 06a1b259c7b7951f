"""`hvs build`: makes the documents."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer


def build(
    workspace: Annotated[Path, typer.Argument(help="The folder of the municipality.")] = Path(),
    kind: Annotated[list[str] | None, typer.Option("--kind", "-k", help="Only this kind.")] = None,
    language: Annotated[list[str] | None, typer.Option("--language", "-l", help="Only this language.")] = None,
) -> None:
    """Make the documents."""
    from hvs_cli.build.plan import Wanted, due
    from hvs_cli.build.run import build as run
    from hvs_cli.errors import HvsError
    from hvs_cli.load.workspace import load
    from hvs_cli.render.kinds import kinds, pick

    try:
        loaded = load(workspace, dt.datetime.now(tz=dt.UTC).date())
        jobs = due(loaded, pick(kinds(loaded.templates), kind or []), Wanted(languages=language or ()))
        built = run(loaded, jobs, workspace / "out")
    except HvsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(error.exit_code) from error
    for problem in built.problems:
        typer.echo(str(problem), err=True)
    typer.echo(f"{len(built.entries)} files", err=True)
    raise typer.Exit(3 if built.problems else 5 if built.kept else 0)
