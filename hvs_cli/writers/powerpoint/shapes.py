"""The shapes of one slide: placeholders, frames of text, tables, charts and pictures."""

from __future__ import annotations

from typing import Final

from hvs_cli.document.tree import Break, Paragraph, Picture, Text
from hvs_cli.ooxml.xml import xml
from hvs_cli.writers.charts import bars, described
from hvs_cli.writers.measure import POINTS_PER_MM
from hvs_cli.writers.powerpoint.flow import Grid, GridRow, Image, Plot, Point, Words
from hvs_cli.writers.powerpoint.foot import Foot
from hvs_cli.writers.powerpoint.layout import EMU, Box, Holder
from hvs_cli.writers.powerpoint.pages import Page, plain
from hvs_cli.writers.powerpoint.parts import SlidePart
from hvs_cli.writers.powerpoint.placing import Placed
from hvs_cli.writers.powerpoint.reference import Reference
from hvs_cli.writers.powerpoint.ruler import CELL, IN_FRAME, PADDING, Ruler
from hvs_cli.writers.powerpoint.runs import Runs, fill

_HUNDREDTH: Final = 360
"""EMU in a hundredth of a millimetre. LibreOffice stretches the words of a chart whose size is no multiple of it."""

_RECTANGLE: Final = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


class Shapes:
    """Writes the shapes of one slide."""

    def __init__(self, reference: Reference, part: SlidePart) -> None:
        self._reference, self._part = reference, part
        self._language = reference.language
        self._runs = Runs(self._language, part)

    def page(self, page: Page, foot: Foot) -> str:
        """All shapes in the order in which they are read: the title, what is shown, the foot."""
        shapes = [self._title(page), *(self._placed(each, page) for each in page.placed)]
        logo = page.layout.picture
        if page.first and logo and foot.logo:
            shapes.append(self._picture(foot.logo, logo.box, ph=logo.ph, leading=True))
        words, number = foot.boxes(page.layout)
        shapes += self._foot(page.layout.footer, words, foot.words, "Footer")
        shapes += self._foot(page.layout.number, number, foot.number, "Slide Number")
        return "".join(shapes)

    def _title(self, page: Page) -> str:
        holder = page.layout.title
        level = holder.levels[0]
        paragraph = Paragraph(page.title, page.slide.language)
        text = self._runs.paragraph(paragraph, level, size=page.title_size)
        return self._holder(holder, page.title_box, text, "Title")

    def _foot(self, holder: Holder, box: Box, paragraphs: tuple[Paragraph, ...], name: str) -> list[str]:
        known, key = self._part.deck.feet, (holder.ph, name)
        if not (texts := known.get(key, "")):
            # Feet that say nothing of their own look in LibreOffice as that program thinks best.
            texts = "".join(self._runs.paragraph(each, holder.levels[0], sided=True) for each in paragraphs)
            if all(isinstance(each, Text | Break) for paragraph in paragraphs for each in paragraph.content):
                known[key] = texts
        return [self._holder(holder, box, texts, name)] if texts else []

    def _holder(self, holder: Holder, box: Box, text: str, name: str) -> str:
        """A placeholder; only a box other than the layout's is written."""
        number = self._part.shape()
        place = "" if box == holder.box else box.xml()
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name} {number}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr><p:ph {holder.ph}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>"
            f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>"
        )

    def _placed(self, placed: Placed, page: Page) -> str:
        region, box = placed.region, placed.box
        match region:
            case Words() if placed.holder:
                text = self._runs.points(region.points, placed.ruler)
                around = placed.holder.box if box == placed.holder.room else placed.holder.around(box)
                return self._holder(placed.holder, around, text, "Content")
            case Words():
                return self._frame(region, box, placed.ruler)
            case Grid():
                return self._table(region, box, placed.ruler, page)
            case Plot():
                return self._chart(region, box, placed.ruler, page)
            case Image():
                return self._picture(region.picture, box, leading=not region.centred)
            case _:
                return ""

    def _frame(self, words: Words, box: Box, ruler: Ruler) -> str:
        """Text that stands in no placeholder, tinted if it is boxed."""
        number = self._part.shape()
        inset = round(PADDING * EMU) if words.boxed else 0
        insets = f'lIns="{inset}" tIns="{inset}" rIns="{inset}" bIns="{inset}"'
        tint = fill("bg2") if words.boxed else "<a:noFill/>"
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Text {number}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f"<p:spPr>{box.xml()}{_RECTANGLE}{tint}</p:spPr>"
            f'<p:txBody><a:bodyPr wrap="square" {insets} rtlCol="0"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle/>{self._runs.points(words.points, ruler, inherits=False)}</p:txBody></p:sp>"
        )

    def _graphic(self, box: Box, name: str, words: str, uri: str, inner: str) -> str:
        number = self._part.shape()
        return (
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="{name} {number}" descr="{xml(words)}"/>'
            '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
            f'{box.xml("p:xfrm", _HUNDREDTH)}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{uri}">'
            f"{inner}</a:graphicData></a:graphic></p:graphicFrame>"
        )

    # tables

    def _table(self, grid: Grid, box: Box, ruler: Ruler, page: Page) -> str:
        mirrored = ' rtl="1"' if grid.table.language.right_to_left else ""
        columns = "".join(f'<a:gridCol w="{round(box.width * share / 100 * EMU)}"/>' for share in grid.table.widths)
        rows = "".join(self._row(row, ruler.row(grid, row, box.width), ruler.in_table) for row in grid.rows)
        style = f"<a:tableStyleId>{self._reference.prepared.table_style}</a:tableStyleId>"
        properties = f'<a:tblPr{mirrored} firstRow="1">{style}</a:tblPr>'
        inner = f"<a:tbl>{properties}<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
        return self._graphic(box, "Table", grid.table.caption.text or plain(page.title), "table", inner)

    def _row(self, row: GridRow, height: float, ruler: Ruler) -> str:
        cells = "".join(self._cell(cell, ruler) for cell in row.cells)
        return f'<a:tr h="{round(height * EMU)}">{cells}</a:tr>'

    def _cell(self, cell: tuple[Point, ...], ruler: Ruler) -> str:
        text = self._runs.points(cell, ruler)
        side = ' algn="r" rtl="1"' if self._language.right_to_left else ""
        empty = f'<a:p><a:pPr{side}/><a:endParaRPr lang="{self._language.tag}" sz="{round(ruler.scale.least * 100)}"/></a:p>'
        sides, above = (round(each * EMU) for each in CELL)
        return (
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text or empty}</a:txBody>"
            f'<a:tcPr marL="{sides}" marR="{sides}" marT="{above}" marB="{above}"/></a:tc>'
        )

    # charts and pictures

    def _chart(self, plot: Plot, box: Box, ruler: Ruler, page: Page) -> str:
        most = max(value for series in plot.whole.series for value in series.values) if plot.divided else None
        standing, frame = ruler.standing(plot, box.width), (box.width, box.height)
        made = bars(plot.chart, frame, IN_FRAME, self._part.deck.look, standing=standing, most=most)
        namespace = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        inner = f'<c:chart {namespace} r:id="{self._part.chart(made)}"/>'
        return self._graphic(box, "Chart", described(plot.chart, plain(page.title)), "chart", inner)

    def _picture(self, picture: Picture, box: Box, *, ph: str = "", leading: bool) -> str:
        """A picture in its own size or as large as `box` allows, where reading begins or in the middle."""
        width, height = picture.width * POINTS_PER_MM, picture.height * POINTS_PER_MM
        scale = min(box.width / width, box.height / height) if ph else min(1.0, box.width / width, box.height / height)
        width, height = width * scale, height * scale
        spare = box.width - width
        x = box.x + (spare / 2 if not leading else spare if self._language.right_to_left else 0)
        place = Box(x, box.y + ((box.height - height) / 2 if ph else 0), width, height)
        number, relation = self._part.shape(), self._part.picture(picture.data)
        alone = f'<p:cNvPr id="{number}" name="Picture {number}" descr="{xml(picture.alt)}"'
        named = f"{alone}/>" if picture.alt else f"{alone}>{_DECORATIVE}</p:cNvPr>"
        holder = f"<p:nvPr><p:ph {ph}/></p:nvPr>" if ph else "<p:nvPr/>"
        return (
            f'<p:pic><p:nvPicPr>{named}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>{holder}</p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f"<p:spPr>{place.xml()}{_RECTANGLE}</p:spPr></p:pic>"
        )
