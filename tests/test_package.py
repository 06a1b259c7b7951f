"""The package as people get it: it holds exactly the templates and translations of the project, and it runs anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from tests.conftest import copy_of
from tests.examples import ROOT

FOLDERS = ("templates", "translations")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that was built from it."""
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--outdir", out, ROOT], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture
def wheel(built: Path) -> Path:
    """The wheel."""
    (path,) = built.glob("*.whl")
    return path


def tracked(folder: str) -> set[str]:
    """What git knows of `folder`; a file that is not added yet is none of the project's."""
    listed = subprocess.run(["git", "ls-files", "-z", folder], cwd=ROOT, capture_output=True, check=True, text=True)
    return {name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_wheel_holds_exactly_the_templates_and_translations_that_git_knows(wheel: Path, folder: str) -> None:
    inside = f"hvs_cli/{folder}/"
    with zipfile.ZipFile(wheel) as package:
        there = {name.removeprefix("hvs_cli/") for name in package.namelist() if name.startswith(inside)}
    assert there == tracked(folder)


def test_the_wheel_holds_the_program_its_licences_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = set(package.namelist())
    assert {name.split("/", maxsplit=1)[0] for name in names if ".dist-info/" not in name} == {"hvs_cli"}
    assert {name for name in names if name.endswith(".py")} == {
        name for name in tracked("hvs_cli") if name.endswith(".py")
    }
    assert {name.rsplit("/", maxsplit=1)[-1] for name in names if "/licenses/" in name} == {"LICENSE", "LICENSE-TEXTS"}


def test_the_package_says_what_it_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        (name,) = (name for name in package.namelist() if name.endswith(".dist-info/METADATA"))
        facts = Parser().parsestr(package.read(name).decode())
    assert facts["Name"] == "hvs-cli"
    assert facts["License-Expression"] == "EUPL-1.2 AND CC-BY-4.0"
    assert facts["Requires-Python"] == ">=3.11"


def test_the_source_distribution_holds_the_five_folders(built: Path) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as package:
        names = {name.split("/", maxsplit=1)[1] for name in package.getnames()}
    for folder in ("hvs_cli", "templates", "translations", "examples", "tests"):
        assert tracked(folder) <= names, f"{sorted(tracked(folder) - names)} are missing"


def test_the_installed_program_builds_the_example_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    """With nothing but what the package asks for: a library that it forgot to name is missing here."""
    place = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", wheel], check=True, capture_output=True)
    example = copy_of("kuopio", tmp_path)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [scripts / "hvs", "build", example],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert next((example / "out" / "ar").rglob("invitation.docx")).is_file()
