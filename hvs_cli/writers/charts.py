"""Charts as Word and PowerPoint have them: whether bars stand or lie, how much room names need, the chart in words."""

from __future__ import annotations

from typing import Final

from hvs_cli.document.tree import Chart, Text
from hvs_cli.ooxml.chart import GAP_WIDTH, HEAD_SHARE, Bars, headed
from hvs_cli.writers.look import Look
from hvs_cli.writers.measure import advance, line_height, lines, longest_word

_LARGEST_SHARE: Final = 0.45
"""Of the width of a chart, for the names of categories beside lying bars."""

_MOST_UPRIGHT: Final = 5
"""Bars that stand are for few categories with short words, bars that lie for many or for long ones."""

_NAME: Final = 1.1
"""The room for a name beside lying bars, as a multiple of its height."""

_LEAST_BARS: Final = 6
"""The least height of standing bars as a multiple of the size of text."""


def upright(chart: Chart, width: float, size: float) -> bool:
    """Whether the bars stand: there are few of them, and each word of a name has room below its bar."""
    script, count = chart.table.language.script, len(chart.categories)
    longest = max(longest_word(each, script) for each in chart.categories) * size
    return count <= _MOST_UPRIGHT and longest <= _below(chart, width, size)


def least_height(chart: Chart, width: float, size: float, *, standing: bool) -> float:
    """The height in points at which names and numbers do not touch, if the chart is `width` points wide."""
    head = HEAD_SHARE if headed([each.name for each in chart.series]) else 0
    if standing:
        return (_named(chart, _below(chart, width, size), size) + _LEAST_BARS * size) / (1 - head)
    room = _share(chart, width, size) * width - size / 2
    band = max(_named(chart, room, size) * _NAME, size * (len(chart.series) + GAP_WIDTH / 100))
    return len(chart.categories) * band / (1 - head)


def bars(
    chart: Chart, frame: tuple[float, float], size: float, look: Look, *, standing: bool, most: float | None = None
) -> Bars:
    """The chart in `size` points, for a `frame` of so many points of width and height; see `Bars` for `most`."""
    language, (width, height) = chart.table.language, frame
    below = _named(chart, _below(chart, width, size), size) / height
    return Bars(
        categories=chart.categories,
        series=[(each.name, each.values) for each in chart.series],
        language=language.tag,
        right_to_left=language.right_to_left,
        fonts=(language.script.latin, language.script.complex),
        size=size,
        colours=look.colours,
        upright=standing,
        most=most,
        names=below if standing else _share(chart, width, size),
    )


def described(chart: Chart, title: str = "") -> str:
    """A chart in words: its caption or else `title`, then each category with its numbers."""
    several = len(chart.series) > 1
    parts = [part] if (part := chart.table.caption.text or title) else []
    for number, category in enumerate(chart.categories):
        numbers = (
            f"{each.name} {each.values[number]:g}" if several else f"{each.values[number]:g}" for each in chart.series
        )
        parts.append(f"{category}: {', '.join(numbers)}")
    return "; ".join(parts)


def _below(chart: Chart, width: float, size: float) -> float:
    """The room for a name below its standing bar."""
    return width / len(chart.categories) - size / 2


def _share(chart: Chart, width: float, size: float) -> float:
    """The share of the width that names take beside lying bars."""
    longest = max(advance(each, chart.table.language.script) for each in chart.categories)
    return min(_LARGEST_SHARE, (longest + 0.7) * size / width)


def _named(chart: Chart, room: float, size: float) -> float:
    """The height of the highest name of a category, if there is so much `room` beside or below its bar."""
    language = chart.table.language
    line = size * line_height([], language.script)
    return line * max(lines([Text(each, language)], size, room) for each in chart.categories)
