"""The receipt of each form that came: what was found in it, what stands outside its boxes, what became of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from hvs_cli.cli import screen
from hvs_cli.cli.words import spoken
from hvs_cli.collect.keep import Status
from hvs_cli.collect.merge import Change
from hvs_cli.collect.run import Collected, Receipt
from hvs_cli.errors import message, printable
from hvs_cli.languages.names import name
from hvs_cli.readers.reading import KINDS

MOST_SHOWN: Final = 12
"""Texts outside the boxes, and changes, that are shown of one form; --json tells all."""
LONGEST: Final = 160
"""Characters of a text that are shown."""

STATUSES: Final = {
    Status.NEW: message("new"),
    Status.MERGED: message("merged with what was there"),
    Status.UNCHANGED: message("nothing new in it"),
    Status.EMPTY: message("empty: nobody wrote into it, and nothing was done"),
}
REHEARSAL: Final = message("rehearsal")


def say(done: Collected, *, dry_run: bool) -> None:
    """Write the receipts, and at the end what came of all."""
    for each in done.receipts:
        _one(each)
    if dry_run:
        screen.say(message("Nothing was written: this was a dry run."))
    waiting = sum(len(each.form.report.suspects) for each in done.receipts)
    if waiting:
        screen.say(
            message("Words that may tell who somebody is: {number}. Decide about each in the reports.", number=waiting),
            "yellow",
        )


def _one(receipt: Receipt) -> None:
    form, kept = receipt.form, receipt.kept
    status = screen.words(STATUSES[kept.status])
    status += f", {screen.words(REHEARSAL)}" if form.report.rehearsal else ""
    goal = f" -> {kept.path.as_posix()}" if kept.path else ""
    screen.data(f"{receipt.path.as_posix()}{goal} ({status})")
    counts = message(
        "{session}, {language}. Answers: {found}. Empty: {empty}. Characters outside the boxes: {outside}.",
        session=form.report.session,
        language=name(form.report.language, spoken()),
        found=form.found,
        empty=empty(receipt),
        outside=outside(receipt),
    )
    _line(screen.words(counts))
    for stray in form.strays[:MOST_SHOWN]:
        where = ", ".join(each for each in (stray.where, screen.words(KINDS[stray.kind])) if each)
        _line(f"{where}: {short(stray.text)}")
    if len(form.strays) > MOST_SHOWN:
        _line(
            screen.words(message("… and {number} more texts, all in the report", number=len(form.strays) - MOST_SHOWN))
        )
    for note in form.notes:
        _line(screen.words(note))
    for change in kept.taken[:MOST_SHOWN]:
        _line(screen.words(message("taken from the form: {change}", change=_shown(change, change.form, change.mine))))
    _more(len(kept.taken))
    for change in kept.kept[:MOST_SHOWN]:
        said = message(
            "yours stays: {mine} – the form says: {form}", mine=_shown(change, change.mine), form=short(change.form)
        )
        screen.say(screen.INDENT + screen.words(said), "yellow")
    _more(len(kept.kept))


def _more(count: int) -> None:
    """Say how many changes are not shown."""
    if count > MOST_SHOWN:
        _line(screen.words(message("… and {number} more, which --json tells", number=count - MOST_SHOWN)))


def _line(text: str) -> None:
    screen.data(screen.INDENT + text)


def _shown(change: Change, *values: Any) -> str:
    return f"{'.'.join(change.way)}: {' <- '.join(map(short, values))}"


def short(value: Any) -> str:
    """`value` in one line of a bearable length."""
    text = printable(" ".join(" / ".join(_texts(value)).split())) or "–"
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _texts(value: Any) -> Iterator[str]:
    """What stands in `value`, without keys and ids."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _texts(each) if name != "id" else ()
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif value is not None:
        yield str(value)


def empty(receipt: Receipt) -> int:
    """How many fields nobody filled."""
    return max(0, receipt.form.fields - receipt.form.found - receipt.form.given)


def outside(receipt: Receipt) -> int:
    """How many characters stand in no field."""
    return sum(len(each.text) for each in receipt.form.strays)


def plain(done: Collected) -> dict[str, Any]:
    """What came of everything, for JSON."""
    return {
        "version": 1,
        "forms": [_plain(each) for each in done.receipts],
        "problems": [screen.plain(each) for each in done.problems],
    }


def _plain(receipt: Receipt) -> dict[str, Any]:
    form, kept = receipt.form, receipt.kept
    return {
        "file": receipt.path.as_posix(),
        "session": form.report.session,
        "language": form.report.language,
        "rehearsal": form.report.rehearsal,
        "status": str(kept.status),
        "report": kept.path.as_posix() if kept.path else "",
        "original": kept.original.as_posix() if kept.original else "",
        "answers": form.found,
        "empty": empty(receipt),
        "characters_outside": outside(receipt),
        "outside": [{"where": each.where, "kind": each.kind, "text": each.text} for each in form.strays],
        "notes": [screen.words(each) for each in form.notes],
        "suspects": len(form.report.suspects),
        "taken": _changes(kept.taken),
        "kept": _changes(kept.kept),
    }


def _changes(changes: Sequence[Change]) -> list[dict[str, Any]]:
    return [{"key": ".".join(each.way), "report": each.mine, "form": each.form} for each in changes]


@contextmanager
def progress() -> Iterator[Callable[[Path], None]]:
    """Counts the files on a terminal, and is silent where nobody looks."""
    if not sys.stderr.isatty():
        yield lambda _path: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    look = (SpinnerColumn(), TextColumn("{task.description} {task.completed}"))
    with Progress(*look, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(screen.words(message("Reading forms")), total=None)
        yield lambda _path: bar.advance(task)
