"""What a check sees and what it is."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from hvs_cli.errors import SLOT, Message, Weight
from hvs_cli.languages.language import Language

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
"""A word in any script that puts spaces between words."""


@dataclass(frozen=True, slots=True)
class Case:
    """One text of a translation beside its source; a message with a plural has a case for each form."""

    language: Language
    source: str
    """The English text; for a plural form the one of the two that fits it."""
    text: str
    """The translation."""
    maximum: int = 0
    """How many characters fit; 0 if nothing limits it."""
    legend: Mapping[str, str] = field(default_factory=dict)
    """What each placeholder becomes."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """What other languages say for the same, by code."""
    single: bool = False
    """Whether the form stands for one number alone, which need not be repeated in it."""
    unsigned: bool = False
    """Whether it has no draft mark although no organisation has approved it."""
    started: bool = False
    """Whether another form of the same message is translated."""

    @property
    def bare(self) -> str:
        """The translation without placeholders."""
        return SLOT.sub(" ", self.text)

    @property
    def bare_source(self) -> str:
        """The English text without placeholders."""
        return SLOT.sub(" ", self.source)


class Check(ABC):
    """One thing that may be wrong. Languages' exceptions stand beside the rule."""

    id: ClassVar[str]
    """What the check is called in options, in JSON and where a person lets a translation pass."""
    name: ClassVar[Message]
    advice: ClassVar[Message]
    """One sentence for the translator."""
    weight: ClassVar[Weight] = Weight.ERROR
    empty: ClassVar[bool] = False
    """Whether it looks at texts that are not translated."""

    @abstractmethod
    def look(self, case: Case) -> str:
        """What is wrong, in the signs of the text itself; empty if nothing is."""
