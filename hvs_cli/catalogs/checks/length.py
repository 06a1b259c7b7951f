"""Whether a translation fits where it stands."""

from __future__ import annotations

import unicodedata

from hvs_cli.catalogs.checks.base import Case, Check
from hvs_cli.errors import fill, message
from hvs_cli.languages.language import SOURCE


class Length(Check):
    """At most as many characters as the place holds."""

    id = "length"
    name = message("Too long for its place")
    advice = message("Say it shorter: it does not fit where it stands.")

    def look(self, case: Case) -> str:
        """How long it is and how long it may be, with the placeholders as in the examples.

        Where English itself takes more room than its author allowed, a translation may take as much.
        """
        if not case.maximum:
            return ""
        length, english = (shown_length(fill(text, case.legend)) for text in (case.text, case.source))
        room = case.maximum if case.language.code == SOURCE else max(case.maximum, english)
        return f"{length} > {room}" if length > room else ""


def shown_length(text: str) -> int:
    """Characters as a reader counts them: marks above and below a letter take no room (Thai, Arabic)."""
    return sum(not unicodedata.combining(sign) and unicodedata.category(sign) not in {"Mn", "Cf"} for sign in text)
