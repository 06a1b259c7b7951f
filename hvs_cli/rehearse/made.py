"""What a rehearsal has made, so that it can be told from a person's files, and taken away again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from hvs_cli.errors import HvsError, InputError, OutputError, Place, Problem, Weight, message
from hvs_cli.load.back import CARDS, MEASURES, REHEARSAL
from hvs_cli.load.source import read_yaml
from hvs_cli.load.workspace import MAIN
from hvs_cli.manifest import checksum
from hvs_cli.new.workspace import EDITOR
from hvs_cli.writing import write_whole

FOLDER: Final = "rehearsal"
"""Where the forms lie: as if they had come by e-mail."""

LIST: Final = f"{EDITOR}/rehearsal.json"
"""The checksums of every form that was ever made here."""

_ID: Final = ".rehearsal."
"""What stands in the id of each statement of a rehearsal."""


@dataclass(slots=True)
class Made:
    """The forms that rehearsals made in one workspace."""

    folder: Path
    sums: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, folder: Path) -> Made:
        """What is known of `folder`. Raises `OutputError` if the list is broken."""
        path = folder / LIST
        if not path.is_file():
            return cls(folder)
        try:
            return cls(folder, set(json.loads(path.read_text("utf-8"))["made"]))
        except (ValueError, KeyError, TypeError, OSError) as error:
            hint = message("Remove it; forms of a rehearsal are then not known any more, and stay.")
            raise OutputError(Problem(Place(str(path)), message("this list cannot be read"), hint)) from error

    def save(self) -> None:
        """Write the list. Raises `OutputError`."""
        path = self.folder / LIST
        text = json.dumps({"version": 1, "made": sorted(self.sums)}, indent=1) + "\n"
        write_whole(path, text.encode())

    def has(self, path: Path) -> bool:
        """Whether the file at `path` is a form of a rehearsal, as it was made."""
        return path.is_file() and checksum(path.read_bytes()) in self.sums

    def forms(self) -> list[Path]:
        """The forms that lie there as they were made."""
        return [path for path in _files(self.folder / FOLDER) if self.has(path)]


@dataclass(slots=True)
class Removed:
    """What a rehearsal left, and what became of it."""

    files: list[Path] = field(default_factory=list)
    """What was removed."""
    problems: list[Problem] = field(default_factory=list)
    """What stays and was not made by a rehearsal; what still hangs on it."""


def remove(folder: Path, *, dry_run: bool = False) -> Removed:
    """Take away what rehearsals made in `folder`: forms, and the reports that were read from them.

    A report goes if it says that it is one of a rehearsal, whatever was tried in it. A form goes if nobody changed it.
    All other files stay. Raises `InputError` if `folder` is no workspace, `OutputError` if a file cannot be removed.
    """
    if not (folder / MAIN).is_file():
        what, hint = message("there is no hvs.yaml here"), message("Name the folder of the municipality.")
        raise InputError(Problem(Place(str(folder)), what, hint))
    made, done = Made.read(folder), Removed()
    reports = dict(_reports(folder))
    for path in [*_files(folder / FOLDER), *_files(folder / REHEARSAL)]:
        ours = path in reports or made.has(path) or _is_source(path, set(reports.values()))
        if ours:
            done.files.append(path)
        else:
            done.problems.append(_stays(path))
    done.problems += _hanging(folder)
    if not dry_run:
        _unlink(folder, done.files)
    return done


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.is_file()) if folder.is_dir() else []


def _reports(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each report that says that it is of a rehearsal, and the checksum of its form."""
    for path in _files(folder / REHEARSAL):
        try:
            data = read_yaml(path).data if path.suffix == ".yaml" else {}
        except HvsError:
            continue
        if isinstance(data, dict) and data.get("rehearsal") in ("yes", "true"):
            source = data.get("source")
            yield path, str(source.get("sha256", "")) if isinstance(source, dict) else ""


def _is_source(path: Path, sums: set[str]) -> bool:
    """Whether `path` is the copy of a form that a report was read from."""
    return path.parent.name == FOLDER and path.parent.parent.name == "reports" and checksum(path.read_bytes()) in sums


def _stays(path: Path) -> Problem:
    what = message("this file is not from the rehearsal, or was changed since, so it stays")
    return Problem(Place(str(path)), what, message("Remove it yourself if nobody needs it."), Weight.WARNING)


def _hanging(folder: Path) -> Iterator[Problem]:
    """Files of a person that name statements of the rehearsal."""
    for name in (CARDS, MEASURES):
        path = folder / name
        if path.is_file() and _ID in path.read_text("utf-8", errors="replace"):
            what = message("this file still names statements of the rehearsal")
            hint = message("Remove what came from the rehearsal; hvs check shows each place.")
            yield Problem(Place(str(path)), what, hint, Weight.WARNING)


def _unlink(folder: Path, files: list[Path]) -> None:
    for path in [*files, folder / LIST]:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            what = message("cannot be removed: {reason}", reason=error.strerror or error)
            hint = message("Close the file if it is open in Word.")
            raise OutputError(Problem(Place(str(path)), what, hint)) from error
    for name in (FOLDER, REHEARSAL):
        place = folder / name
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()
