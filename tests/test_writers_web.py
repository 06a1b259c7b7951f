"""Web pages, read back by the HTML parsers of Python and lxml."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from hvs_cli.document.tree import Document, Field, Paragraph, Text, fields
from hvs_cli.errors import TemplateError
from hvs_cli.languages.language import facts
from hvs_cli.resources import shipped
from hvs_cli.writers.look import Look
from hvs_cli.writers.web.fields import BUTTONS, WORDS
from tests.trees import NASTY, NINETEEN, tree, written

VOID = {"meta", "br", "img", "input", "col", "hr"}
EVERYTHING = (
    '<h2>A</h2><p class="lead">a<br/><b>b</b> <a href="tel:1">c</a> <img src="qr:x" alt="d" data-width="20"/></p>'
    "<ul><li>e</li><li><p>f</p><ol><li>g</li></ol></li></ul><hr/>"
    '<section class="box" data-widths="70 30"><div><p>h</p></div><div><h3>i</h3></div></section>'
    '<table class="form"><caption>j</caption><thead><tr><th>k</th><th/><th>l</th></tr></thead>'
    '<tr><th>m</th><td><input type="text" name="n" title="o" placeholder="p"/></td><td><p>q</p><p>r</p></td></tr></table>'
    '<table class="chart"><caption>s</caption><thead><tr><th/><th>t</th></tr></thead><tr><th>u</th><td>2</td></tr></table>'
    '<section class="slide"><h2>v</h2><p>w</p><aside><p>x</p></aside></section>'
)
WORDS_IN_HEAD = "".join(f'<meta name="web.{name}" content="Sana {name}"/>' for name in (*BUTTONS, *WORDS))
FORM = '<p><textarea name="safety.a" title="Mitä" placeholder="Kirjoita" rows="3"/></p>'


def page(main: str, language: str = "fi", look: Look | None = None, **more: str) -> Any:
    """The page that comes of `main`, parsed."""
    return parsed(written(tree(main, language, **more), "html", look))


def parsed(text: str) -> Any:
    return html.document_fromstring(text)


class Tags(HTMLParser):
    """Whether the tags of a page fit together."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"<{tag}> has an attribute twice"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", NINETEEN)
def test_a_page_says_its_language_and_direction_and_its_tags_fit_together(language: str) -> None:
    text = written(tree(EVERYTHING + FORM, language, head=WORDS_IN_HEAD, header="<p>y</p>", footer="<p>z</p>"), "html")
    tags = Tags()
    tags.feed(text)
    tags.close()
    assert tags.open == []
    root = parsed(text)
    assert (root.get("lang"), root.get("dir")) == (language, facts(language).direction)
    assert [each.tag for each in root.body] == ["header", "main", "footer", "script"]
    assert root.findtext("head/title") == "Kutsu – Kuopio"
    ids = Counter(each.get("id") for each in root.iter() if each.get("id"))
    assert max(ids.values()) == 1


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("language", NINETEEN)
def test_what_a_person_wrote_comes_out_letter_for_letter(text: str, language: str) -> None:
    assert page(f"<p>{escape(text)}</p>", language).find(".//main/p").text_content() == text
    assert page(f'<p><bdi lang="fi">{escape(text)}</bdi></p>', language).find(".//main/p").text_content() == text


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1), st.sampled_from(["fi", "ar", "ti"]))
def test_any_text_comes_out_letter_for_letter(text: str, code: str) -> None:
    language = facts(code)
    answers = [
        Field("a", "text", text, text, language, language, text),
        Field("b", "line", text, text, language, language, text),
    ]
    document = Document(
        text, language, (Paragraph((Text(text, language),), language), Paragraph(tuple(answers), language))
    )
    root = parsed(written(document, "html"))
    assert root.find(".//main/p").text_content() == text
    area, line = root.find(".//textarea"), root.find(".//input")
    assert [area.text[1:], area.get("placeholder"), area.get("aria-label")] == [text, text, text]
    assert [line.get("value"), line.get("placeholder"), line.get("aria-label")] == [text, text, text]


def test_new_lines_of_a_person_stay_lines() -> None:
    (paragraph,) = page("<p>eka\n\ntoka</p>").findall(".//main/p")
    assert html.tostring(paragraph).strip() == b"<p>eka<br><br>toka</p>"


def shown(main: str, language: str) -> str:
    """The first paragraph as HTML, without its own tag."""
    text = written(tree(main, language), "html")
    found = re.search(r"<main>.*?<p[^>]*>(.*?)</p>", text, re.DOTALL)
    assert found
    return found[1]


def test_what_runs_the_other_way_stands_in_one_isolate() -> None:
    fi = 'lang="fi" dir="ltr"'
    said = '<p>في <bdi lang="fi"><b>Kuopion</b> kaupunki</bdi> اليوم</p>'
    assert shown(said, "ar") == f"في <bdi {fi}><strong>Kuopion</strong> kaupunki</bdi> اليوم"


