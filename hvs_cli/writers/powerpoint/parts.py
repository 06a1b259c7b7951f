"""The parts of one slide show that differ from document to document: relationships, pictures, charts, the package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from hvs_cli.document.tree import Document
from hvs_cli.ooxml.chart import CHART_TYPE, Bars, chart_parts
from hvs_cli.ooxml.package import Part, part, repeated_part
from hvs_cli.ooxml.properties import (
    CORE_NAME,
    CUSTOM_NAME,
    DEFAULT_TYPES,
    HEAD,
    OFFICE,
    PROPERTY_TYPES,
    Relation,
    content_types,
    core,
    custom,
    package_relationships,
    relationships,
)
from hvs_cli.writers.look import Look
from hvs_cli.writers.powerpoint.reference import Reference
from hvs_cli.writers.powerpoint.source import PRESENTATION, relations_of

NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml"
_FIRST_SLIDE: Final = 256
"""The smallest id of a slide (ISO 29500-1, 19.7.13)."""


@dataclass(slots=True)
class Deck:
    """What all slides of one show share."""

    look: Look
    count: int
    """How many slides there are."""
    media: dict[bytes, str] = field(default_factory=dict)
    charts: list[Part] = field(default_factory=list)
    feet: dict[tuple[str, str], str] = field(default_factory=dict)
    """The words at the foot, by placeholder, which are the same on every slide."""
    run_properties: dict[Any, str] = field(default_factory=dict)
    """The properties of runs, for they repeat."""


@dataclass(slots=True)
class SlidePart:
    """One slide, or its page of notes: its name and what it leads to."""

    name: str
    number: int
    deck: Deck
    relations: list[Relation] = field(default_factory=list)
    last: int = 1
    """The last id given to a shape; 1 is the tree of shapes itself."""

    def shape(self) -> int:
        """The id of the next shape."""
        self.last += 1
        return self.last

    def link(self, target: str) -> str:
        """The relationship that leads to an outside address."""
        return self._relate("hyperlink", target)

    def to(self, kind: str, name: str) -> str:
        """The relationship of some kind to another part."""
        return self._relate(kind, f"../{name.removeprefix('ppt/')}")

    def picture(self, data: bytes) -> str:
        """The relationship to a picture, which is in the package once."""
        media = self.deck.media
        if data not in media:
            kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
            media[data] = f"ppt/media/picture{len(media) + 1}.{kind}"
        return self.to("image", media[data])

    def chart(self, bars: Bars) -> str:
        """The relationship to a chart with its workbook."""
        number = len(self.deck.charts) // 3 + 1
        self.deck.charts += chart_parts(bars, "ppt", number)
        return self.to("chart", f"ppt/charts/chart{number}.xml")

    def _relate(self, kind: str, target: str) -> str:
        for name, known_kind, known_target in self.relations:
            if (known_kind, known_target) == (f"{OFFICE}/{kind}", target):
                return name
        name = f"rId{len(self.relations) + 1}"
        self.relations.append((name, f"{OFFICE}/{kind}", target))
        return name

    def parts(self, content: str) -> list[Part]:
        """The packed part and the list of its relationships."""
        return [part(self.name, HEAD + content), repeated_part(relations_of(self.name), relationships(self.relations))]


def package(document: Document, reference: Reference, deck: Deck, slides: Iterable[Part]) -> list[Part]:
    """All parts of the show: those of the reference file copied, those of its slides as they are, the rest made here."""
    slides = list(slides)
    names = [each.name for each in slides if not each.name.endswith(".rels")]
    shown = [name for name in names if name.startswith("ppt/slides/")]
    charts = [each.name for each in deck.charts if each.name.startswith("ppt/charts/chart")]
    kinds = {f"/{name}": f"{_TYPE}.{'slide' if name in shown else 'notesSlide'}+xml" for name in names}
    types = {**reference.prepared.types, **kinds, **dict.fromkeys((f"/{name}" for name in charts), CHART_TYPE)}
    before, after = reference.presentation
    entries = "".join(f'<p:sldId id="{_FIRST_SLIDE + number}" r:id="slide{number}"/>' for number in range(len(shown)))
    listed = f"<p:sldIdLst>{entries}</p:sldIdLst>" if entries else ""
    relations = [
        *reference.prepared.relations,
        *((f"slide{number}", f"{OFFICE}/slide", name[4:]) for number, name in enumerate(shown)),
    ]
    return [
        *reference.parts,
        *slides,
        *deck.charts,
        *(repeated_part(name, data) for data, name in deck.media.items()),
        repeated_part(PRESENTATION, f"{before}{listed}{after}"),
        repeated_part(relations_of(PRESENTATION), relationships(relations)),
        repeated_part(
            "[Content_Types].xml",
            content_types(DEFAULT_TYPES | dict(reference.prepared.endings), types | PROPERTY_TYPES),
        ),
        repeated_part("_rels/.rels", package_relationships(PRESENTATION)),
        part(CORE_NAME, core(document.title, document.language.tag)),
        part(CUSTOM_NAME, custom(document.facts)),
    ]
