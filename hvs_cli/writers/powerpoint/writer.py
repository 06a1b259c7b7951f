"""A document of slides → .pptx."""

from __future__ import annotations

from typing import BinaryIO

from hvs_cli.document.tree import Document
from hvs_cli.ooxml.package import Part, write_package
from hvs_cli.writers.look import Look
from hvs_cli.writers.powerpoint.foot import Foot, foot
from hvs_cli.writers.powerpoint.notes import MAPPING, TREE, notes
from hvs_cli.writers.powerpoint.pages import Page, pages
from hvs_cli.writers.powerpoint.parts import NAMESPACES, Deck, SlidePart, package
from hvs_cli.writers.powerpoint.reference import Reference, reference
from hvs_cli.writers.powerpoint.shapes import Shapes


def write(document: Document, look: Look, stream: BinaryIO) -> None:
    """Write `document` as .pptx. Raises `TemplateError` for a reference file or a slide that will not do."""
    prepared = reference(look, document.language)
    below = foot(document, prepared.prepared.script)
    shown = pages(document, prepared.prepared, below)
    deck = Deck(look, len(shown))
    slides = [part for number, page in enumerate(shown, 1) for part in _slide(page, number, below, prepared, deck)]
    write_package(package(document, prepared, deck, slides), stream)


def _slide(page: Page, number: int, below: Foot, prepared: Reference, deck: Deck) -> list[Part]:
    """The parts of one slide, with its page of notes if there is anything to say."""
    slide = SlidePart(f"ppt/slides/slide{number}.xml", number, deck)
    slide.to("slideLayout", page.layout.part)
    said: list[Part] = []
    if page.slide.notes:
        spoken = SlidePart(f"ppt/notesSlides/notesSlide{number}.xml", number, deck)
        spoken.to("notesMaster", prepared.prepared.notes)
        spoken.to("slide", slide.name)
        slide.to("notesSlide", spoken.name)
        said = spoken.parts(notes(page.slide, prepared, spoken))
    shapes = Shapes(prepared, slide).page(page, below)
    tree = f"<p:cSld><p:spTree>{TREE}{shapes}</p:spTree></p:cSld>{MAPPING}"
    return [*slide.parts(f"<p:sld {NAMESPACES}>{tree}</p:sld>"), *said]
