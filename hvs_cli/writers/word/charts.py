"""A chart in a line of its own: native, so that people edit it in Word."""

from __future__ import annotations

from typing import Final

from hvs_cli.document.tree import Chart
from hvs_cli.ooxml.xml import xml
from hvs_cli.writers.charts import bars, described, least_height, upright
from hvs_cli.writers.word.package import Story

_SIZE: Final = 11
"""Points. The size of text in charts."""

_SHAPE: Final = 0.36
"""The usual height as a share of the width."""

_POINT, _EMU = 20, 12700
"""Twentieths of a point, and English Metric Units, in a point."""

_HUNDREDTH: Final = 360
"""EMU in a hundredth of a millimetre, of which LibreOffice wants whole ones."""

_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def chart_paragraph(chart: Chart, room: int, story: Story) -> str:
    """The chart as a paragraph, `room` twentieths of a point wide."""
    width = room / _POINT
    standing = upright(chart, width, _SIZE)
    height = max(least_height(chart, width, _SIZE, standing=standing), width * _SHAPE)
    made = bars(chart, (width, height), _SIZE, story.shared.look, standing=standing)
    relation, number = story.chart(made)
    across, down = (round(each * _EMU / _HUNDREDTH) * _HUNDREDTH for each in (width, height))
    return (
        '<w:p><w:pPr><w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr="{xml(described(chart))}"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" r:id="{relation}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
