"""All forms that a person named: read side by side, kept one by one, each with its receipt."""

from __future__ import annotations

import datetime as dt
import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from hvs_cli.collect.files import forms as forms_of
from hvs_cli.collect.keep import Keeper, Kept, Status
from hvs_cli.collect.read import FileRead, FileReader, Form
from hvs_cli.collect.text import Translate
from hvs_cli.errors import HvsError, InputError, OutputError, Place, Problem, Weight, message
from hvs_cli.load.workspace import Loaded, load
from hvs_cli.new.workspace import write_schemas
from hvs_cli.workers import spread

WORTH_A_PROCESS: Final = 25
"""Forms. One takes about 40 ms, starting another process half a second; below this, two take longer than one."""

OBJECTS_OF_A_FORM: Final = 100_000
"""How many more there may be before Python looks for those that point at each other: about once a form, not 140 times."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a person wants forms collected."""

    session: str = ""
    """What the form is of, where it does not say so itself."""
    take_form: bool = False
    """Whether the form wins where a person has changed the report."""
    dry_run: bool = False
    """Whether only to tell what would be done."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One form that came, and what became of it."""

    path: Path
    form: Form
    kept: Kept


@dataclass(slots=True)
class Collected:
    """What came of all files."""

    receipts: list[Receipt] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    exit_codes: set[int] = field(default_factory=set)
    """What the problems ask for, each once."""

    def fail(self, error: HvsError) -> None:
        """Tell of what one file asked for in vain."""
        self.problems += error.problems
        self.exit_codes.add(error.exit_code)


def collect(
    loaded: Loaded,
    named: Sequence[Path],
    wish: Wish,
    today: dt.date,
    *,
    processes: int | None = None,
    translate: Translate = str,
    tell: Callable[[Path], None] = lambda _path: None,
) -> Collected:
    """Read the forms in `named`, files or folders, and keep them; `tell` hears of each file as it is done."""
    done = Collected()
    _check_session(loaded, wish)
    paths, problems = forms_of(named)
    if problems:
        done.fail(InputError(problems))
    reader = FileReader(loaded, today)
    keeper = Keeper(loaded.folder, reader, translate, wish.take_form, wish.dry_run)
    seen: dict[tuple[str, bool], Receipt] = {}
    with _readers(loaded, reader, paths, today, wish.session, processes) as read:
        for each in read:
            _keep(each, keeper, seen, done)
            tell(each.path)
    if not wish.dry_run and any(each.kept.status is Status.NEW for each in done.receipts):
        write_schemas(loaded.folder, translate)
    return done


def _check_session(loaded: Loaded, wish: Wish) -> None:
    if wish.session and wish.session not in loaded.sessions:
        what = message("there is no session {id} here", id=wish.session)
        hint = message("Choose one of: {names}.", names=", ".join(loaded.sessions))
        raise InputError(Problem(Place("--session"), what, hint))


def _keep(read: FileRead, keeper: Keeper, seen: dict[tuple[str, bool], Receipt], done: Collected) -> None:
    if read.problems:
        done.fail(InputError(read.problems))
    for form in read.forms:
        key = (form.report.session, form.report.rehearsal)
        try:
            if key in seen and not form.empty:
                done.problems.append(_same(form, read.path, seen[key]))
                continue
            receipt = Receipt(read.path, form, keeper.keep(form, read.path, read.format))
        except HvsError as error:
            done.fail(error)
            continue
        done.receipts.append(receipt)
        if receipt.kept.kept:
            done.exit_codes.add(OutputError.exit_code)
        if not form.empty:
            seen[key] = receipt


def _same(form: Form, path: Path, first: Receipt) -> Problem:
    """A word about `form`, a copy of the `first` one. Raises `InputError` if it is another of the same session."""
    if form.report.source.sha256 == first.form.report.source.sha256 and path != first.path:
        what = message("this is the same file as {file}", file=first.path)
        return Problem(Place(str(path)), what, weight=Weight.WARNING)
    what = message("another form of session {id} was read before it: {file}", id=form.report.session, file=first.path)
    hint = message("Nothing of this one was taken. If it is the newer one, collect it alone.")
    raise InputError(Problem(Place(str(path)), what, hint))


def processes_for(paths: Sequence[Path]) -> int:
    """How many processes read `paths` soonest on this computer."""
    return max(1, min(os.cpu_count() or 1, len(paths) // WORTH_A_PROCESS))


@contextmanager
def _readers(
    loaded: Loaded, reader: FileReader, paths: Sequence[Path], today: dt.date, session: str, processes: int | None
) -> Iterator[Iterator[FileRead]]:
    """What each of `paths` gives, in their order, read here or by several processes."""
    count = processes or processes_for(paths)
    if count < 2:
        yield map(partial(reader.read, session=session), paths)
        return
    global _reader  # noqa: PLW0603 - a process that is forked from this one finds it there
    _reader = reader
    chunk = min(10, len(paths) // (count * 4))
    work = partial(_work, session)
    try:
        with spread(work, paths, count, _start, str(loaded.folder), today, chunk=chunk) as read:
            yield read
    finally:
        _reader = None


_reader: FileReader | None = None


def _start(folder: str, today: dt.date) -> None:
    """Have the workspace read once in a new process, which then need not look through it for what can be forgotten."""
    global _reader  # noqa: PLW0603 - the way a pool hands state to its workers
    _reader = _reader or FileReader(load(Path(folder), today), today)
    gc.freeze()
    gc.set_threshold(OBJECTS_OF_A_FORM)


def _work(session: str, path: Path) -> FileRead:
    assert _reader  # noqa: S101 - the process has begun
    return _reader.read(path, session)
