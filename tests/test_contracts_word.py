"""What must hold in every Word document, whatever its kind and language: ISO 29500-1, WCAG 2.1 and what Word does with both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from hvs_cli.languages.script import script
from tests.examples import File, example, files
from tests.office import MARKS, Element, every, find, get, on, parts, q
from tests.scripts import RIGHT_TO_LEFT, right_to_left, script_of, written_in

LRM, RLM = "\u200e", "\u200f"
NUMBERS = re.compile(r"\d+[.:–/]\d+|\+\d+ \d|@\w+\.\w|https?:")
"""Times, dates, telephone numbers, addresses: what falls apart when it is ordered from right to left."""
SHORT = 20
"""Letters of a name or a number that may stand alone in a paragraph of the other direction."""

every_document = pytest.mark.parametrize("file", files("docx"), ids=str, scope="module")


class Word:
    """One document: its parts, and what it says of itself."""

    def __init__(self, path: Path) -> None:
        self.parts = parts(path)
        self.styles = self.parts["word/styles.xml"]
        self.stories = [
            root for name, root in self.parts.items() if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", name)
        ]
        self.by_id = {get(each, "w:styleId"): each for each in every(self.styles, "w:style")}
        self.body = self.parts["word/document.xml"]
        self.tag = get(find(self.styles, "w:docDefaults/w:rPrDefault/w:rPr/w:lang"), "w:val")
        self.bidi = on(find(self.styles, "w:docDefaults/w:pPrDefault/w:pPr/w:bidi"))

    def paragraphs(self) -> Iterator[Element]:
        """Every paragraph of every story."""
        for story in self.stories:
            yield from every(story, "w:p")

    def runs(self) -> Iterator[Element]:
        """Every run that has text."""
        for story in self.stories:
            yield from (run for run in every(story, "w:r") if words(run).strip())

    def language(self, run: Element, slot: str = "") -> str:
        """The language of a run: of its own, or the document's."""
        slot = slot or ("bidi" if flag(run, "rtl") or flag(run, "cs") else "val")
        return get(find(run, "w:rPr/w:lang"), f"w:{slot}") or self.tag

    def is_bidi(self, paragraph: Element) -> bool:
        """Whether the paragraph runs from right to left."""
        own = find(paragraph, "w:pPr/w:bidi")
        return self.bidi if own is None else on(own)

    def level(self, paragraph: Element) -> int:
        """The level of a heading, as its style or the one below says; 0 for other paragraphs."""
        style = self.by_id.get(get(find(paragraph, "w:pPr/w:pStyle"), "w:val"))
        while style is not None:
            if outline := get(find(style, "w:pPr/w:outlineLvl"), "w:val"):
                return int(outline) + 1 if int(outline) < 9 else 0
            style = self.by_id.get(get(find(style, "w:basedOn"), "w:val"))
        return 0


@lru_cache(maxsize=16)
def opened(path: Path) -> Word:
    """The document, read once for several tests."""
    return Word(path)


@pytest.fixture
def word(made: Path, file: File) -> Word:
    """The document under test."""
    return opened(made / file.path)


def words(element: Element) -> str:
    """All text below `element`, with the marks that order it."""
    return "".join(each.text or "" for each in every(element, "w:t"))


def flag(run: Element, name: str) -> bool:
    """Whether the run itself carries a switch such as `w:rtl`, which styles may not."""
    return on(find(run, f"w:rPr/w:{name}"))


@every_document
def test_the_document_says_its_title_and_language(word: Word, file: File) -> None:
    core = word.parts["docProps/core.xml"]
    assert (core.findtext(q("dc:title")) or "").strip()
    assert core.findtext(q("dc:language")) == word.tag == example().languages[file.job.language].tag


@every_document
def test_every_run_is_in_a_language_that_is_written_like_it(word: Word) -> None:
    for run in word.runs():
        text = words(run)
        assert written_in(text) <= {script_of(word.language(run))}, f"{text!r} is marked {word.language(run)}"


