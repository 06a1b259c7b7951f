"""Inlines → HTML: every piece in another language says so, and what runs the other way stands in an isolate."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from html import escape

from hvs_cli.document.tree import Break, Counter, Field, Inline, Link, Picture, Text
from hvs_cli.languages.language import Language
from hvs_cli.writers.pieces import pieces, tag, unpaged
from hvs_cli.writers.web.fields import control

_PIXELS = 96 / 25.4
"""CSS pixels in a millimetre."""


def attributes(language: Language, around: Language) -> str:
    """`lang` and `dir` of an element in `language`; none where the text `around` it is in the same."""
    return "" if language is around else f' lang="{tag(language)}" dir="{language.direction}"'


def classed(style: str) -> str:
    """The attribute for the class that the template gave."""
    return f' class="{escape(style)}"' if style else ""


def inlines(content: tuple[Inline, ...], around: Language) -> str:
    """`content` of a paragraph in the language `around`; a box to tick is one label with the words after it."""
    out = []
    for segment in _segments(unpaged(content)):
        html = "".join(_piece(piece, around, against=against) for against, piece in pieces(segment, around))
        out.append(f"<label>{html}</label>" if _labelled(segment) else html)
    return "".join(out)


def _segments(content: Sequence[Inline]) -> Iterator[list[Inline]]:
    """`content` cut before each box to tick, and after the words that belong to it."""
    segment: list[Inline] = []
    for each in content:
        if segment and (_tick(each) or (_tick(segment[0]) and not isinstance(each, Text))):
            yield segment
            segment = []
        segment.append(each)
    if segment:
        yield segment


def _tick(inline: Inline) -> bool:
    return isinstance(inline, Field) and inline.kind == "tick"


def _labelled(segment: Sequence[Inline]) -> bool:
    return _tick(segment[0]) and any(isinstance(each, Text) and each.text.strip() for each in segment)


def _piece(piece: Sequence[Inline], around: Language, *, against: bool) -> str:
    first = piece[0]
    if not against:
        return "".join(_inline(each, around) for each in piece)
    inner = first.content[0].language if isinstance(first, Link) else getattr(first, "language", around)
    return f"<bdi{attributes(inner, around)}>{''.join(_inline(each, inner) for each in piece)}</bdi>"


def _inline(inline: Inline, around: Language) -> str:
    match inline:
        case Text():
            return _text(inline, around)
        case Break():
            return "<br>"
        case Link():
            content = "".join(_text(text, around) for text in inline.content)
            return f'<a href="{escape(inline.target)}">{content}</a>'
        case Picture():
            return _picture(inline)
        case Field():
            words = attributes(inline.prompt_language, inline.language)
            return control(inline, attributes(inline.language, around), words)
        case Counter():
            return ""


def _text(text: Text, around: Language) -> str:
    html = escape(text.text, quote=False)
    if text.bold:
        html = f"<strong>{html}</strong>"
    own = classed(text.style) + attributes(text.language, around)
    return f"<span{own}>{html}</span>" if own else html


def _picture(picture: Picture) -> str:
    kind = "png" if picture.data.startswith(b"\x89PNG") else "jpeg"
    data = base64.b64encode(picture.data).decode()
    width, height = round(picture.width * _PIXELS), round(picture.height * _PIXELS)
    return f'<img src="data:image/{kind};base64,{data}" alt="{escape(picture.alt)}" width="{width}" height="{height}">'
