"""Whether memory stays flat: what the process holds after some letters, and after ten times as many."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from hvs_cli.build.make import Maker
from tests.benchmarks.workspace import busy_workspace, jobs_of

FEW, MANY = 400, 4000
FLAT = 1.05
"""How many times as much is still called flat."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What the process holds after some letters, and after many; megabytes."""

    few: float
    many: float

    @property
    def good(self) -> bool:
        """Whether that is flat."""
        return self.many <= FLAT * self.few

    def __str__(self) -> str:
        """One line of the report."""
        verdict = "ok" if self.good else "GROWS"
        return f"memory after {FEW} letters {self.few:.1f} MB, after {MANY} {self.many:.1f} MB = {self.many / self.few:.2f} ×  {verdict}"


def compare() -> Iterator[Growth]:
    """The growth between the first letters, which meet every language once, and the last."""
    with tempfile.TemporaryDirectory() as name:
        loaded = busy_workspace(Path(name))
        jobs, maker = cycle(jobs_of(loaded, "invitation", "docx")), Maker(loaded)
        held = []
        for count in (FEW, MANY - FEW):
            for job in islice(jobs, count):
                maker.make(job)
            gc.collect()
            held.append(resident())
    yield Growth(*held)


def resident() -> float:
    """What this process holds in memory, in megabytes; Linux tells it."""
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
