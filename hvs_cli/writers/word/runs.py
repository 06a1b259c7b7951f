"""Inlines → runs: direction, fonts and language of every piece of text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from hvs_cli.document.tree import Break, Counter, Field, Inline, Link, Picture, Text, texts
from hvs_cli.errors import Place, Problem, TemplateError, message
from hvs_cli.languages.language import Language
from hvs_cli.ooxml import controls
from hvs_cli.ooxml.xml import LRM, RLM, xml
from hvs_cli.writers.word.package import Story
from hvs_cli.writers.word.reference import Reference, complex_script

_MM = 36000
"""English Metric Units in a millimetre."""


class Runs:
    """Writes the runs of one story; remembers run properties, for they repeat."""

    def __init__(self, reference: Reference, story: Story) -> None:
        self._reference, self._story = reference, story
        self._properties: dict[tuple[Language, bool, str], str] = {}

    def write(self, content: Iterable[Inline], paragraph: Language, *, bold: bool = False) -> str:
        """The runs of `content` in a paragraph of language `paragraph`.

        In a right-to-left paragraph, neighbouring left-to-right pieces are one isolate: Word orders by `w:rtl`,
        LibreOffice by the Unicode algorithm, and the marks make both right.
        """
        if not paragraph.right_to_left:
            return "".join(self._inline(each, bold=bold) for each in content)
        out: list[str] = []
        inside = False
        for each in content:
            leftward = _leftward(each)
            if leftward != inside:
                mark = self._text(Text(RLM, paragraph))
                out.append(mark + self._text(Text(LRM, _mark_language(each, leftward=leftward, around=paragraph))))
                if not leftward:
                    out[-1] = self._text(Text(LRM, self._story.foreign)) + mark
                inside = leftward
            out.append(self._inline(each, bold=bold))
        if inside:
            out.append(self._text(Text(LRM, self._story.foreign)) + self._text(Text(RLM, paragraph)))
        return "".join(out)

    def mark(self, language: Language) -> str:
        """The properties of a paragraph mark: they give the number of a list its direction and font."""
        run = language.script.run
        return f"<w:rPr><w:{run}/></w:rPr>" if run else ""

    def _inline(self, inline: Inline, *, bold: bool) -> str:
        match inline:
            case Text():
                return self._text(inline, bold=bold)
            case Break():
                return "<w:r><w:br/></w:r>"
            case Counter():
                return self._counter(inline)
            case Link():
                runs = "".join(self._text(text, bold=bold, style="Hyperlink") for text in inline.content)
                return f'<w:hyperlink r:id="{self._story.link(inline.target)}" w:history="1">{runs}</w:hyperlink>'
            case Picture():
                return self._picture(inline)
            case Field():
                return self._field(inline)

    def _text(self, text: Text, *, bold: bool = False, style: str = "") -> str:
        properties = self._run_properties(text.language, text.bold or bold, style or text.style)
        return f'<w:r>{properties}<w:t xml:space="preserve">{xml(text.text)}</w:t></w:r>'

    def _run_properties(self, language: Language, bold: bool, style: str) -> str:  # noqa: FBT001 - part of the key
        key = (language, bold, style)
        if key not in self._properties:
            inner = self._style(style) + self._fonts(language) + ("<w:b/><w:bCs/>" if bold else "")
            if language.script.run:
                inner += f"<w:{language.script.run}/>"
            if language is not self._reference.language:
                inner += f'<w:lang w:val="{language.tag}" w:eastAsia="{language.tag}" w:bidi="{language.tag}"/>'
            self._properties[key] = f"<w:rPr>{inner}</w:rPr>" if inner else ""
        return self._properties[key]

    def _style(self, style: str) -> str:
        if not style:
            return ""
        name = style if style in self._reference.styles["character"] else style_id(style) + "Text"
        if name not in self._reference.styles["character"]:
            raise missing_style(name, "character")
        return f'<w:rStyle w:val="{name}"/>'

    def _fonts(self, language: Language) -> str:
        base = self._reference.language
        if language.script.latin == base.script.latin:
            wanted = complex_script(language).complex
            if not language.script.run or wanted == complex_script(base).complex:
                return ""
            return f'<w:rFonts w:cs="{xml(wanted)}"/>'
        latin, cs = xml(language.script.latin), xml(complex_script(language).complex)
        return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{latin}" w:cs="{cs}"/>'

    def _counter(self, counter: Counter) -> str:
        properties = self._run_properties(counter.language, False, "")  # noqa: FBT003
        code = "PAGE" if counter.of == "page" else "NUMPAGES"
        run = f"<w:r>{properties}"
        return (
            f'{run}<w:fldChar w:fldCharType="begin"/></w:r>{run}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
            f'{run}<w:fldChar w:fldCharType="separate"/></w:r>{run}<w:t>1</w:t></w:r>{run}<w:fldChar w:fldCharType="end"/></w:r>'
        )

    def _picture(self, picture: Picture) -> str:
        relation, number = self._story.picture(picture.data)
        width, height = round(picture.width * _MM), round(picture.height * _MM)
        decorative = (
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
        )
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
            f'<wp:docPr id="{number}" name="Picture {number}" descr="{xml(picture.alt)}">'
            f"{'' if picture.alt else decorative}</wp:docPr>"
            '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )

    def _field(self, field: Field) -> str:
        number = self._story.shared.number()
        if field.kind == "tick":
            ticked = field.value == "yes"
            run, kind, empty = controls.tick_run(ticked=ticked), controls.tick(ticked=ticked), False
        else:
            empty = not field.value
            kind = ""
            if field.kind == "choice":
                kind = controls.choice([(option.value, option.shown) for option in field.options])
            elif field.kind == "date":
                kind = controls.date(field.language.tag)
            run = self._text(field.shown, style="PlaceholderText" if empty else "")
        return controls.control(field.name, field.title, number, kind, run, empty=empty)


def _leftward(inline: Inline) -> bool:
    """Whether the inline runs from left to right by itself."""
    match inline:
        case Text():
            return not inline.language.right_to_left
        case Field():
            return inline.kind != "tick" and not inline.shown.language.right_to_left
        case Link():
            return all(not text.language.right_to_left for text in inline.content)
        case _:
            return False


def _mark_language(inline: Inline, *, leftward: bool, around: Language) -> Language:
    return next((text.language for text in texts((inline,))), around) if leftward else around


@cache
def style_id(name: str) -> str:
    """The style id for a class of a template: `draft-mark` → `DraftMark`."""
    return "".join(word[:1].upper() + word[1:] for word in name.replace("-", " ").split())


def missing_style(name: str, kind: str) -> TemplateError:
    """The error for a class that no style answers to."""
    return TemplateError(
        Problem(
            Place("reference.docx"),
            message("no {kind} style has the id {name}, which a template asks for", kind=kind, name=name),
            message("Add the style, or use a class that has one."),
        )
    )
