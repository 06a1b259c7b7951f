"""What was rendered once for all sessions of a language, and what is to be said of its translation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from hvs_cli.languages.catalog import Key
from hvs_cli.render.speech import Speech


class Part(NamedTuple):
    """A part of a template, rendered; with the messages that were missing or drafts, of either language."""

    text: str
    missing: tuple[dict[Key, None], ...]
    drafts: tuple[dict[Key, None], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The parts of one kind, language and workspace, for one document in which `speeches` are spoken."""

    parts: dict[str, Part]
    speeches: tuple[Speech, ...]

    def keep(self, key: str, render: Callable[[], str]) -> str:
        """The part `key`; rendered the first time only, yet its messages are counted for every document."""
        part = self.parts.get(key)
        if part is None:
            part = self.parts[key] = self._first(render)
        for speech, missing, drafts in zip(self.speeches, part.missing, part.drafts, strict=True):
            speech.missing.update(missing)
            speech.drafts.update(drafts)
        return part.text

    def _first(self, render: Callable[[], str]) -> Part:
        """Render with a clean slate, to learn which messages this part alone needs."""
        before = [(speech.missing, speech.drafts) for speech in self.speeches]
        for speech in self.speeches:
            speech.missing, speech.drafts = {}, {}
        try:
            text = render()
            return Part(
                text, tuple(each.missing for each in self.speeches), tuple(each.drafts for each in self.speeches)
            )
        finally:
            for speech, (missing, drafts) in zip(self.speeches, before, strict=True):
                speech.missing, speech.drafts = missing, drafts
