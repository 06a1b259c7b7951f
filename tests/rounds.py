"""Rounds written in a few lines: sessions, the reports that came back, cards and measures."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hvs_cli.load.workspace import load
from hvs_cli.results.answers import Answers
from tests.folders import SESSION, TODAY, folder, with_key

SESSIONS = {
    "s1": SESSION,
    "s2": with_key("language", "so", with_key("date", "2027-03-12")),
    "s3": with_key("language", "fi", with_key("date", "2027-03-13")),
}
LANGUAGES = {"s1": "ar", "s2": "so", "s3": "fi"}


def report(session: str, rest: str = "", *, number: str = "1", rehearsal: bool = False) -> str:
    """What `reports/<session>.yaml` says, with `rest` at its end."""
    return (
        f'session: {session}\nlanguage: {LANGUAGES[session]}\nround: "{number}"\n'
        f"source: {{file: {session}.docx, sha256: abc}}\nrehearsal: {'yes' if rehearsal else 'no'}\n{rest}"
    )


def statement(id_: str, words: str, *, own: str = "", topics: str = "", shared: str = "") -> str:
    """An entry for statements; its id says session, theme and tone, as in s1.safety.problems.1."""
    _, theme, list_, _ = id_.rsplit(".", 3)
    tone = {"works": "works", "problems": "problem", "suggestions": "suggestion"}[list_]
    lines = [f"  - id: {id_}", f"    theme: {theme}", f"    tone: {tone}", f'    reported: "{words}"']
    lines += [f'    own: "{own}"'] if own else []
    lines += [f"    topics: [{topics}]"] if topics else []
    lines += [f"    shared: {shared}"] if shared else []
    return "\n".join(lines) + "\n"


def statements(*entries: str) -> str:
    """The list of statements in a report."""
    return "statements:\n" + "".join(entries)


def workspace(where: Path, **files: str) -> Path:
    """A workspace with three sessions; `files` are reports by session, and cards, measures, topics."""
    folder(where, **SESSIONS)
    (where / "reports").mkdir(exist_ok=True)
    for name, text in files.items():
        path = where / "reports" / f"{name}.yaml" if name in SESSIONS else where / f"{name}.yaml"
        path.write_text(text, "utf-8")
    return where


def answers(where: Path, today: dt.date = TODAY) -> Answers:
    """What came back to the workspace, which must be good."""
    return Answers(load(where, today))
