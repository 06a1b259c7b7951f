"""Paragraphs and runs of DrawingML: direction, language, fonts and size of every piece of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from hvs_cli.document.tree import Break, Counter, Inline, Link, Paragraph, Text
from hvs_cli.errors import Place, Problem, TemplateError, message
from hvs_cli.languages.language import Language
from hvs_cli.ooxml.xml import LRM, RLM, xml
from hvs_cli.writers.pieces import direction_giver
from hvs_cli.writers.powerpoint.flow import Point
from hvs_cli.writers.powerpoint.layout import EMU, Level
from hvs_cli.writers.powerpoint.parts import SlidePart
from hvs_cli.writers.powerpoint.ruler import HANGING, NUMBERED, Ruler, Setting
from hvs_cli.writers.powerpoint.styles import PLAIN, Style, run_style

_FIELD: Final = "{5A8E1C3E-6F0B-4C0E-9B39-6D1D2B6B7A11}"
"""The id that all slide number fields have; PowerPoint wants one, and nothing refers to it."""

_HEXADECIMAL: Final = 6

_Atom = tuple[Text | Break | Counter, str]
"""A piece of a run, and the relationship of the link it belongs to."""


class Runs:
    """Writes the paragraphs of one slide or page of notes in a document of `language`."""

    def __init__(self, language: Language, part: SlidePart) -> None:
        self._base, self._part = language, part

    def points(self, points: Sequence[Point], ruler: Ruler, *, inherits: bool = True) -> str:
        """The paragraphs of one frame, as `ruler` measured them; a frame that is no placeholder inherits nothing."""
        out = []
        for number, point in enumerate(points):
            set_ = ruler.setting(point)
            level = set_.level if inherits else replace(set_.level, size=0, bulleted=False)
            spacing = "" if inherits and not ruler.scale.tight else _spacing(set_)
            mark = _mark(point, level, set_.margin, starts=number == 0)
            out.append(
                self.paragraph(point.paragraph, level, point.style, set_.size, mark, spacing, listed=point.level)
            )
        return "".join(out)

    def paragraph(
        self,
        paragraph: Paragraph,
        level: Level,
        style: Style = PLAIN,
        size: float = 0,
        mark: tuple[str, str] = ("", ""),
        spacing: str = "",
        *,
        listed: int = 0,
        sided: bool = False,
    ) -> str:
        """One paragraph; a `size` of 0 or that of its level is inherited. `mark` is attributes and elements of a list.

        If it is `sided`, it names the side that it would inherit.
        """
        giver = direction_giver(paragraph)
        attributes = f"{mark[0]}{self._side(giver, level, style, listed=listed, sided=sided)}"
        properties = f"<a:pPr{attributes}>{spacing}{mark[1]}</a:pPr>" if attributes or spacing or mark[1] else ""
        return f"<a:p>{properties}{self.runs(paragraph.content, giver, style, size if size != level.size else 0)}</a:p>"

    def _side(self, giver: Language, level: Level, style: Style, *, listed: int, sided: bool) -> str:
        """Direction and side; what the layout says need not be said again where all runs from left to right."""
        side = "ctr" if style.centred else level.side
        if giver.right_to_left:
            return f' algn="{"r" if side == "l" and not self._base.right_to_left else side}" rtl="1"'
        if self._base.right_to_left:
            # An address between right-to-left paragraphs stays on their side; items keep their marks before them.
            return f' algn="{"l" if listed else side}" rtl="0"'
        return f' algn="{side}"' if sided or side != level.side else ""

    def runs(self, content: Iterable[Inline], around: Language, style: Style = PLAIN, size: float = 0) -> str:
        """The runs of `content`. In right-to-left text, neighbouring left-to-right pieces are one isolate."""
        if not around.right_to_left:
            return "".join(self._run(each, link, around, style, size) for each, link in _atoms(content, self._part))
        out = []
        for leftward, group in groupby(_atoms(content, self._part), lambda atom: _leftward(atom[0])):
            atoms = list(group)
            for number, (each, link) in enumerate(atoms):
                before = f"{RLM}{LRM}" if leftward and number == 0 else ""
                after = f"{LRM}{RLM}" if leftward and number == len(atoms) - 1 else ""
                out.append(self._run(each, link, around, style, size, before, after))
        return "".join(out)

    def _run(
        self,
        piece: Text | Break | Counter,
        link: str,
        around: Language,
        style: Style,
        size: float,
        before: str = "",
        after: str = "",
    ) -> str:
        if isinstance(piece, Text):
            properties = self._properties(piece, style, size, link)
            return f"<a:r>{properties}<a:t>{before}{xml(piece.text)}{after}</a:t></a:r>"
        if isinstance(piece, Break):
            return f"<a:br>{self._properties(Text('', around), style, size)}</a:br>"
        if piece.of == "page":
            shown = Text(str(self._part.number), piece.language)
            properties = self._properties(shown, style, size)
            return f'<a:fld id="{_FIELD}" type="slidenum">{properties}<a:t>{shown.text}</a:t></a:fld>'
        # PowerPoint has no field for the number of slides: it is that of the show as it was made.
        return self._run(Text(str(self._part.deck.count), piece.language), "", around, style, size, before, after)

    def _properties(self, text: Text, style: Style, size: float, link: str = "") -> str:
        key = (text.language, text.bold, text.style, style, size, link)
        known = self._part.deck.run_properties if not link else {}
        if key not in known:
            known[key] = self._new_properties(text, style, size, link)
        return known[key]

    def _new_properties(self, text: Text, style: Style, size: float, link: str) -> str:
        own = run_style(text.style)
        attributes = f' lang="{text.language.tag}"'
        attributes += f' sz="{round(size * 100)}"' if size else ""
        attributes += ' b="1"' if text.bold or style.bold or own.bold else ""
        attributes += f' u="{own.underline}"' if own.underline else ""
        elements = fill(own.colour or style.colour) + self._fonts(text.language)
        elements += f'<a:hlinkClick r:id="{link}"/>' if link else ""
        return f"<a:rPr{attributes}>{elements}</a:rPr>" if elements else f"<a:rPr{attributes}/>"

    def _fonts(self, language: Language) -> str:
        """The fonts of a script other than the document's; those of the theme need no naming."""
        own, base = language.script, self._base.script
        latin = f'<a:latin typeface="{xml(own.latin)}"/>' if own.latin != base.latin else ""
        if own.complex == base.complex or not (own.run or latin):
            return latin
        return f'{latin}<a:cs typeface="{xml(own.complex)}"/>'