def test_another_language_in_the_same_direction_is_marked_without_an_isolate() -> None:
    assert shown('<p>Say <bdi lang="fi">Kuopio</bdi>.</p>', "en") == 'Say <span lang="fi" dir="ltr">Kuopio</span>.'


@pytest.mark.parametrize("block", ["<p {}>x</p>", "<h2 {}>x</h2>", "<ul {}><li>x</li></ul>", "<section {}>x</section>"])
def test_a_block_in_another_language_says_so(block: str) -> None:
    element = page(block.format('lang="ar"'), "fi").find(".//main/*[@lang]")
    assert (element.get("lang"), element.get("dir")) == ("ar", "rtl")


def test_a_page_without_a_first_heading_begins_with_its_title_for_screen_readers() -> None:
    assert page("<h2>A</h2>").findtext(".//main/h1[@class='unseen']") == "Kutsu – Kuopio"
    assert page("<section><h1>A</h1></section>").xpath("//h1[@class='unseen']") == []


def test_page_numbers_and_their_signs_stay_away() -> None:
    number = '<output name="page"/> (<output name="pages"/>)'
    root = page("<p>x</p>", footer=f"<p>Kierros 1 · {number}</p><p>{number}</p>")
    assert [each.text_content() for each in root.findall(".//footer/p")] == ["Kierros 1"]


def test_a_table_has_a_caption_widths_and_heads_with_scope() -> None:
    table = page(EVERYTHING).find(".//table[@class='form']")
    assert table.findtext("caption") == "j"
    assert [each.get("style") for each in table.iter("col")] == ["width:33%", "width:33%", "width:34%"]
    assert [(each.tag, each.get("scope")) for each in table.find("thead/tr")] == [
        ("th", "col"),
        ("td", None),
        ("th", "col"),
    ]
    assert [(each.tag, each.get("scope")) for each in table.find("tbody/tr")] == [
        ("th", "row"),
        ("td", None),
        ("td", None),
    ]
    assert [each.get("data-head") for each in table.find("tbody/tr")] == [None, None, "l"]


def test_a_chart_has_a_bar_beside_each_number() -> None:
    rows = "<tr><th>u</th><td>2</td><td>4</td></tr><tr><th>w</th><td>0</td><td>1</td></tr>"
    table = page(f'<table class="chart"><thead><tr><th/><th>a</th><th>b</th></tr></thead>{rows}</table>').find(
        ".//table"
    )
    bars = [each.get("style") for each in table.iterfind(".//span[@class='bar']")]
    assert bars == ["width:50%", "width:100%", "width:0%", "width:25%"]
    assert [each.text_content() for each in table.iter("td")][1:] == ["2", "4", "0", "1"]


def test_a_picture_is_in_the_file_with_its_text() -> None:
    (picture,) = page('<p><img src="qr:x" alt="Koodi &amp; &quot;x&quot;" data-width="25.4"/></p>').iter("img")
    kind, _, data = picture.get("src").partition(",")
    assert (kind, base64.b64decode(data)) == ("data:image/png;base64", b"\x89PNG")
    assert (picture.get("alt"), picture.get("width"), picture.get("height")) == ('Koodi & "x"', "96", "96")


# fields


@pytest.mark.parametrize(
    ("field", "tag", "kind"),
    [
        ('<input type="text" {} value="a"/>', "input", "text"),
        ('<input type="number" {}/>', "input", "text"),
        ('<input type="date" {}/>', "input", "date"),
        ('<input type="date" {} value="2027-03-11"/>', "input", "date"),
        ('<input type="date" {} value="eilen"/>', "input", "text"),
        ('<input type="checkbox" {} checked="checked"/>', "input", "checkbox"),
        ("<textarea {}/>", "textarea", None),
        ('<select {}><option value="1">yksi</option></select>', "select", None),
    ],
)
def test_every_field_is_a_control_with_a_name_for_screen_readers(field: str, tag: str, kind: str | None) -> None:
    told = 'name="a.b" title="Mitä &amp; missä" placeholder="Kirjoita"'
    (control,) = page(f"<p>{field.format(told)}</p>").iter(tag)
    assert (control.get("type"), control.get("name"), control.get("aria-label")) == (kind, "a.b", "Mitä & missä")


def test_a_box_to_tick_is_a_label_with_the_words_after_it() -> None:
    box = '<input type="checkbox" name="{0}" title="{0}"/>'
    labels = page(f"<p>Eka: {box.format('a')} kahvi<br/>{box.format('b')} <b>tee</b>, {box.format('c')}</p>").iter(
        "label"
    )
    assert [(each.find("input").get("name"), each.text_content()) for each in labels] == [
        ("a", " kahvi"),
        ("b", " tee, "),
    ]


