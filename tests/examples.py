"""The example that most tests run on: what is due in it, and the command that makes it."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hvs_cli.build.plan import Job, Wanted, due
from hvs_cli.load.workspace import Loaded, load
from hvs_cli.render.kinds import kinds

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
GOLDEN = Path(__file__).parent / "golden"
LONG_AGO = dt.date(2020, 1, 1)
"""A day before every session of the examples: none of them is late."""


@dataclass(frozen=True, slots=True)
class File:
    """One file that an example gives."""

    job: Job
    format: str

    @property
    def path(self) -> str:
        """Below the folder for output."""
        return self.job.path(self.format)

    def __str__(self) -> str:
        """How the test is called that looks at it."""
        return self.path


@cache
def example(name: str = "kuopio") -> Loaded:
    """The example `name`, read."""
    return load(EXAMPLES / name, LONG_AGO)


@cache
def files(*formats: str, name: str = "kuopio") -> tuple[File, ...]:
    """Every file that is due in the example, or those in `formats`."""
    loaded = example(name)
    jobs = due(loaded, list(kinds(loaded.templates).values()), Wanted())
    return tuple(File(job, each) for job in jobs for each in job.formats if not formats or each in formats)


def hvs(
    *arguments: object, cwd: Path | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What the command did, run as a person runs it: a process of its own, no terminal."""
    command = [sys.executable, "-c", "from hvs_cli.cli.main import app; app(prog_name='hvs')", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=600
    )
