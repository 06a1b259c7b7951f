"""Which form this is: said by the properties of the file, and printed in the form itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_PRINTED: Final = re.compile(r"(?<!\S)([a-z][a-z0-9-]*-form)" + r"\s+(\S{1,80})" * 5 + r"(?:\s+(rehearsal))?(?!\S)")
"""Kind, version, session, language, reporting language and round, as the row H-FORM of a form has them; one that was
only filled to try things out says so behind them."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Kind, version, session and languages of a form; what is not known is empty."""

    kind: str = ""
    version: str = ""
    session: str = ""
    language: str = ""
    reporting: str = ""
    round: str = ""
    municipality: str = ""
    rehearsal: bool = False

    @property
    def known(self) -> bool:
        """Whether it tells what is needed to read the form."""
        return bool(self.kind and self.language)


def of_properties(properties: Mapping[str, str]) -> Identity:
    """What the properties of a document say, as templates set them in `<meta>`."""
    return Identity(
        kind=properties.get("form.id", ""),
        version=properties.get("form.version", ""),
        session=properties.get("hvs.session", ""),
        language=properties.get("hvs.language", ""),
        reporting=properties.get("hvs.reporting", ""),
        round=properties.get("hvs.round", ""),
        municipality=properties.get("hvs.municipality", ""),
        rehearsal=bool(properties.get(REHEARSAL)),
    )


_FORM: Final = "-form"
"""How the kind in that line ends: looked for first, for hardly any text has it."""

COLLECTED: Final = "scribe-form"
"""The kind of form whose answers are collected, where the form itself does not tell any more."""

REHEARSAL: Final = "hvs.rehearsal"
"""The property of a form that was only filled to try things out."""


def is_printed(text: str) -> bool:
    """Whether the plain `text` is that line and nothing else."""
    return _PRINTED.fullmatch(text) is not None


def printed(text: str) -> Identity | None:
    """What the line that is printed in a form says, if `text` holds one."""
    found = _PRINTED.search(text) if _FORM in text else None
    if found is None:
        return None
    kind, version, session, language, reporting, round_, rehearsal = found.groups()
    return Identity(kind, version, session, language, reporting, round_, rehearsal=bool(rehearsal))
