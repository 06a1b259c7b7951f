"""Whether memory stays flat: what the process holds after 100 letters, and after 1000."""

from __future__ import annotations

import gc
import os
import tempfile
from itertools import cycle, islice
from pathlib import Path

from hvs_cli.build.make import Maker
from tests.benchmarks.workspace import busy_workspace, jobs_of

GROWTH = 1.05
"""What is still called flat."""


def compare() -> tuple[str, bool]:
    """One line of the report, and whether it is good."""
    with tempfile.TemporaryDirectory() as name:
        loaded = busy_workspace(Path(name))
        jobs, maker = cycle(jobs_of(loaded, "invitation", "docx")), Maker(loaded)
        held = []
        for count in (400, 900):  # the first 400 meet every language once; only then is there anything to compare
            for job in islice(jobs, count):
                maker.make(job)
            gc.collect()
            held.append(_resident())
    grown = held[1] / held[0]
    verdict = "ok" if grown <= GROWTH else "GROWS"
    return (
        f"memory after {400} and {1300} letters: {held[0]:.1f} MB, {held[1]:.1f} MB = {grown:.2f} ×  {verdict}",
        grown <= GROWTH,
    )


def _resident() -> float:
    """What this process holds in memory, in megabytes; Linux tells it."""
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
