"""How high text, tables, charts and pictures are on a slide, in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hvs_cli.document.tree import Cell, Chart, Inline, Row, Table
from hvs_cli.errors import Place, Problem, TemplateError, message
from hvs_cli.languages.script import Script
from hvs_cli.writers.charts import least_height
from hvs_cli.writers.measure import POINTS_PER_MM, line_height, lines
from hvs_cli.writers.powerpoint.flow import Columns, Image, Point, Region, Words, regions
from hvs_cli.writers.powerpoint.layout import Level

GAP: Final = 16
"""Points between one region and the next."""

PADDING: Final = 16
"""Points around the text of a tinted box."""

BETWEEN: Final = 28
"""Points between columns."""

CELL: Final = (7.2, 5.0)
"""Points around the text of a cell: at its sides, above and below."""

HANGING: Final = 24
"""Points before the text of an item where the layout says nothing."""

NUMBERED: Final = 36
"""Points before the text of a numbered item: room for two digits."""

_TIGHT: Final = 0.35
"""What is left of the space between paragraphs where room is short."""

IN_CHART: Final = 25
"""Points. The size of text in charts: LibreOffice 7 tears Arabic words apart at 24 or 26 points, but not at 25."""

_LEAST_PICTURE: Final = 0.7
"""How far a picture is made smaller to fit beside text."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the text of one slide is: no larger than `size`, no smaller than `least`, in points."""

    size: float
    least: float
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures regions whose text has the given levels, in a document of the given script."""

    levels: tuple[Level, ...]
    scale: Scale
    script: Script

    def level(self, point: Point) -> Level:
        """The level of text at which `point` stands."""
        return self.levels[min(max(point.level, 1), len(self.levels)) - 1]

    def size(self, point: Point) -> float:
        """The size of its text in points."""
        size = max(self.scale.least, min(self.level(point).size, self.scale.size))
        return round(size * point.style.grow)

    def margin(self, point: Point) -> float:
        """How far its text is indented: as its level is, if it stands in a list."""
        if not point.level:
            return point.style.margin
        if point.number:
            return NUMBERED * point.level
        level = self.level(point)
        return level.margin if level.bulleted else HANGING * point.level

    def leading(self, point: Point) -> float:
        """The height of its lines as a multiple of the font's own."""
        leading = self.level(point).leading
        return min(leading, 1.0) if self.scale.tight else leading

    def before(self, point: Point) -> float:
        """The space above it in points."""
        before = self.level(point).before
        return before * _TIGHT if self.scale.tight else before

    def line(self, point: Point) -> float:
        """The height of one of its lines in points."""
        return self.size(point) * line_height(point.paragraph.content, self.script) * self.leading(point)

    def point(self, point: Point, width: float) -> float:
        """Its height in points, with the space above it."""
        return self.before(point) + self.line(point) * self.lines(point, point.paragraph.content, width)

    def lines(self, point: Point, content: Sequence[Inline], width: float) -> int:
        """How many lines `content` takes if it stands where `point` does."""
        bold = point.style.bold or self.level(point).bold
        return lines(content, self.size(point), width - self.margin(point), bold=bold)

    def height(self, region: Region, width: float) -> float:
        """The least height of `region` in points."""
        match region:
            case Words():
                padding = PADDING if region.boxed else 0
                return sum(self.point(each, width - 2 * padding) for each in region.points) + 2 * padding
            case Table():
                return sum(self.row(region, row, width) for row in region.rows)
            case Chart():
                return least_height(region, width, IN_CHART)
            case Image():
                return self.picture(region, width) * _LEAST_PICTURE
            case Columns():
                rooms = shares(width, region.widths)
                return max(self.stack(each, room) for each, room in zip(region.columns, rooms, strict=True))

    def stack(self, stack: Sequence[Region], width: float) -> float:
        """The least height of regions above each other."""
        return sum(self.height(each, width) for each in stack) + GAP * max(0, len(stack) - 1)

    def picture(self, image: Image, width: float) -> float:
        """The height of a picture in its own size, or as wide as there is room."""
        shown = image.picture
        return shown.height * POINTS_PER_MM * min(1.0, width / (shown.width * POINTS_PER_MM))

    def row(self, table: Table, row: Row, width: float) -> float:
        """The height of one row."""
        rooms = [width * share / 100 - 2 * CELL[0] for share in table.widths]
        return (
            max(
                sum(self.in_table.point(point, room) for point in cell_points(cell, header=row.header))
                for cell, room in zip(row.cells, rooms, strict=True)
            )
            + 2 * CELL[1]
        )

    @property
    def in_table(self) -> Ruler:
        """The same for cells: text of the least size, which cells do not inherit, without indents and spaces."""
        return replace(self, levels=(Level(size=0, side=self.levels[0].side),))


def shares(width: float, widths: Sequence[int]) -> list[float]:
    """The widths of columns in points."""
    return [(width - BETWEEN * (len(widths) - 1)) * share / 100 for share in widths]


def cell_points(cell: Cell, *, header: bool) -> Iterator[Point]:
    """The paragraphs of a cell. Raises `TemplateError` if it holds something else."""
    for region in regions(cell.blocks):
        if not isinstance(region, Words):
            raise TemplateError(Problem(Place(""), message("a cell of a table on a slide holds text only")))
        for point in region.points:
            bold = header or cell.header
            yield replace(point, style=replace(point.style, bold=True)) if bold else point
