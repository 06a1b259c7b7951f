"""`hvs check`: everything that is wrong in a workspace, in one run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hvs_cli.cli import screen
from hvs_cli.cli.options import Json, Workspaces
from hvs_cli.errors import HvsError, InputError, Problem, TranslationError, Weight, message


def check(
    workspaces: Workspaces = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Let warnings count as errors (2), and missing translations too (4)."),
    ] = False,
    json: Json = False,
) -> None:
    """Find everything that is wrong in the files of a municipality, without making any document.

    hvs check kuopio
    """
    codes: set[int] = set()
    found: list[Problem] = []
    for folder in workspaces or [Path()]:
        problems, asked, untranslated = _check(folder)
        codes |= asked | (_strict(problems, untranslated) if strict else set())
        found += problems
        _tell(folder.resolve().name, problems, untranslated)
    screen.count(found)
    if json:
        screen.as_json({"version": 1, "problems": [screen.plain(problem) for problem in found]})
    raise typer.Exit(min(codes, default=0))


def _strict(problems: list[Problem], untranslated: int) -> set[int]:
    """The exit codes that only a strict check asks for."""
    warned = any(problem.weight is Weight.WARNING for problem in problems)
    return ({InputError.exit_code} if warned else set()) | ({TranslationError.exit_code} if untranslated else set())


def _tell(name: str, problems: list[Problem], untranslated: int) -> None:
    screen.show(problems)
    if untranslated:
        what = message("{name}: documents that are not wholly translated: {number}", name=name, number=untranslated)
        screen.say(what, "yellow")
    if not problems:
        screen.say(message("{name}: all is well.", name=name), "green")


def _check(folder: Path) -> tuple[list[Problem], set[int], int]:
    """The problems in `folder`, the exit codes they ask for, and how many documents are not wholly translated."""
    from hvs_cli.build.rehearse import rehearse
    from hvs_cli.cli.today import today
    from hvs_cli.load.workspace import load

    try:
        rehearsed = rehearse(load(folder, today()))
    except HvsError as error:
        return list(error.problems), {error.exit_code}, 0
    return rehearsed.problems, rehearsed.exit_codes, rehearsed.untranslated
