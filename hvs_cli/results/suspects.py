"""Suspect words written into a report, each with a place for a decision."""

from __future__ import annotations

from collections.abc import Sequence

from hvs_cli.model.report import Suspect
from hvs_cli.results.append import appended, scalar


def with_suspects(text: str, found: Sequence[Suspect], file: str) -> str:
    """`text`, what the report `file` says, with what was `found` at the end of its suspects."""
    items = [
        f"- at: {each.at}\n  words: {scalar(each.words)}\n  kind: {each.kind}\n  decision: {each.decision}"
        for each in found
    ]
    return appended(text, "suspects", items, file)
