"""Blank forms of a workspace, made anew from its templates to hold what comes back against."""

from __future__ import annotations

from functools import lru_cache

import yaml

from hvs_cli.document.parse import Parser
from hvs_cli.document.tree import Picture
from hvs_cli.errors import InputError, Place, Problem, message
from hvs_cli.forms.identity import Identity
from hvs_cli.load.workspace import Loaded
from hvs_cli.readers.blank import Blank, Known, blank
from hvs_cli.render.context import Subject
from hvs_cli.render.kinds import kinds
from hvs_cli.render.renderer import Renderer
from hvs_cli.resources import shipped

MOST_KEPT = 64
"""Blanks that are remembered, so that memory stays flat however many forms are read."""


class Blanks:
    """Makes the blank form of each session; the same one is made once."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self._kinds = kinds(loaded.templates)
        blanks = yaml.safe_load(shipped("templates/blank.yaml").read_text("utf-8"))
        self._renderer = Renderer(loaded.languages, loaded.templates, blanks)
        self._parser = Parser(loaded.languages.__getitem__, _no_picture, loaded.workspace.report_language)
        self._known = Known()
        self._made = lru_cache(maxsize=MOST_KEPT)(self._make)

    def of(self, identity: Identity, place: Place) -> Blank:
        """The blank of the form `identity` as it would be made today. Raises `InputError` at `place`."""
        if identity.kind not in self._kinds:
            what = message("there is no form {kind} here", kind=identity.kind)
            raise InputError(Problem(place, what, message("hvs kinds tells which there are.")))
        if identity.language not in self.loaded.languages:
            what = message("this form is in a language that is not known here: {language}", language=identity.language)
            raise InputError(Problem(place, what, message("hvs languages tells which there are.")))
        return self._made(identity.kind, identity.language, identity.session, identity.rehearsal)

    def _make(self, kind: str, language: str, session: str, rehearsal: bool) -> Blank:  # noqa: FBT001 - lru_cache
        loaded = self.loaded
        booked, told = loaded.sessions.get(session), {"rehearsal": rehearsal}
        subject = Subject(loaded.workspace, loaded.questions, session, booked, loaded.sessions, told)
        rendered = self._renderer.render(self._kinds[kind], loaded.languages[language], subject)
        return blank(self._parser.parse(rendered.html), self._known)


def _no_picture(_source: str, alt: str, width: float) -> Picture:
    """Pictures hold no answers."""
    return Picture(b"", alt, width, width)
