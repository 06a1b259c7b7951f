"""The layouts of a reference file: where their placeholders stand and how large their text is, in points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

EMU: Final = 12700
"""English Metric Units in a point."""

TITLES: Final = ("title", "ctrTitle")
_BODIES: Final = ("", "obj", "body", "subTitle")
_TAKEN: Final = (*TITLES, *_BODIES, "ftr", "sldNum", "pic")
"""The types of placeholders that slides take; a layout may have others."""

_LEVELS: Final = 3


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def between(self, top: float, bottom: float) -> Box:
        """The same from `top` to `bottom`."""
        return Box(self.x, top, self.width, bottom - top)

    def xml(self, tag: str = "a:xfrm", grid: int = 1) -> str:
        """Position and size as DrawingML, in whole multiples of `grid` EMU."""
        numbers = (self.x, self.y, self.width, self.height)
        x, y, width, height = (round(each * EMU / grid) * grid for each in numbers)
        return f'<{tag}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{tag}>'


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of text looks."""

    size: float = 18
    leading: float = 1
    """The height of lines as a multiple of the font's own."""
    before: float = 0
    margin: float = 0
    indent: float = 0
    bold: bool = False
    side: str = "l"
    """`l`, `r` or `ctr`: in DrawingML a side of the slide, whatever the direction (ISO 29500-1, 21.1.2.2.7)."""
    bulleted: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """A placeholder of a layout."""

    ph: str
    """The attributes by which a slide takes it."""
    box: Box
    insets: tuple[float, float, float, float]
    """Left, top, right, bottom."""
    levels: tuple[Level, ...]
    room: Box = field(init=False)
    """Where its text stands."""

    def __post_init__(self) -> None:
        """Take the insets off the box, once and for all slides."""
        left, top, right, bottom = self.insets
        box = self.box
        room = Box(box.x + left, box.y + top, box.width - left - right, box.height - top - bottom)
        object.__setattr__(self, "room", room)

    def around(self, room: Box) -> Box:
        """The placeholder's box if its text is to stand in `room`."""
        left, top, right, bottom = self.insets
        return Box(room.x - left, room.y - top, room.width + left + right, room.height + top + bottom)


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout: its part, and the placeholders that slides fill."""

    part: str
    title: Holder
    bodies: tuple[Holder, ...]
    footer: Holder
    number: Holder
    picture: Holder | None = None


def read_layout(part: str, root: etree._Element, master: etree._Element) -> Layout:
    """The layout in `root`. Raises `KeyError` with the type of a placeholder that it lacks."""
    shapes = {kind: shape for shape in _placeholders(root) if (kind := _kind(shape))[0] in _TAKEN}
    holders = {kind: _holder(shape, master) for kind, shape in shapes.items()}
    bodies = sorted((kind for kind in holders if kind[0] in _BODIES), key=lambda kind: kind[1])
    named = {name: holder for (name, _), holder in holders.items()}
    title = next((named[name] for name in TITLES if name in named), None)
    return Layout(
        part=part,
        title=title or named["title"],
        bodies=tuple(holders[kind] for kind in bodies),
        footer=named["ftr"],
        number=named["sldNum"],
        picture=named.get("pic"),
    )


def placeholders(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The type of each placeholder, and the attributes by which a slide or a page of notes takes it."""
    for shape in _placeholders(root):
        yield _kind(shape)[0], _attributes(shape)


def _placeholders(root: etree._Element) -> Iterator[etree._Element]:
    for shape in root.iter(f"{P}sp"):
        if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None:
            yield shape


def _attributes(shape: etree._Element) -> str:
    return " ".join(f'{name}="{value}"' for name, value in _ph(shape).items() if name in ("type", "idx", "sz"))


def _ph(shape: etree._Element) -> Mapping[str, str]:
    found = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return {} if found is None else {str(name): str(value) for name, value in found.attrib.items()}


def _kind(shape: etree._Element) -> tuple[str, int]:
    return _ph(shape).get("type", ""), int(_ph(shape).get("idx", "0"))


def _holder(shape: etree._Element, master: etree._Element) -> Holder:
    kind = _ph(shape).get("type", "")
    base = "title" if kind in TITLES else kind if kind in ("ftr", "sldNum", "dt") else "body"
    chain = [shape, *(each for each in _placeholders(master) if _ph(each).get("type", "") == base)]
    style = {"title": "titleStyle", "body": "bodyStyle"}.get(base, "otherStyle")
    sources = [master.find(f"{P}txStyles/{P}{style}")]
    sources += [each.find(f"{P}txBody/{A}lstStyle") for each in reversed(chain)]
    return Holder(
        ph=_attributes(shape),
        box=_box(chain),
        insets=_insets(chain),
        levels=tuple(_level([each for each in sources if each is not None], number + 1) for number in range(_LEVELS)),
    )


def _box(chain: Sequence[etree._Element]) -> Box:
    for shape in chain:
        off, ext = shape.find(f"{P}spPr/{A}xfrm/{A}off"), shape.find(f"{P}spPr/{A}xfrm/{A}ext")
        if off is not None and ext is not None:
            numbers = (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))
            return Box(*(int(each or 0) / EMU for each in numbers))
    raise KeyError("xfrm")


def _insets(chain: Sequence[etree._Element]) -> tuple[float, float, float, float]:
    bodies = [body for shape in chain if (body := shape.find(f"{P}txBody/{A}bodyPr")) is not None]

    def inset(name: str, default: int) -> float:
        return int(next((value for body in bodies if (value := body.get(name))), default)) / EMU

    # The defaults of ISO 29500-1, 21.1.2.1.1.
    return inset("lIns", 91440), inset("tIns", 45720), inset("rIns", 91440), inset("bIns", 45720)


def _level(sources: Sequence[etree._Element], number: int) -> Level:
    level = Level()
    before = 0.0
    for source in sources:
        found = source.find(f"{A}lvl{number}pPr")
        if found is None:
            continue
        run = found.find(f"{A}defRPr")
        size = run.get("sz") if run is not None else None
        bold = run.get("b") if run is not None else None
        bullet = next((each.tag for each in found if each.tag in _BULLETS), None)
        level = replace(
            level,
            size=int(size) / 100 if size else level.size,
            bold=bold in ("1", "true") if bold else level.bold,
            leading=_share(found, "lnSpc", level.leading),
            margin=int(found.get("marL", level.margin * EMU)) / EMU,
            indent=int(found.get("indent", level.indent * EMU)) / EMU,
            side=found.get("algn", level.side),
            bulleted=bullet != f"{A}buNone" if bullet else level.bulleted,
        )
        points = found.find(f"{A}spcBef/{A}spcPts")
        before = int(points.get("val", "0")) / 100 if points is not None else before
        before = _share(found, "spcBef", -1) * level.size if found.find(f"{A}spcBef/{A}spcPct") is not None else before
    return replace(level, before=before)


_BULLETS: Final = tuple(f"{A}{name}" for name in ("buNone", "buChar", "buAutoNum", "buBlip"))


def _share(level: etree._Element, name: str, default: float) -> float:
    found = level.find(f"{A}{name}/{A}spcPct")
    return default if found is None else int(found.get("val", "100000").rstrip("%")) / 100000
