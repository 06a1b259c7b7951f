"""What a Word file says: paragraphs and tables with every typed character, and what tells where it belongs.

It knows nothing of forms. What a person could have typed is in it, whatever it is wrapped in: controls, changes,
notes, comments, text boxes. What cannot be read is counted, so that it can be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from hvs_cli.forms.plain import plain

Change = Literal["", "inserted", "deleted"]
AsideKind = Literal["comment", "footnote", "endnote", "text box"]
Unread = Literal["picture", "embedded file", "embedded text", "diagram"]


@dataclass(slots=True, eq=False)
class Control:
    """A content control."""

    tag: str
    """The name it was given; empty where a program dropped it."""
    prompt: bool
    """Whether it says of itself that it is not filled."""
    ticked: bool | None = None
    """What a box to tick says of itself; None for every other control."""
    options: dict[str, str] = field(default_factory=dict)
    """Shown words → value, of a list to choose from."""
    around: Control | None = None
    """The control that this one stands in."""


@dataclass(slots=True)
class Piece:
    """Text that shares everything that is known of it."""

    text: str
    control: Control | None
    """The innermost control that it stands in."""
    marks: tuple[str, ...]
    """Names of the bookmarks that it stands in."""
    change: Change = ""
    """Whether it was inserted or deleted while changes were tracked."""
    prompt: bool = False
    """Whether it looks like a prompt, by its style."""


@dataclass(slots=True)
class Aside:
    """Text that stands beside the text: a note, a comment, a text box."""

    kind: AsideKind
    blocks: list[Block]


@dataclass(slots=True)
class Paragraph:
    """One paragraph."""

    control: Control | None
    """The control that it begins in."""
    marks: tuple[str, ...]
    """The bookmarks that it begins in."""
    heading: bool = False
    """Whether it looks like a heading, by its style."""
    pieces: list[Piece] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    """Those that begin in it, the empty ones too."""
    asides: list[Aside] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands in it now: all but what was deleted."""
        return "".join(piece.text for piece in self.pieces if piece.change != "deleted")


@dataclass(slots=True)
class Cell:
    """One cell, which may hold tables again; it does not change once it was read."""

    blocks: list[Block]
    column: int
    """The first column that it takes, counted from 0."""
    paragraphs: list[Paragraph] = field(init=False)
    """Its paragraphs, those of inner tables too."""
    first_words: str = field(init=False)
    """The plain text of its first own paragraph that has any: in a form, its label."""

    def __post_init__(self) -> None:
        """Find once what is asked for again and again."""
        self.paragraphs = list(paragraphs(self.blocks))
        own = (each.text for each in self.blocks if isinstance(each, Paragraph))
        self.first_words = plain(next((text for text in own if text.strip()), ""))


@dataclass(slots=True)
class Table:
    """Rows of cells."""

    rows: list[list[Cell]]


Block = Paragraph | Table


@dataclass(slots=True)
class Content:
    """Everything that a file says."""

    body: list[Block]
    edges: list[Block]
    """What stands at the head and foot of pages."""
    unplaced: list[Aside]
    """Notes and comments that nothing refers to."""
    unread: dict[Unread, int]
    """What is in the file and cannot be read, and how often."""


def paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    """Every paragraph of `blocks` in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from paragraphs(cell.blocks)
