"""What there is to translate, and what translators are told about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hvs_cli.catalogs.bank import said_in_questions
from hvs_cli.catalogs.extract import extract
from hvs_cli.catalogs.placeholders import legend, unexplained
from hvs_cli.catalogs.program import said_in_program
from hvs_cli.catalogs.sources import Source, Use, gathered, message_id
from hvs_cli.errors import Place, Problem, TemplateError
from tests.catalogs import said


def texts(folder: Path, template: str) -> list[str]:
    extracted, problems = said(folder, invitation=template)
    assert not problems
    return [each.text for each in extracted.sources][1:]  # without the title


def test_sentences_labels_and_attributes_are_found_in_the_order_of_the_template(tmp_path: Path) -> None:
    template = """<h1>{{ _("Welcome") }}</h1>
<img alt="{{ _('A map') | plain }}"/>
{% if blank %}{{ _r("Day") }}{% endif %}{% set note = _("Bring a friend.") %}
{{ ngettext("{number} place", "{number} places", seats) }}"""
    assert texts(tmp_path, template) == ["Welcome", "A map", "Day", "Bring a friend.", "{number} place"]


def test_both_sides_of_a_condition_are_messages(tmp_path: Path) -> None:
    assert texts(tmp_path, '{{ _("Yes" if good else "No") }}') == ["Yes", "No"]


def test_the_title_of_a_kind_is_a_message_and_its_readers_are_told(tmp_path: Path) -> None:
    extracted, _ = said(tmp_path, invitation='<p>{{ _("Hello") }}</p>')
    title, hello = extracted.sources
    assert title.text == "Invitation"
    assert str(title.uses[0].place) == "templates/invitation.html.j2:2"
    assert hello.uses[0].where == "Document: Invitation. Readers: residents."


def test_the_title_of_a_kind_may_be_said_without_being_written_out(tmp_path: Path) -> None:
    assert texts(tmp_path, "{{ _(kind.title) }}") == []


def test_a_shared_piece_names_the_documents_that_use_it(tmp_path: Path) -> None:
    extracted, _ = said(
        tmp_path,
        _piece='{{ _("Page") }}',
        _frame='{% include "_piece.html.j2" %}',
        invitation='{% extends "_frame.html.j2" %}',
    )
    assert (
        next(each for each in extracted.sources if each.text == "Page").uses[0].where.startswith("Document: Invitation")
    )


@pytest.mark.parametrize(
    "template",
    [
        '{# note: a heading, max 40 #}\n<h1>{{ _("Welcome") }}</h1>',
        '{# note: a heading,\n   max 40 #}\n\n{%- if x -%}\n<h1>{{ _("Welcome") }}</h1>{% endif %}',
        '<p>{{ _("Before") }}</p>\n{#- note: a heading, max 40 -#}\n<h1>{{ _("Welcome") }}</h1>\n<p>{{ _("After") }}</p>',
        '<h1>{# note: a heading, max 40 #}{{ _("Welcome") }}</h1>',
    ],
)
def test_a_note_belongs_to_the_next_message_and_to_no_other(tmp_path: Path, template: str) -> None:
    extracted, _ = said(tmp_path, invitation=template)
    notes = {each.text: each.notes for each in extracted.sources if each.text != "Invitation"}
    assert notes.pop("Welcome") == ("a heading, max 40",)
    assert all(not each for each in notes.values())


def test_a_message_of_several_places_has_all_notes_and_fits_the_tightest(tmp_path: Path) -> None:
    template = '{# note: a heading, max 40 #}\n{{ _("Day") }}\n{# note: a button, at most 12 #}\n{{ _("Day") }}'
    extracted, _ = said(tmp_path, invitation=template)
    day = extracted.sources[1]
    assert day.notes == ("a heading, max 40", "a button, at most 12")
    assert day.maximum == 12
    assert [use.place.line for use in day.uses] == [8, 10]


def test_the_same_text_with_another_context_is_another_message(tmp_path: Path) -> None:
    extracted, _ = said(tmp_path, invitation='{{ _("May") }}{{ _("May", context="month") }}')
    assert [each.key for each in extracted.sources[1:]] == [("", "May"), ("month", "May")]


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("<p>\n{{ _(text) }}</p>", "this message is not written out"),
        ('\n{{ ngettext(one, "many", 2) }}', "this message is not written out"),
        ('\n{{ ngettext("one") }}', "this message is not written out"),
        ('\n{{ _("On {day}") }}', "nothing is given for {day}"),
        ('\n{{ _("Hello", day=when.date) }}', "never shows {day}"),
    ],
)
def test_what_no_translator_could_translate_is_a_problem_with_its_line(
    tmp_path: Path, template: str, problem: str
) -> None:
    _, problems = said(tmp_path, invitation=template)
    assert [each.place.line for each in problems] == [8]
    assert problem in str(problems[0])


def test_a_plural_has_its_number_by_itself(tmp_path: Path) -> None:
    extracted, problems = said(tmp_path, invitation='{{ ngettext("One place", "{number} places", seats) }}')
    assert not problems
    assert extracted.sources[1].plural == "{number} places"


def test_two_plurals_of_one_singular_are_a_problem() -> None:
    problems: list[Problem] = []
    use = Use(Place("templates/a.html.j2", 3))
    gathered([Source("one", plural="two", uses=(use,)), Source("one", plural="many", uses=(use,))], problems)
    assert "another plural" in str(problems[0])


def test_a_template_that_cannot_be_read_stops_extraction_so_that_nothing_seems_to_have_vanished(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"templates/invitation\.html\.j2:7"):
        said(tmp_path, invitation="{% if %}")


@pytest.mark.parametrize(
    ("note", "example"),
    [
        ("", "Thursday 12 March 2026"),
        ('{day} becomes "Monday 2 March"', "Monday 2 March"),
        ("{day} becomes “Monday 2 March”, max 30", "Monday 2 March"),
        ('{day} becomes the day of the meeting, for example "Monday"', "Monday"),
        ("{phone} becomes a number", "Thursday 12 March 2026"),
    ],
)
def test_a_placeholder_becomes_what_its_note_says_or_else_the_table(note: str, example: str) -> None:
    source = Source("On {day}", uses=(Use(Place("x"), notes=(note,)),))
    assert legend(source, {"day": "Thursday 12 March 2026"}) == {"day": example}


def test_a_placeholder_that_nobody_explains_is_a_problem_at_its_place() -> None:
    source = Source("On {day}", uses=(Use(Place("templates/a.html.j2", 3)),))
    [problem] = unexplained([source], {}, "templates/placeholders.yaml")
    assert str(problem).startswith("templates/a.html.j2:3: nobody says what {day} becomes")


def test_the_question_bank_is_said_with_the_ids_as_context(tmp_path: Path) -> None:
    path = tmp_path / "questions.yaml"
    path.write_text(
        """\
