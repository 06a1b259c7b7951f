"""Help and misuse: each command explains itself with an example, starts fast, and says what it did not understand."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from hvs_cli import __version__
from hvs_cli.cli.main import app
from tests.command import run, small

HEAVY = ("babel", "docx", "icalendar", "jinja2", "lxml", "openpyxl", "pptx", "pydantic", "rich", "segno", "yaml")


def commands(group: object = None, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command and group of commands, as the words behind `hvs`."""
    found = getattr(group or typer.main.get_command(app), "commands", {})
    for name, command in found.items():
        yield (*before, name)
        yield from commands(command, (*before, name))


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_help_imports_nothing_heavy_in_any_language(language: str) -> None:
    code = (
        "import sys; sys.argv = ['hvs', '--help']\n"
        "from hvs_cli.cli.main import app\n"
        "try: app(prog_name='hvs')\n"
        "finally: print(sorted(sys.modules), file=sys.stderr)"
    )
    told = {**os.environ, "LANGUAGE": language, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=told, capture_output=True, text=True, check=True, timeout=60
    )
    loaded = {name.partition(".")[0] for name in ast_list(done.stderr)}
    assert not loaded & set(HEAVY)


def ast_list(text: str) -> list[str]:
    """The names in a printed list."""
    return [each.strip(" '[]\n") for each in text.split(",")]


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_every_command_explains_itself_with_an_example(command: tuple[str, ...]) -> None:
    for language in ("en", "fi", "sv"):
        done = run(*command, "--help", ui=language)
        assert done.exit_code == 0
        assert all(len(line) <= 80 for line in done.stdout.splitlines())
        if command != ("translations",):
            assert f"  hvs {' '.join(command)}" in done.stdout.partition("\n")[2]


def test_hvs_alone_tells_how_to_begin() -> None:
    assert run().exit_code == 0
    assert run().stdout == run("-h").stdout
    assert "hvs new kuopio --name Kuopio" in run().stdout


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"hvs {__version__}\n"


@pytest.mark.parametrize(
    ("words", "said", "near"),
    [
        (("biuld",), "hvs: No such command 'biuld'.", "build"),
        (("build", "--langage", "ar"), "hvs build: No such option: --langage", "--language"),
        (("new",), "hvs new: Missing argument 'DIR'.", ""),
        (("schema", "session", "x"), "hvs schema: Got unexpected extra argument(s) (x)", ""),
        (("build", "-j", "0"), "hvs build: Invalid value for '--jobs' / '-j': ", ""),
        (("build", "-k"), "Option '-k' requires an argument.", ""),
        (("schema", "sesion"), "hvs schema: there is no schema sesion", "session"),
    ],
)
def test_misuse_is_told_with_the_way_out(words: tuple[str, ...], said: str, near: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert near in done.stderr


@pytest.mark.parametrize("command", [("kinds",), ("languages",)])
def test_a_folder_that_is_not_there_is_told_and_not_passed_over(command: tuple[str, ...]) -> None:
    done = run(*command, "somali")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "somali: there is no such folder" in done.stderr


def test_a_missing_value_is_explained_by_the_help_of_that_very_command() -> None:
    done = run("build", "--keep-mine")
    assert "hvs build: Option '--keep-mine' requires an argument." in done.stderr
    assert "hvs build --help" in done.stderr
    assert "Did you mean" not in done.stderr


def test_misuse_is_told_in_finnish() -> None:
    done = run("build", "--langage", ui="fi")
    assert "Valitsinta --langage ei ole" in done.stderr
    assert "Tarkoititko" in done.stderr


def test_the_shell_completes_commands_kinds_and_languages() -> None:
    def completed(*words: str) -> str:
        return run(_HVS_COMPLETE="complete_bash", COMP_WORDS=" ".join(words), COMP_CWORD=str(len(words) - 1)).stdout

    assert "new-session" in completed("hvs", "new")
    assert "invitation" in completed("hvs", "build", "--kind", "inv")
    assert "ar" in completed("hvs", "build", "--language", "a").split()
    assert "so" in completed("hvs", "translations", "export", "s").split()


def test_the_shell_completes_the_sessions_of_the_folder_that_was_named(tmp_path: Path) -> None:
    words = ("hvs", "build", small(tmp_path / "k").as_posix(), "--session", "s")
    done = run(_HVS_COMPLETE="complete_bash", COMP_WORDS=" ".join(words), COMP_CWORD=str(len(words) - 1))
    assert done.stdout.split() == ["s1"]


def test_an_unknown_error_is_a_bug_and_shows_where_it_is() -> None:
    code = (
        "import hvs_cli.cli.lists as lists, hvs_cli.render.kinds as kinds\n"
        "from hvs_cli.cli.main import app\n"
        "kinds.kinds = None\n"
        "app(['kinds'], prog_name='hvs')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("Traceback")
