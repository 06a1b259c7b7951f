"""What a person sees: data on stdout, talk and problems on stderr, colour on a terminal only."""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

import typer

from hvs_cli.cli.words import translate
from hvs_cli.errors import HvsError, Message, Problem, Weight, message

INDENT = "    "


def prepare() -> None:
    """Let no letter stop the program: what a console of another age cannot show becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def words(text: Message | str) -> str:
    """`text` in the language that the program speaks; a plain `str` is shown as it is."""
    return text.words(translate) if isinstance(text, Message) else text


def data(text: Message | str) -> None:
    """Write what was asked for."""
    typer.echo(words(text))


def say(text: Message | str = "", colour: str = "") -> None:
    """Talk to the person; nothing that a program would read. A plain `str` is not broken into lines."""
    shown = fold(words(text)) if isinstance(text, Message) else text
    typer.echo(_in_colour(shown, colour), err=True)


def as_json(value: Any) -> None:
    """Write `value` as JSON; in plain ASCII where the output cannot carry every letter, so that none is lost."""
    every_letter = (sys.stdout.encoding or "").lower().startswith("utf")
    typer.echo(json.dumps(value, ensure_ascii=not every_letter, indent=2))


def show(problems: Iterable[Problem]) -> None:
    """Say each problem: where, what is wrong, and below it what to do; errors first."""
    for problem in sorted(problems, key=lambda each: each.weight is Weight.WARNING):
        _show_one(problem)


def _show_one(problem: Problem) -> None:
    where = f"{problem.place}: " if problem.place.path else ""  # an answer that was just typed needs no place
    warning = problem.weight is Weight.WARNING
    mark = words(message("warning")) + ": " if warning else ""
    shown = fold(where + mark + words(problem.what))
    start = len(where) if shown.startswith(where) else 0
    say(_in_colour(shown[:start], "bold") + _in_colour(shown[start:], "yellow" if warning else "red"))
    if problem.hint:
        say(hanging(words(problem.hint), len(INDENT)))


def count(problems: Sequence[Problem]) -> None:
    """Say how many problems there are, where one glance does not tell."""
    warnings = sum(problem.weight is Weight.WARNING for problem in problems)
    if len(problems) > 1:
        say(message("Errors: {errors}. Warnings: {warnings}.", errors=len(problems) - warnings, warnings=warnings))


def fail(error: HvsError) -> int:
    """Show every problem of `error` and give back the exit code that it asks for."""
    show(error.problems)
    count(error.problems)
    return error.exit_code


def plain(problem: Problem) -> dict[str, Any]:
    """`problem` for JSON."""
    return {
        "file": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "weight": str(problem.weight),
        "what": words(problem.what),
        "hint": words(problem.hint),
    }


def fold(text: str) -> str:
    """`text` in lines as wide as the terminal; unbroken where there is none."""
    return hanging(text, 0)


def hanging(text: str, indent: int) -> str:
    """`text` moved in by `indent` cells, in lines as wide as the terminal; unbroken where there is none."""
    space = " " * indent
    if not sys.stderr.isatty():
        return space + text
    return textwrap.fill(
        text,
        max(width(sys.stderr), 40),
        initial_indent=space,
        subsequent_indent=space,
        break_long_words=False,
        break_on_hyphens=False,
    )


def width(stream: TextIO | None = None) -> int:
    """Columns of the terminal behind `stream`, standard output if it is left out; `COLUMNS` overrules it."""
    if stream is not None and not os.environ.get("COLUMNS"):
        with suppress(OSError, ValueError):
            return os.get_terminal_size(stream.fileno()).columns
    return shutil.get_terminal_size().columns


def named(workspace: Path) -> str:
    """`workspace` as it stands in a command, with a blank before it; the current folder needs no name."""
    return "" if workspace == Path() else f" {argument(workspace)}"


def argument(path: Path) -> str:
    """`path` as it can be typed into a command, also where the name of a folder has a blank in it."""
    return f'"{path.as_posix()}"' if " " in path.as_posix() else path.as_posix()


def columns(rows: Sequence[Sequence[str]], right: Iterable[int] = ()) -> str:
    """`rows` below each other, the columns in `right` set flush right; widths are those of a terminal's cells."""
    from rich.cells import cell_len

    sizes = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    flush = set(right)
    return "\n".join(
        "  ".join(
            (" " * (size - cell_len(cell)) + cell) if number in flush else (cell + " " * (size - cell_len(cell)))
            for number, (cell, size) in enumerate(zip(row, sizes, strict=True))
        ).rstrip()
        for row in rows
    )


def on_terminal(stream: TextIO) -> bool:
    """Whether a person sits at `stream`."""
    return stream.isatty()


def _in_colour(text: str, colour: str) -> str:
    """`text` coloured; `typer.echo` takes colours out again where the output is no terminal."""
    if not text or not colour or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return typer.style(text, bold=True) if colour == "bold" else typer.style(text, fg=colour)
