"""Whether there is a translation, in every form that the language needs."""

from __future__ import annotations

from hvs_cli.catalogs.checks.base import Case, Check
from hvs_cli.errors import Weight, message


class Missing(Check):
    """A message without any translation."""

    id = "missing"
    name = message("Not translated")
    advice = message("Translate it; until then documents show it in the reporting language.")
    empty = True

    def look(self, case: Case) -> str:
        """The English text."""
        return "" if case.text or case.started else case.source


class PluralForms(Check):
    """Some plural forms are written, others are empty."""

    id = "plural-forms"
    name = message("A plural form is missing")
    advice = message("Write each form of the number, even if two of them are the same.")
    empty = True

    def look(self, case: Case) -> str:
        """The English text."""
        return case.source if case.started and not case.text else ""


class Unsigned(Check):
    """A translation that is no draft any more, and nobody has put an organisation's name to it."""

    id = "unsigned"
    name = message("Approved by nobody")
    advice = message("Approve it with: hvs translations import FILE --approve-as ORGANISATION. Or mark it fuzzy again.")
    weight = Weight.WARNING

    def look(self, case: Case) -> str:
        """The text."""
        return case.text if case.unsigned else ""
