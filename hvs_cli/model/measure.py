"""What `measures.yaml` says: the one to four measures that decision-makers chose, and what came of them."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from hvs_cli.model.clock import Date
from hvs_cli.model.words import STRICT, Id, Key, Words


@dataclass(config=STRICT)
class Indicator:
    """What shows whether a measure works."""

    name: Words
    """What is counted or asked."""
    baseline: Words | None = None
    """How it is now."""
    target: Words | None = None
    """How it should be."""


@dataclass(config=STRICT)
class Measure:
    """One measure of the action programme."""

    id: Key
    """A short permanent code, for example M1."""
    name: Words
    """What will be done, in one sentence."""
    themes: Annotated[list[Id], Field(min_length=1)]
    """The themes it belongs to."""
    responsible: Words
    """The body and role that answers for it, never a person's name."""
    start: Date | None = None
    """When it begins."""
    end: Date | None = None
    """When it is done or looked at again."""
    indicator: Indicator | None = None
    """What shows whether it works."""
    answers: list[Key] = field(default_factory=list)
    """The ids of the cards and statements that it answers."""
    goal: Words | None = None
    """What is to change for residents."""
    steps: list[Words] = field(default_factory=list)
    """What is done, step by step."""
    partners: Words | None = None
    """Who takes part."""
    cost: Words | None = None
    """What it costs, and who pays."""
    decided: Words | None = None
    """Which body decided, and when."""
    state: Literal["planned", "begun", "done", "dropped"] = "planned"
    """How far it is."""
    news: Words | None = None
    """What has come of it so far, for the letter to residents."""


@dataclass(config=STRICT)
class Measures:
    """The whole of `measures.yaml`."""

    measures: Annotated[list[Measure], Field(min_length=1, max_length=4)]
    """One to four measures."""
