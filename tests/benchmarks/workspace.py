"""A municipality that holds twenty discussions in each of its languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from hvs_cli.build.plan import Job, Wanted, due
from hvs_cli.load.workspace import Loaded, load
from hvs_cli.render.kinds import kinds
from tests.conftest import copy_of, without_sessions

SESSIONS = 20
_SESSION = """language: {language}
date: {day}
start: 17.00
end: 19.00
venue: Kuopion kaupungin pääkirjasto, kokoushuone {number}
address: Maaherrankatu 12, Kuopio
"""


def busy_workspace(where: Path, sessions: int = SESSIONS) -> Loaded:
    """The example with so many `sessions` in each language."""
    folder = without_sessions(copy_of("kuopio", where))
    for language in load(folder, dt.date.min).workspace.languages:
        for number in range(sessions):
            day = dt.date(2027, 2, 1) + dt.timedelta(days=number)
            session = _SESSION.format(language=language, day=day, number=number)
            (folder / "sessions" / f"{day}-{language}.yaml").write_text(session, "utf-8")
    return load(folder, dt.date.min)


def jobs_of(loaded: Loaded, kind: str, format_: str) -> Sequence[Job]:
    """The documents of one kind, each in the language of its session where it has one."""
    wanted = due(loaded, [kinds()[kind]], Wanted(formats=[format_]))
    return [job for job in wanted if not job.session or loaded.sessions[job.session].language == job.language]
