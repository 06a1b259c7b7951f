"""Bar charts of DrawingML, the same in Word and PowerPoint: native, with a workbook inside, so that people edit them.

Each bar carries its number, hence there is neither grid nor value axis. Above the bars stands what they count: the name
of the series, or a legend where there are several (ISO 29500-1, 21.2). In right-to-left languages the first category stands on the right, and lying bars grow from
there.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hvs_cli.ooxml.package import Part, part, write_package
from hvs_cli.ooxml.properties import DEFAULT_TYPES, HEAD, OFFICE, content_types, relationships
from hvs_cli.ooxml.xml import xml

CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

GAP_WIDTH: Final = 50
"""The room between categories, in per cent of the width of a bar."""

HEAD_SHARE: Final = 0.14
"""The share of the height that the name of the series or a legend takes."""

_CATEGORIES, _VALUES = 111111111, 222222222
"""Ids of the two axes; the schema wants them positive."""

_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True, slots=True)
class Bars:
    """One chart: its numbers, and how it looks."""

    categories: Sequence[str]
    series: Sequence[tuple[str, Sequence[float]]]
    """The name of each series and its number for each category."""
    language: str
    """The tag of the language."""
    right_to_left: bool
    fonts: tuple[str, str]
    """The font for Latin and the one for complex scripts."""
    size: float
    """Of all text, in points."""
    colours: Sequence[str]
    """Of the series, hexadecimal."""
    upright: bool
    """Whether the bars stand."""
    most: float | None
    """The number at the end of the axis, where several charts are to be compared."""
    names: float
    """The share of the height below standing bars, of the width beside lying ones, that the categories' names take."""


def chart_parts(bars: Bars, folder: str, number: int) -> list[Part]:
    """The chart `number` of the package whose main part lies in `folder`, its workbook and its relationships."""
    workbook = f"embeddings/workbook{number}.xlsx"
    return [
        part(f"{folder}/charts/chart{number}.xml", _chart(bars)),
        part(
            f"{folder}/charts/_rels/chart{number}.xml.rels",
            relationships([("rId1", f"{OFFICE}/package", f"../{workbook}")]),
        ),
        part(f"{folder}/{workbook}", _workbook(bars)),
    ]


def _chart(bars: Bars) -> str:
    series = "".join(_series(bars, number) for number in range(len(bars.series)))
    several = len(bars.series) > 1
    legend = f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{_text(bars)}</c:legend>' if several else ""
    title = "" if several else _title(bars)
    return (
        f'{HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'xmlns:r="{OFFICE}"><c:date1904 val="0"/><c:lang val="{bars.language}"/><c:roundedCorners val="0"/>'
        f'<c:chart>{title}<c:autoTitleDeleted val="{int(not title)}"/><c:plotArea>{_layout(bars)}'
        f'<c:barChart><c:barDir val="{"col" if bars.upright else "bar"}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{GAP_WIDTH}"/><c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/></c:barChart>'
        f"{_axes(bars)}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_text(bars)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def headed(names: Sequence[str]) -> bool:
    """Whether something stands above the bars of series with these names."""
    return len(names) > 1 or bool(names[0].strip())


def _title(bars: Bars) -> str:
    name = bars.series[0][0]
    if not headed([name]):
        return ""
    size = f'sz="{round(bars.size * 100)}" b="0"'
    properties = f'<a:rPr lang="{bars.language}" {size}>{_look(bars, "595959")}</a:rPr>'
    text = f"<a:p>{_direction(bars)}<a:r>{properties}<a:t>{xml(name)}</a:t></a:r></a:p>"
    return f'<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>{text}</c:rich></c:tx><c:overlay val="0"/></c:title>'


def _layout(bars: Bars) -> str:
    """Where the bars are: beside or above the names, with room for the number at the end of the longest."""
    end, top = 0.08, HEAD_SHARE if headed([name for name, _ in bars.series]) else 0.01
    x, y, width, height = 0.0, top, 1.0, 1 - top
    if bars.upright:
        height -= bars.names + 0.02
    else:
        x, width = end if bars.right_to_left else bars.names, 1 - bars.names - end
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.3f}"/><c:y val="{y:.3f}"/><c:w val="{width:.3f}"/><c:h val="{height:.3f}"/>'
        "</c:manualLayout></c:layout>"
    )


def _series(bars: Bars, number: int) -> str:
    name, values = bars.series[number]
    column, last = _column(number + 1), len(bars.categories) + 1
    colour = _fill(bars.colours[number % len(bars.colours)])
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx>{_strings(f'${column}$1', [name])}</c:tx><c:spPr>{colour}</c:spPr>"
        f'<c:invertIfNegative val="0"/><c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(bars)}'
        '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat>{_strings(f'$A$2:$A${last}', bars.categories)}</c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache>"
        f"<c:formatCode>General</c:formatCode>{_points([_number(value) for value in values])}</c:numCache></c:numRef></c:val>"
        "</c:ser>"
    )


