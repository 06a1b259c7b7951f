"""The command in this process: what it wrote and how it ended; and a small municipality to run it on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from typer.testing import CliRunner, Result

from hvs_cli.cli.main import app

SMALL = """\
municipality: {name: Kuopio}
contact: {role: Koordinaattori, email: keskustelut@kuopio.example}
official: [fi]
languages: [fi, ar]
registration: {email: ilmoittautuminen@kuopio.example}
privacy: {controller: Kuopion kaupunki, contact: tietosuoja@kuopio.example}
"""

SOON = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(60)
"""A day that no check wonders about; the commands know what day it is."""

SESSION = f"""\
language: ar
date: {SOON}
start: 17.00
end: 19.00
venue: Pääkirjasto
address: Maaherrankatu 12, Kuopio
"""


def run(*arguments: object, ui: str = "en", columns: int = 80, **environment: str) -> Result:
    """What came of `hvs` with these arguments, without a terminal."""
    told = {"LANGUAGE": ui, "COLUMNS": str(columns), "NO_COLOR": "", **environment}
    return CliRunner().invoke(app, list(map(str, arguments)), env=told, prog_name="hvs", catch_exceptions=False)


def small(folder: Path, *sessions: str) -> Path:
    """A workspace in `folder` with one session in Arabic, or with those that are given."""
    (folder / "sessions").mkdir(parents=True)
    (folder / "hvs.yaml").write_text(SMALL, "utf-8")
    for number, text in enumerate(sessions or (SESSION,), 1):
        (folder / "sessions" / f"s{number}.yaml").write_text(text, "utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Everything below `folder`, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
