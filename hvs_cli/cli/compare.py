"""`hvs compare`: two rounds side by side, on the screen and in documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from hvs_cli.cli import screen
from hvs_cli.errors import Message, message

if TYPE_CHECKING:
    from hvs_cli.load.workspace import Loaded
    from hvs_cli.model.words import Words
    from hvs_cli.results.compare import Compared

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

    jobs, _ = ordered(loaded, Order(kinds=[KIND]))
    built = build(loaded, jobs, out)
    screen.show([*built.problems, *built.warnings])
    for entry in built.entries:
        screen.say((out / entry.path).as_posix())
    return built.exit_codes


def _shown(compared: Compared, loaded: Loaded) -> Iterator[Message | str]:
    if compared.rehearsal:
        yield message("REHEARSAL: nothing here was said by real people.")
    yield from _numbers(compared, loaded)
    for theme in compared.themes:
        yield ""
        yield theme.id
        for heading, topics in (
            (message("new"), theme.new),
            (message("still there"), theme.still),
            (message("gone"), theme.gone),
        ):
            for topic in topics:
                yield f"    {screen.words(heading)}: {_words(topic.name, loaded)}"
    questions = compared.questions
    yield ""
    yield message(
        "Questions: the same {same}, reworded {reworded}, new {new}, dropped {dropped}.",
        same=len(questions.same),
        reworded=len(questions.reworded),
        new=len(questions.new),
        dropped=len(questions.dropped),
    )
    for each in compared.measures:
        yield f"{_words(each.name, loaded)}: {screen.words(STATES[each.state])}"
    yield message("Other people came, and the numbers are small: no difference here proves a change.")


def _numbers(compared: Compared, loaded: Loaded) -> Iterator[str]:
    rounds = (compared.old, compared.new)
    rows = [
        ["", *(_words(each.name, loaded) for each in rounds)],
        [screen.words(message("discussions")), *(str(each.results.sessions) for each in rounds)],
        [screen.words(message("languages")), *(str(len(each.results.languages)) for each in rounds)],
    ]
    yield screen.columns(rows)


def _words(words: Words, loaded: Loaded) -> str:
    from hvs_cli.model.words import in_language

    code = loaded.workspace.report_language
    return in_language(words, code, code)[0]
