"""Answers that the web form saved are read like those of a Word form."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hvs_cli.errors import InputError
from hvs_cli.forms.plain import plain
from hvs_cli.readers.reading import Reading
from hvs_cli.readers.table import format_of
from hvs_cli.readers.web import read
from tests.filled import blanks, form, typed
from tests.test_readers_word import TEXTS, everything, free
from tests.trees import NINETEEN


def facts(language: str) -> dict[str, str]:
    return {
        "form.id": "scribe-form",
        "form.version": "1",
        "hvs.kind": "scribe-form",
        "hvs.session": f"s-{language}",
        "hvs.language": language,
        "hvs.reporting": "fi",
        "hvs.round": "2027",
        "hvs.municipality": "Kuopio",
    }


def saved(folder: Path, answers: dict[str, str], language: str = "ar", **other: Any) -> Path:
    """The file that the page saves."""
    told = {"format": "hvs-answers", "version": 1, "title": "x", "form": facts(language), "answers": answers, **other}
    path = folder / f"scribe-form-s-{language}-{language}.json"
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return path


def reading(path: Path) -> Reading:
    readings, problems = read(path, blanks())
    assert not problems
    return readings[0]


@pytest.mark.parametrize("language", NINETEEN)
def test_every_field_comes_back(language: str, tmp_path: Path) -> None:
    _, back = everything(language)
    made = reading(saved(tmp_path, back, language))
    assert made.answers == back
    assert (made.identity.session, made.identity.language, made.strays) == (f"s-{language}", language, [])


def test_the_page_tells_what_the_saved_answers_tell() -> None:
    page = form("ar", "html").decode()
    metas = re.findall(r'<meta name="([^"]*\.[^"]*)" content="([^"]*)">', page)
    assert dict(metas) == facts("ar")


def test_a_page_that_nobody_filled_has_no_answers(tmp_path: Path) -> None:
    empty = dict.fromkeys(everything("ar")[0], "") | {"held.session": "s-ar", "held.facilitator": "f8"}
    made = reading(saved(tmp_path, empty))
    assert (typed(made), made.found, made.given) == ({}, 0, 2)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text().filter(plain), max_size=20))
def test_what_the_page_saved_comes_back_letter_for_letter(texts: list[str], tmp_path: Path) -> None:
    answers = dict(zip(free("ar"), [*texts, *TEXTS], strict=False))
    made = reading(saved(tmp_path, answers))
    shown = "".join(map(chr, (*range(9, 11), 13, *range(32, 0xD800), *range(0xE000, 0xFFFE))))
    known = set(shown)
    for name, text in answers.items():
        whole = "".join(each if each in known or ord(each) > 0xFFFF else "\ufffd" for each in text)
        assert made.answers.get(name, "") == (whole if plain(whole) else "")


def test_what_did_not_fit_the_page_is_kept_with_its_place(tmp_path: Path) -> None:
    made = reading(
        saved(
            tmp_path, {"safety.works.1.shared (2)": "kaikki", "group.participants": "noin 9", "held.venue": "torilla"}
        )
    )
    assert [(each.where, each.kind, each.text) for each in made.strays] == [
        ("S-W1", "second box", "kaikki"),
        ("G-PARTICIPANTS", "no number", "noin 9"),
        ("H-VENUE", "no such choice", "torilla"),
    ]


def test_answers_to_questions_of_another_version_are_kept(tmp_path: Path) -> None:
    assert reading(saved(tmp_path, {"safety.lamps": "Valoja lisää"})).answers == {"safety.lamps": "Valoja lisää"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no file of saved answers"),
        ("{", "no file of saved answers"),
        ("[1, 2]", "no file of saved answers"),
        ('{"format": "other"}', "no file of saved answers"),
        ('{"format": "hvs-answers", "version": 2, "form": {}, "answers": {}}', "saved by a later version: 2"),
        ('{"format": "hvs-answers", "version": 1, "form": {}, "answers": {}}', "do not tell of which form"),
        ('{"format": "hvs-answers", "version": 1, "form": {}, "answers": {"a": 1}}', "no file of saved answers"),
        ("[" * 100_000, "no file of saved answers"),
        ('{"format": ' + "9" * 10_000 + "}", "no file of saved answers"),
        ("\ufeff{}", "no file of saved answers"),
        ("x" * 6_000_000, "too large"),
    ],
    ids=range(11),
)
def test_whatever_else_it_is_it_is_refused_with_one_line(content: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=words) as refused:
        read(path, blanks())
    assert len(refused.value.problems) == 1


@pytest.mark.parametrize(
    ("start", "name", "format_"),
    [
        (b'{"format"', "a.docx", "json"),
        (b"\xef\xbb\xbf {", "a", "json"),
        (b"PK\x03\x04", "a.doc", "docx"),
        (b"{\\rtf1", "a.docx", "docx"),
        (b"%PDF", "a.docx", "docx"),
        (b"x", "a.json", "json"),
    ],
)
def test_the_first_bytes_tell_the_format_and_not_the_name(
    start: bytes, name: str, format_: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(start)
    assert format_of(tmp_path / name) == format_
