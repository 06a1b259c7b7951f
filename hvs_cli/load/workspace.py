"""A municipality's folder → the model, with every problem in every file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hvs_cli.errors import InputError, Place, Problem, Weight, message
from hvs_cli.languages.language import Languages
from hvs_cli.load import checks
from hvs_cli.load.addresses import odd_addresses
from hvs_cli.load.back import REPORTS, Back, back
from hvs_cli.load.bank import core_questions, local_problems, with_local
from hvs_cli.load.catalogs import languages_of
from hvs_cli.load.chain import Chain
from hvs_cli.load.files import MAIN, leads_outside, main_file, session_files, strays
from hvs_cli.load.places import place_forms
from hvs_cli.load.schema import build
from hvs_cli.load.source import Source, read_yaml
from hvs_cli.load.town import complete, town
from hvs_cli.model.municipality import Workspace
from hvs_cli.model.questions import LocalQuestions, Questions
from hvs_cli.model.session import Session

__all__ = ["MAIN", "Loaded", "core_questions", "load"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A whole folder, valid, with the warnings that it deserves."""

    folder: Path
    workspace: Workspace
    sessions: dict[str, Session]
    questions: Questions
    languages: Languages
    warnings: tuple[Problem, ...] = ()
    back: Back = field(default_factory=Back)
    """What came back after the sessions."""

    @property
    def templates(self) -> list[Path]:
        """The municipality's own folder of templates and reference files, if there is one."""
        return [folder] if (folder := self.folder / "templates").is_dir() else []


def load(folder: Path, today: dt.date) -> Loaded:
    """Everything in `folder`. Raises `InputError` with every problem of every file; warnings come with the result."""
    return _load(folder, main_file(folder), today, any_round=False)


def load_round(folder: Path, today: dt.date) -> Loaded:
    """Everything of the round in `folder`: a workspace, or a folder inside one that keeps an earlier round.

    Raises `InputError`.
    """
    above = next((each / MAIN for each in folder.resolve().parents[:2] if (each / MAIN).exists()), None)
    if above is None or (folder / MAIN).exists() or not (folder / REPORTS).is_dir():
        return load(folder, today)
    return _load(folder, above, today, any_round=True)


def _load(folder: Path, main: Path, today: dt.date, *, any_round: bool) -> Loaded:
    reading = _Reading(folder, main)
    workspace = reading.workspace()
    sessions = reading.sessions(workspace, today)
    workspace = workspace and _with_languages_of(workspace, sessions)
    questions = reading.questions(workspace)
    came_back = reading.back()
    if workspace and not reading.failed:
        reading.problems += Chain(came_back, sessions, questions, "" if any_round else workspace.round.id).problems()
    problems = _sorted(reading.problems)
    if workspace is None or reading.failed:
        raise InputError(problems)
    return Loaded(folder, workspace, sessions, questions, reading.languages, tuple(problems), came_back)


def _with_languages_of(workspace: Workspace, sessions: dict[str, Session]) -> Workspace:
    """`workspace` with the languages of its sessions: guides and questions are needed in them too."""
    languages = [*workspace.languages, *(session.language for session in sessions.values())]
    return replace(workspace, languages=list(dict.fromkeys(languages)))


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.weight is Weight.WARNING, problem.place))


@dataclass(slots=True)
class _Reading:
    """Reads one folder; problems are gathered, and what can still be checked is."""

    folder: Path
    main: Path
    languages: Languages = field(init=False)
    problems: list[Problem] = field(default_factory=list)
    _source: Source | None = None

    def __post_init__(self) -> None:
        self.languages, problems = languages_of(self.folder)
        self.problems += problems

    @property
    def failed(self) -> bool:
        """Whether anything is wrong so far."""
        return any(problem.weight is Weight.ERROR for problem in self.problems)

    def workspace(self) -> Workspace | None:
        """What `hvs.yaml` says."""
        self.problems += strays(self.folder)
        self._source, made = self._read(Workspace, self.main)
        if self._source:
            self.problems += town(self._source, self.main.parent, place_forms, self.languages.codes)
        if made is None or self._source is None:
            return None
        self.problems += odd_addresses(made, self._source)
        return complete(made, place_forms)

    def sessions(self, workspace: Workspace | None, today: dt.date) -> dict[str, Session]:
        """Every session by its id, in the order of the ids."""
        files, problems = session_files(self.folder)
        self.problems += problems
        known = checks.Known.valid(workspace) if workspace else self._source and checks.Known.typed(self._source)
        made: dict[str, checks.Read] = {}
        for name, path in sorted(files.items()):
            source, session = self._read(Session, path)
            if source and known:
                self.problems += checks.links(source, known)
            if source and session:
                made[name] = (source, session)
                self.problems += checks.oddities(session, source, known, today) if known else ()
        self.problems += checks.collisions(made.values())
        return {name: session for name, (_, session) in made.items()}

    def questions(self, workspace: Workspace | None) -> Questions:
        """The core bank with what the municipality leaves out and adds."""
        core, path = core_questions(), self.folder / "questions.yaml"
        if not path.exists() and not path.is_symlink():
            return core
        source, local = self._read(LocalQuestions, path)
        if source is None or local is None:
            return core
        languages = workspace.languages if workspace else ()
        problems = list(local_problems(local, source, core, languages, workspace.report_language if workspace else ""))
        self.problems += problems
        return core if any(each.weight is Weight.ERROR for each in problems) else with_local(core, local)

    def back(self) -> Back:
        """Reports, cards, measures and topics."""
        return back(self.folder, self._read)

    def _read(self, model: type[Any], path: Path) -> tuple[Source | None, Any]:
        """What `path` says, and the `model` made of it; None for what could not be had."""
        if leads_outside(path, self.main.parent if path is self.main else self.folder):
            what = message("this link leads out of the workspace")
            self.problems.append(Problem(Place(str(path)), what, message("Put a copy of the file in its place.")))
            return None, None
        try:
            source = read_yaml(path)
        except InputError as error:
            self.problems += error.problems
            return None, None
        self.problems += source.warnings
        made, problems = build(model, source, self.languages)
        self.problems += problems
        return source, made
