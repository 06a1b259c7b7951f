"""The slides of a template as pages: each with a layout and a title of its own, and things in their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hvs_cli.document.tree import Block, Document, Inline, Paragraph, Section, Slide, Text, texts
from hvs_cli.errors import Place, Problem, TemplateError, message
from hvs_cli.writers.measure import line_height, lines
from hvs_cli.writers.powerpoint.divide import take
from hvs_cli.writers.powerpoint.flow import Columns, Image, Region, Words, stacks
from hvs_cli.writers.powerpoint.foot import Foot
from hvs_cli.writers.powerpoint.layout import Box, Holder, Layout
from hvs_cli.writers.powerpoint.placing import Placed, Slot, place, side_by_side
from hvs_cli.writers.powerpoint.reference import LayoutName, Prepared
from hvs_cli.writers.powerpoint.ruler import Ruler, Scale
from hvs_cli.writers.powerpoint.styles import LARGE, PLAIN, unknown

SLIDES: Final = frozenset(["title", *LARGE])
"""Classes of slides: the first one, and those with large words."""

_STEP: Final = 4
"""Points by which text gets smaller until it fits."""

_SHARES: Final = (0.55, 0.65, 0.75, 0.85, 0.95)
"""How full slides are that continue each other: about the same rather than one full and one nearly empty."""

_TITLE_SIZES: Final = (1, 0.875, 0.75)
_MORE_TITLE: Final = 24
"""Points that a title may take from the body before its letters get smaller: two lines in scripts with high letters."""


@dataclass(frozen=True, slots=True)
class Page:
    """One slide as it is written."""

    layout: Layout
    title: tuple[Inline, ...]
    title_size: float
    title_box: Box
    placed: tuple[Placed, ...]
    slide: Slide
    first: bool
    """Whether it is the title slide, which shows the logo."""


def pages(document: Document, prepared: Prepared, foot: Foot) -> list[Page]:
    """All pages of the document, their titles unique. Raises `TemplateError` for what no slide can show."""
    made: list[Page] = []
    titles: set[str] = set()
    rulers: dict[str, list[Ruler]] = {}
    for block in document.blocks:
        if not isinstance(block, Slide):
            what = message("a slide show is made of slides only")
            raise TemplateError(Problem(Place(""), what, message('Put it into a <section class="slide">.')))
        made += _Slide(block, prepared, foot, titles, rulers).pages()
    return made


class _Slide:
    """Makes the pages of one slide; `titles` are those that are taken, `rulers` those for each layout."""

    def __init__(
        self, slide: Slide, prepared: Prepared, foot: Foot, titles: set[str], rulers: dict[str, list[Ruler]]
    ) -> None:
        self._slide, self._prepared, self._titles, self._known = slide, prepared, titles, rulers
        self._large = slide.style in LARGE or _is_large(slide.blocks)
        self._layout_name = self._choose()
        self._layout = prepared.layouts[self._layout_name]
        self._foot = foot.top(self._layout)

    def _choose(self) -> LayoutName:
        style, blocks = self._slide.style, self._slide.blocks
        if style and style not in SLIDES:
            raise unknown(style, SLIDES)
        if style == "title":
            return "title"
        if self._large:
            return "statement"
        if len(blocks) == 1 and isinstance(blocks[0], Section) and len(blocks[0].columns) == 2:
            return "two" if blocks[0].style != "box" else "content"
        return "content"

    def pages(self) -> list[Page]:
        """The pages of the slide, mostly one."""
        return [page for stack in stacks(self._slide.blocks) for page in self._continued(stack)]

    def _continued(self, stack: tuple[Region, ...]) -> Iterator[Page]:
        if self._large:
            stack = tuple(_plainly(each) for each in stack)
        # The number after a continued title must not make the title longer than what was measured.
        _, title_box = self._title(self._numbered(9))
        slots = self._slots(stack, self._shift(title_box))
        for fills, ruler in self._filled(slots):
            title = self._own_title()
            size, box = self._title(title)
            placed = tuple(each for slot, fill in fills for each in place(slot, fill, ruler))
            layout = self._layout
            if self._layout_name == "content" and not any(each.holder for each in placed):
                layout = self._prepared.layouts["only"]
            yield Page(layout, title, size, box, placed, self._slide, first=self._layout_name == "title")

    # titles

    def _numbered(self, number: int) -> tuple[Inline, ...]:
        if number == 1:
            return self._slide.title
        last = next(
            (each.language for each in reversed(self._slide.title) if isinstance(each, Text)), self._slide.language
        )
        return (*self._slide.title, Text(f" ({number})", last))

    def _own_title(self) -> tuple[Inline, ...]:
        number = 1
        while (words := plain(self._numbered(number))) in self._titles:
            number += 1
        self._titles.add(words)
        return self._numbered(number)

    def _title(self, title: tuple[Inline, ...]) -> tuple[float, Box]:
        """The size of the title and its box, which grows if even small letters need more lines than it has."""
        holder, level = self._layout.title, self._layout.title.levels[0]
        least, tallest = self._prepared.least, line_height(title, self._prepared.script) * level.leading

        def more(size: float) -> float:
            count = lines(title, size, holder.room.width, bold=level.bold)
            return count * size * tallest - holder.room.height

        sizes = [max(least, round(level.size * share)) for share in _TITLE_SIZES]
        size = next((each for each in sizes if more(each) <= _MORE_TITLE), least)
        return size, replace(holder.box, height=holder.box.height + max(0, more(size)))

    def _shift(self, title_box: Box) -> float:
        return title_box.height - self._layout.title.box.height

    # room

    def _slots(self, stack: tuple[Region, ...], shift: float) -> list[Slot]:
        holders, turned = self._layout.bodies, self._slide.language.right_to_left
        rooms = [self._room(holder, shift) for holder in holders]
        if self._layout_name == "two" and isinstance(columns := stack[0], Columns):
            if columns.widths[0] not in range(49, 52):
                rooms = self._unequal(rooms, columns.widths)
            return [
                Slot(room, each, holder, turned)
                for room, each, holder in zip(rooms, columns.columns, holders, strict=False)
            ]
        return [Slot(rooms[0], stack, holders[0], turned)]

    def _room(self, holder: Holder, shift: float) -> Box:
        """Where the text of the placeholder stands: below the title, above the foot."""
        room = holder.room
        room = room.between(room.y + shift, min(room.bottom, self._foot))
        if room.height < 3 * self._prepared.least:
            what = message("the title “{title}” leaves no room on its slide", title=plain(self._slide.title)[:60])
            raise TemplateError(Problem(Place(""), what, message("Shorten the title.")))
        return room

    def _unequal(self, rooms: Sequence[Box], widths: Sequence[int]) -> list[Box]:
        left, right = min(each.x for each in rooms), max(each.x + each.width for each in rooms)
        return side_by_side(replace(rooms[0], x=left, width=right - left), widths, self._slide.language.right_to_left)

    # filling

    def _filled(self, slots: Sequence[Slot]) -> Iterator[tuple[list[tuple[Slot, list[Region]]], Ruler]]:
        """What stands on each page: the fewest pages, on them the largest letters, and all about as full."""
        best: list[list[list[Region]]] = []
        chosen = self._rulers()[0]
        for ruler in self._rulers():
            found = _divided(slots, ruler, 1)
            if not best or len(found) < len(best):
                best, chosen = found, ruler
            if len(best) == 1:
                break
        if len(best) > 1:
            tries = (_divided(slots, chosen, share) for share in _SHARES)
            best = next((each for each in tries if len(each) == len(best)), best)
        for page in best:
            fills = list(zip(slots, page, strict=True))
            for slot, stack in fills:
                self._check(slot, stack, chosen)
            yield fills, chosen

    def _check(self, slot: Slot, stack: Sequence[Region], ruler: Ruler) -> None:
        """Raise `TemplateError` if what cannot be divided is higher than the slide: text can, and pictures get smaller."""
        if all(isinstance(each, Words | Image) for each in stack):
            return
        if ruler.stack(stack, slot.box.width) > slot.box.height + 1:
            what = message("something on the slide “{title}” is higher than the slide", title=plain(self._slide.title))
            hint = message("Shorten the headings of the table, or give its columns more room.")
            raise TemplateError(Problem(Place(""), what, hint))

    def _rulers(self) -> list[Ruler]:
        """From the largest letters to the smallest, and these with less space between paragraphs."""
        if self._layout.part not in self._known:
            levels, least = self._layout.bodies[0].levels, self._prepared.least
            size = max(levels[0].size, least)
            scales = [Scale(size - down, least) for down in range(0, int(size - least), _STEP)]
            scales += [Scale(least, least), Scale(least, least, tight=True)]
            self._known[self._layout.part] = [Ruler(levels, each, self._prepared.script) for each in scales]
        return self._known[self._layout.part]


def _divided(slots: Sequence[Slot], ruler: Ruler, share: float) -> list[list[list[Region]]]:
    """Page for page, what stands in each slot if slots are filled to a `share` of their height."""
    found: list[list[list[Region]]] = []
    tails = [list(slot.stack) for slot in slots]
    while not found or any(tails):
        taken = [
            take(ruler, tail, slot.box.width, slot.box.height * share) for slot, tail in zip(slots, tails, strict=True)
        ]
        found.append([head for head, _ in taken])
        tails = [tail for _, tail in taken]
    return found


def _is_large(blocks: Sequence[Block]) -> bool:
    """Whether all that is shown is a statement or quotations, with who said it."""
    styles = [each.style if isinstance(each, Paragraph) else None for each in blocks]
    return any(style in LARGE for style in styles) and all(style in {*LARGE, "quiet"} for style in styles)


def _plainly(region: Region) -> Region:
    """Quotations in the layout that sets them off: their own style would do so a second time."""
    if not isinstance(region, Words):
        return region
    points = (replace(each, style=PLAIN) if each.paragraph.style == "quote" else each for each in region.points)
    return replace(region, points=tuple(points))


def plain(content: Sequence[Inline]) -> str:
    """The words of `content`."""
    return "".join(each.text for each in texts(content))
