"""What stands inside a paragraph: text by script and language, links, pictures and fields."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

from lxml import etree

from hvs_cli.document.tree import Break, Counter, Field, FieldKind, Inline, Link, Option, Picture, Text
from hvs_cli.document.vocabulary import INPUTS, check, fault, number, only, string
from hvs_cli.errors import TranslationError, message
from hvs_cli.languages.language import Language
from hvs_cli.languages.script import foreign, scripts

PictureLoader = Callable[[str, str, float], Picture]
"""Source, alternative text and width in millimetres → picture."""


class Inlines:
    """Reads what stands inside paragraphs.

    Words in a foreign script are put into runs of their own: in `foreign_language` (the reporting language) if
    that has the script, else in the language that `scripts.yaml` names for it.
    """

    def __init__(self, languages: Callable[[str], Language], pictures: PictureLoader, foreign_language: str) -> None:
        self._languages = languages
        self._pictures = pictures
        self._foreign = languages(foreign_language)
        self.names: set[str] = set()
        """Of the fields that were met in this document."""

    def language(self, element: etree._Element, inherited: Language | None) -> Language:
        """The language of `element`, `inherited` where it names none."""
        code = element.get("lang")
        if code is None and inherited is not None:
            return inherited
        try:
            return self._languages(code or "")
        except (KeyError, TranslationError):
            raise fault(element, message("there is no language {code}", code=code)) from None

    def read(
        self, parent: etree._Element, language: Language, style: str = "", *, bold: bool = False
    ) -> Iterator[Inline]:
        """The content of `parent`. Raises `TemplateError`."""
        yield from self._texts(parent.text, language, style, bold=bold)
        for child in parent:
            check(child)
            yield from self._inline(child, self.language(child, language), style, bold=bold)
            yield from self._texts(child.tail, language, style, bold=bold)

    def _inline(self, element: etree._Element, language: Language, style: str, *, bold: bool) -> Iterator[Inline]:
        match element.tag:
            case "span" | "bdi":
                yield from self.read(element, language, element.get("class", style), bold=bold)
            case "b" | "strong":
                yield from self.read(element, language, style, bold=True)
            case "label":
                yield from self.read(element, language, style, bold=bold)
            case "br":
                yield Break()
            case "a":
                content = tuple(self.read(element, language, style, bold=bold))
                if not all(isinstance(each, Text) for each in content):
                    raise fault(element, message("a link holds text only"))
                yield Link(element.get("href", ""), cast("tuple[Text, ...]", content))
            case "img":
                yield self._picture(element)
            case "output":
                name = element.get("name")
                if name not in ("page", "pages"):
                    raise fault(element, message("<output> is named page or pages"))
                yield Counter("page" if name == "page" else "pages", language)
            case "input" | "textarea" | "select":
                yield self._field(element, language)
            case _:
                raise fault(element, message("<{tag}> cannot stand inside text", tag=element.tag))

    def _texts(self, text: str | None, language: Language, style: str, *, bold: bool) -> Iterator[Inline]:
        if not text:
            return
        pieces = text.split("\n")
        for nth, piece in enumerate(pieces):
            if nth:
                yield Break()
            yield from self._by_script(piece, language, style, bold=bold)

    def _by_script(self, text: str, language: Language, style: str, *, bold: bool) -> Iterator[Text]:
        at = 0
        for found in foreign(language.script.code).finditer(text):
            if found.start() > at:
                yield Text(text[at : found.start()], language, bold, style)
            yield Text(found[0], self._of(found[0], language), bold, style)
            at = found.end()
        if at < len(text):
            yield Text(text[at:], language, bold, style)

    def _of(self, piece: str, around: Language) -> Language:
        """The language taken for a piece in a foreign script; a mere number is in the reporting language."""
        for script in (self._foreign.script, *scripts().values()):
            if script.code != around.script.code and re.search(f"[{script.letters}]", piece):
                same = script.code == self._foreign.script.code or not script.sample
                return self._foreign if same else self._languages(script.sample)
        return self._foreign if not self._foreign.right_to_left else self._languages("en")

    def _picture(self, element: etree._Element) -> Picture:
        source, alt = element.get("src"), element.get("alt")
        if not source or alt is None:
            raise fault(element, message('<img> needs src and alt; alt="" only for mere decoration'))
        picture = self._pictures(source, alt, number(element, "data-width", 25))
        share = number(element, "data-height", math.inf) / picture.height
        return picture if share >= 1 else replace(picture, width=picture.width * share, height=picture.height * share)

    def _field(self, element: etree._Element, language: Language) -> Field:
        name, title = element.get("name", ""), element.get("title", "")
        if not name or not title:
            raise fault(element, message("a field needs a name, and a title for screen readers"))
        if name in self.names:
            raise fault(element, message("two fields have the name {name}", name=name))
        self.names.add(name)
        kind: FieldKind = "text" if element.tag == "textarea" else "choice"
        if element.tag == "input":
            wanted = element.get("type", "text")
            if wanted not in INPUTS:
                raise fault(element, message("<input> has no type {type}", type=wanted))
            kind = INPUTS[wanted]
        prompt = element.get("placeholder", "")
        if kind != "tick" and not prompt:
            raise fault(element, message("the field {name} needs a placeholder, shown while it is empty", name=name))
        only(element, *(["option"] if element.tag == "select" else []))
        options = tuple(Option(option.get("value", ""), string(option)) for option in element)
        value = "yes" if kind == "tick" and element.get("checked") else element.get("value", "")
        rows = int(number(element, "rows", 1))
        return Field(name, kind, title, prompt, language, self.spoken(prompt, language), value, rows, options)

    def spoken(self, text: str, language: Language) -> Language:
        """The language that most of `text` is in, by its script: a prompt may be untranslated."""
        pieces = list(self._by_script(text, language, "", bold=False))
        return max(pieces, key=lambda piece: len(piece.text)).language if pieces else language