@every_document
def test_every_run_carries_the_switch_of_its_script(word: Word) -> None:
    """ISO 29500-1, 17.3.2.30 (rtl) and 17.3.2.7 (cs): neither is inherited from a style."""
    for run in word.runs():
        text = words(run)
        if found := written_in(text):
            assert flag(run, "rtl") == bool(found & RIGHT_TO_LEFT), text
            assert flag(run, "cs") == (found == {"Thai"}), text


@every_document
def test_every_run_has_a_font_of_its_script(word: Word) -> None:
    defaults = {
        slot: {get(fonts, f"w:{slot}") for fonts in every(word.styles, "w:rFonts")} for slot in ("ascii", "hAnsi", "cs")
    }
    assert all(len(fonts) == 1 for fonts in defaults.values()), defaults
    known = {get(font, "w:name") for font in every(word.parts["word/fontTable.xml"], "w:font")}
    for run in word.runs():
        for code in written_in(words(run)):
            own = find(run, "w:rPr/w:rFonts")
            has = {slot: get(own, f"w:{slot}") or next(iter(fonts)) for slot, fonts in defaults.items()}
            wanted = script(code)
            if wanted.run:
                assert has["cs"] == wanted.complex
            else:
                assert has["ascii"] == has["hAnsi"] == wanted.latin
            if code == "Ethi":
                assert has["cs"] == has["hAnsi"], "Word reads hAnsi for Ethiopic, LibreOffice cs"
            assert {*has.values()} <= known


@every_document
def test_bold_italics_and_size_are_said_for_complex_scripts_too(word: Word) -> None:
    for properties in (each for root in (word.styles, *word.stories) for each in every(root, "w:rPr")):
        for plain, twin in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
            assert (find(properties, f"w:{plain}") is None) == (find(properties, f"w:{twin}") is None)


@every_document
def test_styles_hold_nothing_that_word_takes_from_runs_only(word: Word) -> None:
    assert not list(every(word.styles, "w:rtl", "w:cs"))
    assert not any("Theme" in str(name) for fonts in every(word.styles, "w:rFonts") for name in fonts.attrib)


@every_document
def test_paragraphs_tables_and_sections_run_as_their_language_does(word: Word) -> None:
    wanted = right_to_left(word.tag)
    assert word.bidi == wanted
    assert all(on(find(section, "w:bidi")) == wanted for section in every(word.body, "w:sectPr"))
    for table in (each for story in word.stories for each in every(story, "w:tbl")):
        found, mirrored = written_in(words(table)), on(find(table, "w:tblPr/w:bidiVisual"))
        if found & RIGHT_TO_LEFT and (wanted or found <= RIGHT_TO_LEFT):
            assert mirrored, words(table)
        if not wanted and not found & RIGHT_TO_LEFT:
            assert not mirrored, words(table)
    for paragraph in word.paragraphs():
        found = written_in(words(paragraph))
        if found and found <= RIGHT_TO_LEFT:
            assert word.is_bidi(paragraph), words(paragraph)
        if not found & RIGHT_TO_LEFT and len(re.findall(r"[^\W\d_]", words(paragraph))) > SHORT:
            assert not word.is_bidi(paragraph), words(paragraph)


@every_document
def test_marks_of_paragraphs_carry_the_switch_so_that_list_numbers_do(word: Word) -> None:
    for paragraph in word.paragraphs():
        if find(paragraph, "w:pPr/w:numPr") is not None:
            assert on(find(paragraph, "w:pPr/w:rPr/w:rtl")) == word.is_bidi(paragraph)


@every_document
def test_numbers_and_addresses_stay_whole_in_right_to_left_text(word: Word) -> None:
    for run in word.runs():
        assert not (flag(run, "rtl") and NUMBERS.search(words(run))), words(run)


