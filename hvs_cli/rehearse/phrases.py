"""The invented words of a rehearsal, in the language of a discussion and in that of the reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

import yaml

from hvs_cli.resources import shipped

ANY: Final = "any"
"""The words for themes that have none of their own."""


class Said(NamedTuple):
    """One text, twice."""

    own: str
    reported: str


class Phrases:
    """What is written into the form of one session."""

    def __init__(self, language: str, reporting: str) -> None:
        self._language, self._reporting, self._all = language, reporting, _all()

    @property
    def own_words(self) -> bool:
        """Whether anything is said in the language itself; else the reporting language stands for it."""
        return any(self._language in text for theme in self._all["themes"].values() for text in theme["works"])

    def theme(self, theme: str, kind: str) -> list[Said]:
        """What was said about `theme`: works, problems, suggestions or quotes; nothing where only others said it."""
        themes = self._all["themes"]
        texts = themes.get(theme, themes[ANY])[kind]
        return self._said([text for text in texts if self._language in text or not self.own_words])

    def of(self, name: str) -> list[Said]:
        """The texts called `name`, such as wishes or comments; scribes write some in the reporting language."""
        return self._said(self._all[name])

    def association(self, name: str) -> list[Said]:
        """What the association keeps in the field `name`."""
        return self._said(self._all["association"].get(name, ()))

    @property
    def file_names(self) -> list[str]:
        """How files are called when they come back, with a slot for a number."""
        return list(self._all["file_names"])

    def _said(self, texts: Sequence[Mapping[str, str]]) -> list[Said]:
        """Those of `texts` that the language has; all of them in the reporting language if it has none."""
        both = [Said(text[self._language], self._reported(text)) for text in texts if self._language in text]
        return both or [Said(self._reported(text), self._reported(text)) for text in texts]

    def _reported(self, text: Mapping[str, str]) -> str:
        return text.get(self._reporting) or next(iter(text.values()))


@cache
def _all() -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load(shipped("templates/rehearsal.yaml").read_text("utf-8"))
    return made
