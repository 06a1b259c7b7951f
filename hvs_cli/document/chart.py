"""A table of numbers as a chart: what `<table class="chart">` says."""

from __future__ import annotations

import re

from hvs_cli.document.tree import Cell, Chart, Series, Table, Text, inlines

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


def chart(table: Table) -> Chart:
    """`table` as a chart: the first row names the series, the first column the categories.

    Raises `ValueError` with what stands in the cell that should be a number, as `7` or `2.5`.
    """
    names, *rows = [[_words(cell) for cell in row.cells] for row in table.rows]
    for words in (words for row in rows for words in row[1:]):
        if not _NUMBER.fullmatch(words):
            raise ValueError(words)
    return Chart(
        table=table,
        categories=tuple(row[0] for row in rows),
        series=tuple(
            Series(name, tuple(float(row[column]) for row in rows)) for column, name in enumerate(names) if column
        ),
    )


def _words(cell: Cell) -> str:
    return "".join(each.text for each in inlines(cell.blocks) if isinstance(each, Text)).strip()
