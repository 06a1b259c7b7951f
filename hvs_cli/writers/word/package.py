"""The parts of a Word package: a story each for body, header and footer, and what they share."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field

from hvs_cli.document.tree import WEB_ONLY, Document
from hvs_cli.languages.language import Language
from hvs_cli.ooxml.package import Part, part, repeated_part
from hvs_cli.ooxml.xml import xml
from hvs_cli.writers.word.reference import NS, Reference

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HYPERLINK = f"{OFFICE}/hyperlink"
BODY = "document"
"""The name of the story that differs from document to document; the others repeat."""

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = (
    f'xmlns:w="{NS}" xmlns:r="{OFFICE}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_STATIC = (("styles", "styles"), ("numbering", "numbering"), ("settings", "settings"), ("fontTable", "fontTable"))
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    ("/word/document.xml", f"{_TYPE}.document.main+xml"),
    ("/word/styles.xml", f"{_TYPE}.styles+xml"),
    ("/word/numbering.xml", f"{_TYPE}.numbering+xml"),
    ("/word/settings.xml", f"{_TYPE}.settings+xml"),
    ("/word/fontTable.xml", f"{_TYPE}.fontTable+xml"),
    ("/word/header1.xml", f"{_TYPE}.header+xml"),
    ("/word/footer1.xml", f"{_TYPE}.footer+xml"),
    ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
)
_CONTENT_TYPES = part(
    "[Content_Types].xml",
    f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="jpeg" ContentType="image/jpeg"/>'
    + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _TYPES)
    + "</Types>",
)
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def _relationships(entries: list[tuple[str, str, str]]) -> str:
    outside = {_HYPERLINK: ' TargetMode="External"'}
    lines = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{xml(target)}"{outside.get(kind, "")}/>'
        for name, kind, target in entries
    )
    return f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


_PACKAGE = part(
    "_rels/.rels",
    _relationships(
        [
            ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", _CORE, "docProps/core.xml"),
            ("rId3", f"{OFFICE}/custom-properties", "docProps/custom.xml"),
        ]
    ),
)


@dataclass(slots=True)
class Shared:
    """What is counted over the whole package: ids, pictures, lists."""

    last: int = 0
    media: dict[bytes, str] = field(default_factory=dict)
    lists: int = 0

    def number(self) -> int:
        """The next id of a control, bookmark or drawing."""
        self.last += 1
        return self.last


@dataclass(slots=True)
class Story:
    """One part with text: its relationships, and what it shares with the others."""

    name: str
    shared: Shared
    foreign: Language
    """The language of marks around left-to-right pieces."""
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """Every address that was linked to, in order."""

    def link(self, target: str) -> str:
        """The relationship id of an outside address; the same in every story, so that written links can be kept."""
        name = "rL" + hashlib.sha256(target.encode()).hexdigest()[:12]
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
        made = [pack(f"word/{self.name}.xml", f"{_XML}{inner}")]
        if self.relations:
            made.append(repeated_part(f"word/_rels/{self.name}.xml.rels", _relationships(self.relations)))
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


def package(
    document: Document, reference: Reference, shared: Shared, stories: list[Part], created: dt.datetime
) -> list[Part]:
    """All parts of the package: the static ones copied, `stories` as they are, the rest made here."""
    media = [repeated_part(f"word/{name}", data) for data, name in shared.media.items()]
    return [
        _CONTENT_TYPES,
        _PACKAGE,
        *reference.parts,
        *stories,
        *media,
        repeated_part("word/numbering.xml", _numbering(reference.numbering, shared.lists)),
        repeated_part("docProps/core.xml", _core(document, created)),
        part("docProps/custom.xml", _custom(document)),
    ]


FIRST_LIST = 100
"""Numbered lists get ids from here on; 1 and 2 are the reference file's own."""


def _numbering(base: str, lists: int) -> str:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    added = "".join(
        f'<w:num w:numId="{FIRST_LIST + n}"><w:abstractNumId w:val="1"/>{restart}</w:num>' for n in range(lists)
    )
    return base.replace("</w:numbering>", f"{added}</w:numbering>")


def _core(document: Document, created: dt.datetime) -> str:
    stamp = created.strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{xml(document.title)}</dc:title>'
        f'<dc:creator>hvs</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
        f"<dc:language>{document.language.tag}</dc:language></cp:coreProperties>"
    )


def _custom(document: Document) -> str:
    facts = {name: value for name, value in document.properties.items() if not name.startswith(WEB_ONLY)}
    entries = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{xml(name)}">'
        f"<vt:lpwstr>{xml(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(sorted(facts.items()), 2)
    )
    return (
        f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{entries}</Properties>'
    )
