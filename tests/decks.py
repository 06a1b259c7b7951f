"""Slide shows for the tests of the writer, read back by python-pptx."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pptx import Presentation

from hvs_cli.writers.look import Look
from hvs_cli.writers.powerpoint import write
from tests.office import MARKS, Element, every, q
from tests.trees import tree

FOOT = (
    '<p class="mark">Draft</p><p class="mark" lang="fi">Luonnos</p>'
    '<p><bdi lang="fi">Keväällä</bdi> · <output name="page"/> (<output name="pages"/>)</p>'
)
HEAD = (
    '<section><div><p class="sender" lang="fi">Kuopion kaupunki</p></div><div><p class="end">Slides</p></div></section>'
)


def slide(body: str, title: str = "Title", notes: str = "", style: str = "") -> str:
    """A slide as a template makes it."""
    said = f"<aside>{notes}</aside>" if notes else ""
    return f'<section class="slide {style}"><h2>{title}</h2>{body}{said}</section>'


def packed(main: str, language: str = "en", look: Look | None = None, **regions: str) -> bytes:
    """The file that comes out."""
    stream = io.BytesIO()
    write(tree(main, language, **regions), look or Look(), stream)
    return stream.getvalue()


def show(main: str, language: str = "en", look: Look | None = None, **regions: str) -> Any:
    """The slide show that comes out, opened by python-pptx."""
    return Presentation(io.BytesIO(packed(main, language, look, **regions)))


def only(main: str, language: str = "en", **regions: str) -> Any:
    """The slide that comes out, which must be a single one."""
    (found,) = show(main, language, None, **regions).slides
    return found


def text(element: Any) -> str:
    """All text below a shape or an element, a line for each paragraph, as typed."""
    return "\n".join(paragraph_text(each) for each in every(getattr(element, "_element", element), "a:p"))


def paragraph_text(paragraph: Element) -> str:
    """The text of one paragraph, as typed."""
    pieces = ("\n" if each.tag == q("a:br") else each.text or "" for each in every(paragraph, "a:t", "a:br"))
    return MARKS.sub("", "".join(pieces))


def paragraphs(element: Any) -> list[Element]:
    """Every paragraph below a slide, a shape or an element."""
    return list(every(getattr(element, "_element", element), "a:p"))


def bodies(found: Any) -> list[Any]:
    """The shapes of a slide but for its title and its foot."""
    return [each for each in found.shapes if each != found.shapes.title and not _is_foot(each)]


def feet(found: Any) -> list[Any]:
    """The footer and the number of a slide."""
    return [each for each in found.shapes if _is_foot(each)]


def _is_foot(shape: Any) -> bool:
    return shape.is_placeholder and str(shape.placeholder_format.type).split(" ")[0] in ("FOOTER", "SLIDE_NUMBER")


def said(shapes: list[Any]) -> Iterator[str]:
    """The text of each paragraph of the shapes."""
    for shape in shapes:
        yield from (paragraph_text(each) for each in paragraphs(shape))
