"""`hvs pack`: one ZIP file a language, for the associations."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from hvs_cli.cli import screen
from hvs_cli.cli.options import OnlyLanguages, Workspace
from hvs_cli.errors import message

PACKS: Final = "packs"
"""The folder for packs in a workspace."""


def pack(
    workspace: Workspace = Path(),
    language: OnlyLanguages = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="DIR", help="Put the packs here instead of into packs in the folder."),
    ] = None,
) -> None:
    """Put the documents of each language into one ZIP file, with a page that lists them.

    The documents are made first, as hvs build makes them; those that you changed go into the pack as you left them.

    hvs pack kuopio --language arabia
    """
    from hvs_cli.build.order import Order
    from hvs_cli.cli import building, closing
    from hvs_cli.cli.today import today
    from hvs_cli.load.workspace import load
    from hvs_cli.manifest import Status
    from hvs_cli.pack import pack as packed
    from hvs_cli.pack import write_pack

    loaded = load(workspace, today())
    result = building.run(workspace, workspace / building.OUT, Order(language or ()), processes=None, dry_run=False)
    screen.show(result.problems)
    closing.say_kept(result)
    entries = [entry for entry in result.entries if entry.status is not Status.FAILED]
    for code in sorted({entry.language for entry in entries}):
        content = packed(loaded, entries, result.out, loaded.languages[code])
        screen.data(write_pack(loaded, out or workspace / PACKS, code, content).as_posix())
    closing.say_translations(result.entries)
    if len(entries) < len(result.entries):
        screen.say(message("The packs lack the documents that could not be made."), "red")
    raise typer.Exit(min(result.codes, default=0))
