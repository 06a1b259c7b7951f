"""`hvs rehearse`: filled forms to try the whole chain with, before the first evening."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hvs_cli.cli import screen
from hvs_cli.cli.options import Json, Workspace
from hvs_cli.cli.words import spoken
from hvs_cli.errors import HvsError, message

if TYPE_CHECKING:
    from hvs_cli.rehearse.made import Removed
    from hvs_cli.rehearse.run import Form, Rehearsal


def rehearse(
    workspace: Workspace = Path(),
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help="Another number gives other forms; the same gives the same.")
    ] = 1,
    remove: Annotated[
        bool, typer.Option("--remove", help="Take away the forms of a rehearsal and the reports read from them.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done.")] = False,
    json: Json = False,
) -> None:
    """Fill a form of every session with invented answers, to try everything out before the first evening.

    The forms come as forms do: with remarks beside the boxes, added rows, comments. They say that they are a
    rehearsal, and so does all that is made of them. Real reports take their place when they come.

    hvs rehearse kuopio
    """
    try:
        code = (_removed if remove else _made)(workspace, seed, dry_run=dry_run, json=json)
    except HvsError as error:
        raise typer.Exit(screen.fail(error)) from error
    raise typer.Exit(code)


def _made(folder: Path, seed: int, *, dry_run: bool, json: bool) -> int:
    """Make the forms, and say what is to be done with them; the exit code."""
    from hvs_cli.cli.today import today
    from hvs_cli.load.workspace import load
    from hvs_cli.rehearse.run import rehearse as rehearsed

    done = rehearsed(load(folder, today()), seed, dry_run=dry_run)
    screen.show(done.problems)
    if json:
        screen.as_json(_plain(done, seed))
        return done.exit_code
    for form in done.forms:
        screen.data(f"{form.path.as_posix()} ({_language(form)})")
        screen.data(screen.INDENT + ", ".join(map(screen.words, form.slips)))
    if dry_run:
        screen.say(message("Nothing was written: this was a dry run."))
        return done.exit_code
    screen.say(message("Nobody said what is in these forms. Read them as you will read the real ones:"))
    place = folder.as_posix()
    named = "" if place == "." else f" {place}"
    inbox = done.forms[0].path.parent.as_posix()
    screen.say(f"{screen.INDENT}hvs collect{named} {inbox}")
    screen.say(message("When you have tried enough:"))
    screen.say(f"{screen.INDENT}hvs rehearse{named} --remove")
    return done.exit_code


def _language(form: Form) -> str:
    from hvs_cli.languages.names import name

    language = name(form.language, spoken())
    if form.own_words:
        return language
    return screen.words(message("{language}, without words of its own", language=language))


def _removed(folder: Path, _seed: int, *, dry_run: bool, json: bool) -> int:
    """Take everything away again; the exit code."""
    from hvs_cli.rehearse.made import remove

    done = remove(folder, dry_run=dry_run)
    if json:
        screen.as_json(_plain_removed(done))
    else:
        for path in done.files:
            screen.data(path.as_posix())
    screen.show(done.problems)
    if dry_run:
        screen.say(message("Nothing was removed: this was a dry run."))
    else:
        screen.say(message("Files removed: {number}.", number=len(done.files)))
    return 0


def _plain(done: Rehearsal, seed: int) -> dict[str, Any]:
    forms = [
        {
            "file": form.path.as_posix(),
            "session": form.session,
            "language": form.language,
            "own_words": form.own_words,
            "slips": [screen.words(each) for each in form.slips],
        }
        for form in done.forms
    ]
    return {"version": 1, "seed": seed, "forms": forms, "problems": [screen.plain(each) for each in done.problems]}


def _plain_removed(done: Removed) -> dict[str, Any]:
    return {
        "version": 1,
        "removed": [path.as_posix() for path in done.files],
        "problems": [screen.plain(each) for each in done.problems],
    }
