"""Tables that are charts: from the template's tags to numbers, and what is refused."""

from __future__ import annotations

import pytest

from hvs_cli.document.parse import parse
from hvs_cli.document.tree import Block, Chart, Picture
from hvs_cli.errors import TemplateError
from hvs_cli.languages.language import facts

HEAD = "<thead><tr><th>Theme</th><th>Works</th><th>Worries</th></tr></thead>"


def block(table: str) -> Block:
    html = f'<html lang="en"><head><title>T</title></head><body><main>{table}</main></body></html>'
    return parse(html, facts, lambda _, alt, width: Picture(b"", alt, width, width), "fi").blocks[0]


def test_a_chart_has_the_names_and_numbers_of_its_table_and_keeps_the_table() -> None:
    rows = (
        "<tr><th>Safety &amp; <b>trust</b></th><td>7</td><td> 2.5 </td></tr><tr><th>ثقة</th><td>-1</td><td>0</td></tr>"
    )
    chart = block(f'<table class="chart"><caption>Raised in sessions</caption>{HEAD}{rows}</table>')
    assert isinstance(chart, Chart)
    assert chart.categories == ("Safety & trust", "ثقة")
    assert [(each.name, each.values) for each in chart.series] == [("Works", (7.0, -1.0)), ("Worries", (2.5, 0.0))]
    assert chart.table.caption.text == "Raised in sessions"
    assert len(chart.table.rows) == 3


@pytest.mark.parametrize("cell", ["seven", "7 %", "1,5", "", "٧", "1e3", "nan"])
def test_a_cell_that_is_no_number_is_named(cell: str) -> None:
    with pytest.raises(TemplateError, match="a chart needs numbers") as error:
        block(f'<table class="chart">{HEAD}<tr><th>A</th><td>1</td><td>{cell}</td></tr></table>')
    assert f"“{cell}”" in str(error.value)


@pytest.mark.parametrize(
    "table",
    [
        HEAD,
        "<tr><th>A</th><td>1</td></tr><tr><th>B</th><td>1</td></tr>",
        "<thead><tr><th>A</th></tr></thead><tr><th>B</th></tr>",
    ],
)
def test_a_chart_without_names_or_rows_is_refused(table: str) -> None:
    with pytest.raises(TemplateError):
        block(f'<table class="chart">{table}</table>')
