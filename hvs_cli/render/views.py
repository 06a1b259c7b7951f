"""What templates see of the model: every text marked with its language, and blanks where nothing is known yet."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from hvs_cli.languages.language import Languages
from hvs_cli.model.municipality import Workspace
from hvs_cli.model.session import Session
from hvs_cli.model.words import Written, in_language
from hvs_cli.render.speech import Lexicon, Speech, in_tongue

Tongues = Lexicon | Speech
"""Whatever knows the document's language and the reporting language."""


class View:
    """A part of the model as a template sees it: reading a text gives it in the language of the document."""

    def __init__(self, part: Any, tongues: Tongues, languages: Any) -> None:
        self._part, self._tongues, self._languages = part, tongues, languages

    def __getattr__(self, name: str) -> Any:
        """The field `name` (`in_` and the like by their Python names); a missing one is an error in a template."""
        if name.startswith("_") or not hasattr(self._part, name):
            raise AttributeError(name)
        seen = view(getattr(self._part, name), self._tongues, self._languages)
        setattr(self, name, seen)  # the next look finds it at once
        return seen


def view(value: Any, tongues: Tongues, languages: Any) -> Any:
    """`value` as templates may see it."""
    if isinstance(value, Written):
        return in_tongue(value, tongues.otherwise, tongues.language)
    if isinstance(value, dict) and value and all(isinstance(each, Written) for each in value.values()):
        text, code = in_language(value, tongues.language.code, tongues.otherwise.code)
        return in_tongue(text, languages[code], tongues.language)
    if dataclasses.is_dataclass(value):
        return View(value, tongues, languages)
    if isinstance(value, dict):
        return {name: view(each, tongues, languages) for name, each in value.items()}
    if isinstance(value, list):
        return [view(each, tongues, languages) for each in value]
    return value


class Blanks:
    """Stands for a session that is not booked: whatever is asked of it becomes a field to fill by hand."""

    def __init__(self, speech: Speech, titles: Mapping[str, str]) -> None:
        self._speech, self._titles = speech, titles
        self._used: dict[str, int] = {}

    def __getattr__(self, name: str) -> Markup:
        """A field to fill by hand; its name is its own even where the same thing is asked twice.

        What `titles` does not name is an error in a template.
        """
        if name not in self._titles:
            raise AttributeError(name)
        self._used[name] = self._used.get(name, 0) + 1
        number = "" if self._used[name] == 1 else f".{self._used[name]}"
        title = Markup(self._speech.say(self._titles[name], context="blank").striptags())  # noqa: S704 - escaped below
        return Markup('<input type="text" name="blank.{}{}" title="{}" placeholder="{}"/>').format(
            name, number, str(title), str(title)
        )


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
