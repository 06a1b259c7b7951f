"""Catalogs follow the templates: translations are kept, changes are marked, nothing is lost."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import example, given
from hypothesis import strategies as st

from hvs_cli.catalogs.extract import Extracted
from hvs_cli.catalogs.po import Entry, PoFile, parsed, read, written
from hvs_cli.catalogs.update import update, update_own
from hvs_cli.errors import TranslationError
from tests.catalogs import entry, said, translate

REVIEW = "review: reviewed by Somali Association 2026-12-01"
WELCOME = '{# note: a heading, max 40 #}\n<h1>{{ _("Welcome {in_place}", in_place=place.in_) }}</h1>'


def catalogs(tmp_path: Path, template: str, *codes: str) -> Extracted:
    extracted, problems = said(tmp_path / "templates", invitation=template)
    assert not problems
    (tmp_path / "translations").mkdir(exist_ok=True)
    update(tmp_path / "translations", extracted, codes)
    return extracted


def test_a_message_stands_in_the_catalog_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    catalogs(tmp_path, WELCOME, "fi")
    text = (tmp_path / "translations" / "fi.po").read_text("utf-8")
    assert (
        """\
#. Document: Invitation. Readers: residents.
#. a heading, max 40
#. {in_place} becomes: in Kuopio
#. Maximum length: 40 characters
#. Id: dzwh-fghw
#: templates/invitation.html.j2
msgid "Welcome {in_place}"
msgstr ""
"""
        in text
    )


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    extracted = catalogs(tmp_path, WELCOME, "fi", "ar")
    folder = tmp_path / "translations"
    translate(folder / "ar.po", {"Welcome {in_place}": "أهلا بكم {in_place}"})
    update(folder, extracted)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    update(folder, extracted)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert b"Date" not in before["ar.po"]


def test_a_translation_stays_when_other_messages_come_and_go(tmp_path: Path) -> None:
    catalogs(tmp_path, WELCOME, "fi")
    path = tmp_path / "translations" / "fi.po"
    translate(path, {"Welcome {in_place}": "Tervetuloa {in_place}"}, fuzzy=False, remarks=(REVIEW,))
    catalogs(tmp_path, '{{ _("See you soon.") }}' + WELCOME)
    kept = entry(path, "Welcome {in_place}")
    assert (kept.forms, kept.fuzzy, kept.remarks) == (("Tervetuloa {in_place}",), False, (REVIEW,))
    assert kept.approved_by == "Somali Association"


def test_a_reworded_message_becomes_a_draft_again_with_the_old_text_beside_it(tmp_path: Path) -> None:
    catalogs(tmp_path, '{{ _("Welcome to talk about life here.") }}', "fi")
    path = tmp_path / "translations" / "fi.po"
    translate(path, {"Welcome to talk about life here.": "Tule puhumaan."}, fuzzy=False, remarks=(REVIEW,))
    catalogs(tmp_path, '{{ _("Welcome to talk about your life here.") }}')
    now = entry(path, "Welcome to talk about your life here.")
    assert now.forms == ("Tule puhumaan.",)
    assert now.stale
    assert now.previous == ("Welcome to talk about life here.", "")
    assert not now.approved_by
    assert now.remarks == ("review of the text before: Somali Association 2026-12-01",)
    assert '#, fuzzy\n#| msgid "Welcome to talk about life here."' in path.read_text("utf-8")


def test_a_message_reworded_twice_still_shows_what_was_translated(tmp_path: Path) -> None:
    catalogs(tmp_path, '{{ _("Welcome to talk about life here.") }}', "fi")
    path = tmp_path / "translations" / "fi.po"
    translate(path, {"Welcome to talk about life here.": "Tule puhumaan."})
    catalogs(tmp_path, '{{ _("Welcome to talk about your life here.") }}')
    catalogs(tmp_path, '{{ _("Welcome to talk about your life here today.") }}')
    assert entry(path, "Welcome to talk about your life here today.").previous == (
        "Welcome to talk about life here.",
        "",
    )
    catalogs(tmp_path, '{{ _("Welcome to talk about life here.") }}')
    assert entry(path, "Welcome to talk about life here.").previous is None


def test_another_message_is_not_taken_for_a_reworded_one(tmp_path: Path) -> None:
    catalogs(tmp_path, '{{ _("Welcome to talk about life here.") }}', "fi")
    path = tmp_path / "translations" / "fi.po"
    translate(path, {"Welcome to talk about life here.": "Tule puhumaan."})
    catalogs(tmp_path, '{{ _("Coffee and tea are free.") }}')
    assert not entry(path, "Coffee and tea are free.").translated
    assert [each.forms for each in read(path).obsolete] == [("Tule puhumaan.",)]


def test_of_two_reworded_messages_each_keeps_its_own_translation(tmp_path: Path) -> None:
    catalogs(tmp_path, '{{ _("Coffee is free for all.") }}{{ _("Tea is free for all.") }}', "fi")
    path = tmp_path / "translations" / "fi.po"
    translate(path, {"Coffee is free for all.": "Kahvi on ilmaista.", "Tea is free for all.": "Tee on ilmaista."})
    catalogs(tmp_path, '{{ _("Tea is free for everyone.") }}{{ _("Coffee is free for everyone.") }}')
    assert entry(path, "Tea is free for everyone.").forms == ("Tee on ilmaista.",)
    assert entry(path, "Coffee is free for everyone.").forms == ("Kahvi on ilmaista.",)


def test_a_comment_on_a_message_without_translation_stays(tmp_path: Path) -> None:
    catalogs(tmp_path, '{{ _("Coffee") }}', "fi")
    path = tmp_path / "translations" / "fi.po"
    translate(path, {"Coffee": ""}, remarks=("comment: Which coffee?",))
    catalogs(tmp_path, '{{ _("Coffee") }}')
    assert entry(path, "Coffee").remarks == ("comment: Which coffee?",)


def test_a_vanished_message_waits_at_the_end_and_comes_back_approved(tmp_path: Path) -> None:
    catalogs(tmp_path, WELCOME, "fi")
    path = tmp_path / "translations" / "fi.po"
    translate(path, {"Welcome {in_place}": "Tervetuloa {in_place}"}, fuzzy=False, remarks=(REVIEW,))
    catalogs(tmp_path, '{{ _("Coffee") }}')
    catalogs(tmp_path, '{{ _("Tea") }}')
    assert '#~ msgstr "Tervetuloa {in_place}"' in path.read_text("utf-8")
    catalogs(tmp_path, WELCOME)
    assert entry(path, "Welcome {in_place}").approved_by == "Somali Association"
    assert not read(path).obsolete


def test_a_message_that_gets_a_plural_keeps_its_words_as_a_draft(tmp_path: Path) -> None:
    catalogs(tmp_path, '{{ _("Places") }}', "ru")
    path = tmp_path / "translations" / "ru.po"
    translate(path, {"Places": "Места"}, fuzzy=False)
    catalogs(tmp_path, '{{ ngettext("Places", "{number} places", seats) }}')
    now = entry(path, "Places")
    assert now.forms == ("Места", "Места", "Места")
    assert now.stale


def test_forms_that_another_tool_numbered_otherwise_find_their_numbers(tmp_path: Path) -> None:
    """Babel numbers the Arabic forms for many and other the other way round."""
    path = tmp_path / "translations" / "ar.po"
    path.parent.mkdir()
    path.write_text(
        """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100<=2 ? 4 : 5);\\n"

