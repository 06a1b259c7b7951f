"""One more language, one more kind, another look: each is one file, and no code."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import pytest
from pptx import Presentation

from hvs_cli.render.kinds import kinds
from hvs_cli.resources import shipped
from tests.conftest import copy_of
from tests.examples import hvs
from tests.office import find, get, parts
from tests.outline import outline

NOTICE = """{#---
title: Notice
each: language
formats: [docx, html, txt]
readers: residents
---#}
{% extends "_document.html.j2" %}
{% block main %}
<h1>{{ _("Notice") }}</h1>
<p>{{ _("The library of {town} is open.", town=municipality.name) }}</p>
{% endblock %}
"""
LITHUANIAN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "Invitation"
msgstr "Kvietimas"
"""
HEBREW = LITHUANIAN.replace("Kvietimas", "הזמנה").replace("nplurals=3", "nplurals=2")


@pytest.fixture
def kuopio(tmp_path: Path) -> Path:
    """The example, to be changed."""
    return copy_of("kuopio", tmp_path)


def add_language(folder: Path, code: str, catalog: str) -> None:
    """Add the one file, and name the language where the municipality names its own."""
    (folder / "translations").mkdir()
    (folder / "translations" / f"{code}.po").write_text(catalog, "utf-8")
    main = folder / "hvs.yaml"
    text, count = re.subn(r"^languages: \[", f"languages: [{code}, ", main.read_text("utf-8"), flags=re.MULTILINE)
    assert count == 1
    main.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("code", "catalog", "tag", "word"), [("lt", LITHUANIAN, "lt-LT", "Kvietimas"), ("he", HEBREW, "he-IL", "הזמנה")]
)
def test_a_new_language_is_one_file(kuopio: Path, code: str, catalog: str, tag: str, word: str) -> None:
    add_language(kuopio, code, catalog)
    done = hvs("build", kuopio, "-l", code)
    assert done.returncode == 0, done.stderr
    made = kuopio / "out" / code
    for kind in kinds().values():
        if kind.each == "language" and "all" in kind.languages:
            assert (made / f"{kind.name}.{kind.formats[0]}").is_file()
    letter = parts(made / "blank" / "invitation.docx")
    assert get(find(letter["word/styles.xml"], "w:docDefaults/w:rPrDefault/w:rPr/w:lang"), "w:val") == tag
    assert (find(letter["word/styles.xml"], "w:docDefaults/w:pPrDefault/w:pPr/w:bidi") is not None) == (code == "he")
    assert word in outline(made / "blank" / "invitation.docx")


def test_a_new_kind_is_one_file(kuopio: Path) -> None:
    (kuopio / "templates").mkdir(exist_ok=True)
    (kuopio / "templates" / "notice.html.j2").write_text(NOTICE, "utf-8")
    done = hvs("build", kuopio, "-k", "notice")
    assert done.returncode == 0, done.stderr
    for ending in ("docx", "html", "txt"):
        assert "Kuopio" in outline(kuopio / "out" / "fi" / f"notice.{ending}")
        assert (kuopio / "out" / "ar" / f"notice.{ending}").is_file()


def test_a_template_of_the_municipality_wins(kuopio: Path) -> None:
    (kuopio / "templates").mkdir(exist_ok=True)
    (kuopio / "templates" / "invitation.html.j2").write_text(NOTICE.replace("txt", "docx"), "utf-8")
    done = hvs("build", kuopio, "-k", "invitation")
    assert done.returncode == 0, done.stderr
    assert "Kuopio" in outline(kuopio / "out" / "fi" / "invitation.docx")


def test_a_reference_document_of_the_municipality_wins(kuopio: Path) -> None:
    """Its fonts of heading and its margins are the document's; styles that it lacks are those of the shipped one."""
    (kuopio / "templates").mkdir(exist_ok=True)
    own = docx.Document(str(shipped("templates/reference.docx")))
    own.styles["Heading 1"].font.size = docx.shared.Pt(33)
    for section in own.sections:
        section.left_margin = docx.shared.Mm(41)
    lead = next(style for style in own.styles if style.style_id == "Lead")
    lead.delete()
    own.save(str(kuopio / "templates" / "reference.docx"))
    done = hvs("build", kuopio, "-k", "invitation", "-l", "fi")
    assert done.returncode == 0, done.stderr
    letter = docx.Document(str(next((kuopio / "out" / "fi").rglob("invitation.docx"))))
    assert letter.styles["Heading 1"].font.size == docx.shared.Pt(33)
    assert letter.sections[0].left_margin == docx.shared.Twips(docx.shared.Mm(41).twips)
    assert any(style.style_id == "Lead" for style in letter.styles)


def test_a_reference_deck_of_the_municipality_wins(kuopio: Path) -> None:
    (kuopio / "templates").mkdir(exist_ok=True)
    mine = kuopio / "templates" / "reference.pptx"
    with zipfile.ZipFile(shipped("templates/reference.pptx")) as old, zipfile.ZipFile(mine, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "ppt/theme/theme1.xml":
                data = re.sub(rb'(<a:dk2>\s*<a:srgbClr val=")[0-9A-F]{6}', rb"\g<1>123456", data)
            new.writestr(name, data)
    done = hvs("build", kuopio, "-l", "fi", "-f", "pptx")
    assert done.returncode == 0, done.stderr
    deck = next((kuopio / "out" / "fi").rglob("*.pptx"))
    assert Presentation(str(deck)).slides
    assert b'val="123456"' in zipfile.ZipFile(deck).read("ppt/theme/theme1.xml")
