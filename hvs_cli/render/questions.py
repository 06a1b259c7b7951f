"""The question bank as a template sees it: core questions through the catalog, local ones as written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from hvs_cli.languages.language import Languages
from hvs_cli.model.questions import Question, Questions, Theme
from hvs_cli.render.speech import Speech, marked
from hvs_cli.render.views import view


class QuestionsView:
    """The whole bank. Each text is looked up when a template asks for it: an invitation needs four of a hundred."""

    def __init__(self, questions: Questions, speech: Speech, reported: Speech, languages: Languages) -> None:
        self._questions, self._pair = questions, (speech, reported, languages)
        self.version = questions.version

    @property
    def opening(self) -> list[QuestionView]:
        """The questions that warm up."""
        return _views(self._questions.opening, self._pair)

    @property
    def closing(self) -> list[QuestionView]:
        """The questions that close the discussion."""
        return _views(self._questions.closing, self._pair)

    @property
    def themes(self) -> list[ThemeView]:
        """The themes with their questions."""
        return [ThemeView(theme, self._pair) for theme in self._questions.themes]


Pair = tuple[Speech, Speech, Languages]
"""The document's language, the reporting language, and all the others."""


class Both:
    """One text in the document's language (`own`) and in the reporting language (`reported`)."""

    def __init__(self, words: Any, name: str, pair: Pair) -> None:
        self._words, self._name, self._pair = words, name, pair

    @property
    def own(self) -> Markup:
        """In the document's language."""
        return self._in(self._pair[0])

    @property
    def reported(self) -> Markup:
        """In the reporting language, marked as such."""
        speech, reported, _ = self._pair
        return marked(self._in(reported), reported.language, speech.language)

    def _in(self, speech: Speech) -> Markup:
        if isinstance(self._words, str):
            return speech.say(self._words, context=self._name)
        shown: Markup = view(self._words, speech, self._pair[2])
        return shown


class QuestionView:
    """One question with its probes."""

    def __init__(self, question: Question, pair: Pair) -> None:
        self.id = question.id
        self.ask = Both(question.ask, question.id, pair)
        self._question, self._pair = question, pair

    @property
    def probes(self) -> list[Both]:
        """What to ask further."""
        return [Both(probe, self.id, self._pair) for probe in self._question.probes]


class ThemeView:
    """One theme with its questions."""

    def __init__(self, theme: Theme, pair: Pair) -> None:
        self.id = theme.id
        self.name, self.plain = Both(theme.name, theme.id, pair), Both(theme.plain, theme.id, pair)
        self._theme, self._pair = theme, pair

    @property
    def questions(self) -> list[QuestionView]:
        """The questions of the theme."""
        return _views(self._theme.questions, self._pair)


def _views(questions: Sequence[Question], pair: Pair) -> list[QuestionView]:
    return [QuestionView(each, pair) for each in questions]
