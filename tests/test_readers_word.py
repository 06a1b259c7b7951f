"""What is written into a form comes back letter for letter, in every language."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hvs_cli.build.make import Maker
from hvs_cli.build.plan import Job
from hvs_cli.document.tree import Field
from hvs_cli.errors import InputError, Place
from hvs_cli.forms.identity import Identity
from hvs_cli.forms.plain import plain
from hvs_cli.load.workspace import load
from hvs_cli.readers.values import WORDS_OF_WORD
from hvs_cli.readers.word import read as read_word
from hvs_cli.rehearse.fill import BODY, Element, w
from tests.filled import TODAY, blanks, filled, form, read, typed, workspace
from tests.trees import NINETEEN

SAID = {
    "fi": "Täällä on hyvä olla & asua.",
    "ar": "أشعر بالأمان هنا، لكن 3 مرات (17.00–19.00) لم أجد Kuopio!",
    "fa": "من اینجا احساس امنیت می‌کنم.",
    "th": "ที่นี่ปลอดภัย",
    "ti": "ኣብዚ ውሑስ እዩ።",
    "vi": "Ở đây tôi thấy an toàn.",
    "ru": "Здесь спокойно.",
}
"""What people could say, by script."""

TEXTS = [
    "\u202bمرحبا\u202c (Pori) \u200f123\u200e",
    "e\u0301 – NFD, é – NFC",
    "👩‍👩‍👧‍👦 🇫🇮 👍🏽 z̐a̐lgo",
    "rivi\n\n  sisennetty\trivi\nviimeinen",
    " alussa ja lopussa \u00a0",
    "pehmeä\u00ad tavu\u2011viiva \u2028 \u2029 \u0085",
    "x" * 20_000,
    "<w:t>&amp;</w:t> ]]> \"'",
    "[[S-W1]] S-W1 Write here",
]
LETTERS = st.characters(
    exclude_categories=["Cs"], exclude_characters="\r\ufffe\uffff", min_codepoint=0x20
) | st.sampled_from("\n\t")
TEXT = st.text(LETTERS, min_size=1, max_size=60).filter(lambda text: plain(text) and plain(text) not in WORDS_OF_WORD)
"""Whatever says something, and is not what Word says in a box that was emptied."""


def fields(language: str) -> list[Field]:
    """The fields of the form in `language`."""
    blank = blanks().of(Identity("scribe-form", "1", f"s-{language}", language), Place(""))
    return list(blank.fields.values())


def free(language: str) -> list[str]:
    """The names of the fields that take any text."""
    return [each.name for each in fields(language) if each.kind == "text"]


def everything(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """An answer to every field as it is written, and as it comes back."""
    said = SAID.get(language, f"{SAID['fi']} [{language}]")
    written, back = {}, {}
    for number, each in enumerate(fields(language)):
        match each.kind:
            case "text" | "line":
                written[each.name] = back[each.name] = f"{said} {number}"
            case "number":
                written[each.name] = back[each.name] = str(number)
            case "date":
                written[each.name], back[each.name] = "12.3.2027", "2027-03-12"
            case "tick":
                written[each.name] = back[each.name] = "yes"
            case "choice":
                option = each.options[number % len(each.options)]
                written[each.name], back[each.name] = option.shown, option.value
    return written, back


@pytest.mark.parametrize("language", NINETEEN)
def test_a_form_that_nobody_filled_has_no_answers_and_nothing_outside(language: str, tmp_path: Path) -> None:
    reading = read(form(language), tmp_path)
    assert reading.identity == Identity("scribe-form", "1", f"s-{language}", language, "fi", "2027", "Kuopio")
    assert (typed(reading), reading.found, reading.strays, reading.notes) == ({}, 0, [], [])


@pytest.mark.parametrize("language", NINETEEN)
def test_every_field_comes_back(language: str, tmp_path: Path) -> None:
    written, back = everything(language)
    reading = read(filled(language, written), tmp_path)
    assert reading.answers == back
    assert (reading.found, reading.given, reading.strays, reading.notes) == (len(back), 0, [], [])


@pytest.mark.parametrize("language", NINETEEN)
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_odd_texts_come_back_letter_for_letter(language: str, text: str, tmp_path: Path) -> None:
    answers = dict.fromkeys(free(language)[:4], text)
    assert typed(read(filled(language, answers), tmp_path)) == answers


@pytest.mark.parametrize("language", NINETEEN)
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_written_comes_back_letter_for_letter(language: str, data: st.DataObject, tmp_path: Path) -> None:
    texts = data.draw(st.lists(TEXT, min_size=1, max_size=40))
    answers = dict(zip(free(language), texts, strict=False))
    reading = read(filled(language, answers), tmp_path)
    assert typed(reading) == answers
    assert not reading.strays


def without_controls(parts: dict[str, Element], keep: Collection[str] = ()) -> None:
    """The form as a program leaves it that knows no controls and gives bookmarks names of its own."""
    body = parts[BODY]
    for control in list(body.iter(w("sdt"))):
        content, parent = control.find(w("sdtContent")), control.getparent()
        assert content is not None
        assert parent is not None
        for each in list(content):
            control.addprevious(each)
        parent.remove(control)
    for mark in list(body.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)
    if "docProps/custom.xml" not in keep:
        parts.pop("docProps/custom.xml")


@pytest.mark.parametrize("language", NINETEEN)
def test_every_field_comes_back_by_the_printed_codes_alone(language: str, tmp_path: Path) -> None:
    written, back = everything(language)
    reading = read(filled(language, written, without_controls), tmp_path)
    assert reading.answers == back
    assert not reading.strays


@pytest.mark.parametrize("language", NINETEEN)
def test_a_form_without_controls_that_nobody_filled_is_empty(language: str, tmp_path: Path) -> None:
    reading = read(filled(language, {}, without_controls), tmp_path)
    assert (reading.found, reading.strays) == (0, [])


@pytest.mark.parametrize("language", NINETEEN)
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_without_controls_only_what_nobody_sees_is_lost(language: str, data: st.DataObject, tmp_path: Path) -> None:
    texts = data.draw(st.lists(TEXT, min_size=1, max_size=40))
    answers = dict(zip(free(language), texts, strict=False))
    back = typed(read(filled(language, answers, without_controls), tmp_path))
    edges = "\n\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert {name: text.strip(edges) for name, text in back.items()} == {
        name: text.strip(edges) for name, text in answers.items()
    }


@pytest.mark.parametrize(
    ("written", "back"),
    [
        ("12.3.2027", "2027-03-12"),
        ("12. 3. 2027", "2027-03-12"),
        ("2027-03-12", "2027-03-12"),
        ("١٢.٣.٢٠٢٧", "2027-03-12"),
        ("۱۲.۳.۲۰۲۷", "2027-03-12"),
        ("\u200e12.3.2027\u200e", "2027-03-12"),
        ("๑๒.๓.๒๐๒๗", "2027-03-12"),
        ("12/3/2027", "12/3/2027"),
        ("31.2.2027", "31.2.2027"),
        ("21.12.1405", "21.12.1405"),
        ("en muista", "en muista"),
    ],
)
def test_a_day_is_read_in_any_digits_and_never_guessed(written: str, back: str, tmp_path: Path) -> None:
    assert read(filled("ar", {"ready.destroyed": written}), tmp_path).answers["ready.destroyed"] == back


@pytest.mark.parametrize(("written", "back"), [("9", "9"), (" 09 ", "9"), ("٩", "9"), ("۹", "9"), ("๙", "9")])
def test_a_number_is_read_in_any_digits(written: str, back: str, tmp_path: Path) -> None:
    assert read(filled("fa", {"group.participants": written}), tmp_path).answers["group.participants"] == back


@pytest.mark.parametrize("written", ["noin 10", "7–9", "-3", "½", "10000000"])
def test_what_is_no_number_is_shown_and_not_guessed(written: str, tmp_path: Path) -> None:
    reading = read(filled("fi", {"group.participants": written}), tmp_path)
    assert "group.participants" not in reading.answers
    assert [(each.where, each.text, each.kind) for each in reading.strays] == [("G-PARTICIPANTS", written, "no number")]


def test_a_file_that_is_no_form_is_refused(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Hei!")
    document.save(str(tmp_path / "letter.docx"))
    with pytest.raises(InputError, match="there is no form in this file"):
        read_word(tmp_path / "letter.docx", blanks())


OLDER = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Write here"
msgstr "Täytä tämä"

msgid "Choose"
msgstr "Poimi"

msgid "Write inside the boxes. Do not remove the codes."
msgstr "Kirjoita ruutuihin, ja anna koodien olla."

msgid "Main points"
msgstr "Kiteytys"
"""


@pytest.mark.parametrize("format_", ["docx", "docx without controls"])
def test_a_form_that_went_out_with_other_words_is_read_as_well(format_: str, tmp_path: Path) -> None:
    """Translations are mended after a form was sent; its own words are not taken for answers."""
    folder = workspace(tmp_path / "w", ["fi"])
    (folder / "translations").mkdir()
    (folder / "translations" / "fi.po").write_text(OLDER, "utf-8")
    older = Maker(load(folder, TODAY)).make(Job("scribe-form", "fi", "s-fi", ("docx",))).files["docx"]
    keep = {} if format_ == "docx" else {"docProps/custom.xml"}
    changes = [lambda parts: without_controls(parts, keep)] if keep else []
    answers = {"safety.works.1.own": "Hyvä on", "opening.home": "Järvi"}
    reading = read(filled("fi", answers, *changes, of=older), tmp_path)
    assert typed(reading) == answers
    assert not reading.strays