def fill(colour: str) -> str:
    """A colour of the theme, or a hexadecimal one; nothing where the colour is inherited."""
    if not colour:
        return ""
    name = "srgbClr" if len(colour) == _HEXADECIMAL else "schemeClr"
    return f'<a:solidFill><a:{name} val="{colour}"/></a:solidFill>'


def _atoms(content: Iterable[Inline], part: SlidePart) -> Iterator[_Atom]:
    for inline in content:
        if isinstance(inline, Text | Break | Counter):
            yield inline, ""
        elif isinstance(inline, Link):
            link = part.link(inline.target)
            yield from ((text, link) for text in inline.content)
        else:
            raise TemplateError(
                Problem(Place(""), message("pictures and fields cannot stand within a line of a slide"))
            )


def _leftward(piece: Text | Break | Counter) -> bool:
    """Whether the piece runs from left to right by itself; the number of a slide takes the direction around it."""
    return isinstance(piece, Text) and not piece.language.right_to_left


def _mark(point: Point, level: Level, margin: float, *, starts: bool) -> tuple[str, str]:
    """What makes a paragraph an item, or keeps the marks of a list away from it: attributes, and elements."""
    deeper = f' lvl="{point.level - 1}"' if point.level > 1 else ""
    if point.mark == "bullet" and level.bulleted:
        return deeper, ""
    hanging = min(margin, {"number": NUMBERED, "bullet": HANGING, "": 0}[point.mark])
    indent = f' marL="{round(margin * EMU)}" indent="{round(-hanging * EMU)}"' if margin or level.bulleted else ""
    if point.mark == "bullet":
        return deeper + indent, '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    if point.mark == "number":
        first = f' startAt="{point.number}"' if point.number > 1 and (point.begins or starts) else ""
        return deeper + indent, f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{first}/>'
    return deeper + indent, "<a:buNone/>" if level.bulleted else ""


def _spacing(setting: Setting) -> str:
    """Lines and paragraphs closer to each other than the layout has them."""
    return (
        f'<a:lnSpc><a:spcPct val="{round(setting.leading * 100000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(setting.before * 100)}"/></a:spcBef>'
    )
