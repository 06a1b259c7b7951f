"""What Word and PowerPoint packages have in common: relationships, content types, properties of the document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

from hvs_cli.ooxml.xml import xml

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""The start of the types of relationships between parts."""

CREATED: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""The date in every document's properties: the same input gives the same bytes on any day."""

CORE_NAME, CUSTOM_NAME = "docProps/core.xml", "docProps/custom.xml"
_CORE_TYPE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

DEFAULT_TYPES: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Ending → content type."""

PROPERTY_TYPES: Final = {
    f"/{CORE_NAME}": "application/vnd.openxmlformats-package.core-properties+xml",
    f"/{CUSTOM_NAME}": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
"""Part → content type of the two parts with properties."""

Relation = tuple[str, str, str]
"""The id, the type and the target of a relationship."""


def relationships(entries: Iterable[Relation]) -> str:
    """The part that lists relationships; those of hyperlinks lead out of the package."""
    outside = {f"{OFFICE}/hyperlink": ' TargetMode="External"'}
    lines = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{xml(target)}"{outside.get(kind, "")}/>'
        for name, kind, target in entries
    )
    return f'{HEAD}<Relationships xmlns="{_RELATIONSHIPS}">{lines}</Relationships>'


def package_relationships(document: str) -> str:
    """The relationships of the package itself: to the part `document` and to the properties."""
    return relationships(
        [
            ("rId1", f"{OFFICE}/officeDocument", document),
            ("rId2", _CORE_TYPE, CORE_NAME),
            ("rId3", f"{OFFICE}/custom-properties", CUSTOM_NAME),
        ]
    )


def content_types(defaults: Mapping[str, str], parts: Mapping[str, str]) -> str:
    """The part that says what each part is: by its ending, or by its name with a leading slash."""
    by_ending = "".join(f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in defaults.items())
    by_name = "".join(f'<Override PartName="{xml(name)}" ContentType="{kind}"/>' for name, kind in parts.items())
    return f'{HEAD}<Types xmlns="{_TYPES}">{by_ending}{by_name}</Types>'


def core(title: str, language: str) -> str:
    """Title and language tag of the document, where screen readers and search look for them."""
    stamp = CREATED.strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{xml(title)}</dc:title>'
        f'<dc:creator>hvs</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
        f"<dc:language>{language}</dc:language></cp:coreProperties>"
    )


def custom(properties: Mapping[str, str]) -> str:
    """Facts about the document that are not shown: its kind, language, session, version."""
    entries = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{xml(name)}">'
        f"<vt:lpwstr>{xml(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(sorted(properties.items()), 2)
    )
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{entries}</Properties>'
    )
