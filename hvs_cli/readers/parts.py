"""Where one form in a file ends and the next begins.

A form begins with a table in which another form is printed than before, or where rows come once more that were there
already, in one table after the other. A single table that comes twice was copied to get more room.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from hvs_cli.forms.identity import Identity, printed
from hvs_cli.forms.plain import plain
from hvs_cli.readers.anchors import names, unwrapped
from hvs_cli.readers.content import Block, Table, paragraphs


@dataclass(slots=True)
class Part:
    """A piece of the file that is one form."""

    blocks: list[Block] = field(default_factory=list)
    told: Identity | None = None
    """What is printed in it."""
    rows: set[str] = field(default_factory=set)
    """The codes of its rows."""


def divided(body: Iterable[Block]) -> list[Part]:
    """The forms in `body`; only one, perhaps without any row, if there is no second."""
    blocks = [(block, _rows(block)) for block in unwrapped(body)]
    later = [rows for _, rows in blocks if rows]
    parts = [Part()]
    for block, rows in blocks:
        if rows:
            later = later[1:]
            told = _printed(block)
            if _begins(parts[-1], rows, told, later[0] if later else set()):
                parts.append(Part())
            parts[-1].told = parts[-1].told or told
            parts[-1].rows |= rows
        parts[-1].blocks.append(block)
    return parts


def _rows(block: Block) -> set[str]:
    return names([block]) if isinstance(block, Table) else set()


def _begins(part: Part, rows: set[str], told: Identity | None, following: set[str]) -> bool:
    """Whether a table with `rows` begins another form than `part`; the next table has the rows `following`."""
    if told and part.told and told != part.told:
        return True
    return bool(rows & part.rows and following & part.rows)


def _printed(block: Block) -> Identity | None:
    found = (printed(plain(each.text)) for each in paragraphs([block]))
    return next((each for each in found if each), None)
