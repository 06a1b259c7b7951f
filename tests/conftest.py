"""What all tests share: the example built once, and goldens that one flag rewrites."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.examples import EXAMPLES, GOLDEN, hvs


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="Write what came out into tests/golden instead of comparing."
    )


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `out` of examples/kuopio, built once by the command itself; a test of its own asks how it went."""
    folder = copy_of("kuopio", tmp_path_factory.mktemp("made"))
    done = hvs("build", folder)
    (folder / "exit code").write_text(f"{done.returncode}\n{done.stderr}", "utf-8")
    return folder / "out"


def copy_of(name: str, where: Path) -> Path:
    """A copy of the example `name` in `where`, without what was built in it."""
    return shutil.copytree(EXAMPLES / name, where / name, ignore=shutil.ignore_patterns("out", "packs"))


def without_sessions(folder: Path) -> Path:
    """The workspace in `folder` without its sessions, and without what came back from them."""
    for name in ("sessions", "reports"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in ("cards.yaml", "measures.yaml", "topics.yaml"):
        (folder / name).unlink(missing_ok=True)
    (folder / "sessions").mkdir()
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """A function that compares a text with the golden of that name, or writes it with `pytest --accept`."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        assert path.is_file(), f"There is no golden {name} yet; look at the outline and run: pytest --accept"
        assert text == path.read_text("utf-8"), f"{name} has changed; if that is right, run: pytest --accept"

    return compare
