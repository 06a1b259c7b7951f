"""What stays on one page: no row of a table and no item of a list stands alone at the foot or the head of a page."""

from __future__ import annotations

from typing import Final

from hvs_cli.document.tree import Field, Paragraph, Table, inlines

_SHORT: Final = 12
"""Rows, at most, of a table that is not divided: a third of a page, where each is a line or two."""

_FEW: Final = 6
"""Rows, at most, of a table that is divided anywhere if they are high: each fills a part of the page by itself."""


def rows_kept(table: Table) -> list[bool]:
    """For each row of `table`, whether it stays with the next one. The head of a table never stands alone."""
    count, heads = len(table.rows), sum(row.header for row in table.rows)
    low = _is_low(table)
    if low and count <= _SHORT:
        return [number < count - 1 for number in range(count)]
    if not low and count <= _FEW:
        return [number < heads for number in range(count)]
    return _ends_kept(count, heads)


def items_kept(count: int) -> list[bool]:
    """For each of `count` items of a list, whether it stays with the next one."""
    return _ends_kept(count, 0)


def _ends_kept(count: int, first: int) -> list[bool]:
    return [number < count - 1 and (number <= first or number == count - 2) for number in range(count)]


def _is_low(table: Table) -> bool:
    """Whether the rows of `table` are a line or two: no lists, and no boxes for answers of several lines."""
    blocks = tuple(block for row in table.rows for cell in row.cells for block in cell.blocks)
    return all(isinstance(block, Paragraph) for block in blocks) and all(
        each.rows < 2 for each in inlines(blocks) if isinstance(each, Field)
    )
