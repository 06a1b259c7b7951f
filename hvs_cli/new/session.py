"""A new session: answers as people type them → one checked and commented file in `sessions`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from hvs_cli.errors import NOTHING, HvsError, Place, Problem, message
from hvs_cli.languages.names import find
from hvs_cli.load import checks
from hvs_cli.load.schema import build
from hvs_cli.load.source import Source
from hvs_cli.load.workspace import Loaded
from hvs_cli.model.session import Session
from hvs_cli.new.text import Translate, yaml_text
from hvs_cli.new.workspace import EDITOR, fresh_values, write_schemas
from hvs_cli.writing import write_whole

ASKED: Final = ("language", "date", "time", "venue", "address", "registration", "organisation")
"""The answers of a session, in the order in which they are asked; each is a flag of the same name."""

ABOUT: Final = message(
    "One discussion. A line that begins with # explains the line below it, or shows what could stand here: remove the "
    "# to use it."
)

_FLAGS: Final = {(): "hvs new-session", ("start",): "--time", ("end",): "--time"} | {
    (name,): f"--{name}" for name in ASKED if name != "time"
}
_TIMES = re.compile(r"(?:kello )?(.*\d)\s*[-–—‒−]\s*(.*\d)", re.IGNORECASE)


def optional(loaded: Loaded) -> set[str]:
    """Which answers of `ASKED` a session of this workspace can do without."""
    return {"organisation", "registration"} if loaded.workspace.registration else {"organisation"}


def read(answers: Mapping[str, str], loaded: Loaded, today: dt.date) -> tuple[dict[str, Any], list[Problem]]:
    """The values of a session file from `answers`, and what is wrong with them or missing, each by its flag."""
    problems: list[Problem] = []
    values: dict[str, Any] = {key: text for key, text in answers.items() if key not in ("time", "registration")}
    if "language" in answers:
        try:
            values["language"] = find(answers["language"], loaded.languages, "--language")
        except HvsError as error:
            problems += error.problems
            del values["language"]
    if "time" in answers:
        values |= _times(answers["time"], problems)
    if "registration" in answers:
        values["registration"] = _registration(answers["registration"])
    source = Source("hvs new-session", values, {way: Place(flag) for way, flag in _FLAGS.items()})
    made, found = build(Session, source, loaded.languages)
    told = {problem.place for problem in problems}
    problems += [problem for problem in found if problem.place not in told]
    known = checks.Known.valid(loaded.workspace)
    problems += checks.session(made, source, known, today) if made else checks.links(source, known)
    if made:
        values |= {"date": made.date, "start": made.start, "end": made.end}
    return values, problems


def session_text(values: Mapping[str, Any], translate: Translate = str) -> str:
    """The text of the file for a session that was read."""
    examples = fresh_values()["session"]["examples"]
    schema = f"../{EDITOR}/session.schema.json"
    return yaml_text(Session, values, examples, schema=schema, about=ABOUT, translate=translate)


def session_path(values: Mapping[str, Any], loaded: Loaded) -> Path:
    """Where the session goes: named by day and language, and numbered if there is one already."""
    name = f"{values['date']}-{values['language']}"
    numbered = (name if number == 1 else f"{name}-{number}" for number in range(1, len(loaded.sessions) + 2))
    free = next(each for each in numbered if each not in loaded.sessions)
    return loaded.folder / "sessions" / f"{free}.yaml"


def write_session(path: Path, text: str, loaded: Loaded, translate: Translate = str) -> None:
    """Write `text` to `path`, found by `session_path`. Raises `OutputError`."""
    write_schemas(loaded.folder, translate)
    write_whole(path, text.encode())


def missing(answers: Mapping[str, str], loaded: Loaded) -> list[Problem]:
    """What is to be said to somebody who cannot be asked, for each answer that is missing."""
    lacking = [name for name in ASKED if name not in answers and name not in optional(loaded)]
    hint = message("Nobody can be asked here, so give it with the command; hvs new-session --help shows an example.")
    return [
        Problem(Place(f"--{name}"), message("this is missing"), hint if name == lacking[-1] else NOTHING)
        for name in lacking
    ]


def _times(typed: str, problems: list[Problem]) -> dict[str, str]:
    """Start and end of `klo 17–19`, `17.00-19.00` and the like."""
    found = _TIMES.fullmatch(typed.strip())
    if found:
        return {"start": found[1], "end": found[2]}
    what = message("“{time}” does not tell from when to when", time=typed)
    problems.append(Problem(Place("--time"), what, message("Write it as 17.00-19.00 or klo 17–19.")))
    return {}


def _registration(typed: str) -> dict[str, str]:
    """A way to register: an e-mail address, a web address or a telephone number, told apart by their looks."""
    text = typed.strip()
    if "@" in text:
        return {"email": text}
    return {"phone": text} if re.fullmatch(r"[+\d][\d ()-]*", text) else {"web": text}
