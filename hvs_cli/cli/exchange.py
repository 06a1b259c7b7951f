"""`hvs translations export` and `import`: a file for a translator, and what comes back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hvs_cli.cli import screen
from hvs_cli.cli.options import complete_language
from hvs_cli.errors import Message, TranslationError, message

if TYPE_CHECKING:
    from hvs_cli.catalogs.exchange.answers import Returned
    from hvs_cli.catalogs.exchange.formats import Format
    from hvs_cli.catalogs.exchange.take import Change

Workspace = Annotated[
    Path | None,
    typer.Option("--workspace", "-w", metavar="DIR", help="The folder of a municipality with translations of its own."),
]


def export(
    language: Annotated[
        str, typer.Argument(metavar="LANG", help="The language, by code or name.", autocompletion=complete_language)
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")],
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="xlsx, docx, po or xliff; by the file's ending.")
    ] = "",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file that is there already.")] = False,
    workspace: Workspace = None,
) -> None:
    """Write a file for a translator: a spreadsheet, a Word document, a catalog, or XLIFF for an agency.

    hvs translations export so -o somali.xlsx
    """
    import io

    from hvs_cli.catalogs.current import Catalogs
    from hvs_cli.catalogs.exchange.formats import FORMATS, format_of
    from hvs_cli.catalogs.exchange.sheet import sheet
    from hvs_cli.errors import InputError, Place, Problem

    if format_ and format_ not in FORMATS:
        hint = message("Choose one of: {formats}.", formats=", ".join(FORMATS))
        raise InputError(Problem(Place("--format"), message("there is no format {name}", name=format_), hint))
    catalogs = Catalogs(workspace)
    [code] = catalogs.known([language])
    rows = sheet(catalogs, code)
    content = io.BytesIO()
    (FORMATS[format_] if format_ else format_of(output)).write(rows, content)
    _put(output, content.getvalue(), overwrite=overwrite)
    screen.say(message("{file}: {count} texts", file=output, count=len(rows.rows)))
    where = f" --workspace {screen.argument(workspace)}" if workspace else ""
    command = f"hvs translations import {screen.argument(output)}{where}"
    screen.say(message("When it comes back: {command}", command=command))


def _put(path: Path, content: bytes, *, overwrite: bool) -> None:
    from hvs_cli.errors import OutputError, Place, Problem
    from hvs_cli.writing import write_whole

    if path.exists() and not overwrite:
        hint = message("A translator may have worked in it. Name another file, or say --overwrite.")
        raise OutputError(Problem(Place(str(path)), message("this file is there already"), hint))
    write_whole(path, content)


def take(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file that came back.")],
    approve_as: Annotated[
        str, typer.Option("--approve-as", metavar="ORGANISATION", help="Who approves what is marked as approved.")
    ] = "",
    language: Annotated[
        str, typer.Option("--language", "-l", metavar="LANG", help="Code of the language, if the file does not say it.")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    workspace: Workspace = None,
) -> None:
    """Take corrections back from a translator, after showing what they change.

    hvs translations import somali.xlsx --approve-as "Somali Association"
    """
    import datetime as dt

    from hvs_cli.catalogs.current import Catalogs
    from hvs_cli.catalogs.exchange.formats import format_of
    from hvs_cli.catalogs.exchange.keep import Approval, keep
    from hvs_cli.catalogs.exchange.take import approvals, compare

    approval = Approval(approve_as, dt.datetime.now(tz=dt.UTC).date()) if approve_as else None
    catalogs = Catalogs(workspace)
    if not dry_run:
        catalogs.must_last()
    if language:
        [language] = catalogs.known([language])
    taken = compare(catalogs, _returned(file, format_of(file)), language)
    for change in taken.changes:
        _show(change, approved=bool(approval))
    screen.show([*taken.rejected, *taken.doubts])
    marked = len(approvals(taken.changes))
    screen.say(
        message(
            "Rows read: {rows}. Messages that change: {changed}, approved: {marked}. Rows that cannot be taken: {rejected}.",
            rows=taken.rows,
            changed=sum(each.rewritten for each in taken.changes),
            marked=marked,
            rejected=len(taken.rejected),
        )
    )
    if marked and not approval:
        screen.say(message("Nothing loses its draft mark until you name who approves: --approve-as ORGANISATION"))
    if taken.changes and not dry_run:
        _sure(yes=yes)
        screen.say(message("Written: {file}", file=keep(catalogs, taken, approval)))
    if taken.rejected:
        raise typer.Exit(TranslationError.exit_code)


def _returned(file: Path, form: Format) -> Returned:
    from hvs_cli.errors import InputError, Place, Problem

    if not file.is_file():
        raise InputError(Problem(Place(str(file)), message("there is no such file")))
    return form.read(file)


def _show(change: Change, *, approved: bool) -> None:
    """The message, what it was, what it becomes."""
    source = change.row.source
    screen.data(f"{source.id}  {source.uses[0].place}")
    screen.data(f"{screen.INDENT}{source.text}")
    for before, after in zip(change.row.entry.forms, change.forms, strict=True):
        if before != after:
            if before:
                screen.data(f"  - {before}")
            screen.data(f"  + {after}")
    if change.meanwhile:
        _add(message("Somebody else has changed this translation meanwhile; the text above replaces it."))
    if change.outdated:
        _add(message("The English text has changed since the file was sent."))
    if change.comment:
        screen.data(f"  # {change.comment}")
    if change.approval and approved:
        _add(message("Approved."))


def _add(text: Message) -> None:
    screen.data(screen.INDENT + screen.words(text))


def _sure(*, yes: bool) -> None:
    """Ask on a terminal; stop where nobody can answer."""
    from hvs_cli.errors import InputError, Place, Problem

    if yes:
        return
    if not sys.stdin.isatty():
        what = message("nobody can be asked here whether to write this")
        raise InputError(Problem(Place("--yes"), what, message("Say --yes to write it, or --dry-run to look only.")))
    if not typer.confirm(screen.words(message("Write these changes?")), err=True):
        raise typer.Exit(1)