version: "1"
opening: []
themes:
  - id: safety
    name: Safety
    plain: Where do you feel safe?
    questions:
      - id: safety.places
        ask: Where do you feel safe here?
        probes: [And at night?]
closing: []
""",
        "utf-8",
    )
    found = [(each.context, each.text, each.uses[0].place.line) for each in said_in_questions(path, "q.yaml")]
    assert found == [
        ("safety", "Safety", 5),
        ("safety", "Where do you feel safe?", 6),
        ("safety.places", "Where do you feel safe here?", 9),
        ("safety.places", "And at night?", 10),
    ]


def test_what_the_program_says_itself_is_found_with_its_note(tmp_path: Path) -> None:
    package = tmp_path / "hvs_cli"
    package.mkdir()
    (package / "town.py").write_text(
        '# note: stands after a verb\ntext = speech.say("in {name}", context="place form", name=name)\nn = text.count("in")\n'
        'x = speech.count("one", "{number}", 2)\n',
        "utf-8",
    )
    place, number = said_in_program(package)
    assert (place.key, place.notes) == (("place form", "in {name}"), ("stands after a verb",))
    assert (number.text, number.plural) == ("one", "{number}")


def test_the_shipped_texts_are_there_and_everything_about_them_is_said() -> None:
    extracted = extract()
    keys = extracted.by_key()
    assert ("blank", "Day") in keys
    assert ("place form", "in {name}") in keys
    assert ("participation", "Participation") in keys
    assert not extracted.problems, [str(each) for each in extracted.problems]


def test_an_id_is_the_same_in_every_release_and_no_spreadsheet_takes_it_for_a_number() -> None:
    sentence = "This translation is a draft. A native speaker has not checked it yet."
    assert message_id(("", sentence)) == "fsmz-hwks"
    assert message_id(("blank", "Day")) != message_id(("", "Day"))
    ids = [source.id for source in extract().sources]
    assert len(ids) == len(set(ids))
    assert all(each.replace("-", "").isalpha() for each in ids)
