"""Where the content of a slide is divided if one slide cannot hold it: nothing is ever cut off or left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from hvs_cli.document.tree import Chart, Inline, Text
from hvs_cli.writers.powerpoint.flow import Columns, Grid, GridRow, Image, Plot, Point, Region, Words
from hvs_cli.writers.powerpoint.ruler import CELL, GAP, PADDING, Ruler, shares


def take(ruler: Ruler, stack: Sequence[Region], width: float, room: float) -> tuple[list[Region], list[Region]]:
    """What of `stack` stands in `room` points of height, and what is left for the next slide."""
    taken: list[Region] = []
    for number, region in enumerate(stack):
        left = room - GAP * bool(taken)
        height = ruler.height(region, width)
        if height <= left:
            taken.append(region)
            room = left - height
            continue
        head, tail = _divide(ruler, region, width, left, alone=not taken)
        rest = [*([tail] if tail else []), *stack[number + 1 :]]
        return ([*taken, head], rest) if head else _without_last_heading(taken, rest)
    return taken, []


def _without_last_heading(taken: list[Region], rest: list[Region]) -> tuple[list[Region], list[Region]]:
    last = taken[-1] if taken else None
    if isinstance(last, Words) and last.points[-1].keeps and (len(taken) > 1 or len(last.points) > 1):
        moved: Region = replace(last, points=last.points[-1:])
        kept = [replace(last, points=last.points[:-1])] if len(last.points) > 1 else []
        return [*taken[:-1], *kept], [moved, *rest]
    return taken, rest


def _divide(
    ruler: Ruler, region: Region, width: float, room: float, *, alone: bool
) -> tuple[Region | None, Region | None]:
    """`region` divided at `room` points of height; nothing of it may fit unless it stands `alone` on the slide."""
    match region:
        case Words():
            return _divide_words(ruler, region, width, room, alone=alone)
        case Grid():
            return _divide_grid(ruler, region, width, room, alone=alone)
        case Plot():
            return _divide_plot(ruler, region, width, room, alone=alone)
        case Image():
            return (region, None) if alone else (None, region)
        case Columns():
            if not alone:
                return None, region
            pairs = [
                take(ruler, each, part, room)
                for each, part in zip(region.columns, shares(width, region.widths), strict=True)
            ]
            heads, tails = (tuple(tuple(each) for each in side) for side in zip(*pairs, strict=True))
            return replace(region, columns=heads), replace(region, columns=tails) if any(tails) else None


def _divide_words(
    ruler: Ruler, words: Words, width: float, room: float, *, alone: bool
) -> tuple[Words | None, Words | None]:
    padding = PADDING if words.boxed else 0
    room, width = room - 2 * padding, width - 2 * padding
    fit = 0
    for point in words.points:
        room -= ruler.point(point, width)
        if room < 0:
            break
        fit += 1
    reached = fit
    while fit and words.points[fit - 1].keeps:
        fit -= 1
    fit = reached if alone and not fit else fit
    if fit:
        return replace(words, points=words.points[:fit]), replace(words, points=words.points[fit:])
    if not alone:
        return None, words
    *parts, last = _divide_point(ruler, words.points[0], width, room + ruler.point(words.points[0], width))
    rest = (*([last] if parts else []), *words.points[1:])
    return replace(words, points=tuple(parts or [last])), replace(words, points=rest) if rest else None


def _divide_point(ruler: Ruler, point: Point, width: float, room: float) -> list[Point]:
    """A paragraph that no slide can hold, divided between two words; or as it is if it has no second line."""
    setting, content = ruler.setting(point), point.paragraph.content
    count = max(1, int((room - setting.before) / ruler.line(setting, content)))
    first, last = 1, sum(_length(each) for each in content)
    while first < last:
        middle = (first + last + 1) // 2
        if setting.lines(_cut(content, middle)[0], width) <= count:
            first = middle
        else:
            last = middle - 1
    if first == sum(_length(each) for each in content):
        return [point]
    head, tail = _cut(content, _between_words("".join(map(_letters, content)), first))
    rest = replace(point, paragraph=replace(point.paragraph, content=tail), mark="")
    return [replace(point, paragraph=replace(point.paragraph, content=head)), rest]


def _letters(inline: Inline) -> str:
    return inline.text if isinstance(inline, Text) else "\ufffc"


def _length(inline: Inline) -> int:
    return len(_letters(inline))


def _between_words(text: str, at: int) -> int:
    """The nearest place before `at` where a word ends, or at least a letter with its marks."""
    space = text.rfind(" ", 0, at)
    if space > 0:
        return space + 1
    while at > 1 and unicodedata.category(text[at])[0] == "M":
        at -= 1
    return at


def _cut(content: Sequence[Inline], at: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """`content` before and after `at` letters; what is no text counts as one letter."""
    head: list[Inline] = []
    for number, each in enumerate(content):
        if at < _length(each):
            tail = content[number + 1 :]
            if at and isinstance(each, Text):
                return (*head, replace(each, text=each.text[:at])), (replace(each, text=each.text[at:]), *tail)
            return tuple(head), tuple(content[number:])
        at -= _length(each)
        head.append(each)
    return tuple(head), ()


def _divide_grid(
    ruler: Ruler, grid: Grid, width: float, room: float, *, alone: bool
) -> tuple[Grid | None, Grid | None]:
    """Divided between rows; the header stands on both sides."""
    header = tuple(row for row in grid.rows if row.header)
    body = [row for row in grid.rows if not row.header]
    room -= sum(ruler.row(grid, row, width) for row in header)
    fit = 0
    for row in body:
        room -= ruler.row(grid, row, width)
        if room < 0:
            break
        fit += 1
    if not fit and not alone:
        return None, grid
    if not fit and body:
        first, rest = _divide_row(ruler, grid, body[0], width, room + ruler.row(grid, body[0], width))
        body[:1], fit = [first, *([rest] if rest else [])], 1
    head, tail = (*header, *body[:fit]), (*header, *body[fit:])
    return replace(grid, rows=head), replace(grid, rows=tail) if body[fit:] else None


def _divide_row(ruler: Ruler, grid: Grid, row: GridRow, width: float, room: float) -> tuple[GridRow, GridRow | None]:
    """A row that no slide can hold, each of its cells divided."""
    cells = zip(row.cells, grid.table.widths, strict=True)
    pairs = [_divide_cell(ruler.in_table, cell, width * share / 100, room) for cell, share in cells]
    rest = tuple(tail for _, tail in pairs)
    return replace(row, cells=tuple(head for head, _ in pairs)), replace(row, cells=rest) if any(rest) else None


def _divide_cell(
    ruler: Ruler, points: tuple[Point, ...], width: float, room: float
) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    sides, above = CELL
    width, room = width - 2 * sides, room - 2 * above
    if sum(ruler.point(each, width) for each in points) <= room:
        return points, ()
    head, tail = _divide_words(ruler, Words(points), width, room, alone=True)
    return head.points if head else (), tail.points if tail else ()


def _divide_plot(
    ruler: Ruler, plot: Plot, width: float, room: float, *, alone: bool
) -> tuple[Plot | None, Plot | None]:
    """Divided between categories."""
    if not alone:
        return None, plot
    count = len(plot.chart.categories)
    fit = count
    while fit > 1 and ruler.height(_categories(plot, 0, fit), width) > room:
        fit -= 1
    return _categories(plot, 0, fit), _categories(plot, fit, count) if fit < count else None


def _categories(plot: Plot, first: int, last: int) -> Plot:
    chart, (header, *rows) = plot.chart, plot.chart.table.rows
    part = Chart(
        table=replace(chart.table, rows=(header, *rows[first:last])),
        categories=chart.categories[first:last],
        series=tuple(replace(each, values=each.values[first:last]) for each in chart.series),
    )
    return replace(plot, chart=part)
