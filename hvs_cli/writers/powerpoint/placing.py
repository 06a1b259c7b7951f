"""Where things stand on a slide: from top to bottom, and side by side from where reading begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hvs_cli.writers.powerpoint.flow import Columns, Image, Plot, Region, Words
from hvs_cli.writers.powerpoint.layout import Box, Holder
from hvs_cli.writers.powerpoint.ruler import BETWEEN, GAP, PADDING, Ruler, shares


@dataclass(frozen=True, slots=True)
class Placed:
    """A region on a page: where, how large, and in which placeholder if it is text."""

    region: Region
    box: Box
    ruler: Ruler
    holder: Holder | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a slide that is filled from top to bottom."""

    box: Box
    stack: tuple[Region, ...]
    holder: Holder | None
    right_to_left: bool


def place(slot: Slot, stack: Sequence[Region], ruler: Ruler) -> Iterator[Placed]:
    """Each region of `stack` with its place in the slot; the first text takes the slot's placeholder.

    A text that stands alone has the whole slot, so that boxes side by side are equally high.
    """
    holder = slot.holder
    if len(stack) == 1 and isinstance(stack[0], Words) and stack[0].boxed == (holder is None):
        yield Placed(stack[0], slot.box, ruler, holder)
        return
    for region, box in _places(stack, slot.box, ruler):
        if isinstance(region, Columns):
            boxes = side_by_side(box, region.widths, slot.right_to_left)
            for column, each in zip(region.columns, boxes, strict=True):
                yield from place(Slot(each, column, None, slot.right_to_left), column, ruler)
        elif holder and isinstance(region, Words) and not region.boxed:
            yield Placed(region, box, ruler, holder)
            holder = None
        else:
            yield Placed(region, box, ruler)


def _places(stack: Sequence[Region], box: Box, ruler: Ruler) -> Iterator[tuple[Region, Box]]:
    """Each region with its box; what room is left goes to pictures, up to their own size, and then to charts."""
    heights = [ruler.height(each, box.width) for each in stack]
    spare = box.height - sum(heights) - GAP * max(0, len(stack) - 1)
    for number, region in enumerate(stack):
        if isinstance(region, Image):
            wanted = min(ruler.picture(region, box.width) - heights[number], max(spare, 0))
            heights[number], spare = heights[number] + wanted, spare - wanted
    charts = [number for number, each in enumerate(stack) if isinstance(each, Plot)]
    for number in charts:
        heights[number] += max(spare, 0) / len(charts)
    top = box.y
    for region, height in zip(stack, heights, strict=True):
        yield region, box.between(top, min(top + height, max(box.bottom, top + PADDING)))
        top += height + GAP


def side_by_side(box: Box, widths: Sequence[int], right_to_left: bool) -> list[Box]:  # noqa: FBT001 - a fact of the language
    """`box` divided into columns, the first one where reading begins."""
    found, x = [], box.x
    for width in shares(box.width, widths):
        left = 2 * box.x + box.width - x - width if right_to_left else x
        found.append(replace(box, x=left, width=width))
        x += width + BETWEEN
    return found
