"""Workspaces written in a few lines of YAML, and what `load` says of them."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from hvs_cli.errors import InputError, Weight
from hvs_cli.load.workspace import Loaded, load

TODAY = dt.date(2027, 1, 15)

MAIN = """\
municipality:
  name: Kuopio
contact:
  role: Koordinaattori
  email: kotoutuminen@kuopio.example
official: [fi]
languages: [fi, ar, so]
registration:
  phone: 044 000 0000
organisations:
  naapurit:
    name: Naapurit ry
"""

SESSION = """\
language: ar
date: 2027-03-11
start: 17.00
end: 19.00
venue: Pääkirjasto
address: Kirjastokatu 1
"""


def folder(where: Path, main: str = MAIN, **files: str) -> Path:
    """A workspace in `where`; `files` are sessions by id, with `_` for `-`, and `questions`."""
    (where / "sessions").mkdir(parents=True, exist_ok=True)
    (where / "hvs.yaml").write_text(main, "utf-8")
    for name, text in files.items():
        path = "questions.yaml" if name == "questions" else f"sessions/{name.replace('_', '-')}.yaml"
        (where / path).write_text(text, "utf-8")
    return where


def with_key(key: str, value: str | None, text: str = SESSION) -> str:
    """`text` with another value for a top-level key; None takes the key away, a new key comes last."""
    line = "" if value is None else f"{key}: {value}\n"
    found = re.search(rf"^{key}:.*\n(?:[ -].*\n)*", text, re.MULTILINE)
    return text[: found.start()] + line + text[found.end() :] if found else text + line


def said(where: Path) -> list[str]:
    """Every problem of the workspace as one line, its path below the workspace; warnings begin with an exclamation mark."""
    try:
        problems = load(where, TODAY).warnings
    except InputError as error:
        problems = error.problems
    lines = [f"{'!' if each.weight is Weight.WARNING else ''}{each}" for each in problems]
    return [line.replace(f"{where}/", "").replace(f"{where}\\", "").replace("\\", "/") for line in lines]


def loaded(where: Path) -> Loaded:
    """The workspace, which must be good."""
    return load(where, TODAY)
