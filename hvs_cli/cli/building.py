"""The steps of `hvs build`: one workspace after the other, and what is said of each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from hvs_cli.build.order import Order, ordered
from hvs_cli.build.plan import Job
from hvs_cli.build.run import Built, processes_for
from hvs_cli.build.run import build as make
from hvs_cli.cli import screen
from hvs_cli.cli.today import today
from hvs_cli.errors import HvsError, InputError, OutputError, Place, Problem, message
from hvs_cli.load.workspace import load
from hvs_cli.manifest import NAME as MANIFEST
from hvs_cli.manifest import Entry, Manifest, Status, beside

OUT: Final = "out"
"""The folder for output in a workspace."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one workspace."""

    folder: Path
    out: Path
    entries: tuple[Entry, ...] = ()
    """Every file that was due, those that failed too."""
    problems: tuple[Problem, ...] = ()
    codes: frozenset[int] = frozenset()
    """Exit codes that are asked for."""

    def having(self, status: Status) -> list[Entry]:
        """The files of which this became."""
        return [entry for entry in self.entries if entry.status is status]


def outputs(folders: Sequence[Path], out: Path | None) -> dict[Path, Path]:
    """Workspace → where its documents go. Several workspaces share `out` as folders with their names."""
    if out is None:
        return {folder: folder / OUT for folder in folders}
    if len(folders) == 1:
        return {folders[0]: out}
    made = {folder: out / folder.resolve().name for folder in folders}
    if len(set(made.values())) < len(made):
        what = message("two workspaces have the same name, so that their documents would get mixed up")
        raise InputError(Problem(Place("--out"), what, message("Build them one by one, each with its own --out.")))
    return made


def run(folder: Path, out: Path, order: Order, *, processes: int | None, dry_run: bool) -> Result:
    """Make what is ordered of the workspace in `folder`, or find out what would be made."""
    try:
        loaded = load(folder, today())
        jobs, warnings = ordered(loaded, order)
        with _progress(len(jobs)) as tell:
            built = make(loaded, jobs, out, processes=processes or processes_for(jobs), dry_run=dry_run, tell=tell)
    except HvsError as error:
        return Result(folder, out, problems=error.problems, codes=frozenset({error.exit_code}))
    codes = built.exit_codes | ({OutputError.exit_code} if built.kept else set())
    measured = (
        # What is wrong with a file that was made is told of below the folder for output; the rest has a line in a source.
        each if each.place.line else replace(each, place=Place((out / each.place.path).as_posix()))
        for each in built.warnings
    )
    problems = (*loaded.warnings, *warnings, *measured, *built.problems)
    return Result(folder, out, tuple(_entries(jobs, built)), problems, frozenset(codes))


def _entries(jobs: Iterable[Job], built: Built) -> Iterator[Entry]:
    """Every file of `jobs` in their order, with what became of it."""
    made, failed = {entry.path: entry for entry in built.entries}, set(built.failed)
    for job in jobs:
        for each in job.formats:
            path = job.path(each)
            if path in failed:
                yield Entry(path, job.kind, job.language, job.session, each, "", status=Status.FAILED)
            elif path in made:
                yield made[path]


def settle(outs: Mapping[Path, Path], take_new: Sequence[str], keep_mine: Sequence[str]) -> None:
    """End the waiting of files that a person changed; `outs` are workspaces and where their documents go.

    Raises `InputError` for one that does not wait.
    """
    for paths, end, done in (
        (take_new, Manifest.take_new, message("the new one has taken its place")),
        (keep_mine, Manifest.keep_mine, message("yours stays, the new one is gone")),
    ):
        for path in paths:
            file = _meant(path, outs)
            manifest = Manifest.read(_out_of(file, list(outs.values())))
            end(manifest, file.as_posix())
            manifest.save()
            screen.say(message("{file}: {done}", file=path, done=done))


def _meant(path: str, outs: Mapping[Path, Path]) -> Path:
    """The file that somebody calls `path`: as seen from here, from a workspace, or from where its documents go."""
    for base in (Path(), *outs, *outs.values()):
        if (base / path).exists() or (base / beside(path)).exists():
            return base / path
    hint = message("hvs build lists the files that were kept.")
    raise InputError(Problem(Place(path), message("there is no such file"), hint))


def _out_of(file: Path, outs: Sequence[Path]) -> Path:
    """The folder for output in which `file` lies; it is found whether or not a workspace was named."""
    above = (folder for folder in file.resolve().parents if (folder / MANIFEST).is_file())
    return next(above, None) or outs[0]


def plain(result: Result) -> list[dict[str, Any]]:
    """The files of `result` for JSON; paths as they can be opened from here."""
    return [
        {
            "workspace": result.folder.as_posix(),
            "path": (result.out / entry.path).as_posix(),
            "kind": entry.kind,
            "language": entry.language,
            "session": entry.session,
            "format": entry.format,
            "sha256": entry.sha256,
            "status": str(entry.status),
            "draft": entry.draft,
            "untranslated": entry.untranslated,
            **({"new": (result.out / beside(entry.path)).as_posix()} if entry.status is Status.KEPT else {}),
            **({"facts": dict(entry.facts)} if entry.facts else {}),
        }
        for entry in result.entries
    ]


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Job], None]]:
    """A bar on a terminal, and nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield lambda _job: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    look = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*look, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(screen.words(message("Making documents")), total=total)
        yield lambda _job: bar.advance(task)
