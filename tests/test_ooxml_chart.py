"""Charts of Word and PowerPoint: native, with their numbers in a workbook that opens."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation

from hvs_cli.writers.look import Look
from hvs_cli.writers.powerpoint import write as write_slides
from hvs_cli.writers.word import write as write_word
from tests.decks import bodies, slide
from tests.office import Element, every, find, get
from tests.trees import tree

NASTY = "A & B <\"'> {{ x }}  =1+1"
WORDS = {
    "ar": ["الأمان", "الثقة"],
    "th": ["ความปลอดภัย", "ความไว้ใจ"],
    "ti": ["ድሕነት", "እምነት"],
    "fi": ["Turva", NASTY],
    "vi": ["An toàn", "Tin"],
}
CODES = list(WORDS)


def table(code: str, count: int = 1, more: int = 0) -> str:
    """A chart with `count` series and two categories and `more`."""
    names = "".join(f"<th>{_safe(name)} {n}</th>" for n, name in enumerate(WORDS[code] * count) if n < count)
    rows = [*WORDS[code], *(f"{WORDS[code][0]} {n}" for n in range(more))]
    body = "".join(
        f"<tr><th>{_safe(row)}</th>{''.join(f'<td>{number + n / 2}</td>' for n in range(count))}</tr>"
        for number, row in enumerate(rows)
    )
    head = f"<thead><tr><th>x</th>{names}</tr></thead>"
    return f'<table class="chart"><caption>{_safe(WORDS[code][1])}</caption>{head}{body}</table>'


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def slides(main: str, code: str) -> bytes:
    stream = io.BytesIO()
    write_slides(tree(slide(main), code), Look(), stream)
    return stream.getvalue()


def word(main: str, code: str) -> bytes:
    stream = io.BytesIO()
    write_word(tree(main, code), Look(), stream)
    return stream.getvalue()


def chart_of(data: bytes, name: str = "chart1.xml") -> Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(next(each for each in package.namelist() if each.endswith(name))))


def workbook_of(data: bytes) -> list[list[Any]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        book = package.read(next(each for each in package.namelist() if each.endswith(".xlsx")))
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert sheet is not None
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("count", [1, 2])
def test_a_slide_has_a_native_chart_with_the_numbers_of_the_table(code: str, count: int) -> None:
    deck: Any = Presentation(io.BytesIO(slides(table(code, count), code)))
    (frame,) = bodies(deck.slides[0])
    plot = frame.chart.plots[0]
    assert list(plot.categories) == WORDS[code]
    assert [list(each.values) for each in plot.series] == [[n / 2, 1 + n / 2] for n in range(count)]
    assert [each.name for each in plot.series] == [f"{WORDS[code][n]} {n}" for n in range(count)]
    assert frame.chart.has_legend == (count > 1)
    assert frame.chart.has_title == (count == 1)
    if count == 1:
        assert frame.chart.chart_title.text_frame.text == f"{WORDS[code][0]} 0", "what the bars count"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("make", [slides, word])
def test_the_workbook_of_a_chart_has_its_numbers_and_words(code: str, make: Any) -> None:
    rows = workbook_of(make(table(code, 2), code))
    assert [row[0] for row in rows[1:]] == WORDS[code]
    assert rows[0][1:] == [f"{WORDS[code][n]} {n}" for n in range(2)]
    assert [row[1:] for row in rows[1:]] == [[0, 0.5], [1, 1.5]]


def test_people_can_change_the_numbers_with_an_ordinary_library() -> None:
    from pptx.chart.data import CategoryChartData

    deck: Any = Presentation(io.BytesIO(slides(table("fi"), "fi")))
    numbers = CategoryChartData()  # type: ignore[no-untyped-call]
    numbers.categories = ["a", "b", "c"]
    numbers.add_series("s", (1, 2, 3))  # type: ignore[no-untyped-call]
    chart = bodies(deck.slides[0])[0].chart
    chart.replace_data(numbers)
    assert list(chart.plots[0].categories) == ["a", "b", "c"]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("more", [0, 6])
@pytest.mark.parametrize("make", [slides, word])
def test_bars_begin_where_reading_begins(code: str, more: int, make: Any) -> None:
    chart = chart_of(make(table(code, 1, more), code))
    turned = code == "ar"
    lying = get(next(every(chart, "c:barDir")), "val") == "bar"
    assert lying == (more == 6)
    categories, values = (
        get(find(next(every(chart, axis)), "c:scaling/c:orientation"), "val") for axis in ("c:catAx", "c:valAx")
    )
    assert categories == ("maxMin" if lying or turned else "minMax")
    assert values == ("maxMin" if lying and turned else "minMax")
    assert get(next(every(chart, "c:lang")), "val")
    assert {get(each, "rtl") for each in every(chart, "a:pPr")} == {"1" if turned else ""}


def test_bars_with_long_words_lie() -> None:
    chart = chart_of(slides(table("fi").replace("Turva", "Turvallisuudentunteenmittauskohde" * 2), "fi"))
    assert get(next(every(chart, "c:barDir")), "val") == "bar"


@pytest.mark.parametrize("make", [slides, word])
def test_ids_of_axes_are_positive_and_each_meets_the_other(make: Any) -> None:
    chart = chart_of(make(table("fi"), "fi"))
    axes = [get(find(each, "c:axId"), "val") for each in every(chart, "c:catAx", "c:valAx")]
    crossed = [get(find(each, "c:crossAx"), "val") for each in every(chart, "c:catAx", "c:valAx")]
    assert len(set(axes)) == 2
    assert all(int(each) > 0 for each in axes)
    assert crossed == axes[::-1]


@pytest.mark.parametrize("make", [slides, word])
def test_a_chart_is_told_in_words_and_carries_no_clutter(make: Any) -> None:
    data = make(table("fi", 2), "fi")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        name = next(each for each in package.namelist() if re.search(r"slide1\.xml$|document\.xml$", each))
        root = etree.fromstring(package.read(name))
    described = [get(each, "descr") for each in every(root, "p:cNvPr", "wp:docPr") if get(each, "descr")]
    assert described == [f"{NASTY}; Turva: Turva 0 0, {NASTY} 1 0.5; {NASTY}: Turva 0 1, {NASTY} 1 1.5"]
    chart = chart_of(data)
    assert not list(every(chart, "c:majorGridlines"))
    assert [get(find(each, "c:delete"), "val") for each in every(chart, "c:valAx")] == ["1"]
    assert all(get(each, "val") == "1" for each in every(chart, "c:showVal"))


def test_text_of_a_chart_on_a_slide_is_large_enough() -> None:
    sizes = {int(get(each, "sz")) for each in every(chart_of(slides(table("fi", 2, 4), "fi")), "a:defRPr")}
    assert min(sizes) >= 2400


def test_a_chart_with_more_bars_than_a_slide_holds_goes_on_on_the_next() -> None:
    deck: Any = Presentation(io.BytesIO(slides(table("fi", 1, 20), "fi")))
    charts = [bodies(each)[0].chart for each in deck.slides]
    assert len(charts) > 1
    assert [each for chart in charts for each in chart.plots[0].categories] == [
        *WORDS["fi"],
        *(f"Turva {n}" for n in range(20)),
    ]
    assert [v for chart in charts for v in chart.plots[0].series[0].values] == [float(n) for n in range(22)]


def test_parts_of_a_chart_have_the_same_scale_and_lie_all() -> None:
    data = slides(table("fi", 1, 12), "fi")
    charts = [chart_of(data, f"chart{number}.xml") for number in (1, 2)]
    assert {get(each, "val") for chart in charts for each in every(chart, "c:max")} == {"13"}
    assert {get(each, "val") for chart in charts for each in every(chart, "c:barDir")} == {"bar"}


def test_two_charts_have_a_workbook_each() -> None:
    for data in (slides(table("fi") + table("fi"), "fi"), word(table("fi") + table("fi"), "fi")):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
        assert len([each for each in names if each.endswith(".xlsx")]) == 2
        assert len([each for each in names if re.search(r"/chart\d\.xml$", each)]) == 2


@pytest.mark.parametrize("make", [slides, word])
def test_the_same_chart_gives_the_same_bytes(make: Any) -> None:
    assert make(table("ar", 2), "ar") == make(table("ar", 2), "ar")


def test_a_word_document_holds_the_chart_in_a_line_of_its_own() -> None:
    with zipfile.ZipFile(
        io.BytesIO(
            word(
                f'<p>a</p><section class="box" data-widths="50 50"><div>{table("fi")}</div><div><p>b</p></div></section>{table("fi")}',
                "fi",
            )
        )
    ) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    narrow, wide = (int(get(each, "cx")) for each in every(root, "wp:extent"))
    assert narrow < wide / 2
