"""What slides take from a reference file: the shipped one prepared for each language, or a municipality's own."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pptx
import pytest
from lxml import etree
from pptx import Presentation

from hvs_cli.errors import TemplateError
from hvs_cli.languages.language import facts
from hvs_cli.languages.script import scripts
from hvs_cli.resources import shipped
from hvs_cli.writers.look import Look
from tests.decks import FOOT, HEAD, bodies, packed, said, show, slide
from tests.office import Element, every, find, get, q
from tests.trees import NINETEEN

SHIPPED = shipped("templates/reference.pptx")
MAIN = slide("<p>a</p>", style="title") + slide("<p>b</p>", "B", "<p>n</p>") + slide('<p class="quote">c</p>', "C")
RIGHT_TO_LEFT = ["ar", "fa", "prs"]


def parts(data: bytes) -> dict[str, Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith("xml")}


def own(folder: Path, change: Callable[[str, str], str | None]) -> Look:
    """A look with a copy of the shipped reference file in `folder`, each part as `change` makes it of name and text."""
    with zipfile.ZipFile(SHIPPED) as old, zipfile.ZipFile(folder / "reference.pptx", "w") as new:
        for name in old.namelist():
            if (text := change(name, old.read(name).decode())) is not None:
                new.writestr(name, text)
    return Look(folders=(folder,))


def swap(part: str, old: str, new: str) -> Callable[[str, str], str]:
    def change(name: str, text: str) -> str:
        return re.sub(old, new, text, flags=re.DOTALL) if name.endswith(part) else text

    return change


@pytest.mark.parametrize("code", NINETEEN)
def test_masters_layouts_and_theme_are_prepared_for_the_language(code: str) -> None:
    found, language = parts(packed(MAIN, code)), facts(code)
    wanted = ("1", "r") if code in RIGHT_TO_LEFT else ("0", "l")
    for name, root in found.items():
        if re.search(r"(slideMaster|slideLayout|notesMaster)\d\.xml$|presentation\.xml$", name):
            assert {get(each, "lang") for each in every(root, "a:defRPr", "a:endParaRPr")} <= {language.tag}
            for style in every(root, "p:titleStyle", "p:bodyStyle", "p:notesStyle", "p:defaultTextStyle"):
                for level in style.iterchildren(*(q(f"a:lvl{n}pPr") for n in range(1, 10))):
                    assert (get(level, "rtl"), get(level, "algn")) == wanted
    for name in ("ppt/theme/theme1.xml", "ppt/theme/themeNotes.xml"):
        for fonts in every(found[name], "a:majorFont", "a:minorFont"):
            assert get(find(fonts, "a:latin"), "typeface") == language.script.latin
            assert get(find(fonts, "a:cs"), "typeface") == language.script.complex


def test_what_stands_on_the_left_stands_on_the_right_where_reading_begins_there() -> None:
    left, right = show(MAIN, "fi").slide_layouts, show(MAIN, "ar").slide_layouts
    width = 960 * 12700
    for one, other in zip(left, right, strict=True):
        for first, second in zip(one.shapes, other.shapes, strict=True):
            if find(first._element, "p:spPr/a:xfrm") is not None:
                assert second.left == width - first.left - first.width


@pytest.mark.parametrize(("code", "size"), [("fi", 3600), ("ar", 3900), ("th", 3900), ("ti", 3600)])
def test_scripts_that_look_small_are_set_larger(code: str, size: int) -> None:
    master = parts(packed(MAIN, code))["ppt/slideMasters/slideMaster1.xml"]
    assert get(find(master, "p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr"), "sz") == str(size)


def test_the_accent_of_the_municipality_takes_the_place_of_the_shipped_one() -> None:
    theme = parts(packed(MAIN, look=Look("0B6E4F")))["ppt/theme/theme1.xml"]
    assert get(next(every(next(every(theme, "a:accent1")), "a:srgbClr")), "val") == "0B6E4F"
    assert b"1F3864" not in packed(MAIN, look=Look("0B6E4F"))


def test_the_shipped_file_is_slim_and_nobody_s() -> None:
    with zipfile.ZipFile(SHIPPED) as package:
        names, core = package.namelist(), package.read("docProps/core.xml").decode()
    assert SHIPPED.stat().st_size < 20_000
    assert not [name for name in names if re.search("printer|thumbnail|media|customXml|/slides/", name)]
    assert "creator" not in core
    assert [each.name for each in Presentation(str(SHIPPED)).slide_layouts] == [
        "Title", "Content", "Two columns", "Statement", "Title only",
    ]  # fmt: skip


def test_a_file_that_powerpoint_made_lends_its_looks_but_none_of_its_slides(tmp_path: Path) -> None:
    """The template of python-pptx: eleven layouts of another size, printer settings, a thumbnail, no master of notes."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = pptx.util.Cm(33.867), pptx.util.Cm(19.05)
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Their own"
    deck.save(str(tmp_path / "reference.pptx"))
    data = packed(MAIN, look=Look(folders=(tmp_path,)), header=HEAD, footer=FOOT)
    made = Presentation(io.BytesIO(data))
    assert [each.shapes.title.text for each in made.slides] == ["Title", "B", "C"]
    assert [each.slide_layout.name for each in made.slides] == ["Title Slide", "Title and Content", "Title and Content"]
    assert made.slides[1].notes_slide.notes_text_frame.text == "n"
    assert not [name for name in parts(data) if "printer" in name]
    assert b"thumbnail" not in data
    assert len(made.slide_layouts) == 11


