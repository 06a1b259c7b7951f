"""`hvs compare`: two rounds side by side, on the screen and in documents."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from hvs_cli.cli import screen
from hvs_cli.errors import Message, OutputError, message

if TYPE_CHECKING:
    from hvs_cli.load.workspace import Loaded
    from hvs_cli.model.words import Words
    from hvs_cli.results.compare import Compared, ThemeChange

KIND: Final = "round-comparison"

STATES: Final = {
    "planned": message("planned"),
    "begun": message("begun"),
    "done": message("done"),
    "dropped": message("dropped"),
}


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The folder of the earlier round.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The folder of the later round.", show_default=False)],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="DIR", help="Put the documents here instead of into out in the new folder."
        ),
    ] = None,
) -> None:
    """Lay two rounds side by side: topics that are new, still there or gone, and which questions can be compared.

    A folder is a workspace, or a folder inside a workspace that keeps the reports of an earlier round.

    hvs compare kuopio/2025 kuopio
    """
    from hvs_cli.cli.today import today
    from hvs_cli.load.workspace import load_round
    from hvs_cli.results.answers import Answers
    from hvs_cli.results.compare import compare as laid
    from hvs_cli.results.compare import together

    earlier, later = (Answers(load_round(each, today())) for each in (old, new))
    compared = laid(earlier, later)
    for line in _shown(compared, later.loaded):
        screen.data(line)
    codes = _documents(together(earlier.loaded, later.loaded, compared), out or new / "out")
    raise typer.Exit(min(codes, default=0))


def _documents(loaded: Loaded, out: Path) -> set[int]:
    """Make the documents and tell of them; give back the exit codes that problems ask for."""
    from hvs_cli.build.order import Order, ordered
    from hvs_cli.build.run import build
    from hvs_cli.cli.building import Result
    from hvs_cli.cli.closing import say_kept

    jobs, _ = ordered(loaded, Order(kinds=[KIND]))
    built = build(loaded, jobs, out)
    screen.show([*built.problems, *built.warnings])
    for entry in built.entries:
        screen.say((out / entry.path).as_posix())
    say_kept(Result(loaded.folder, out, tuple(built.entries)))
    return built.exit_codes | ({OutputError.exit_code} if built.kept else set())


def _shown(compared: Compared, loaded: Loaded) -> Iterator[Message | str]:
    if compared.rehearsal:
        yield message("REHEARSAL: nothing here was said by real people.")
    yield from _numbers(compared, loaded)
    yield from _topics(compared, loaded)
    yield ""
    questions = compared.questions
    yield message(
        "Questions: the same {same}, reworded {reworded}, new {new}, dropped {dropped}.",
        same=len(questions.same),
        reworded=len(questions.reworded),
        new=len(questions.new),
        dropped=len(questions.dropped),
    )
    for heading, ids in (
        (message("reworded"), questions.reworded),
        (message("new"), questions.new),
        (message("dropped"), questions.dropped),
    ):
        if ids:
            yield f"{screen.INDENT}{screen.words(heading)}: {', '.join(ids)}"
    if compared.measures:
        yield ""
        yield message("Measures of the earlier round:")
    for each in compared.measures:
        yield f"{screen.INDENT}{_words(each.name, loaded)}: {screen.words(STATES[each.state])}"
    yield ""
    yield message("Other people came, and the numbers are small: no difference here proves a change.")


def _topics(compared: Compared, loaded: Loaded) -> Iterator[str]:
    """The topics of each theme, and in how many discussions of each round they were raised."""
    rows = {theme.id: list(_rows(theme, compared, loaded)) for theme in compared.themes}
    every = [row for each in rows.values() for row in each]
    lines = iter(screen.columns(every, right=(2, 3)).splitlines() if every else ())
    for theme, each in rows.items():
        if each:
            yield ""
            yield theme
            yield from (screen.INDENT + line for line in islice(lines, len(each)))


def _rows(theme: ThemeChange, compared: Compared, loaded: Loaded) -> Iterator[list[str]]:
    totals = (compared.old.results.sessions, compared.new.results.sessions)
    for state, topics in (
        (message("new"), theme.new),
        (message("still there"), theme.still),
        (message("gone"), theme.gone),
    ):
        for topic in topics:
            counts = (f"{number}/{total}" for number, total in zip((topic.before, topic.now), totals, strict=True))
            yield [screen.words(state), _words(topic.name, loaded), *counts]


def _numbers(compared: Compared, loaded: Loaded) -> Iterator[str]:
    rounds = (compared.old, compared.new)
    rows = [
        ["", *(_words(each.name, loaded) for each in rounds)],
        [screen.words(message("discussions")), *(str(each.results.sessions) for each in rounds)],
        [screen.words(message("languages")), *(str(len(each.results.languages)) for each in rounds)],
    ]
    yield screen.columns(rows, right=(1, 2))


def _words(words: Words, loaded: Loaded) -> str:
    from hvs_cli.model.words import in_language

    code = loaded.workspace.report_language
    return in_language(words, code, code)[0]
