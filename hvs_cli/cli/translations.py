"""`hvs translations`: how far each language is, whether it is right, and the way to translators and back."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from hvs_cli.cli import exchange, screen
from hvs_cli.cli.exchange import Workspace
from hvs_cli.cli.usage import Command, Group
from hvs_cli.errors import TranslationError, message

if TYPE_CHECKING:
    from hvs_cli.catalogs.checks.run import Report
    from hvs_cli.catalogs.current import Catalogs
    from hvs_cli.catalogs.status import State

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
app.command("export", cls=Command)(exchange.export)
app.command("import", cls=Command)(exchange.take)

BAR = 20
"""How many cells a whole bar has on a terminal."""

Codes = Annotated[list[str] | None, typer.Argument(metavar="LANG", help="Codes of languages; all if left out.")]


@app.callback()
def translations() -> None:
    """See what is translated, check it, and send it to translators and take it back."""


@app.command(cls=Command)
def update(languages: Codes = None, workspace: Workspace = None) -> None:
    """Bring the catalogs up to date with the templates and the question bank.

    Translations are kept. A message whose English text has changed becomes a draft again, with the old text beside
    it. A language that has no catalog yet gets one if you name it:

    hvs translations update am
    """
    from hvs_cli.catalogs.current import Catalogs
    from hvs_cli.catalogs.extract import extract
    from hvs_cli.catalogs.update import update as update_shipped
    from hvs_cli.catalogs.update import update_own
    from hvs_cli.languages.language import Languages
    from hvs_cli.languages.names import called
    from hvs_cli.resources import shipped

    extracted = extract(workspace)
    known = Languages().codes
    codes = [called(each, known) or each for each in languages or ()]
    if workspace:
        changes = update_own(workspace / "translations", extracted, known, codes)
    else:
        Catalogs(extracted=extracted).must_last()
        changes = update_shipped(shipped("translations"), extracted, codes)
    screen.say(message("Messages: {count}", count=len(extracted.sources)))
    for change in changes:
        if change.new or change.stale or change.gone:
            screen.say(
                message(
                    "{language}: not translated {new}, changed now {stale}, vanished now {gone}",
                    language=change.language,
                    new=len(change.new),
                    stale=len(change.stale),
                    gone=len(change.gone),
                )
            )
    screen.show(extracted.problems)
    if extracted.problems:
        raise typer.Exit(TranslationError.exit_code)


@app.command(cls=Command)
def status(
    languages: Codes = None,
    missing: Annotated[bool, typer.Option("--missing", help="List each message that is not translated.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    workspace: Workspace = None,
) -> None:
    """Show how far each language is: messages, translated, approved, stale.

    hvs translations status

    hvs translations status --missing so ti
    """
    from hvs_cli.catalogs.current import Catalogs
    from hvs_cli.catalogs.status import state

    catalogs = Catalogs(workspace)
    codes = catalogs.known(languages or ())
    if missing:
        _missing(catalogs, codes, as_json=json)
        return
    states = [state(catalogs, code) for code in codes]
    if json:
        screen.as_json(
            [{**dataclasses.asdict(each), "drafts": each.drafts, "source": each.is_source} for each in states]
        )
    else:
        screen.data(_table(states))


def _missing(catalogs: Catalogs, codes: list[str], *, as_json: bool) -> None:
    from hvs_cli.catalogs.status import missing

    found = list(missing(catalogs, codes))
    if as_json:
        screen.as_json(
            [
                {
                    "id": each.source.id,
                    "text": each.source.text,
                    "context": each.source.context,
                    "places": [str(use.place) for use in each.source.uses],
                    "languages": each.languages,
                }
                for each in found
            ]
        )
        return
    for each in found:
        screen.data(f"{each.source.uses[0].place}: {each.source.text}")
        screen.data(f"{screen.INDENT}{each.source.id}  {len(each.languages)}: {' '.join(each.languages)}")
    screen.say(message("Messages that are not translated everywhere: {count}", count=len(found)))


def _table(states: list[State]) -> str:
    heads = [
        message("Language"),
        message("Messages"),
        message("Translated"),
        message("Approved"),
        message("Stale"),
    ]
    rows = [["", *map(screen.words, heads)]]
    for each in states:
        numbers = [str(number) for number in (each.messages, each.translated, each.approved, each.stale)]
        rows.append([each.language, each.name, *(numbers if not each.is_source else [numbers[0], "", "", ""])])
    if screen.on_terminal(sys.stdout):
        rows = [[*row, bar] for row, bar in zip(rows, ["", *map(_bar, states)], strict=True)]
    return screen.columns(rows, right=range(2, 6))


def _bar(state: State) -> str:
    """Approved, then drafts, then what is missing."""
    if state.is_source or not state.messages:
        return ""
    approved = BAR * state.approved // state.messages
    drafts = BAR * state.translated // state.messages - approved
    return "█" * approved + "▒" * drafts + "·" * (BAR - approved - drafts)


@app.command(cls=Command)
def check(
    languages: Codes = None,
    workspace: Workspace = None,
    json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    summary: Annotated[bool, typer.Option("--summary", help="Show only how many problems each language has.")] = False,
    errors_only: Annotated[bool, typer.Option("--errors-only", help="Leave warnings out.")] = False,
) -> None:
    """Check translations: placeholders, plural forms, letters, punctuation, length, terms and more.

    hvs translations check ar fa
    """
    from hvs_cli.catalogs.checks.run import checked
    from hvs_cli.catalogs.current import Catalogs
    from hvs_cli.errors import Weight

    catalogs = Catalogs(workspace)
    reports = [checked(catalogs, code) for code in catalogs.known(languages or ())]
    if json:
        screen.as_json([_report(report) for report in reports])
    elif not summary:
        shown = [each for report in reports for each in report.problems]
        screen.show(each for each in shown if each.weight is Weight.ERROR or not errors_only)
    if not json:
        screen.data(_counted(reports))
    if any(report.count(Weight.ERROR) for report in reports):
        raise typer.Exit(TranslationError.exit_code)


def _report(report: Report) -> dict[str, object]:
    return {
        "language": report.language,
        "whole": [screen.plain(each) for each in report.whole],
        "passed": report.passed,
        "findings": [
            {
                "check": each.check.id,
                "weight": str(each.check.weight),
                "id": each.row.source.id,
                "place": str(each.row.source.uses[0].place),
                "form": each.form,
                "source": each.row.source.text,
                "text": each.text,
                "detail": each.detail,
            }
            for each in report.findings
        ],
    }


def _counted(reports: list[Report]) -> str:
    from hvs_cli.catalogs.checks.run import counts
    from hvs_cli.errors import Weight

    heads = [message("Errors"), message("Warnings"), message("Let pass"), message("Found by")]
    rows = [["", *map(screen.words, heads)]]
    for each in reports:
        found = ", ".join(f"{name} {number}" for name, number in counts(each.findings).items())
        numbers = (each.count(Weight.ERROR), each.count(Weight.WARNING), each.passed)
        rows.append([each.language, *map(str, numbers), found])
    return screen.columns(rows, right=(1, 2, 3))
