"""Questions on a terminal: one at a time, asked again until the answer can be used."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

import typer

from hvs_cli.cli import screen
from hvs_cli.errors import Message, Problem, Weight


def may_ask(no_input: bool) -> bool:
    """Whether a person is there to answer: a terminal at both ends, and nobody said not to."""
    return not no_input and not os.environ.get("HVS_NO_INPUT") and sys.stdin.isatty() and sys.stderr.isatty()


def ask(
    question: Message, wrong: Callable[[str], Sequence[Problem]], default: str = "", *, may_be_empty: bool = False
) -> str:
    """The answer to `question`, once `wrong` finds no error in it; warnings are shown and pass."""
    while True:
        text: str = typer.prompt(screen.words(question), default=default, show_default=bool(default), err=True).strip()
        if not text and may_be_empty:
            return ""
        problems = wrong(text)
        screen.show(problems)
        if not any(problem.weight is Weight.ERROR for problem in problems):
            return text
