"""The parts of a Word package: a story each for body, header and footer, and what they share."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache

from hvs_cli.document.tree import Document, fields
from hvs_cli.document.words import lines, words
from hvs_cli.forms import own_words
from hvs_cli.languages.language import Language
from hvs_cli.ooxml.chart import CHART_TYPE, Bars, chart_parts
from hvs_cli.ooxml.package import Part, part, repeated_part
from hvs_cli.ooxml.properties import (
    CORE_NAME,
    CUSTOM_NAME,
    DEFAULT_TYPES,
    HEAD,
    OFFICE,
    PROPERTY_TYPES,
    Relation,
    content_types,
    core,
    custom,
    package_relationships,
    relationships,
)
from hvs_cli.writers.look import Look
from hvs_cli.writers.word.reference import NS, Reference

_HYPERLINK = f"{OFFICE}/hyperlink"
BODY = "document"
"""The name of the story that differs from document to document; the others repeat."""

_NAMESPACES = (
    f'xmlns:w="{NS}" xmlns:r="{OFFICE}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_STATIC = (("styles", "styles"), ("numbering", "numbering"), ("settings", "settings"), ("fontTable", "fontTable"))
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "/word/document.xml": f"{_TYPE}.document.main+xml",
    "/word/styles.xml": f"{_TYPE}.styles+xml",
    "/word/numbering.xml": f"{_TYPE}.numbering+xml",
    "/word/settings.xml": f"{_TYPE}.settings+xml",
    "/word/fontTable.xml": f"{_TYPE}.fontTable+xml",
    "/word/header1.xml": f"{_TYPE}.header+xml",
    "/word/footer1.xml": f"{_TYPE}.footer+xml",
} | PROPERTY_TYPES


@dataclass(slots=True)
class Shared:
    """What is counted over the whole package: ids, pictures, lists."""

    look: Look
    last: int = 0
    media: dict[bytes, str] = field(default_factory=dict)
    lists: int = 0
    charts: list[Part] = field(default_factory=list)
    """Each with its relationships and its workbook."""

    def number(self) -> int:
        """The next id of a control, bookmark or drawing."""
        self.last += 1
        return self.last


@lru_cache(maxsize=512)
def _link_name(target: str) -> str:
    return "rL" + hashlib.sha256(target.encode()).hexdigest()[:12]


@dataclass(slots=True)
class Story:
    """One part with text: its relationships, and what it shares with the others."""

    name: str
    shared: Shared
    foreign: Language
    """The language of marks around left-to-right pieces."""
    relations: list[Relation] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """Every address that was linked to, in order."""

    def link(self, target: str) -> str:
        """The relationship id of an outside address; the same in every story, so that written links can be kept."""
        name = _link_name(target)
        if (name, _HYPERLINK, target) not in self.relations:
            self.relations.append((name, _HYPERLINK, target))
        self.links.append(target)
        return name

    def picture(self, data: bytes) -> tuple[str, int]:
        """The relationship id of a picture, and the number of its drawing."""
        if data not in self.shared.media:
            kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
            self.shared.media[data] = f"media/image{len(self.shared.media) + 1}.{kind}"
        return self._relate(f"{OFFICE}/image", self.shared.media[data]), self.shared.number()

    def chart(self, bars: Bars) -> tuple[str, int]:
        """The relationship id of a chart, and the number of its drawing."""
        made = chart_parts(bars, "word", len(self.shared.charts) // 3 + 1)
        self.shared.charts += made
        return self._relate(f"{OFFICE}/chart", made[0].name.removeprefix("word/")), self.shared.number()

    def _relate(self, kind: str, target: str) -> str:
        for name, known_kind, known_target in self.relations:
            if (known_kind, known_target) == (kind, target):
                return name
        name = f"rId{len(self.relations) + 1}"
        self.relations.append((name, kind, target))
        return name

    def parts(self, inner: str) -> list[Part]:
        """The packed part with `inner`, and its relationships where there are any."""
        pack = part if self.name == BODY else repeated_part
        made = [pack(f"word/{self.name}.xml", f"{HEAD}{inner}")]
        if self.relations:
            made.append(repeated_part(f"word/_rels/{self.name}.xml.rels", relationships(self.relations)))
        return made


def body_story(shared: Shared, foreign: Language) -> Story:
    """The story of the main document, which carries the relationships of the package's static parts."""
    story = Story(BODY, shared, foreign)
    for kind, name in (*_STATIC, ("header", "header1"), ("footer", "footer1")):
        story._relate(f"{OFFICE}/{kind}", f"{name}.xml")
    return story


def root(tag: str, inner: str) -> str:
    """The root element `tag` with every namespace that a story may use."""
    return f"<w:{tag} {_NAMESPACES}>{inner}</w:{tag}>"


def package(document: Document, reference: Reference, shared: Shared, stories: list[Part]) -> list[Part]:
    """All parts of the package: the static ones copied, `stories` as they are, the rest made here."""
    charts = {f"/{each.name}": CHART_TYPE for each in shared.charts if "/charts/chart" in each.name}
    media = [repeated_part(f"word/{name}", data) for data, name in shared.media.items()]
    return [
        repeated_part("[Content_Types].xml", content_types(DEFAULT_TYPES, _TYPES | charts)),
        repeated_part("_rels/.rels", package_relationships("word/document.xml")),
        *reference.parts,
        *stories,
        *media,
        *shared.charts,
        repeated_part("word/numbering.xml", _numbering(reference.numbering, shared.lists)),
        repeated_part(CORE_NAME, core(document.title, document.language.tag)),
        part(CUSTOM_NAME, custom(document.facts | _own_words(document))),
    ]


def _own_words(document: Document) -> dict[str, str]:
    """Marks of the form's own words, by which it is read when it comes back; nothing for what is no form."""
    if "form.id" not in document.properties:
        return {}
    said = lines((*document.header, *document.blocks, *document.footer))
    return own_words.properties((words(each.content) for each in said), (each.prompt for each in fields(document)))


FIRST_LIST = 100
"""Numbered lists get ids from here on; 1 and 2 are the reference file's own."""


def _numbering(base: str, lists: int) -> str:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    added = "".join(
        f'<w:num w:numId="{FIRST_LIST + n}"><w:abstractNumId w:val="1"/>{restart}</w:num>' for n in range(lists)
    )
    return base.replace("</w:numbering>", f"{added}</w:numbering>")
