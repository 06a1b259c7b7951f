"""What must hold in every slide show, whatever its kind and language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from hvs_cli.languages.script import script
from tests.examples import File, example, files
from tests.office import MARKS, Element, every, find, get, parts, q
from tests.scripts import RIGHT_TO_LEFT, right_to_left, script_of, written_in

LONGEST = 40
"""Words that a slide may show: who reads does not listen."""

LETTERS = 8
"""Of a long word with the space behind it; in some languages a word is a syllable, in some it is a sentence."""

every_deck = pytest.mark.parametrize("file", files("pptx"), ids=str, scope="module")


class Deck:
    """One slide show: its slides and notes, with the language of the whole."""

    def __init__(self, path: Path) -> None:
        self.parts = parts(path)
        self.slides = {
            name: root for name, root in self.parts.items() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)
        }
        self.notes = {
            name: root for name, root in self.parts.items() if "notesSlides/notes" in name and name.endswith(".xml")
        }
        self.tag = self.parts["docProps/core.xml"].findtext(q("dc:language")) or ""

    def paragraphs(self) -> Iterator[Element]:
        """Every paragraph with text on slides and in notes."""
        for root in (*self.slides.values(), *self.notes.values()):
            yield from (each for each in every(root, "a:p") if words(each).strip())


@lru_cache(maxsize=16)
def opened(path: Path) -> Deck:
    """The slide show, read once for several tests."""
    return Deck(path)


@pytest.fixture
def deck(made: Path, file: File) -> Deck:
    """The slide show under test."""
    return opened(made / file.path)


def words(element: Element) -> str:
    """All text below `element`."""
    return "".join(each.text or "" for each in every(element, "a:t"))


def title(slide: Element) -> str:
    """The text of the slide's title placeholder."""
    for shape in every(slide, "p:sp"):
        if get(find(shape, "p:nvSpPr/p:nvPr/p:ph"), "type") in ("title", "ctrTitle"):
            return words(shape)
    return ""


@every_deck
def test_the_deck_says_its_title_and_language(deck: Deck, file: File) -> None:
    assert (deck.parts["docProps/core.xml"].findtext(q("dc:title")) or "").strip()
    assert deck.tag == example().languages[file.job.language].tag


@every_deck
def test_every_slide_has_a_title_of_its_own_that_is_read_first(deck: Deck) -> None:
    titles = [title(slide).strip() for slide in deck.slides.values()]
    assert all(titles)
    assert len(titles) == len(set(titles))
    for slide in deck.slides.values():
        first = next(every(slide, "p:sp", "p:pic", "p:graphicFrame"))
        assert get(find(first, "p:nvSpPr/p:nvPr/p:ph"), "type") in ("title", "ctrTitle")


@every_deck
def test_every_run_is_in_a_language_that_is_written_like_it(deck: Deck) -> None:
    for paragraph in deck.paragraphs():
        for run in every(paragraph, "a:r"):
            tag = get(find(run, "a:rPr"), "lang")
            assert tag, words(run)
            assert written_in(words(run)) <= {script_of(tag)}, f"{words(run)!r} is marked {tag}"


@every_deck
def test_paragraphs_and_tables_run_as_their_language_does(deck: Deck) -> None:
    for paragraph in deck.paragraphs():
        found, properties = written_in(words(paragraph)), find(paragraph, "a:pPr")
        if found and found <= RIGHT_TO_LEFT:
            assert get(properties, "rtl") == "1", words(paragraph)
            assert get(properties, "algn") != "l", "in DrawingML the left is the left"
        if found and not found & RIGHT_TO_LEFT:
            assert get(properties, "rtl", "0") == "0", words(paragraph)
    for table in (each for slide in deck.slides.values() for each in every(slide, "a:tbl")):
        assert get(find(table, "a:tblPr"), "rtl", "0") == str(int(right_to_left(deck.tag)))
        assert get(find(table, "a:tblPr"), "firstRow") == "1"


@every_deck
def test_masters_and_layouts_run_as_the_language_does(deck: Deck) -> None:
    wanted = str(int(right_to_left(deck.tag)))
    for master in (root for name, root in deck.parts.items() if re.fullmatch(r"ppt/slideMasters/\w+\.xml", name)):
        for style in ("titleStyle", "bodyStyle"):
            level = find(master, f"p:txStyles/p:{style}/a:lvl1pPr")
            assert get(level, "rtl", "0") == wanted
            assert get(level, "algn") != ("l" if wanted == "1" else "r")


@every_deck
def test_theme_fonts_have_the_letters_of_the_language(deck: Deck) -> None:
    wanted = script(script_of(deck.tag))
    for theme in (root for name, root in deck.parts.items() if re.fullmatch(r"ppt/theme/theme1\.xml", name)):
        for part in ("majorFont", "minorFont"):
            fonts = next(every(theme, f"a:{part}"))
            assert get(find(fonts, "a:latin"), "typeface") == wanted.latin
            if wanted.run or wanted.code == "Ethi":
                assert get(find(fonts, "a:cs"), "typeface") == wanted.complex


@every_deck
def test_pictures_tables_and_charts_have_words(deck: Deck) -> None:
    for slide in deck.slides.values():
        for shape in every(slide, "p:pic", "p:graphicFrame"):
            named = next(every(shape, "p:cNvPr"))
            assert get(named, "descr").strip() or list(every(named, "adec:decorative"))


@every_deck
def test_names_are_there_once_and_no_placeholder_is_empty(deck: Deck) -> None:
    for slide in deck.slides.values():
        numbers = [get(each, "id") for each in every(slide, "p:cNvPr")]
        assert len(numbers) == len(set(numbers))
        for shape in every(slide, "p:sp"):
            kind = get(find(shape, "p:nvSpPr/p:nvPr/p:ph"), "type", "none")
            assert kind in ("none", "dt", "ftr", "sldNum", "pic") or words(shape).strip()


@every_deck
def test_a_slide_shows_little_and_its_notes_say_the_rest(deck: Deck) -> None:
    assert len(deck.notes) == len(deck.slides)
    for note in deck.notes.values():
        assert words(note).strip()
    for slide in deck.slides.values():
        shown = " ".join(words(slide).split())
        assert len(shown) <= 2 * LONGEST * LETTERS, shown


@every_deck
def test_nothing_but_the_words_is_left_of_the_template(deck: Deck) -> None:
    text = " ".join(MARKS.sub("", words(root)) for root in (*deck.slides.values(), *deck.notes.values()))
    assert not re.search(r"\{\w*\}|\{\{|\{%|<\w+|&\w+;|\bNone\b|\bUndefined\b|<bound", text), text
