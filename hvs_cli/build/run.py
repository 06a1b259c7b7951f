"""All jobs of one workspace: made in this process or in several, and put away one by one."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hvs_cli.build.make import Made, Maker
from hvs_cli.build.plan import Job
from hvs_cli.errors import OutputError, Problem
from hvs_cli.load.workspace import Loaded, load
from hvs_cli.manifest import Entry, Manifest, Status
from hvs_cli.workers import spread

WORTH_A_PROCESS = 120
"""Documents. One takes about 9 ms, starting another process half a second; below this, two take longer than one."""


def processes_for(jobs: Sequence[Job]) -> int:
    """How many processes make `jobs` soonest on this computer."""
    return max(1, min(os.cpu_count() or 1, len(jobs) // WORTH_A_PROCESS))


@dataclass(slots=True)
class Built:
    """What came of a build."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """Each once, however many documents it kept from being made."""
    warnings: list[Problem] = field(default_factory=list)
    """What a person should know of files that were made all the same, such as a text message that is too long."""
    failed: list[str] = field(default_factory=list)
    """Paths of the files that could not be made or written."""
    exit_codes: set[int] = field(default_factory=set)
    """What the problems ask for, each once."""

    @property
    def kept(self) -> list[Entry]:
        """Files that a person changed and that were left alone."""
        return [entry for entry in self.entries if entry.status is Status.KEPT]


def build(
    loaded: Loaded,
    jobs: Sequence[Job],
    out: Path,
    *,
    processes: int = 1,
    dry_run: bool = False,
    tell: Callable[[Job], None] = lambda _job: None,
) -> Built:
    """Make `jobs` and put them into `out`; `tell` hears of each as it is done. A dry run only says what would be."""
    built, manifest = Built(), Manifest.read(out)
    try:
        with _makers(loaded, jobs, processes) as results:
            for made in results:
                _put(made, manifest, built, dry_run=dry_run)
                tell(made.job)
    finally:
        if not dry_run and built.entries:
            manifest.save()
    return built


def _put(made: Made, manifest: Manifest, built: Built, *, dry_run: bool) -> None:
    job = made.job
    if made.problems:
        built.failed.extend(job.path(each) for each in job.formats)
        built.exit_codes.add(made.exit_code)
        built.problems.extend(each for each in made.problems if each not in built.problems)
    built.warnings.extend(made.warnings)
    for name, content in made.files.items():
        path, told = job.path(name), made.facts.get(name, {})
        entry = Entry(path, job.kind, job.language, job.session, name, "", made.drafts, made.missing, facts=told)
        try:
            built.entries.append(manifest.plan(entry, content) if dry_run else manifest.put(entry, content))
        except OutputError as error:
            built.failed.append(entry.path)
            built.problems.extend(error.problems)
            built.exit_codes.add(error.exit_code)


@contextmanager
def _makers(loaded: Loaded, jobs: Sequence[Job], processes: int) -> Iterator[Iterator[Made]]:
    """What each job gives, in the order of `jobs`, made here or by `processes` of them."""
    if processes < 2:
        yield map(Maker(loaded).make, jobs)
        return
    chunk = len(jobs) // (processes * 8)
    with spread(_work, jobs, processes, _start, str(loaded.folder), dt.date.max, chunk=chunk) as made:
        yield made


_maker: Maker


def _start(folder: str, today: dt.date) -> None:
    """Read the workspace once in a new process; `today` only decides about warnings, which were told already."""
    global _maker  # noqa: PLW0603 - the way a pool hands state to its workers
    _maker = Maker(load(Path(folder), today))


def _work(job: Job) -> Made:
    return _maker.make(job)
