"""The papers of facilitators and scribes, as the document tree has them, in every language of the example."""

from __future__ import annotations

import re
from functools import cache

import pytest

from hvs_cli.build.pictures import Pictures
from hvs_cli.document.parse import parse
from hvs_cli.document.tree import Block, Document, Field, Row, Section, Slide, Table, Text, fields, inlines
from hvs_cli.forms.codes import code
from hvs_cli.languages.language import Language, facts
from hvs_cli.render.context import Subject
from hvs_cli.render.kinds import kinds
from hvs_cli.render.renderer import Renderer
from tests.examples import example

LISTS = [("works", 3), ("problems", 3), ("suggestions", 3), ("quotes", 2)]
BLANKS = {name: name.capitalize() for name in ("date", "hours", "venue", "organisation")}


@cache
def document(kind: str, language: str, session: str = "") -> Document:
    """The tree of `kind`; `session` is an id, `blank` or empty."""
    loaded = example()
    subject = Subject(loaded.workspace, loaded.questions, session, loaded.sessions.get(session), dict(loaded.sessions))
    html = Renderer(loaded.languages, (), BLANKS).render(kinds()[kind], loaded.languages[language], subject).html

    def known(tongue: str) -> Language:
        return loaded.languages[tongue] if tongue in loaded.languages else facts(tongue)

    return parse(html, known, Pictures(loaded.folder), loaded.workspace.report_language)


def forms() -> list[tuple[str, str]]:
    """Language and session of every form that is due: booked, and blank in the languages without a session."""
    loaded = example()
    booked = [(session.language, name) for name, session in loaded.sessions.items()]
    languages = {language for language, _ in booked}
    return booked + [(code, "blank") for code in loaded.workspace.languages if code not in languages]


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    """Every table, also those beside each other."""
    found = []
    for block in blocks:
        if isinstance(block, Table):
            found.append(block)
        elif isinstance(block, Section):
            found += [table for column in block.columns for table in tables(column)]
    return found


def words(blocks: tuple[Block, ...]) -> str:
    """All text of `blocks`."""
    return " ".join(inline.text for inline in inlines(blocks) if isinstance(inline, Text))


def rows_with_fields(form: Document) -> list[Row]:
    """The rows of the form that ask something."""
    rows = [row for table in tables(form.blocks) for row in table.rows]
    return [row for row in rows if any(isinstance(each, Field) for cell in row.cells for each in inlines(cell.blocks))]


@pytest.mark.parametrize(("language", "session"), forms())
def test_the_form_has_a_field_for_every_question_and_every_row(language: str, session: str) -> None:
    loaded = example()
    names = {field.name for field in fields(document("scribe-form", language, session))}
    assert {question.id for question in loaded.questions.all()} <= names
    columns = ["own"] if language == loaded.workspace.report_language else ["own", "reported"]
    for theme in loaded.questions.themes:
        for kind, count in LISTS:
            wanted = [*columns, *([] if kind == "quotes" else ["shared"])]
            expected = {f"{theme.id}.{kind}.{n}.{column}" for n in range(1, count + 1) for column in wanted}
            assert {name for name in names if name.startswith(f"{theme.id}.{kind}.")} == expected


@pytest.mark.parametrize(("language", "session"), forms())
def test_the_code_of_a_row_stands_before_its_fields_and_belongs_to_no_other_row(language: str, session: str) -> None:
    printed = []
    for row in rows_with_fields(document("scribe-form", language, session)):
        heading = ""
        for cell in row.cells:
            asked = [each for each in inlines(cell.blocks) if isinstance(each, Field)]
            if asked and asked[0].name.startswith("blank."):
                continue
            if not asked:
                heading = words(cell.blocks)
                printed += re.findall(r"^[A-Z]-[A-Z0-9-]+", heading)
            for field in asked:
                assert heading.startswith(code(field.name) + " "), f"{field.name} stands beside “{heading}”"
    assert len(printed) == len(set(printed))


@pytest.mark.parametrize(("language", "session"), forms())
def test_the_form_says_what_it_is_in_its_properties_and_on_paper(language: str, session: str) -> None:
    loaded = example()
    form = document("scribe-form", language, session)
    reporting, version = loaded.workspace.report_language, loaded.questions.version
    assert form.properties["form.id"] == "scribe-form"
    assert form.properties["form.version"] == version
    assert form.properties["hvs.language"] == language
    assert form.properties["hvs.session"] == session
    assert form.properties["hvs.reporting"] == reporting
    assert form.properties["hvs.round"] == loaded.workspace.round.id
    assert f"scribe-form {version} {session} {language} {reporting} {loaded.workspace.round.id}" in words(form.blocks)


def test_what_is_known_of_a_session_is_filled_in_and_a_blank_asks_it() -> None:
    booked = {field.name: field.value for field in fields(document("scribe-form", "ar", "2027-03-11-ar"))}
    blank = {field.name: field.value for field in fields(document("scribe-form", "en", "blank"))}
    assert booked["held.session"] == "2027-03-11-ar"
    assert blank["held.session"] == ""
    assert {"blank.date", "blank.hours", "blank.venue"} <= blank.keys()
    assert not any(name.startswith("blank.") for name in booked)


def test_the_choices_of_the_form_keep_the_same_values_in_every_language() -> None:
    def choices(language: str, session: str) -> dict[str, list[str]]:
        found = fields(document("scribe-form", language, session))
        return {field.name: [option.value for option in field.options] for field in found if field.kind == "choice"}

    first, *others = [choices(*each) for each in forms() if each[0] != "fi"]
    assert first["safety.works.1.shared"] == ["one", "several", "most"]
    assert all(other == first for other in others)


@pytest.mark.parametrize("language", example().workspace.languages)
def test_the_guide_has_a_plan_for_each_time_of_day_of_its_language(language: str) -> None:
    guide = words(document("facilitator-guide", language).blocks)
    for session in example().sessions.values():
        clock = example().languages[language].clock(session.start)
        if session.language == language:
            assert clock in guide


@pytest.mark.parametrize("language", example().workspace.languages)
def test_the_question_sheet_has_every_question_with_the_code_that_the_form_prints(language: str) -> None:
    sheet = words(document("questions", language).blocks)
    assert [code(question.id) in sheet for question in example().questions.all()].count(False) == 0


def test_the_orientation_has_slides_with_one_thought_each_and_notes() -> None:
    slides = [block for block in document("orientation", "en").blocks if isinstance(block, Slide)]
    assert 12 <= len(slides) <= 16
    for slide in slides:
        title = "".join(each.text for each in slide.title if isinstance(each, Text))
        shown = f"{title} {words(slide.blocks)}".split()
        assert len(shown) <= 35, f"{title}: {len(shown)} words"
        assert slide.notes, title
