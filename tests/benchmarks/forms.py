"""Filled forms, each of another session, in nineteen languages and with what happens to forms: how fast they are read."""

from __future__ import annotations

import datetime as dt
import gc
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from hvs_cli.collect.read import FileReader
from hvs_cli.collect.run import Wish, collect
from hvs_cli.load.workspace import load
from hvs_cli.rehearse.run import rehearse
from tests.benchmarks.memory import FLAT, resident
from tests.benchmarks.workspace import busy_workspace

FORMS, FEW = 500, 250
SECONDS = 10.0
PROCESSES = 2
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Pace:
    """How long the forms took, at best, and what the processor did for them; seconds."""

    wall: float
    work: float

    @property
    def good(self) -> bool:
        """Whether that is fast enough; a busy computer is not held against it."""
        return min(self.wall, self.work / PROCESSES) <= SECONDS

    def __str__(self) -> str:
        """One line of the report."""
        verdict = "ok" if self.good else "TOO SLOW"
        told = f"{self.wall:.1f} s, {self.work:.1f} s of work for {PROCESSES} processes (at most {SECONDS:.0f} s)"
        return f"{FORMS} forms read into reports: {told}  {verdict}"


@dataclass(frozen=True, slots=True)
class Growth:
    """What a process holds after half of the forms, and after all; megabytes."""

    half: float
    whole: float

    @property
    def good(self) -> bool:
        """Whether that is flat."""
        return self.whole <= FLAT * self.half

    def __str__(self) -> str:
        """One line of the report."""
        verdict = "ok" if self.good else "GROWS"
        return f"memory after {FEW} forms {self.half:.1f} MB, after {FORMS} {self.whole:.1f} MB  {verdict}"


def compare() -> Iterator[Pace | Growth]:
    """Reading forms with the original put beside each report, and what one process holds while it reads."""
    with tempfile.TemporaryDirectory() as name:
        folder = busy_workspace(Path(name), FORMS // 19 + 1).folder
        forms = [form.path for form in rehearse(load(folder, dt.date.min), 1).forms][:FORMS]
        yield min((_collected(folder, forms) for _ in range(ROUNDS)), key=lambda pace: pace.work)
        yield _growth(folder, forms)


def _collected(folder: Path, forms: Sequence[Path]) -> Pace:
    shutil.rmtree(folder / "reports", ignore_errors=True)
    loaded = load(folder, dt.date.min)
    start, before = time.perf_counter(), _work()
    done = collect(loaded, forms, Wish(), dt.date.min, processes=PROCESSES)
    took = Pace(time.perf_counter() - start, _work() - before)
    assert len(done.receipts) == FORMS
    return took


def _work() -> float:
    """Seconds that the processor gave to this process and to those that it has waited for."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _growth(folder: Path, forms: Sequence[Path]) -> Growth:
    reader, rest, held = FileReader(load(folder, dt.date.min), dt.date.min), iter(forms), []
    for count in (FEW, FORMS - FEW):
        for path in islice(rest, count):
            reader.read(path)
        gc.collect()
        held.append(resident())
    return Growth(*held)