msgid "One place"
msgid_plural "{number} places"
msgstr[0] "zero"
msgstr[1] "one"
msgstr[2] "two"
msgstr[3] "few"
msgstr[4] "other"
msgstr[5] "many"
""",
        "utf-8",
    )
    catalogs(tmp_path, '{{ ngettext("One place", "{number} places", seats) }}')
    assert entry(path, "One place").forms == ("zero", "one", "two", "few", "many", "other")


def test_english_says_itself_and_keeps_what_a_person_mended(tmp_path: Path) -> None:
    catalogs(tmp_path, '{{ _("Wellcome") }}{{ _("Coffee") }}', "en")
    path = tmp_path / "translations" / "en.po"
    assert entry(path, "Coffee").forms == ("Coffee",)
    translate(path, {"Wellcome": "Welcome"}, fuzzy=False)
    catalogs(tmp_path, '{{ _("Wellcome") }}{{ _("Coffee and tea") }}')
    assert entry(path, "Wellcome").forms == ("Welcome",)
    assert entry(path, "Coffee and tea").forms == ("Coffee and tea",)
    assert not entry(path, "Coffee and tea").fuzzy


def test_a_municipality_keeps_its_corrections_alone_and_whole_languages_of_its_own(tmp_path: Path) -> None:
    extracted, _ = said(tmp_path / "templates", invitation='{{ _("Coffee") }}{{ _("Tea") }}')
    folder = tmp_path / "kuopio"
    folder.mkdir()
    for code in ("fi", "am"):
        update(folder, extracted, [code])
    translate(folder / "fi.po", {"Tea": "Teetä"})
    (folder / "hvs.pot").unlink()
    update_own(folder, extracted, ["fi"], [])
    assert [each.text for each in read(folder / "fi.po").entries] == ["Tea"]
    assert [each.text for each in read(folder / "am.po").entries] == ["Invitation", "Coffee", "Tea"]


def test_a_broken_catalog_is_an_error_with_its_line_and_nothing_is_written(tmp_path: Path) -> None:
    extracted = catalogs(tmp_path, WELCOME, "fi")
    (tmp_path / "translations" / "ar.po").write_text('msgid "a"\nmsgstrr "b"\n', "utf-8")
    before = (tmp_path / "translations" / "fi.po").read_bytes()
    changed, _ = said(tmp_path / "templates", invitation='{{ _("Tea") }}')
    with pytest.raises(TranslationError, match=r"ar\.po:2"):
        update(tmp_path / "translations", changed)
    assert (tmp_path / "translations" / "fi.po").read_bytes() == before
    assert extracted.sources


ANY = st.text(st.characters(codec="utf-8", exclude_characters="\r\x85\u2028\u2029\x0b\x0c\x1c\x1d\x1e"), min_size=1)


@given(ANY, ANY, ANY)
@example("0", "\n\n", "0")
def test_any_text_comes_through_a_catalog_file_letter_for_letter(text: str, words: str, context: str) -> None:
    entries = (Entry(text, context, forms=(words,), fuzzy=True, previous=(words, "")),)
    po = PoFile("fi", "nplurals=2; plural=(n != 1);", entries)
    assert parsed(written(po), "fi", "fi.po").entries == entries
    other = [each for each in read_po(io.StringIO(written(po))) if each.id]
    assert [(each.id, each.string, each.context) for each in other] == [(text, words, context)]
