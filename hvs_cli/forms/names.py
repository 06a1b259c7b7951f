"""The names of fields in numbered rows, of which more may come back than went out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_NUMBERED: Final = re.compile(r"(?P<stem>.+)\.(?P<number>[1-9]\d{0,3})\.(?P<column>[^.]+)")
"""The name of a field in a row of a list: safety.works.2.own."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A field in a numbered row."""

    stem: str
    number: int
    column: str

    @property
    def name(self) -> str:
        """The name of the field."""
        return f"{self.stem}.{self.number}.{self.column}"


@lru_cache(maxsize=1024)
def listed(name: str) -> Listed | None:
    """What the `name` of a field in a numbered row says; None for other fields."""
    found = _NUMBERED.fullmatch(name)
    return Listed(found["stem"], int(found["number"]), found["column"]) if found else None