def test_a_choice_shows_its_prompt_first_and_boxes_for_paper() -> None:
    options = '<option value="one">yksi</option><option value="most">moni</option>'
    root = page(f'<p><select name="a" title="b" placeholder="Valitse">{options}</select></p>')
    assert [(each.get("value"), each.text) for each in root.iter("option")] == [
        ("", "Valitse"),
        ("one", "yksi"),
        ("most", "moni"),
    ]
    assert root.find(".//span[@class='boxes']").text_content() == "☐\u00a0yksi ☐\u00a0moni"


# looks


def test_a_page_asks_nothing_from_elsewhere_and_forbids_it() -> None:
    text = written(tree(EVERYTHING), "html")
    assert not re.search(r'(?:src|srcset|data|action)="(?!data:)|<link|@import|url\((?!data:)', text)
    policy = parsed(text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert "script-src" not in policy


def test_the_accent_of_the_municipality_colours_the_page() -> None:
    assert ":root{--accent:#0B6E4F;" in written(tree("<p>x</p>"), "html", Look("0B6E4F"))


def test_a_stylesheet_of_the_municipality_comes_last(tmp_path: Path) -> None:
    (tmp_path / "page.css").write_text("h1 { color: teal } /* </style><script> */", "utf-8")
    styles = [each.text for each in page("<p>x</p>", look=Look(folders=(tmp_path,))).iter("style")]
    assert styles[-2].strip() == shipped("templates/page.css").read_text("utf-8").strip()
    assert styles[-1].strip() == "h1 { color: teal } /* <\\/style><script> */"


def test_a_stylesheet_that_is_no_text_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "page.css").write_bytes(b"h1 { content: '\xe4' }")
    with pytest.raises(TemplateError, match=r"page\.css: this file cannot be read as text.*Save it as UTF-8"):
        page("<p>x</p>", look=Look(folders=(tmp_path,)))


def test_each_script_in_a_page_has_fonts() -> None:
    text = written(tree('<p>Kieli <bdi lang="ti">ትግርኛ</bdi></p>', "ar"), "html")
    assert ':lang(ti){font-family:"Ebrima",' in text
    assert ':lang(fi){font-family:"Arial",' in text


# forms


def test_only_a_form_that_keeps_its_answers_has_a_script_and_its_words() -> None:
    assert page(FORM).xpath("//script | //*[@id='form-tools']") == []
    root = page(FORM, head=f'<meta name="hvs.session" content="s1"/>{WORDS_IN_HEAD}')
    assert [each.text for each in root.iter("button")] == ["Sana save", "Sana load", "Sana clear"]
    tools = root.get_element_by_id("form-tools")
    assert {name: tools.get(f"data-{name}") for name in WORDS} == {name: f"Sana {name}" for name in WORDS}
    assert [each.get("name") for each in root.iter("meta") if "." in each.get("name", "")] == ["hvs.session"]


def test_the_page_allows_exactly_its_own_script() -> None:
    root = page(FORM, head=WORDS_IN_HEAD)
    digest = base64.b64encode(hashlib.sha256(root.findtext(".//script").encode()).digest()).decode()
    assert root.xpath("//meta[@http-equiv]/@content")[0].endswith(f"; script-src 'sha256-{digest}'")


def test_a_form_with_a_part_for_the_organisation_has_a_button_for_its_copy() -> None:
    root = page(FORM, head=f'<meta name="web.own" content="ngo."/>{WORDS_IN_HEAD}')
    assert [each.get("data-does") for each in root.iter("button")] == list(BUTTONS)
    assert root.get_element_by_id("form-tools").get("data-own") == "ngo."


def test_words_that_a_form_lacks_are_named() -> None:
    with pytest.raises(TemplateError, match=r"lacks the words web\.clear, web\.sure Include _form\.html\.j2"):
        page(FORM, head=re.sub(r'<meta name="web.(?:clear|sure)"[^>]*/>', "", WORDS_IN_HEAD))


def test_every_field_of_a_document_is_on_its_page_once() -> None:
    document = tree(EVERYTHING + FORM)
    root = parsed(written(document, "html"))
    assert [each.get("name") for each in root.xpath("//main//*[@name]")] == [each.name for each in fields(document)]


def test_words_that_all_run_against_the_page_run_their_own_way() -> None:
    """Cut in two lines, isolates of a venue and its room would change places."""
    turned, mixed = page('<p>Talo · <bdi lang="fi">Sali 2</bdi></p><p>سلام Talo</p>', "ar").findall(".//main/p")
    assert (turned.get("lang"), turned.get("dir")) == ("fi", "ltr")
    assert (mixed.get("lang"), mixed.get("dir")) == (None, None)
