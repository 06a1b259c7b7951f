"""How high text, tables, charts and pictures are on a slide, in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from hvs_cli.document.tree import Inline
from hvs_cli.languages.script import Script
from hvs_cli.writers.charts import least_height, upright
from hvs_cli.writers.measure import POINTS_PER_MM, line_height, lines
from hvs_cli.writers.powerpoint.flow import Columns, Grid, GridRow, Image, Plot, Point, Region, Words
from hvs_cli.writers.powerpoint.layout import Level
from hvs_cli.writers.powerpoint.styles import Style

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

IN_FRAME: Final = 25
"""Points. The size of text in tables and charts: LibreOffice 7 tears Arabic words in them apart at 24 or 26, not at 25."""

_LEAST_PICTURE: Final = 0.7
"""How far a picture is made smaller to fit beside text."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the text of one slide is: no larger than `size`, no smaller than `least`, in points."""

    size: float
    least: float
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text of a paragraph is set, in points."""

    level: Level
    size: float
    leading: float
    """The height of lines as a multiple of the font's own."""
    before: float
    margin: float
    """How far it is indented: as its level is, if it stands in a list."""
    bold: bool

    def lines(self, content: Sequence[Inline], width: float) -> int:
        """How many lines `content` takes."""
        return lines(content, self.size, width - self.margin, bold=self.bold)


@dataclass(slots=True, eq=False)
class Ruler:
    """Measures regions whose text has the given levels, in a document of the given script."""

    levels: tuple[Level, ...]
    scale: Scale
    script: Script
    _settings: dict[tuple[int, bool, Style], Setting] = field(default_factory=dict)
    _cells: Ruler | None = None

    def setting(self, point: Point) -> Setting:
        """How `point` is set."""
        key = (point.level, bool(point.number), point.style)
        if key not in self._settings:
            self._settings[key] = self._set(point)
        return self._settings[key]

    def _set(self, point: Point) -> Setting:
        level, tight = self.levels[min(max(point.level, 1), len(self.levels)) - 1], self.scale.tight
        margin = point.style.margin
        if point.level:
            margin = NUMBERED * point.level if point.number else HANGING * point.level
            margin = level.margin if level.bulleted and not point.number else margin
        return Setting(
            level=level,
            size=round(max(self.scale.least, min(level.size, self.scale.size)) * point.style.grow),
            leading=min(level.leading, 1.0) if tight else level.leading,
            before=level.before * _TIGHT if tight else level.before,
            margin=margin,
            bold=point.style.bold or level.bold,
        )

    def point(self, point: Point, width: float) -> float:
        """Its height in points, with the space above it."""
        setting, content = self.setting(point), point.paragraph.content
        return setting.before + self.line(setting, content) * setting.lines(content, width)

    def line(self, setting: Setting, content: Sequence[Inline]) -> float:
        """The height of a line of `content` in points."""
        return setting.size * line_height(content, self.script) * setting.leading

    def height(self, region: Region, width: float) -> float:
        """The least height of `region` in points."""
        match region:
            case Words():
                padding = PADDING if region.boxed else 0
                return sum(self.point(each, width - 2 * padding) for each in region.points) + 2 * padding
            case Grid():
                return sum(self.row(region, row, width) for row in region.rows)
            case Plot():
                return least_height(region.chart, width, IN_FRAME, standing=self.standing(region, width))
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

    def standing(self, plot: Plot, width: float) -> bool:
        """Whether the bars of a chart stand; parts of one that is divided all lie."""
        return not plot.divided and upright(plot.chart, width, IN_FRAME)

    def row(self, grid: Grid, row: GridRow, width: float) -> float:
        """The height of one row."""
        ruler = self.in_table
        heights = (
            sum(ruler.point(point, width * share / 100 - 2 * CELL[0]) for point in cell)
            for cell, share in zip(row.cells, grid.table.widths, strict=True)
        )
        return max(heights) + 2 * CELL[1]

    @property
    def in_table(self) -> Ruler:
        """The same for cells: text of a size of its own, which cells do not inherit, without indents and spaces."""
        if self._cells is None:
            level = Level(size=0, side=self.levels[0].side)
            self._cells = Ruler((level,), Scale(IN_FRAME, IN_FRAME), self.script)
        return self._cells


def shares(width: float, widths: Sequence[int]) -> list[float]:
    """The widths of columns in points."""
    return [(width - BETWEEN * (len(widths) - 1)) * share / 100 for share in widths]
