"""Which files of a municipality's folder are read, and which look as if they should be but are not."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from pydantic_core import PydanticCustomError

from hvs_cli.errors import InputError, Message, Place, Problem, Weight, message
from hvs_cli.load.back import REHEARSAL, REPORTS
from hvs_cli.load.schema import near
from hvs_cli.model.words import check_id
from hvs_cli.resources import shipped

MAIN: Final = "hvs.yaml"
SESSIONS: Final = "sessions"

FILES: Final = (MAIN, "questions.yaml", "event.yaml", "cards.yaml", "measures.yaml", "topics.yaml", "region.yaml")
"""The YAML files at the top of a workspace that some command reads."""

TEMPLATES: Final = "templates"

FOLDERS: Final = (SESSIONS, REPORTS, TEMPLATES, "translations", "out")

BLANK: Final = "blank"
"""The name that stands for a session in documents to fill by hand; no session may have it."""

_WINNERS: Final = (".html.j2", "reference.docx", "reference.pptx")
"""How the names of templates and reference files end."""

_ENDINGS: Final = {".yaml", ".yml"}
_RENAME: Final = message("Rename the file: letters a–z, digits, - and _, for example 2026-03-12-ar.yaml.")
_LITTER: Final = (".", "~", "Thumbs.db", "desktop.ini")
"""How names begin that systems and editors leave lying about."""


def main_file(folder: Path) -> Path:
    """The file that makes `folder` a workspace. Raises `InputError` if there is none."""
    path = folder / MAIN
    if path.exists() or path.is_symlink():
        return path
    if folder.is_file():
        what = message("this is a file, and a folder belongs here")
        raise InputError(Problem(Place(str(folder)), what, message("Name the folder that {file} is in.", file=MAIN)))
    if not folder.exists():
        what = message("there is no such folder")
        hint = message("Check the name, or make a new one with: hvs new DIR --name MUNICIPALITY")
        raise InputError(Problem(Place(str(folder)), what, hint))
    raise InputError(Problem(Place(str(path)), message("there is no {file} here", file=MAIN), _other_main(folder)))


def _other_main(folder: Path) -> Message:
    """What to do where there is no main file: rename one that is nearly it, or make one."""
    names = [each.name for each in _entries(folder) if each.name.casefold().startswith("hvs.y")]
    if names:
        return message("Rename {name} to {file}.", name=names[0], file=MAIN)
    return message("Make a workspace with: hvs new DIR --name MUNICIPALITY. Or name the folder of one.")


def session_files(folder: Path) -> tuple[dict[str, Path], list[Problem]]:
    """Session id → file. The id is the file's name: it must be a good one, and no two may be one on Windows."""
    where = folder / SESSIONS
    found: dict[str, Path] = {}
    problems: list[Problem] = []
    if where.exists() and not where.is_dir():
        what = message("this is a file, and a folder belongs here")
        return {}, [
            Problem(Place(str(where)), what, message("Rename it, and put each session into {folder}.", folder=where))
        ]
    for entry in _entries(where):
        path = Path(entry)
        ours = path.suffix.casefold() in _ENDINGS
        problem = _session_id(path, found) if ours else _unread(path)
        if problem:
            problems.append(problem)
        elif ours:
            found[path.stem.casefold()] = path
    return found, problems


def strays(folder: Path) -> Iterator[Problem]:
    """Warnings for files and folders of a workspace whose names are nearly those that are read."""
    for entry in _entries(folder):
        known = FOLDERS if entry.is_dir() else FILES
        name = entry.name.removesuffix(".txt")
        if _is_read(entry, known) or not (entry.is_dir() or Path(name).suffix.casefold() in _ENDINGS):
            continue
        guess = near(name, known, 0.85)
        if entry.is_dir() and (not guess or (guess != name.casefold() and (folder / guess).exists())):
            continue
        hint = message("Rename it to {name}.", name=guess) if guess else message("Rename or remove it.")
        what = message("this folder is not read") if entry.is_dir() else message("this file is not read")
        yield Problem(Place(entry.path), what, hint, Weight.WARNING)
    for place in (REPORTS, REHEARSAL):
        for entry in _entries(folder / place):
            ending = Path(entry.name).suffix
            if ending.casefold() in _ENDINGS and ending != ".yaml":
                yield _misnamed(Path(entry.path))
    yield from _stray_templates(folder / TEMPLATES)


def _stray_templates(folder: Path) -> Iterator[Problem]:
    """Warnings for files among a municipality's templates that were nearly named so that they would win."""
    shipped_names = [each.name for each in shipped(TEMPLATES).iterdir() if each.name.endswith(_WINNERS)]
    for entry in _entries(folder):
        guess = "" if entry.name.endswith(_WINNERS) else near(entry.name, shipped_names, 0.85)
        if guess and entry.is_file():
            hint = message("Rename it to {name}.", name=guess)
            yield Problem(Place(entry.path), message("this file is not read"), hint, Weight.WARNING)


def _is_read(entry: os.DirEntry[str], known: Collection[str]) -> bool:
    """Whether the entry has one of the `known` names, in the same letters where the system tells small from capital."""
    name = entry.name.casefold()
    there = Path(entry.path).with_name(name)
    return name in known and (name == entry.name or (there.exists() and there.samefile(entry.path)))


def leads_outside(path: Path, folder: Path) -> bool:
    """Whether `path` is a link that leads out of `folder`."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _session_id(path: Path, found: dict[str, Path]) -> Problem | None:
    """What is wrong with the name of a session's file, if anything."""
    name = path.stem.casefold()
    if other := found.get(name):
        what = message("there are two sessions with the id {id}: the other is {other}", id=name, other=other.name)
        return Problem(Place(str(path)), what, message("Rename one of the files."))
    if name == BLANK:
        what = message("the name {name} is kept for documents to fill by hand", name=name)
        return Problem(Place(str(path)), what, _RENAME)
    try:
        check_id(name)
    except PydanticCustomError as error:
        if error.type == "reserved":
            what = message("Windows keeps the name {name} for itself", name=path.stem)
        else:
            what = message("“{name}” cannot be the id of a session", name=path.stem)
        return Problem(Place(str(path)), what, _RENAME)
    return None


def _unread(path: Path) -> Problem | None:
    """A warning for what lies among the sessions and is none."""
    if path.is_dir():
        what, hint = message("this folder is not read"), message("Put the files of sessions beside it, not inside.")
        holds = any(Path(each).suffix.casefold() in _ENDINGS for each in _entries(path))
        return Problem(Place(str(path)), what, hint, Weight.WARNING) if holds else None
    return _misnamed(path)


def _misnamed(path: Path) -> Problem:
    what = message("this file is not read: its name does not end in .yaml")
    hint = message("Rename it to {name}, or move it elsewhere.", name=f"{path.name.partition('.')[0]}.yaml")
    return Problem(Place(str(path)), what, hint, Weight.WARNING)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in `folder`, by name, without what systems and editors leave there. Raises `InputError`."""
    try:
        with os.scandir(folder) as entries:
            ours = [each for each in entries if not each.name.startswith(_LITTER) and not each.name.endswith("~")]
    except FileNotFoundError:
        return []
    except OSError as error:
        what = message("this folder cannot be read: {reason}", reason=error.strerror or error)
        raise InputError(Problem(Place(str(folder)), what, message("Check that you may open it."))) from error
    return sorted(ours, key=lambda each: each.name)
