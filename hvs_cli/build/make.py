"""One job → bytes: render, parse, write. Pure but for reading templates; runs in any process."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace

import yaml

from hvs_cli.build.back import names
from hvs_cli.build.fit import TOO_LONG
from hvs_cli.build.limits import Facts, measured
from hvs_cli.build.pictures import Pictures
from hvs_cli.build.plan import Job
from hvs_cli.document.parse import Parser
from hvs_cli.errors import HvsError, Place, Problem
from hvs_cli.languages.language import Language, facts
from hvs_cli.load.workspace import Loaded
from hvs_cli.render.context import Subject
from hvs_cli.render.kinds import kinds
from hvs_cli.render.renderer import Renderer
from hvs_cli.resources import shipped
from hvs_cli.results.answers import Answers
from hvs_cli.writers.look import Look
from hvs_cli.writers.table import writer


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one job: files by format, or the problems that kept it from being made."""

    job: Job
    files: dict[str, bytes] = field(default_factory=dict)
    missing: int = 0
    """Messages that had to be shown in the reporting language."""
    drafts: int = 0
    """Messages whose translation nobody has approved."""
    problems: tuple[Problem, ...] = ()
    exit_code: int = 0
    """What the problems ask for."""
    facts: dict[str, Facts] = field(default_factory=dict)
    """What was measured of a file, by format; most have nothing to tell."""
    warnings: tuple[Problem, ...] = ()
    """What a person should know of files that were made all the same."""


class Maker:
    """Makes the documents of one municipality; templates and catalogs are read once."""

    def __init__(self, loaded: Loaded, *, rehearsal: bool = False) -> None:
        """`rehearsal` makes documents that say of themselves that they only try things out."""
        self._loaded = loaded
        self._rehearsal = {"rehearsal": True} if rehearsal else {}
        self._kinds = kinds(loaded.templates)
        self._answers = Answers(loaded)
        blanks = yaml.safe_load(shipped("templates/blank.yaml").read_text("utf-8"))
        self._renderer = Renderer(loaded.languages, loaded.templates, blanks)
        self._parser = Parser(self._language, Pictures(loaded.folder), loaded.workspace.report_language)
        self._look = Look(loaded.workspace.municipality.colour, tuple(loaded.templates))

    def make(self, job: Job) -> Made:
        """The files of `job`. What is wrong with it is told in the result: one document never stops the others."""
        try:
            return self._make(job)
        except HvsError as error:
            problems = tuple(self._placed(problem, job) for problem in error.problems)
            return Made(job, problems=problems, exit_code=error.exit_code)

    def _make(self, job: Job) -> Made:
        kind, language = self._kinds[job.kind], self._loaded.languages[job.language]
        session = self._loaded.sessions.get(job.session)
        subject = Subject(
            self._loaded.workspace,
            self._loaded.questions,
            job.session,
            session,
            self._loaded.sessions,
            names(self._answers, kind, job.language, job.session) | self._rehearsal,
        )
        rendered = self._renderer.render(kind, language, subject)
        document = self._parser.parse(rendered.html)
        made = Made(job, missing=len(rendered.missing), drafts=len(rendered.drafts))
        warnings: list[Problem] = []
        for name in job.formats:
            stream = io.BytesIO()
            writer(name)(document, self._look, stream)
            made.files[name] = stream.getvalue()
            made.facts[name], found = measured(kind, name, made.files[name], job)
            warnings.extend(found)
        if kind.fit and "docx" in job.formats:
            warnings.extend(TOO_LONG[kind.fit](document, self._look, self._answers))
        return replace(made, warnings=tuple(warnings))

    def _language(self, code: str) -> Language:
        return self._loaded.languages[code] if code in self._loaded.languages else facts(code)

    def _placed(self, problem: Problem, job: Job) -> Problem:
        """`problem` with the template's path instead of its name."""
        place = problem.place
        known = place.path or f"{job.kind}.html.j2"
        return Problem(Place(self._renderer.path(known), place.line, place.column), problem.what, problem.hint)
