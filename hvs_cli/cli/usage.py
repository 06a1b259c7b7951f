"""How help and misuse are shown: typer's commands with pages and sentences in the language of the program."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any, Final, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from hvs_cli.cli import screen
from hvs_cli.cli.words import FLAG, speak, translate, wanted
from hvs_cli.errors import NOTHING, SLOT, HvsError, Message, Place, Problem, message

INTERRUPTED: Final = 130
WRONG: Final = 2

MISUSES: Final = (
    message("No such option: {option}"),
    message("No such command {command}."),
    message("Missing argument {name}."),
    message("Missing option {name}."),
    message("Got unexpected extra argument(s) ({words})"),
    message("Option {option} requires an argument."),
    message("Option {option} does not take a value."),
    message("Invalid value for {name}: {reason}"),
    message("Input should be a valid integer, unable to parse string as an integer"),
    message("Input should be greater than or equal to {number}"),
)
"""What typer says in English when a command is not understood; the slots are what it fills in."""


class _Page:
    """A command whose help is translated when it is shown, so that starting costs nothing."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The language was chosen before all else; it may stand behind any command."""
        try:
            rest: list[str] = super().parse_args(ctx, list(_without_language(args)))  # type: ignore[misc]
        except Exception as error:
            if getattr(error, "ctx", ctx) is None:
                error.ctx = ctx  # type: ignore[attr-defined]  # so that the help of this very command is named
            raise
        return rest

    def get_short_help_str(self: Any, limit: int = 45) -> str:
        """What the list of commands and the shell's completion say of the command."""
        del limit
        return paragraphs(self.help)[0]

    def format_help(self: Any, ctx: Any, formatter: Any) -> None:
        """The page: usage, what the command does, an example, its arguments, options and commands."""
        formatter.write_usage(ctx.command_path, " ".join(self._pieces(ctx)), screen.words(message("Usage: ")))
        for paragraph in paragraphs(self.help):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(paragraph)
        for heading, rows in self._lists(ctx):
            if rows:
                with formatter.section(screen.words(heading)):
                    formatter.write_dl(rows)

    def _pieces(self: Any, ctx: Any) -> Iterator[str]:
        yield screen.words(message("[OPTIONS]"))
        for each in self.get_params(ctx):
            if each.param_type_name == "argument":
                name = each.metavar if each.required else f"[{each.metavar}]"
                yield name if each.nargs == 1 else f"{name}..."
        if getattr(self, "commands", {}):
            yield screen.words(message("COMMAND [ARGS]..."))

    def _lists(self: Any, ctx: Any) -> Iterator[tuple[Message, list[tuple[str, str]]]]:
        records = [
            (each.param_type_name, (record[0].partition(" <")[0], translate(each.help or "")))
            for each in self.get_params(ctx)
            if (record := each.get_help_record(ctx))
        ]
        yield message("Arguments"), [row for kind, row in records if kind == "argument"]
        yield message("Options"), [row for kind, row in records if kind == "option"]
        commands = getattr(self, "commands", {})
        yield (
            message("Commands"),
            [(name, each.get_short_help_str()) for name, each in commands.items() if not each.hidden],
        )


class Command(_Page, TyperCommand):
    """One command."""


class Group(_Page, TyperGroup):
    """A command that has commands of its own."""


class Program(Group):
    """The outermost command: it chooses the language, and turns every error into words and an exit code."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> NoReturn:
        """Run, and leave with the exit code that the README explains."""
        screen.prepare()
        sys.exit(self._run(args, *rest, **{**extra, "standalone_mode": False}))

    def _run(self, args: Sequence[str] | None, *rest: Any, **extra: Any) -> int:
        try:
            speak(wanted(sys.argv[1:] if args is None else args, os.environ))
            code = super().main(args, *rest, **extra)
        except HvsError as error:
            return screen.fail(error)
        except typer.Abort:
            return INTERRUPTED
        except Exception as error:
            if not hasattr(error, "format_message"):
                raise
            return _misused(error)
        return code if isinstance(code, int) else 0


def paragraphs(text: str | None) -> list[str]:
    """The translated paragraphs of a help text; examples, which begin with a command, stay as they are."""
    parts = [" ".join(each.split()) for each in (text or "").split("\n\n")]
    return [part if part.startswith("hvs ") else translate(part) for part in parts if part] or [""]


def _without_language(args: Sequence[str]) -> Iterator[str]:
    """`args` without `--ui-language` and its value."""
    skip = False
    for each in args:
        if skip or each.startswith(f"{FLAG}="):
            skip = False
        elif each == FLAG:
            skip = True
        else:
            yield each


def _misused(error: Any) -> int:
    """Say what was not understood in the command, and where help is."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "hvs"
    said: str = error.format_message().partition(" Did you mean ")[0].partition(" (Possible options")[0]
    near = _near(error, context)
    hint = message("Did you mean {near}?", near=near) if near else NOTHING
    screen.show([Problem(Place(path), _translated(said), hint)])
    screen.say(message("This explains it: {command}", command=f"{path} --help"))
    return WRONG


def _near(error: Any, context: Any) -> str:
    """The option or command that was probably meant."""
    typed = getattr(error, "option_name", None) or next(iter(re.findall(r"No such command '(.*?)'", str(error))), "")
    if not typed or context is None:
        return ""
    options = [each for param in context.command.get_params(context) for each in param.opts]
    if typed in options:
        return ""  # it is known, and lacks its value
    return next(iter(get_close_matches(typed, [*options, *getattr(context.command, "commands", ())], 1)), "")


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(SLOT.sub(r"(?P<\1>.*)", _literal(each.text))), each.text) for each in MISUSES]


def _literal(text: str) -> str:
    """`text` as a regular expression that means itself, its slots left alone."""
    return re.sub(r"[().]", r"\\\g<0>", text)


def _translated(said: str) -> Message:
    """Typer's English sentence as a message of ours; one that is not known stays as it is."""
    for pattern, text in _patterns():
        if found := pattern.fullmatch(said):
            return Message(text, {name: _translated(value) for name, value in found.groupdict().items()})
    return message("{sentence}", sentence=said)
