"""`hvs build`: makes the documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hvs_cli.cli import screen
from hvs_cli.cli.options import Json, OnlyKinds, OnlyLanguages, OnlySessions, Workspaces
from hvs_cli.errors import message

if TYPE_CHECKING:
    from hvs_cli.cli.building import Result


def build(
    workspaces: Workspaces = None,
    language: OnlyLanguages = None,
    kind: OnlyKinds = None,
    session: OnlySessions = None,
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="Only this format: docx, pptx, html, txt or ics; may be repeated."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="DIR", help="Put the documents here instead of into out in the folder."),
    ] = None,
    processes: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Work in N processes; a good number if left out."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="End with 4 if anything is not translated.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Only tell what would be written, and write nothing.")
    ] = False,
    json: Json = False,
    take_new: Annotated[
        list[str] | None,
        typer.Option("--take-new", metavar="FILE", help="Replace the file that you changed by the new one."),
    ] = None,
    keep_mine: Annotated[
        list[str] | None,
        typer.Option("--keep-mine", metavar="FILE", help="Keep the file that you changed and remove the new one."),
    ] = None,
) -> None:
    """Make the documents: every kind, for every session, in every language.

    A file that you changed after it was made is kept, and the new one is put beside it.

    hvs build kuopio --language arabia --kind invitation

    hvs build kuopio --take-new out/ar/2026-03-12-ar/invitation.docx
    """
    from hvs_cli.build.order import Order
    from hvs_cli.cli import building

    folders = building.outputs(workspaces or [Path()], out)
    if take_new or keep_mine:
        building.settle(folders, take_new or [], keep_mine or [])
        return
    order = Order(language or (), kind or (), session or (), format_ or ())
    results = [building.run(*each, order, processes=processes, dry_run=dry_run) for each in folders.items()]
    for result in results:
        _tell(result, dry_run=dry_run, table=not json)
    if json:
        files = [file for result in results for file in building.plain(result)]
        problems = [screen.plain(problem) for result in results for problem in result.problems]
        screen.as_json({"version": 1, "dry_run": dry_run, "files": files, "problems": problems})
    raise typer.Exit(_exit_code(results, strict=strict))


def _tell(result: Result, *, dry_run: bool, table: bool) -> None:
    """What a person should know of one workspace; the table and the plan are data, the rest is talk."""
    from hvs_cli.cli import closing

    if result.entries and table:
        for line in closing.plan(result) if dry_run else [closing.table(result.entries, screen.width())]:
            screen.data(line)
    screen.show(result.problems)
    closing.say_kept(result, dry_run=dry_run)
    if result.entries:
        closing.say_translations(result.entries)
        screen.say(closing.numbers(result.entries))
        if dry_run:
            screen.say(message("This was a dry run: nothing was written."))
        else:
            screen.say(message("They are in {folder}.", folder=result.out.as_posix()))


def _exit_code(results: list[Result], *, strict: bool) -> int:
    """The lowest that is asked for: what is wrong in the input weighs more than what came of it."""
    codes = {code for result in results for code in result.codes}
    if strict and any(entry.untranslated for result in results for entry in result.entries):
        codes.add(4)
    return min(codes, default=0)
