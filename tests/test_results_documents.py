"""What came back, as documents in all languages: made once, read by other programs, measured."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from docx import Document
from pptx import Presentation

from hvs_cli.build.make import Made, Maker
from hvs_cli.build.plan import Job, Wanted, due
from hvs_cli.languages.language import Languages
from hvs_cli.load.workspace import load
from hvs_cli.render.kinds import kinds
from hvs_cli.render.speech import Speech
from hvs_cli.results.aloud import word_count
from hvs_cli.results.compare import compare, together
from tests.examples import example
from tests.folders import MAIN, TODAY
from tests.office import every, get
from tests.rounds import LANGUAGES, answers, card, documents, everything, report, statement, statements, workspace
from tests.test_readers_libreoffice import SOFFICE, saved
from tests.test_writers_powerpoint_fit import inside, sizes

CODES = example().workspace.languages
KINDS = ("session-report", "results-report", "results-slides", "experience-cards", "resident-feedback")
THEMES = ("participation", "attitudes", "safety", "interaction")
TOPICS = "topics:\n  lights: Valot ja bussit\n  library: Kirjasto\n  school: Koulu\n"
STORY = "Pysäkillä on pimeää ja pelkään, mutta kävelen silti kotiin. " * 9
LONG = "pysäkillä on pimeää, eikä kukaan tule hakemaan, vaikka soitamme ja odotamme monta tuntia sateessa " * 4
"""A statement of nearly 400 characters."""


@pytest.fixture(scope="module", params=CODES)
def code(request: pytest.FixtureRequest) -> str:
    """A language; all tests of one follow each other, so that its documents are made once."""
    return str(request.param)


def written(name: str, word: str) -> str:
    """The report of a discussion in which four things were told about each theme; each contains `word`."""
    code = LANGUAGES[name]
    said = statements(
        *(
            statement(
                f"{name}.{theme}.{tone}.{number}",
                f"{code} {theme} {tone} {number} {word}",
                topics=("lights", "library", "school")[number - 1],
            )
            for theme in THEMES
            for tone in ("works", "problems", "suggestions")
            for number in (1, 2)
        )
    )
    quotes = "quotes:\n" + "".join(
        f'  - id: {name}.{theme}.quotes.1\n    theme: {theme}\n    reported: "{code} {theme} {word}"\n'
        for theme in THEMES
    )
    return report(name, f'{said}{quotes}wishes:\n  - reported: "{code} toive {word}"\ngroup: {{participants: 9}}\n')


CARDS = "cards:\n" + "".join(card(f"S{number}", STORY) for number in range(1, 6))
MEASURES = """\
measures:
  - {id: M1, name: Valot pysäkille, themes: [safety], responsible: Kaupunki, answers: [s1.safety.problems.1], end: 2027-09-01}
