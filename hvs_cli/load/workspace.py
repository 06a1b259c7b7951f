"""A municipality's folder → the model, with every problem in every file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from hvs_cli.errors import InputError, Place, Problem, Weight, message
from hvs_cli.languages.language import Languages
from hvs_cli.load import checks
from hvs_cli.load.places import place_forms
from hvs_cli.load.schema import build
from hvs_cli.load.source import Source, read_yaml
from hvs_cli.model.municipality import Workspace
from hvs_cli.model.questions import LocalQuestions, Question, Questions
from hvs_cli.model.session import Session
from hvs_cli.resources import shipped

MAIN = "hvs.yaml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A whole folder, valid, with the warnings that it deserves."""

    folder: Path
    workspace: Workspace
    sessions: dict[str, Session]
    questions: Questions
    languages: Languages
    warnings: tuple[Problem, ...] = ()

    @property
    def templates(self) -> list[Path]:
        """The municipality's own folder of templates and reference files, if there is one."""
        return [folder] if (folder := self.folder / "templates").is_dir() else []


def load(folder: Path, today: dt.date) -> Loaded:
    """Everything in `folder`. Raises `InputError` with every problem of every file; warnings come with the result."""
    main = folder / MAIN
    if not main.is_file():
        raise InputError(
            Problem(
                Place(str(main)),
                message("there is no {file} here", file=MAIN),
                message("Make a workspace with: hvs new DIR --name MUNICIPALITY. Or name the folder of one."),
            )
        )
    own = folder / "translations"
    languages = Languages([own] if own.is_dir() else [])
    problems: list[Problem] = []
    source, workspace = _read(Workspace, main, problems)
    session_files = _session_files(folder, problems)
    sessions: dict[str, tuple[Source, Session]] = {}
    for name, path in session_files.items():
        session_source, session = _read(Session, path, problems)
        if session_source and session:
            sessions[name] = (session_source, session)
    questions = _questions(folder, problems)
    if source and workspace:
        workspace, found = checks.complete(workspace, source, place_forms)
        problems += found
        problems += checks.workspace(workspace, source, languages, folder)
        for session_source, session in sessions.values():
            problems += checks.session(session, session_source, workspace, languages, today)
        problems += checks.collisions(sessions)
    errors = [problem for problem in problems if problem.weight is Weight.ERROR]
    if errors or workspace is None:
        raise InputError(_sorted(problems))
    return Loaded(
        folder,
        workspace,
        {name: session for name, (_, session) in sorted(sessions.items())},
        questions,
        languages,
        tuple(_sorted(problems)),
    )


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.weight is Weight.WARNING, problem.place))


def _read(model: type[Any], path: Path, problems: list[Problem]) -> tuple[Source | None, Any]:
    try:
        source = read_yaml(path)
    except InputError as error:
        problems.extend(error.problems)
        return None, None
    made, found = build(model, source)
    problems.extend(found)
    return source, made


def _session_files(folder: Path, problems: list[Problem]) -> dict[str, Path]:
    """Session id → file. The id is the file's name: it must be a good one, and no two may be one on Windows."""
    found: dict[str, Path] = {}
    for path in sorted((folder / "sessions").glob("*.y*ml")):
        name = path.stem
        problem = checks.session_id(name, path)
        if problem:
            problems.append(problem)
        elif name.lower() in found:
            problems.append(
                Problem(
                    Place(str(path)),
                    message("there is another session {name}: {other}", name=name, other=found[name.lower()]),
                    message("Give one of the files another name."),
                )
            )
        else:
            found[name.lower()] = path
    return found


@cache
def core_questions() -> Questions:
    """The shipped question bank."""
    data = yaml.load(shipped("templates/questions.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    questions: Questions = TypeAdapter(Questions).validate_python(data)
    return questions


def _questions(folder: Path, problems: list[Problem]) -> Questions:
    """The core bank with what the municipality leaves out and adds."""
    core, path = core_questions(), folder / "questions.yaml"
    if not path.is_file():
        return core
    source, local = _read(LocalQuestions, path, problems)
    if source is None or local is None:
        return core
    problems.extend(checks.local_questions(local, source, core))
    gone = set(local.leave_out)
    themes = [
        replace(
            theme,
            questions=[each for each in theme.questions if each.id not in gone]
            + [Question(id=each.id, ask=each.ask, probes=each.probes) for each in local.add if each.theme == theme.id],
        )
        for theme in core.themes
    ]
    return replace(
        core,
        version=f"{core.version}-local",
        opening=[each for each in core.opening if each.id not in gone],
        themes=themes,
        closing=[each for each in core.closing if each.id not in gone],
    )
