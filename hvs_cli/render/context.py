"""What a template knows: the municipality, the session, the questions, and the words of its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from markupsafe import Markup

from hvs_cli.languages.language import Language, Languages
from hvs_cli.model.municipality import Workspace
from hvs_cli.model.questions import Questions
from hvs_cli.model.session import Session
from hvs_cli.render.kept import Kept, Part
from hvs_cli.render.kinds import Kind
from hvs_cli.render.lasting import SHARED
from hvs_cli.render.questions import QuestionsView
from hvs_cli.render.speech import Speech, marked
from hvs_cli.render.timetable import schedules
from hvs_cli.render.views import Blanks, TownView, View, When, view


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
    data: Mapping[str, Any] = field(default_factory=dict)
    """What came back, by the name under which templates know it: results, cards, measures."""


MOST_KEPT = 500
"""Kinds, languages and sorts of sessions whose parts are remembered, so that memory stays flat."""


class Contexts:
    """Makes what each template knows. What does not change from session to session is made once for a language."""

    def __init__(self, languages: Languages, blanks: Mapping[str, str]) -> None:
        self._languages, self._blanks = languages, blanks
        self._lasting: dict[tuple[int, Language], tuple[Workspace, dict[str, Any]]] = {}
        self._parts: dict[tuple[Any, ...], dict[str, Part]] = {}

    def of(self, kind: Kind, speech: Speech, subject: Subject) -> dict[str, Any]:
        """Everything that the template of `kind` may name; CONTRIBUTING explains each."""
        workspace, session, languages = subject.workspace, subject.session, self._languages
        reported = Speech(speech.otherwise, speech.otherwise)
        empty = Blanks(speech, self._blanks)
        organisation = workspace.organisations.get(session.organisation) if session and session.organisation else None
        registration = (session and session.registration) or workspace.registration
        came_back = {name: view(each, speech, languages) for name, each in subject.data.items()}
        known = self._lasting_part(workspace, speech) | came_back
        return (
            {"rehearsal": False}
            | known
            | {
                "_": speech.say,
                "ngettext": speech.count,
                "_r": partial(_beside, reported, speech),
                "reported": Reported(reported, workspace, languages),
                "kept": self._kept(kind, subject, speech, reported),
                "kind": kind,
                "translation": speech,
                "place": TownView(workspace, speech, languages),
                "questions": QuestionsView(subject.questions, speech, reported, languages),
                "schedules": Schedules(subject, speech, languages),
                "session": View(session, speech, languages) if session else empty,
                "session_id": subject.session_id,
                "blank": session is None,
                "organisation": view(organisation, speech, languages),
                "registration": view(registration, speech, languages),
                "when": When(session, speech) if session else empty,
            }
        )

    def _kept(self, kind: Kind, subject: Subject, *speeches: Speech) -> Kept | None:
        """What other sessions like this one left; nothing for blanks and for a session that people register for apart."""
        session = subject.session
        if session is None or session.registration is not None:
            return None
        alike = tuple(str(getattr(session, name)) for name in SHARED)
        if len(self._parts) > MOST_KEPT:
            self._parts.clear()
        return Kept(
            self._parts.setdefault((id(subject.workspace), speeches[0].language, kind.name, alike), {}), speeches
        )

    def _lasting_part(self, workspace: Workspace, speech: Speech) -> dict[str, Any]:
        key = (id(workspace), speech.language)
        if key not in self._lasting:
            show = partial(view, tongues=speech.lexicon, languages=self._languages)
            self._lasting[key] = (
                workspace,
                {
                    "language": speech.language,
                    "reporting": speech.otherwise,
                    "two_languages": speech.language is not speech.otherwise,
                    "languages": self._languages,
                    "workspace": show(workspace),
                    "municipality": show(workspace.municipality),
                    "contact": show(workspace.contact),
                    "privacy": show(workspace.privacy),
                    "round": show(workspace.round),
                },
            )
        return self._lasting[key][1]


class Schedules:
    """The minute plans of the language's sessions, worked out only for a template that goes through them."""

    def __init__(self, subject: Subject, speech: Speech, languages: Languages) -> None:
        self._subject, self._speech, self._languages = subject, speech, languages

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(schedules(self._subject.sessions, self._subject.questions, self._speech, self._languages))


class Reported:
    """The reporting language on its own, for pages that are said a second time in it."""

    def __init__(self, speech: Speech, workspace: Workspace, languages: Languages) -> None:
        self.say, self.count = speech.say, speech.count
        self._speech, self._workspace, self._languages = speech, workspace, languages

    @property
    def privacy(self) -> Any:
        """What the privacy notice says."""
        return view(self._workspace.privacy, self._speech, self._languages)

    @property
    def contact(self) -> Any:
        """Whom a reader can ask."""
        return view(self._workspace.contact, self._speech, self._languages)


def _beside(reported: Speech, speech: Speech, text: str, *, context: str = "", **values: object) -> Markup:
    """The message in the reporting language, marked as such; to stand beside the same in the document's own."""
    return marked(reported.say(text, context=context, **values), reported.language, speech.language)