def _axes(bars: Bars) -> str:
    """The first category where reading begins; lying bars begin on top in every language."""
    turned = bars.right_to_left
    categories = "maxMin" if turned or not bars.upright else "minMax"
    values = "maxMin" if turned and not bars.upright else "minMax"
    most = "" if bars.most is None else f'<c:max val="{_number(bars.most)}"/>'
    least = '<c:min val="0"/>' if all(value >= 0 for _, numbers in bars.series for value in numbers) else ""
    ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    line = '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="BFC6D4"/></a:solidFill></a:ln></c:spPr>'
    below, beside = ("b", "l") if bars.upright else ("r" if turned else "l", "t")
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{categories}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{below}"/><c:numFmt formatCode="General" sourceLinked="0"/>{ticks}'
        f'<c:tickLblPos val="low"/>{line}{_text(bars)}<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/>'
        '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="{values}"/>{most}{least}</c:scaling>'
        f'<c:delete val="1"/><c:axPos val="{beside}"/><c:numFmt formatCode="General" sourceLinked="0"/>{ticks}'
        f'<c:tickLblPos val="nextTo"/><c:crossAx val="{_CATEGORIES}"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _text(bars: Bars) -> str:
    """How names and numbers look: level, for a program that finds them too long may turn and shorten them."""
    paragraph = f'<a:p>{_direction(bars)}<a:endParaRPr lang="{bars.language}"/></a:p>'
    return f'<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/>{paragraph}</c:txPr>'


def _direction(bars: Bars) -> str:
    """The properties of a paragraph, with those of its runs."""
    direction = ' rtl="1"' if bars.right_to_left else ""
    size = f'sz="{round(bars.size * 100)}" b="0"'
    run = f'<a:defRPr lang="{bars.language}" {size}>{_look(bars, "1A1A1A")}</a:defRPr>'
    return f"<a:pPr{direction}>{run}</a:pPr>"


def _look(bars: Bars, colour: str) -> str:
    latin, complex_ = map(xml, bars.fonts)
    return f'{_fill(colour)}<a:latin typeface="{latin}"/><a:cs typeface="{complex_}"/>'


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _strings(cells: str, texts: Sequence[str]) -> str:
    return f"<c:strRef><c:f>Sheet1!{cells}</c:f><c:strCache>{_points(texts)}</c:strCache></c:strRef>"


def _points(texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{number}"><c:v>{xml(text)}</c:v></c:pt>' for number, text in enumerate(texts))
    return f'<c:ptCount val="{len(texts)}"/>{points}'


def _number(value: float) -> str:
    return f"{value:.15g}"


def _column(number: int) -> str:
    """The letters of a column, counted from 0: A to Z, then AA."""
    first, last = divmod(number, 26)
    return (_column(first - 1) if first else "") + chr(ord("A") + last)


_WORKBOOK: Final = (
    part(
        "[Content_Types].xml",
        content_types(
            {name: DEFAULT_TYPES[name] for name in ("rels", "xml")},
            {
                "/xl/workbook.xml": f"{_SPREADSHEET}.sheet.main+xml",
                "/xl/worksheets/sheet1.xml": f"{_SPREADSHEET}.worksheet+xml",
            },
        ),
    ),
    part("_rels/.rels", relationships([("rId1", f"{OFFICE}/officeDocument", "xl/workbook.xml")])),
    part(
        "xl/workbook.xml",
        f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>",
    ),
    part("xl/_rels/workbook.xml.rels", relationships([("rId1", f"{OFFICE}/worksheet", "worksheets/sheet1.xml")])),
)
"""The parts of a workbook that are the same for every chart."""


def _workbook(bars: Bars) -> bytes:
    """The numbers as an .xlsx file: names of series in the first row, of categories in the first column."""
    rows: list[list[str | float]] = [["", *(name for name, _ in bars.series)]]
    rows += [
        [category, *(values[number] for _, values in bars.series)] for number, category in enumerate(bars.categories)
    ]
    mirrored = ' rightToLeft="1"' if bars.right_to_left else ""
    sheet = (
        f'{HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView{mirrored} workbookViewId="0"/></sheetViews><sheetData>'
        f"{''.join(_row(number, cells) for number, cells in enumerate(rows, 1))}</sheetData></worksheet>"
    )
    stream = io.BytesIO()
    write_package([*_WORKBOOK, part("xl/worksheets/sheet1.xml", sheet)], stream)
    return stream.getvalue()


def _row(number: int, cells: Sequence[str | float]) -> str:
    inner = "".join(_cell(f"{_column(column)}{number}", value) for column, value in enumerate(cells))
    return f'<row r="{number}">{inner}</row>'


def _cell(place: str, value: str | float) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{xml(value)}</t></is></c>'
    return f'<c r="{place}"><v>{_number(value)}</v></c>'
