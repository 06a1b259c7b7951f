"""A web page as a person reads it: blocks, languages, fields, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from tests.office import MARKS, Element

_TEXT = ("ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "p", "hr", "button")
_TABLES = ("figure", "table", "caption", "thead", "tbody", "tr", "th", "td")
_REGIONS = ("html", "body", "header", "main", "footer", "nav", "section", "article", "div", "aside", "form", "fieldset")
_BLOCKS = frozenset([*_REGIONS, *_TABLES, *_TEXT])
_SKIPPED = frozenset(["head", "style", "script"])


def outline(path: Path) -> str:
    """One line for each block, indented as they are nested; what the head says comes first."""
    page = html.document_fromstring(path.read_text("utf-8"))
    title = page.findtext("head/title")
    lines = [
        f"title: {title}",
        *(f"{each.get('name')}: {each.get('content')}" for each in page.iter("meta") if each.get("name")),
    ]
    return "\n".join([*lines, *_blocks(page, 0)]) + "\n"


def _blocks(element: Element, depth: int) -> Iterator[str]:
    if element.tag in _SKIPPED:
        return
    name = ".".join([element.tag, *(element.get("class") or "").split()])
    facts = "".join(f" {key}={element.get(key)}" for key in ("lang", "dir", "scope") if element.get(key))
    inner = [child for child in element if child.tag in _BLOCKS]
    text = "" if inner else _squeezed("".join(_inlines(element)))
    yield "  " * depth + name + facts + (f": {text}" if text else "")
    for child in element if inner else ():
        yield from _blocks(child, depth + 1) if child.tag in _BLOCKS else _loose(child, depth + 1)


def _loose(element: Element, depth: int) -> Iterator[str]:
    text = _squeezed(_inline(element))
    if text:
        yield "  " * depth + text


def _inlines(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield _inline(child)
        yield child.tail or ""


def _inline(element: Element) -> str:
    if isinstance(element, etree._Comment) or element.tag in _SKIPPED:
        return ""
    match element.tag:
        case "br":
            return " ⏎ "
        case "img":
            return f"(picture: {element.get('alt') or 'decoration'})"
        case "svg":
            return f"(picture: {element.get('aria-label') or element.findtext('{*}title') or 'decoration'})"
        case "input" | "textarea" | "select":
            kind = element.get("type") or element.tag
            return f"⟦{element.get('name')} {kind} “{element.get('aria-label') or element.get('title') or ''}”⟧"
        case "a":
            return f"{''.join(_inlines(element))} → {element.get('href')}"
        case _:
            return _marked(element)


def _marked(element: Element) -> str:
    marks = " ".join(filter(None, [element.get("class"), element.get("lang")]))
    inner = "".join(_inlines(element))
    return f"⟨{marks}: {inner}⟩" if marks else f"**{inner}**" if element.tag in ("b", "strong") else inner


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", MARKS.sub("", text)).strip()
