"""The foot of every slide: who sends it, whether its translation is a draft, the round and the number of the slide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from hvs_cli.document.tree import Block, Counter, Document, Inline, Paragraph, Picture, Section, Text, inlines
from hvs_cli.languages.script import Script
from hvs_cli.writers.measure import line_height, lines
from hvs_cli.writers.powerpoint.layout import Box, Holder, Layout

_ABOVE = 8
"""Points between the body of a slide and its foot."""


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below each slide of a document."""

    words: tuple[Paragraph, ...]
    """The sender, and the draft mark."""
    number: tuple[Paragraph, ...]
    """The paragraphs with the number of the slide."""
    logo: Picture | None
    script: Script
    _known: dict[str, tuple[Box, Box, float]] = field(default_factory=dict, compare=False)
    """By the part of a layout, for every slide has the same foot."""

    def boxes(self, layout: Layout) -> tuple[Box, Box]:
        """Where words and number stand; upwards there is room for as many lines as they have."""
        words, number, _ = self._measured(layout)
        return words, number

    def top(self, layout: Layout) -> float:
        """Where the foot begins, as far as it is filled."""
        return self._measured(layout)[2]

    def _measured(self, layout: Layout) -> tuple[Box, Box, float]:
        if layout.part not in self._known:
            words, number = self._grown(layout.footer, self.words), self._grown(layout.number, self.number)
            self._known[layout.part] = words, number, self._top(layout)
        return self._known[layout.part]

    def _top(self, layout: Layout) -> float:
        return (
            min(
                holder.room.bottom - self._height(holder, paragraphs)
                for holder, paragraphs in ((layout.footer, self.words), (layout.number, self.number))
            )
            - _ABOVE
        )

    def _height(self, holder: Holder, paragraphs: Sequence[Paragraph]) -> float:
        size = holder.levels[0].size
        return sum(
            lines(each.content, size, holder.room.width) * line_height(each.content, self.script) * size
            for each in paragraphs
        )

    def _grown(self, holder: Holder, paragraphs: Sequence[Paragraph]) -> Box:
        more = self._height(holder, paragraphs) - holder.room.height
        if more <= 0:
            return holder.box
        return replace(holder.box, y=holder.box.y - more, height=holder.box.height + more)


def foot(document: Document, script: Script) -> Foot:
    """The foot of a document: from its header the sender, from its footer everything.

    The rest of a header names the kind of document and its day, which a title slide does.
    """
    senders = [each for each in _paragraphs(document.header) if each.style == "sender"]
    footers = list(_paragraphs(document.footer))
    pictures = [each for sender in senders for each in sender.content if isinstance(each, Picture)]
    named = [replace(each, content=tuple(_in_words(inline, document) for inline in each.content)) for each in senders]
    numbered = [each for each in footers if any(isinstance(inline, Counter) for inline in each.content)]
    return Foot(
        words=(*named, *(each for each in footers if each not in numbered)),
        number=tuple(numbered),
        logo=pictures[0] if pictures else None,
        script=script,
    )


def _in_words(inline: Inline, document: Document) -> Inline:
    """The logo is shown on the title slide only; below the others its words stand, in a language of their script."""
    if not isinstance(inline, Picture):
        return inline
    texts = (each for each in inlines((*document.footer, *document.blocks)) if isinstance(each, Text))
    fitting = (each.language for each in texts if re.search(f"[{each.language.script.letters}]", inline.alt))
    return Text(inline.alt, next(fitting, document.language))


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Section):
            for column in block.columns:
                yield from _paragraphs(column)
