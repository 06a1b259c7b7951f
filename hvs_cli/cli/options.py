"""Arguments and options that several commands share, and what the shell completes in them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hvs_cli.resources import shipped

KIND_ENDING = ".html.j2"


def _kinds(incomplete: str) -> list[str]:
    names = (path.name.removesuffix(KIND_ENDING) for path in shipped("templates").glob(f"[!_]*{KIND_ENDING}"))
    return sorted(name for name in names if name.startswith(incomplete))


def complete_language(incomplete: str) -> list[str]:
    """Codes of shipped languages that begin so."""
    codes = {path.stem for path in shipped("translations").glob("*.po")} | {"en"}
    return sorted(code for code in codes if code.startswith(incomplete))


def complete_session(context: typer.Context, incomplete: str) -> list[str]:
    """Ids of sessions that begin so, in the workspaces that were named."""
    given = context.params.get("workspaces") or context.params.get("files") or context.params.get("workspace") or "."
    folders = given if isinstance(given, (list, tuple)) else [given]
    # While the value of an option is being typed, what stands before it has not been given to its argument yet.
    where = [Path(each, "sessions") for each in (*folders, *context.args)]
    names = {path.stem for folder in where if folder.is_dir() for path in folder.glob("*.y*ml")}
    return sorted(name for name in [*names, "blank"] if name.startswith(incomplete))


Workspace = Annotated[
    Path,
    typer.Argument(
        metavar="WORKSPACE", help="The municipality's folder; the current one if left out.", show_default=False
    ),
]

Workspaces = Annotated[
    list[Path] | None,
    typer.Argument(metavar="WORKSPACE", help="Folders of municipalities; the current one if left out."),
]

OnlyLanguages = Annotated[
    list[str] | None,
    typer.Option(
        "--language",
        "-l",
        metavar="LANG",
        help="Only this language, by code or name; may be repeated.",
        autocompletion=complete_language,
    ),
]

OnlyKinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", "-k", metavar="KIND", help="Only this kind of document; may be repeated.", autocompletion=_kinds
    ),
]

OnlySessions = Annotated[
    list[str] | None,
    typer.Option(
        "--session",
        "-s",
        metavar="SESSION",
        help="Only this session, by the name of its file; may be repeated.",
        autocompletion=complete_session,
    ),
]

Json = Annotated[bool, typer.Option("--json", help="Write the result as one JSON object.")]
