"""What templates see of the model: every text marked with its language, and blanks where nothing is known yet."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from hvs_cli.model.words import Written, in_language
from hvs_cli.render.speech import Speech, in_tongue


class View:
    """A part of the model as a template sees it: reading a text gives it in the language of the document."""

    def __init__(self, part: Any, speech: Speech, languages: Any) -> None:
        self._part, self._speech, self._languages = part, speech, languages

    def __getattr__(self, name: str) -> Any:
        """The field `name` (`in_` and the like by their Python names); a missing one is an error in a template."""
        if name.startswith("_") or not hasattr(self._part, name):
            raise AttributeError(name)
        return view(getattr(self._part, name), self._speech, self._languages)

    def __bool__(self) -> bool:
        return True


def view(value: Any, speech: Speech, languages: Any) -> Any:
    """`value` as templates may see it."""
    if isinstance(value, Written):
        return in_tongue(value, speech.otherwise, speech.language)
    if isinstance(value, dict) and value and all(isinstance(each, Written) for each in value.values()):
        text, code = in_language(value, speech.language.code, speech.otherwise.code)
        return in_tongue(text, languages[code], speech.language)
    if dataclasses.is_dataclass(value):
        return View(value, speech, languages)
    if isinstance(value, list):
        return [view(each, speech, languages) for each in value]
    return value


class Blanks:
    """Stands for a session that is not booked: whatever is asked of it becomes a field to fill by hand."""

    blank = True

    def __init__(self, speech: Speech, titles: dict[str, str]) -> None:
        self._speech, self._titles = speech, titles
        self._used: dict[str, int] = {}

    def __getattr__(self, name: str) -> Markup:
        """A field to fill by hand. What `titles` does not name is an error in a template."""
        if name not in self._titles:
            raise AttributeError(name)
        return self.field(name)

    def field(self, name: str) -> Markup:
        """A line to fill by hand; its name is its own even where the same thing is asked twice."""
        self._used[name] = self._used.get(name, 0) + 1
        number = "" if self._used[name] == 1 else f".{self._used[name]}"
        title = Markup(self._speech.say(self._titles[name], context="blank").striptags())  # noqa: S704 - escaped below
        return Markup('<input type="text" name="blank.{}{}" title="{}" placeholder="{}"/>').format(
            name, number, str(title), str(title)
        )

    def __iter__(self) -> Iterator[Any]:
        return iter(())
