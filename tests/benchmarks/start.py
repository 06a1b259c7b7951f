"""How long `hvs --help` takes, beside the smallest program that typer can make."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.measure import Ratio, in_turns, timed

ROUNDS = 25
_HELLO = """
import typer

app = typer.Typer()


@app.command()
def hello(name: str) -> None:
    print(f"Hello {name}")


app()
"""
_HVS = "from hvs_cli.cli.main import app\n\napp(prog_name='hvs')\n"


def compare() -> Iterator[Ratio]:
    """Both asked for help, each in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        ours, theirs = (_asked(Path(name) / f"{n}.py", text) for n, text in (("ours", _HVS), ("hello", _HELLO)))
        yield in_turns("hvs --help, typer hello world", ours, theirs, rounds=ROUNDS, target=1 / 1.5)


def _asked(script: Path, text: str) -> Callable[[], float]:
    script.write_text(text, "utf-8")

    def ask() -> None:
        subprocess.run([sys.executable, str(script), "--help"], check=True, capture_output=True)

    return timed(ask)
