"""Pages of notes: what the presenter says."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from hvs_cli.document.tree import Counter, Paragraph, Slide
from hvs_cli.errors import Place, Problem, TemplateError, message
from hvs_cli.writers.powerpoint.flow import Point, Words, regions
from hvs_cli.writers.powerpoint.layout import Level
from hvs_cli.writers.powerpoint.parts import NAMESPACES, SlidePart
from hvs_cli.writers.powerpoint.reference import Reference
from hvs_cli.writers.powerpoint.ruler import Ruler, Scale
from hvs_cli.writers.powerpoint.runs import Runs

TREE: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
MAPPING: Final = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"


def notes(slide: Slide, reference: Reference, part: SlidePart) -> str:
    """The page of notes of `slide`: its picture, the words, the number."""
    runs = Runs(reference.language, part)
    level = Level(size=0, side="r" if reference.language.right_to_left else "l")
    ruler = Ruler((level,), Scale(0, 0), reference.prepared.script)
    words: list[Point] = []
    for region in regions(slide.notes):
        if not isinstance(region, Words):
            raise TemplateError(Problem(Place(""), message("notes of a slide hold text and lists only")))
        words += region.points
    number = Paragraph((Counter("page", reference.language),), reference.language)
    texts = {
        "body": runs.points(words, ruler),
        "sldNum": runs.paragraph(number, replace(level, side="l" if level.side == "r" else "r")),
    }
    shapes = []
    for kind, attributes in reference.prepared.note_shapes.items():
        at = part.shape()
        locks = ' noRot="1" noChangeAspect="1"' if kind == "sldImg" else ""
        body = f"<p:txBody><a:bodyPr/><a:lstStyle/>{texts[kind]}</p:txBody>" if kind in texts else ""
        shapes.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{at}" name="Notes {at}"/><p:cNvSpPr><a:spLocks noGrp="1"{locks}/></p:cNvSpPr>'
            f"<p:nvPr><p:ph {attributes}/></p:nvPr></p:nvSpPr><p:spPr/>{body}</p:sp>"
        )
    return f"<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE}{''.join(shapes)}</p:spTree></p:cSld>{MAPPING}</p:notes>"