"""


def round_(where: Path, code: str, word: str = "sana") -> Path:
    """A workspace that has `code` as its only official language."""
    workspace(
        where,
        topics=TOPICS,
        cards=CARDS,
        measures=MEASURES,
        **{name: written(name, word) for name in LANGUAGES},
    )
    main = MAIN.replace("name: Kuopio", f"name: {{{code}: Kuopio}}\n  in: {{{code}: Kuopio}}", 1)
    main = main.replace("[fi, ar, so]", f"[{code}]").replace("official: [fi]", f"official: [{code}]")
    (where / "hvs.yaml").write_text(main, "utf-8")
    return where


@cache
def made(code: str) -> dict[str, bytes]:
    """Every document about results in the language `code`, and the comparison of two such rounds."""
    with TemporaryDirectory() as name:
        where = round_(Path(name), code)
        files = {Path(path).name: content for path, content in documents(where, *KINDS, language=code)}
        back = answers(where)
        loaded = together(back.loaded, back.loaded, compare(back, back))
        (job,) = due(loaded, [kinds()["round-comparison"]], Wanted())
        comparison = Maker(loaded).make(job)
        assert not comparison.problems
        return files | {f"round-comparison.{name}": content for name, content in comparison.files.items()}


@cache
def slides(code: str, name: str = "results-slides") -> Any:
    """The slide show, opened by python-pptx."""
    return Presentation(io.BytesIO(made(code)[f"{name}.pptx"]))


def test_every_kind_is_made_and_opens(code: str) -> None:
    assert {name.partition(".")[0] for name in made(code)} == {*KINDS, "round-comparison"}
    for name, content in made(code).items():
        if name.endswith("docx"):
            document = Document(io.BytesIO(content))
            assert document.paragraphs or document.tables
        assert "sana" in everything(content) or name.startswith(("experience-cards", "round-comparison"))


def test_ten_to_fifteen_slides_each_with_notes(code: str) -> None:
    deck = slides(code)
    assert 10 <= len(deck.slides) <= 15
    for slide in deck.slides:
        assert slide.shapes.title.text.strip()
        assert slide.notes_slide.notes_text_frame.text.strip()


@pytest.mark.parametrize("name", ["results-slides", "round-comparison"])
def test_on_slides_nothing_is_smaller_than_24_points_and_nothing_overflows(code: str, name: str) -> None:
    for slide in slides(code, name).slides:
        texts = [each for each in slide.shapes if each.has_text_frame or each.has_table]
        if len(texts) > 3:  # a title, a foot, a number, and something to read
            assert min(sizes(slide), default=24) >= 24
        titles = [get(each, "sz") for each in every(slide.shapes.title._element, "a:rPr") if get(each, "sz")]
        assert all(int(size) >= 2400 for size in titles)
        assert inside(slide)


def test_charts_are_native_and_editable_and_say_in_how_many_discussions(code: str) -> None:
    charts = [shape.chart for slide in slides(code).slides for shape in slide.shapes if shape.has_chart]
    themes, topics = (list(each.plots[0].series) for each in charts)
    assert [list(each.values) for each in themes] == [[6.0] * 4] * 3
    assert list(topics[0].values) == [3.0, 3.0]
    for chart in charts:
        assert everything(chart.part.chart_workbook.xlsx_part.blob)
        sizes_ = {int(get(each, "sz")) for each in every(chart._chartSpace, "a:defRPr")}
        assert min(sizes_) >= 2400


def test_quotes_are_attributed_to_their_theme_and_to_nothing_else(code: str) -> None:
    text = everything(made(code)["results-slides.pptx"])
    assert not [name for name in LANGUAGES if f"{name}." in text]


def test_long_statements_do_not_make_a_long_slide_show(tmp_path: Path) -> None:
    where = round_(tmp_path, "fi", LONG)
    ((_, content),) = documents(where, "results-slides", language="fi")
    deck = Presentation(io.BytesIO(content))
    assert len(deck.slides) <= 20, "a statement that no slide holds goes on on the next one, and no second one follows"
    assert all(inside(slide) for slide in deck.slides)
    short = round_(tmp_path / "short", "fi", LONG[:150])
    ((_, content),) = documents(short, "results-slides", language="fi")
    assert len(Presentation(io.BytesIO(content)).slides) <= 15


def test_cards_are_a6_four_to_an_a4_with_marks_to_cut_along_and_blank_ones(code: str) -> None:
    document = Document(io.BytesIO(made(code)["experience-cards.docx"]))
    (section,) = document.sections
    size = (section.page_width, section.page_height)
    assert [each and round(each.mm) for each in size] == [210, 297]
    sheets = document.tables
    assert len(sheets) == 2 * 3, "five cards take two sheets, blank ones a third, each of two halves"
    for sheet in sheets:
        widths = [round(cell.width.mm) for cell in sheet.rows[0].cells]
        assert max(widths) - min(widths) <= 1
        assert 90 <= widths[0] <= 105
        heights = sum(row.height.mm for row in sheet.rows if row.height)
        assert heights <= 148.5 or not heights
    text = everything(made(code)["experience-cards.docx"])
    assert text.count("✂") == 3
    assert text.count(STORY.strip()) == 5
    fields = {get(each, "w:val") for each in every(document.element, "w:tag")}
    assert {f"blank.{theme}.story" for theme in THEMES} <= fields


def test_a_card_has_large_type_and_a_picture_beside_the_word_for_its_theme(code: str) -> None:
    document = Document(io.BytesIO(made(code)["experience-cards.docx"]))
    assert document.styles["Card Story"].font.size.pt >= 14
    heads = [each for each in document.element.body.iter() if get(each, "w:val") == "CardTheme"]
    for head in heads:
        paragraph = head.getparent().getparent()
        assert next(every(paragraph, "w:drawing"), None) is not None
        assert "".join(paragraph.itertext()).strip()


def story(code: str) -> str:
    """Fifty words of the language, or a few more to the end of a sentence."""
    speech = Speech(Languages()[code], Languages()["fi"])
    sentence = str(speech.say("Read the wishes as they are. Nobody has to answer them now."))
    return next(told for number in range(1, 80) if word_count(told := " ".join([sentence] * number)) >= 50)


@cache
def sheets(code: str, times: int = 1) -> Made:
    """Five cards put together from three discussions, with stories of fifty words or `times` as long."""
    drawn = "draws_on: [s1.safety.problems.1, s2.safety.problems.1, s3.safety.problems.1]"
    told = " ".join([story(code)] * times)
    with TemporaryDirectory() as name:
        where = round_(Path(name), code)
        (where / "cards.yaml").write_text(
            "cards:\n" + "".join(card(f"S{n}", told, more=drawn) for n in range(5)), "utf-8"
        )
        return Maker(load(where, TODAY)).make(Job("experience-cards", code, "", ("docx",)))


def test_a_story_of_fifty_words_fits_on_its_card(code: str) -> None:
    assert [str(each) for each in sheets(code).warnings] == []


@pytest.mark.parametrize("code", ["fi", "ar", "th"])
def test_a_story_that_is_too_long_is_told_of_at_its_place(code: str) -> None:
    first, *others = map(str, sheets(code, 3).warnings)
    assert f"cards.yaml:6:12: card S0 is too long for its paper in {code}, lines too many: " in first
    assert len(others) == 4


@pytest.mark.skipif(SOFFICE is None, reason="there is no LibreOffice to lay the pages out")
def test_laid_out_by_libreoffice_four_cards_take_one_sheet_in_every_language(tmp_path: Path) -> None:
    for code in CODES:
        (tmp_path / f"{code}.docx").write_bytes(sheets(code).files["docx"])
    printed = saved(sorted(tmp_path.glob("*.docx")), "pdf", tmp_path / "out")
    pages = {path.stem: len(re.findall(rb"/Type\s*/Page\b", path.read_bytes())) for path in printed.glob("*.pdf")}
    assert pages == dict.fromkeys(CODES, 3), "five cards take two sheets, blank ones a third"


def test_residents_read_what_came_of_it_in_plain_text_too(code: str) -> None:
    text = made(code)["resident-feedback.txt"].decode()
    assert "Valot pysäkille" in text
    assert "ar safety problems 1 sana" in text
