"""What stands in a box: the answer, and what was typed beside it in the same cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hvs_cli.document.tree import Field
from hvs_cli.forms.own_words import OwnWords
from hvs_cli.forms.plain import plain, spelled
from hvs_cli.ooxml.xml import DIRECTION_MARKS
from hvs_cli.readers.anchors import Box
from hvs_cli.readers.content import Block, Control, Paragraph, Piece
from hvs_cli.readers.values import WORDS_OF_WORD

Choice = Callable[[Piece | Paragraph], bool]
"""Whether a piece, or the beginning of a paragraph, is meant."""


@dataclass(slots=True)
class Filled:
    """What a box holds."""

    text: str = ""
    """The answer, letter for letter; empty if there is none."""
    beside: str = ""
    """What stands beside the control of a field that takes no free text."""
    prompt: str = ""
    """Words that look like a prompt and are not ours."""
    deleted: str = ""
    """What was crossed out."""
    mixed: bool = False
    """Whether the answer is made of what stood in the control and of what stood beside it."""


def filled(box: Box, about: Field | None, own: OwnWords) -> Filled:
    """What stands in `box`, whose field is `about` if today's form has it; prompts are told by the form's `own` marks."""
    prompt = _Prompt(plain(about.prompt) if about else "", own)
    made = Filled(deleted=_deleted(box, prompt))
    inside = _answer(box, prompt, made) if box.control or box.mark else ""
    rest = _beside(box) if box.alone else ""
    if not (box.control or box.mark):
        rest = _asked(prompt.taken_from(rest), made)
    if not plain(rest):
        made.text = inside
    elif not plain(inside):
        made.text = rest
    elif about is None or about.kind in ("text", "line"):
        made.text, made.mixed = _cell(box, lambda _: True), True
    else:
        made.text, made.beside = inside, rest
    return made


def owns(box: Box) -> Choice:
    """Whether something stands in the control or the bookmark of `box`; nothing does if it has neither."""
    control, mark = box.control, box.mark
    if control:
        return lambda each: _within(each.control, control)
    return lambda each: bool(mark) and mark in each.marks


def _within(inner: Control | None, outer: Control) -> bool:
    while inner is not None and inner is not outer:
        inner = inner.around
    return inner is outer


@dataclass(slots=True)
class _Prompt:
    """What stands in a field as long as nobody has written into it."""

    words: str
    own: OwnWords

    def is_(self, text: str) -> bool:
        """Whether the `text` is this prompt, or that of an older form."""
        words = plain(text)
        return words == self.words or self.own.prompted(words)

    def taken_from(self, text: str) -> str:
        """`text` without the prompt at its start: programs that know no controls leave it there."""
        if self.is_(text):
            return ""
        found = spelled(self.words).match(text) if self.words else None
        return text[found.end() :] if found else text


def _answer(box: Box, prompt: _Prompt, made: Filled) -> str:
    """The text in the control or bookmark; empty if that is only a prompt."""
    mine = owns(box)
    paragraphs = [each for each in box.cell.paragraphs if mine(each) or any(map(mine, each.pieces))]
    pieces = [piece for each in paragraphs for piece in each.pieces if mine(piece) and piece.change != "deleted"]
    text = "\n".join(_line(each, mine) for each in paragraphs)
    if prompt.is_(text):
        return ""
    if not any(each.control and each.control.prompt for each in pieces):
        return _asked(text, made)
    if (typed := prompt.taken_from(text)) != text:
        return typed
    if all(each.prompt for each in pieces):
        made.prompt = "" if plain(text) in WORDS_OF_WORD else text
        return ""
    return text


def _asked(text: str, made: Filled) -> str:
    """`text`, unless it is what Word says in a box that was emptied: then it is told, and no answer."""
    if plain(text) not in WORDS_OF_WORD:
        return text
    made.prompt = text
    return ""


def _line(paragraph: Paragraph, mine: Choice) -> str:
    return "".join(each.text for each in paragraph.pieces if each.change != "deleted" and mine(each))


def _beside(box: Box) -> str:
    """The text of the whole cell but for what stands in the control or bookmark."""
    mine = owns(box)
    return _cell(box, lambda each: not mine(each))


def _cell(box: Box, chosen: Choice) -> str:
    """The chosen text of the whole cell, without what the form itself puts around it."""
    return _trimmed(_text(box.cell.blocks, chosen))


def _text(blocks: Iterable[Block], chosen: Choice) -> str:
    """The chosen text of `blocks`; cells of a table inside are parted by tabs."""
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(_line(block, chosen))
        else:
            lines += ["\t".join(_text(cell.blocks, chosen) for cell in row) for row in block.rows]
    return "\n".join(lines)


def _trimmed(text: str) -> str:
    """`text` without the marks of direction and the empty lines around it, which are the form's."""
    start, end = 0, len(text)
    while start < end and _is_edge(text[start]):
        start += 1
    while end > start and _is_edge(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_edge(character: str) -> bool:
    return character == "\n" or DIRECTION_MARKS.match(character) is not None


def _deleted(box: Box, prompt: _Prompt) -> str:
    """What was crossed out, but for the form's own prompt."""
    if not any(piece.change == "deleted" for each in box.cell.paragraphs for piece in each.pieces):
        return ""
    mine = owns(box)
    lines = (_crossed_out(each.pieces, mine, alone=box.alone) for each in box.cell.paragraphs)
    text = "\n".join(line for line in lines if plain(line))
    return "" if not text or prompt.is_(text) else text


def _crossed_out(pieces: Sequence[Piece], mine: Choice, *, alone: bool) -> str:
    return "".join(each.text for each in pieces if each.change == "deleted" and (alone or mine(each)))
