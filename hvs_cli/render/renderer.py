"""Templates made into HTML: a sandboxed Jinja that stops at everything undefined."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from hvs_cli.errors import Place, Problem, TemplateError, message
from hvs_cli.forms.codes import code
from hvs_cli.languages.catalog import Key
from hvs_cli.languages.language import Language, Languages
from hvs_cli.model.municipality import Workspace
from hvs_cli.model.questions import Questions
from hvs_cli.model.session import Session
from hvs_cli.render.kinds import SUFFIX, Kind
from hvs_cli.render.speech import Speech, in_tongue
from hvs_cli.render.squeeze import Squeeze
from hvs_cli.render.timetable import schedules
from hvs_cli.render.views import Blanks, View, view
from hvs_cli.resources import shipped


@dataclass(frozen=True, slots=True)
class Subject:
    """What one document is about."""

    workspace: Workspace
    questions: Questions
    session_id: str = ""
    """The id of the session; `blank` for a form to fill by hand, empty where the document has no session."""
    session: Session | None = None
    sessions: Mapping[str, Session] = field(default_factory=dict)
    """Every session of the round by its id; guides show the times of those in their own language."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """Semantic HTML, and what is to be said of its translation."""

    html: str
    missing: tuple[Key, ...]
    """Messages that had to be shown in the reporting language."""
    drafts: tuple[Key, ...]
    """Messages whose translation nobody has approved."""


class Renderer:
    """Renders every kind; each template is compiled once."""

    def __init__(
        self, languages: Languages, folders: Sequence[Path] = (), blanks: Mapping[str, str] | None = None
    ) -> None:
        """`folders` hold a municipality's own templates and win over the shipped ones; `blanks` name empty fields."""
        self.languages = languages
        self._blanks = dict(blanks or {})
        self._env = ImmutableSandboxedEnvironment(
            loader=jinja2.FileSystemLoader([*reversed(folders), shipped("templates")]),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=[Squeeze],
            cache_size=-1,
        )
        self._env.filters["plain"] = _plain
        self._env.filters["code"] = code

    def path(self, name: str) -> str:
        """Where the template `name` lies, as far as it can be found."""
        try:
            _, path, _ = self._env.loader.get_source(self._env, name)  # type: ignore[union-attr]
        except (jinja2.TemplateNotFound, UnicodeDecodeError):
            return name
        return path or name

    def render(self, kind: Kind, language: Language, subject: Subject) -> Rendered:
        """The HTML of `kind` in `language`. Raises `TemplateError` with the template's line."""
        speech = Speech(language, self.languages[subject.workspace.report_language])
        name = kind.name + SUFFIX
        try:
            html = self._env.get_template(name).render(self._context(kind, speech, subject))
        except jinja2.TemplateSyntaxError as error:
            place = Place(error.filename or self.path(name), error.lineno)
            raise TemplateError(Problem(place, message("{reason}", reason=error.message))) from error
        except jinja2.TemplateNotFound as error:
            raise TemplateError(
                Problem(Place(self.path(name)), message("there is no template {name}", name=error.name))
            ) from error
        except TemplateError:
            raise
        except Exception as error:
            raise TemplateError(self._where(error)) from error
        return Rendered(html, tuple(speech.missing), tuple(speech.drafts))

    @staticmethod
    def _where(error: Exception) -> Problem:
        """The problem `error` with the last template line it passed; an error outside templates is a bug and goes on."""
        frames = [each for each in traceback.extract_tb(error.__traceback__) if each.filename.endswith(".j2")]
        if not frames:
            raise error
        hint = message("CONTRIBUTING lists what templates know of.")
        return Problem(Place(frames[-1].filename, frames[-1].lineno or 0), message("{reason}", reason=error), hint)

    def _context(self, kind: Kind, speech: Speech, subject: Subject) -> dict[str, Any]:
        workspace, session = subject.workspace, subject.session
        show = partial(view, speech=speech, languages=self.languages)
        reported = Speech(speech.otherwise, speech.otherwise)
        blanks = Blanks(speech, self._blanks)
        organisation = workspace.organisations.get(session.organisation) if session and session.organisation else None
        return {
            "_": speech.say,
            "ngettext": speech.count,
            "_r": partial(_beside, reported, speech),
            "reported": Reported(reported, workspace, self.languages),
            "kind": kind,
            "language": speech.language,
            "reporting": speech.otherwise,
            "two_languages": speech.language is not speech.otherwise,
            "languages": self.languages,
            "translation": speech,
            "workspace": show(workspace),
            "municipality": show(workspace.municipality),
            "place": TownView(workspace, speech, self.languages),
            "contact": show(workspace.contact),
            "privacy": show(workspace.privacy),
            "round": show(workspace.round),
            "questions": QuestionsView(subject.questions, speech, reported, self.languages),
            "schedules": schedules(subject.sessions, subject.questions, speech, self.languages),
            "session": View(session, speech, self.languages) if session else blanks,
            "session_id": subject.session_id,
            "blank": session is None,
            "organisation": show(organisation),
            "registration": show((session and session.registration) or workspace.registration),
            "when": When(session, speech) if session else blanks,
        }