def test_a_font_of_the_municipality_stays_where_it_has_the_letters(tmp_path: Path) -> None:
    look = own(tmp_path, swap("theme1.xml", '(<a:latin typeface=)"Arial"', r'\1"Kuopio Sans"'))
    for code, font in (("fi", "Kuopio Sans"), ("vi", "Kuopio Sans"), ("ru", "Arial"), ("ti", "Ebrima")):
        theme = parts(packed(MAIN, code, look))["ppt/theme/theme1.xml"]
        assert {get(each, "typeface") for each in every(theme, "a:latin")} == {font}
    assert scripts()["Latn"].latin == "Arial"


def test_without_a_layout_for_statements_they_stand_in_the_usual_one(tmp_path: Path) -> None:
    look = own(tmp_path, swap("slideLayout4.xml", 'name="Statement"', 'name="Other"'))
    assert [each.slide_layout.name for each in show(MAIN, look=look).slides] == ["Title", "Content", "Content"]


def test_a_master_that_leaves_less_room_is_obeyed(tmp_path: Path) -> None:
    body = 'idx="1".*?<a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/>'
    old = body.format(x="558800", y="1854200", w="10668000", h="4089400")
    new = r'idx="1"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="558800" y="1854200"/><a:ext cx="5000000" cy="2000000"/>'
    look = own(tmp_path, swap("slideMaster1.xml", old, new))
    many = slide(f"<ul>{'<li>one two three four five six seven eight</li>' * 9}</ul>")
    narrow, wide = show(many, look=look), show(many)
    assert len(narrow.slides) > len(wide.slides)
    assert bodies(narrow.slides[0])[0].width == 5000000


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (swap("slideLayout3.xml", 'type="twoObj"', ""), "type twoObj"),
        (swap("slideLayout5.xml", 'type="titleOnly"', 'type="blank"'), "type titleOnly"),
        (swap("slideLayout3.xml", '<p:ph sz="half" idx="2"/>', '<p:ph type="chart" idx="2"/>'), "type twoObj"),
        (swap("slideLayout2.xml", '<p:ph type="ftr"[^>]*>', '<p:ph type="dt" idx="11"/>'), "Content.*type ftr"),
        (swap("slideMaster1.xml", "<p:cSld>", "<p:cSld"), "slideMaster1.xml is missing or broken"),
        (swap("_rels/presentation.xml.rels", 'slideMaster"', 'other"'), "no slide master"),
        (lambda name, text: None if name == "ppt/presentation.xml" else text, "presentation.xml is missing"),
    ],
)
def test_what_a_reference_file_lacks_is_said(
    tmp_path: Path, change: Callable[[str, str], str | None], wrong: str
) -> None:
    with pytest.raises(TemplateError, match=wrong) as error:
        packed(MAIN, look=own(tmp_path, change))
    assert str(tmp_path / "reference.pptx") in str(error.value)
    assert "Start from a copy of the shipped" in str(error.value)


def test_everything_that_is_missing_is_said_at_once(tmp_path: Path) -> None:
    change = swap("slideLayout2.xml", '<p:ph type="ftr"[^>]*>', '<p:ph type="dt" idx="11"/>')
    other = swap("slideLayout3.xml", '<p:ph type="sldNum"[^>]*>', '<p:ph type="dt" idx="12"/>')
    with pytest.raises(TemplateError) as error:
        packed(MAIN, look=own(tmp_path, lambda name, text: other(name, change(name, text))))
    assert len(error.value.problems) == 2


def test_a_file_of_another_kind_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "reference.pptx").write_bytes(b"no zip")
    with pytest.raises(TemplateError, match="no PowerPoint file"):
        packed(MAIN, look=Look(folders=(tmp_path,)))


def test_text_of_the_slides_is_the_same_whatever_the_looks(tmp_path: Path) -> None:
    deck = Presentation()
    deck.save(str(tmp_path / "reference.pptx"))
    theirs, ours = show(MAIN, look=Look(folders=(tmp_path,))), show(MAIN)
    assert [list(said(bodies(each))) for each in theirs.slides] == [list(said(bodies(each))) for each in ours.slides]
