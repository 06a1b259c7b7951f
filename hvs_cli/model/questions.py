"""What is asked: the core question bank, and what a municipality adds or leaves out."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from hvs_cli.model.words import STRICT, Id, Words


@dataclass(config=STRICT)
class Question:
    """One open question with its probes. Its id is permanent: answers of all rounds are kept under it."""

    id: Id
    """The permanent id, for example participation.heard."""
    ask: Words
    """The question as the facilitator says it."""
    probes: list[Words] = field(default_factory=list)
    """What to ask further when the talk stops."""


@dataclass(config=STRICT)
class Theme:
    """One of the four themes, with its questions in the order they are asked."""

    id: Id
    """participation, attitudes, safety or interaction."""
    name: Words
    """The name of the theme as a heading."""
    plain: Words
    """The theme in one plain sentence, for the invitation."""
    questions: Annotated[list[Question], Field(min_length=1)]
    """The questions of the theme."""


@dataclass(config=STRICT)
class Questions:
    """The whole bank: a warm-up, the themes, a closing round."""

    version: Id
    """Printed on every form; changes whenever a question is added, dropped or reworded."""
    opening: list[Question]
    """Questions that warm up."""
    themes: Annotated[list[Theme], Field(min_length=1)]
    """The themes in their official order."""
    closing: list[Question]
    """Questions that close the discussion."""

    def all(self) -> list[Question]:
        """Every question in the order it is asked."""
        middle = [question for theme in self.themes for question in theme.questions]
        return [*self.opening, *middle, *self.closing]


@dataclass(config=STRICT)
class LocalQuestion:
    """A question of the municipality's own."""

    id: Annotated[Id, Field(examples=["local.harbour"])]
    """A permanent id that begins with local., for example local.harbour."""
    theme: Annotated[Id, Field(examples=["safety"])]
    """The theme it belongs to."""
    ask: Annotated[Words, Field(examples=["Missä viihdytte parhaiten?"])]
    """The question, by language."""
    probes: list[Words] = field(default_factory=list)
    """What to ask further, each by language."""


@dataclass(config=STRICT)
class LocalQuestions:
    """The whole of a municipality's `questions.yaml`."""

    leave_out: Annotated[list[Id], Field(max_length=100)] = field(default_factory=list)
    """Ids of core questions that are not asked here."""
    add: Annotated[list[LocalQuestion], Field(max_length=100)] = field(default_factory=list)
    """Questions that are asked here besides the core ones."""
