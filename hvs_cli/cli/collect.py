"""`hvs collect`: filled forms become reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hvs_cli.cli import screen
from hvs_cli.cli.options import Json, complete_session
from hvs_cli.errors import HvsError, InputError, Place, Problem, message


def collect(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[WORKSPACE] FILE...",
            help="The municipality's folder, the current one if left out; then forms, or folders with forms.",
            show_default=False,
        ),
    ] = None,
    session: Annotated[
        str,
        typer.Option(
            "--session",
            "-s",
            metavar="SESSION",
            help="The discussion that the form is of, where it does not tell any more; one form at a time.",
            autocompletion=complete_session,
        ),
    ] = "",
    take_form: Annotated[
        bool,
        typer.Option("--take-form", help="Where you have changed a report, take what the form says."),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done.")] = False,
    json: Json = False,
) -> None:
    """Read filled forms, Word files or answers saved from the web form, into reports.

    For each form you see what was found, what is empty, and every word that stands outside the boxes: nothing is lost.
    The forms themselves stay as they came, in the folder reports.

    hvs collect kuopio Downloads/forms
    """
    from hvs_cli.cli import receipts
    from hvs_cli.cli.today import today
    from hvs_cli.cli.words import translate
    from hvs_cli.collect.run import Wish
    from hvs_cli.collect.run import collect as collected
    from hvs_cli.load.workspace import load

    workspace, named = _parted(files or [])
    try:
        loaded = load(workspace, today())
        wish = Wish(session, take_form, dry_run)
        with receipts.progress() as tell:
            done = collected(loaded, named, wish, today(), translate=translate, tell=tell)
    except HvsError as error:
        raise typer.Exit(screen.fail(error)) from error
    if json:
        screen.as_json(receipts.plain(done))
    else:
        receipts.say(done, dry_run=dry_run)
    screen.show(done.problems)
    raise typer.Exit(min(done.exit_codes, default=0))


def _parted(files: list[Path]) -> tuple[Path, list[Path]]:
    """The workspace and the forms among what was typed."""
    from hvs_cli.load.workspace import MAIN

    first = files[0] if files else Path()
    workspace, named = (first, files[1:]) if (first / MAIN).is_file() else (Path(), files)
    if not named:
        what = message("no forms were named")
        hint = message("Name the files, or a folder with them: hvs collect kuopio Downloads/forms")
        raise typer.Exit(screen.fail(InputError(Problem(Place("hvs collect"), what, hint))))
    return workspace, named