class Reported:
    """The reporting language on its own, for pages that are said a second time in it."""

    def __init__(self, speech: Speech, workspace: Workspace, languages: Languages) -> None:
        self.say, self.count = speech.say, speech.count
        self.privacy: Any = view(workspace.privacy, speech, languages)
        self.contact: Any = view(workspace.contact, speech, languages)


class TownView:
    """The municipality's name and place form: written by hand where the language inflects it, else a phrase."""

    def __init__(self, workspace: Workspace, speech: Speech, languages: Languages) -> None:
        self._town, self._speech, self._languages = workspace.municipality, speech, languages

    @property
    def name(self) -> Markup:
        """The name in the document's language."""
        name: Markup = view(self._town.name, self._speech, self._languages)
        return name

    @property
    def in_(self) -> Markup:
        """The name as a place, in the document's language: Kuopiossa, in Kuopio."""
        forms = self._town.in_
        if isinstance(forms, dict) and self._speech.language.code in forms:
            return escape(forms[self._speech.language.code])
        return self._speech.say("in {name}", context="place form", name=self.name)


class When:
    """Day and time of a session, in the document's language and as the reporting language writes them."""

    def __init__(self, session: Session, speech: Speech) -> None:
        self._session, self._speech = session, speech
        self.start, self.end, self.day = session.start, session.end, session.date

    @property
    def date(self) -> Markup:
        """The day with its weekday in the document's language."""
        return escape(self._speech.language.date(self._session.date))

    @property
    def brief(self) -> Markup:
        """The day in few letters, for text messages."""
        return escape(self._speech.language.brief(self._session.date))

    @property
    def hours(self) -> Markup:
        """From when to when."""
        return escape(self._speech.language.hours(self._session.start, self._session.end))

    @property
    def official(self) -> Markup:
        """Day and time as the reporting language writes them: street and bus signs use that form."""
        there = self._speech.otherwise
        phrase = there.when(self._session.date, self._session.start, self._session.end)
        return in_tongue(phrase, there, self._speech.language)


class QuestionsView:
    """The question bank as a template sees it: core questions through the catalog, local ones as written."""

    def __init__(self, questions: Questions, speech: Speech, reported: Speech, languages: Languages) -> None:
        self._speech, self._reported, self._languages = speech, reported, languages
        self._questions = questions
        self.version = questions.version

    @cached_property
    def opening(self) -> list[dict[str, Any]]:
        """The questions that warm up."""
        return [self._question(each) for each in self._questions.opening]

    @cached_property
    def closing(self) -> list[dict[str, Any]]:
        """The questions that close the discussion."""
        return [self._question(each) for each in self._questions.closing]

    @cached_property
    def themes(self) -> list[dict[str, Any]]:
        """The themes with their questions."""
        return [
            {
                "id": theme.id,
                "name": self._both(theme.name, theme.id),
                "plain": self._both(theme.plain, theme.id),
                "questions": [self._question(each) for each in theme.questions],
            }
            for theme in self._questions.themes
        ]

    def _question(self, question: Any) -> dict[str, Any]:
        return {
            "id": question.id,
            "ask": self._both(question.ask, question.id),
            "probes": [self._both(probe, question.id) for probe in question.probes],
        }

    def _both(self, words: Any, context: str) -> dict[str, Markup]:
        return {"own": self._in(self._speech, words, context), "reported": self._in(self._reported, words, context)}

    def _in(self, speech: Speech, words: Any, context: str) -> Markup:
        said = speech.say(words, context=context) if isinstance(words, str) else view(words, speech, self._languages)
        if speech.language is self._speech.language:
            return said
        return _marked(said, speech.language)


def _beside(reported: Speech, speech: Speech, text: str, *, context: str = "", **values: object) -> Markup:
    """The message in the reporting language, marked as such; to stand beside the same in the document's own."""
    said = reported.say(text, context=context, **values)
    if reported.language is speech.language:
        return said
    return _marked(said, reported.language)


def _marked(said: Markup, language: Language) -> Markup:
    return Markup(f'<span lang="{language.code}">{said}</span>')  # noqa: S704 - both are safe


def _plain(text: object) -> str:
    """`text` without tags, for attributes and the like."""
    return Markup(re.sub(r"<[^<>]*>", "", str(escape(text)))).unescape()  # noqa: S704 - unescaped at once