@every_document
def test_left_to_right_pieces_are_kept_apart_in_right_to_left_paragraphs(word: Word) -> None:
    """RLM LRM piece LRM RLM: Word orders by `w:rtl`, LibreOffice by the Unicode algorithm, and this is right in both."""
    for paragraph in filter(word.is_bidi, word.paragraphs()):
        pieces = re.split(
            "([^\u0000]+)", "".join("\0" if flag(run, "rtl") else words(run) for run in every(paragraph, "w:r"))
        )
        for piece in pieces:
            if re.search(r"\w", piece) and NUMBERS.search(piece):
                assert piece.startswith(LRM), words(paragraph)
                assert piece.endswith(LRM), words(paragraph)


@every_document
def test_headings_are_real_and_in_order(word: Word) -> None:
    headings = [(word.level(each), words(each)) for each in every(word.body, "w:p") if word.level(each)]
    levels = [level for level, _ in headings]
    assert levels[:1] == [1]
    assert all(after <= before + 1 for before, after in pairwise(levels)), headings
    assert all(text.strip() for _, text in headings)


@every_document
def test_tables_have_a_header_row_even_columns_and_no_tables_inside(word: Word) -> None:
    for table in every(word.body, "w:tbl"):
        rows = table.findall(q("w:tr"))
        if len(rows) > 1:
            assert on(find(rows[0], "w:trPr/w:tblHeader")), words(rows[0])
        columns = len(list(every(table, "w:gridCol")))
        assert {len(row.findall(q("w:tc"))) for row in rows} == {columns}
        assert not list(every(table, "w:vMerge", "w:gridSpan"))
        assert not any(True for _ in table.iterancestors(q("w:tbl"))), "a table within a table"


@every_document
def test_pictures_have_words_or_are_called_decoration(word: Word) -> None:
    for picture in (each for story in word.stories for each in every(story, "wp:docPr")):
        assert get(picture, "descr").strip() or list(every(picture, "adec:decorative"))


@every_document
def test_names_and_numbers_are_there_once(word: Word) -> None:
    controls = [find(each, "w:sdtPr") for story in word.stories for each in every(story, "w:sdt")]
    once = {
        "field": [get(find(each, "w:tag"), "w:val") for each in controls],
        "control": [get(find(each, "w:id"), "w:val") for each in controls],
        "bookmark": [get(each, "w:name") for story in word.stories for each in every(story, "w:bookmarkStart")],
        "bookmark number": [get(each, "w:id") for story in word.stories for each in every(story, "w:bookmarkStart")],
        "drawing": [get(each, "id") for story in word.stories for each in every(story, "wp:docPr")],
    }
    for what, names in once.items():
        assert "" not in names, what
        assert [name for name, count in Counter(names).items() if count > 1] == [], what
    ends = [get(each, "w:id") for story in word.stories for each in every(story, "w:bookmarkEnd")]
    assert sorted(ends) == sorted(once["bookmark number"])


@every_document
def test_every_field_can_be_found_by_a_screen_reader_by_its_tag_and_by_its_bookmark(word: Word) -> None:
    for control in (each for story in word.stories for each in every(story, "w:sdt")):
        properties, before = find(control, "w:sdtPr"), control.getprevious()
        assert get(find(properties, "w:alias"), "w:val").strip()
        assert len(get(find(properties, "w:alias"), "w:val")) <= 64, "ISO 29500-1, 17.5.2.1"
        assert len(get(find(properties, "w:tag"), "w:val")) <= 64
        assert words(control).strip(), "an empty field shows what belongs into it"
        assert find(properties, "w:text") is None, "LibreOffice 7 writes mixed scripts of w:text several times"
        assert before is not None
        assert before.tag == q("w:bookmarkStart")
        assert len(get(before, "w:name")) <= 40


@every_document
def test_nothing_but_the_words_is_left_of_the_template(word: Word) -> None:
    text = " ".join(MARKS.sub("", words(story)) for story in word.stories)
    assert not re.search(r"\{\w*\}|\{\{|\{%|<\w+|&\w+;|\bNone\b|\bUndefined\b|<bound", text), text
