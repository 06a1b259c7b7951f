"""`reference.pptx` read once a script, its parts packed once a language; then they are only copied.

A municipality's own file takes the place of the shipped one as a whole: master, layouts, theme, pictures; only the
pages of notes always look as shipped. It needs the four layouts that every template of PowerPoint has (title, title
and content, two contents, title only), each with title, footer and slide number. A layout named “Statement” is used
for large words and quotations if there is one.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from lxml import etree

from hvs_cli.errors import Problem, TemplateError, message
from hvs_cli.languages.language import Language
from hvs_cli.languages.script import Script
from hvs_cli.ooxml.package import Part, part
from hvs_cli.ooxml.properties import HEAD, OFFICE, Relation
from hvs_cli.writers.look import Look
from hvs_cli.writers.powerpoint.layout import Layout, P, placeholders, read_layout
from hvs_cli.writers.powerpoint.prepare import TAG, larger, prepare, set_fonts
from hvs_cli.writers.powerpoint.source import PRESENTATION, Source, opened

LayoutName = Literal["title", "content", "two", "only", "statement"]

LEAST: Final = 24
"""Points. Smaller text is not read from the back of a room."""

_MAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_BY_TYPE: Final[dict[str, LayoutName]] = {"title": "title", "obj": "content", "twoObj": "two", "titleOnly": "only"}
_BODIES: Final[dict[LayoutName, int]] = {"title": 1, "content": 1, "two": 2, "only": 0, "statement": 1}
_MASTER: Final = f"{OFFICE}/slideMaster"
_NOTES: Final = f"{OFFICE}/notesMaster"
_TABLES: Final = f"{OFFICE}/tableStyles"
_MASTERS: Final = f"{P}sldMasterIdLst"
_KEPT: Final = frozenset((_MASTER, _TABLES, f"{OFFICE}/theme", f"{OFFICE}/presProps", f"{OFFICE}/font"))
"""What of a presentation slides need. Its own slides, comments and printer settings stay behind."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the writer needs of the reference file, for one script; where the language is named, `TAG` stands."""

    script: Script
    texts: Mapping[str, str | bytes]
    """Part → content; of the presentation itself, with an empty list of slides."""
    endings: Mapping[str, str]
    """Ending → content type."""
    types: Mapping[str, str]
    """Part → content type."""
    relations: tuple[Relation, ...]
    """The relationships of the presentation."""
    layouts: Mapping[LayoutName, Layout]
    notes: str
    """The part with the master of notes."""
    note_shapes: Mapping[str, str]
    """The placeholders of the master of notes: type → the attributes by which a page of notes takes it."""
    table_style: str

    @property
    def least(self) -> float:
        """Points. The smallest size of text in the body of a slide."""
        return larger(LEAST, self.script)


@dataclass(frozen=True, slots=True)
class Reference:
    """The same for one language, packed."""

    language: Language
    prepared: Prepared
    parts: tuple[Part, ...]
    """All parts but the presentation itself."""
    presentation: tuple[str, str]
    """The presentation, before and after its list of slides."""


@lru_cache(maxsize=128)
def reference(look: Look, language: Language) -> Reference:
    """The municipality's reference file, or else the shipped one, prepared for `language`. Raises `TemplateError`."""
    prepared = _prepared(look, language.script, right_to_left=language.right_to_left)
    texts = {
        name: text.replace(TAG, language.tag) if isinstance(text, str) else text
        for name, text in prepared.texts.items()
    }
    before, _, after = str(texts.pop(PRESENTATION)).partition("<p:sldIdLst/>")
    return Reference(language, prepared, tuple(part(name, text) for name, text in texts.items()), (before, after))


@lru_cache(maxsize=32)
def _prepared(look: Look, script: Script, *, right_to_left: bool) -> Prepared:
    files = look.files("reference.pptx")
    own, shipped = opened(files[-1]), opened(files[0])
    relations = _relations(own, shipped)
    targets = {kind: posixpath.normpath(posixpath.join("/ppt", target))[1:] for _, kind, target in relations}
    notes = targets.pop(_NOTES)
    texts: dict[str, str | bytes] = {}
    types = {f"/{PRESENTATION}": _MAIN_TYPE}
    for source, start, size in ((own, targets.values(), "sldSz"), (shipped, [notes], "notesSz")):
        presentation = source.tree(PRESENTATION).find(f"{P}{size}")
        width = 0 if presentation is None else int(presentation.get("cx", "0"))
        known = source.types()[1]
        for name in source.reached(start):
            texts[name] = _text(source, name, known.get(name, ""), look, script, width if right_to_left else 0)
            types |= {f"/{name}": known[name]} if name in known else {}
    texts[PRESENTATION] = _presentation(own, script, right_to_left=right_to_left)
    styles = targets.get(_TABLES)
    return Prepared(
        script=script,
        texts=texts,
        endings=own.types()[0],
        types=types,
        relations=tuple(relations),
        layouts=_layouts(own, targets[_MASTER]),
        notes=notes,
        note_shapes=dict(placeholders(shipped.tree(notes))),
        table_style=own.tree(styles).get("def", "") if styles else "",
    )


def _relations(own: Source, shipped: Source) -> list[Relation]:
    """What is kept of the relationships of `own`, with a single master, and the master of notes of `shipped`."""
    kept = [relation for relation, _ in own.relations(PRESENTATION) if relation[1] in _KEPT]
    masters = [each for each in kept if each[1] == _MASTER]
    if not masters or own.tree(PRESENTATION).find(_MASTERS) is None:
        raise own.wrong(message("this PowerPoint file has no slide master"))
    notes = next(each for each, _ in shipped.relations(PRESENTATION) if each[1] == _NOTES)
    return [*(each for each in kept if each not in masters[1:]), ("notes", _NOTES, notes[2])]


def _text(source: Source, name: str, kind: str, look: Look, script: Script, mirrored: int) -> str | bytes:
    """The part `name` prepared for `script`; turned around in a width of `mirrored` EMU, or not if that is 0."""
    if kind.endswith(("slideMaster+xml", "slideLayout+xml", "notesMaster+xml")):
        prepare(source.tree(name), script, mirrored)
    elif kind.endswith("theme+xml"):
        set_fonts(source.tree(name), script)
    elif not kind.endswith("tableStyles+xml"):
        return source.data[name]
    return look.recolour(HEAD + etree.tostring(source.tree(name), encoding="unicode"))


def _presentation(own: Source, script: Script, *, right_to_left: bool) -> str:
    """The presentation with an empty list of slides; what belonged to its own slides is gone."""
    root = own.tree(PRESENTATION)
    gone = ("sldIdLst", "notesMasterIdLst", "handoutMasterIdLst", "custShowLst", "custDataLst", "extLst", "smartTags")
    for each in [*root.iterchildren(*(f"{P}{name}" for name in gone))]:
        root.remove(each)
    masters = next(root.iterchildren(_MASTERS))
    for each in list(masters)[1:]:
        masters.remove(each)
    notes = etree.Element(f"{P}notesMasterIdLst")
    etree.SubElement(notes, f"{P}notesMasterId").set(f"{{{OFFICE}}}id", "notes")
    masters.addnext(notes)
    notes.addnext(etree.Element(f"{P}sldIdLst"))
    prepare(root, script, int(right_to_left))
    return HEAD + etree.tostring(root, encoding="unicode")


def _layouts(source: Source, master: str) -> dict[LayoutName, Layout]:
    """The layouts by what they are for. Raises `TemplateError` with everything that is missing."""
    found: dict[LayoutName, Layout] = {}
    problems: list[Problem] = []
    for use, title, name in _uses(source, master):
        if use in found:
            continue
        try:
            found[use] = read_layout(name, source.tree(name), source.tree(master))
        except KeyError as error:
            what = message("the layout {name} has no placeholder of the type {type}", name=title, type=error.args[0])
            problems.extend(source.wrong(what).problems)
    missing = [kind for kind, use in _BY_TYPE.items() if use not in found or len(found[use].bodies) < _BODIES[use]]
    if missing and not problems:
        what = message("no layout has the type {types} with all its placeholders", types=", ".join(missing))
        problems.extend(source.wrong(what).problems)
    if problems:
        raise TemplateError(problems)
    return {"statement": found["content"], **found}


def _uses(source: Source, master: str) -> Iterator[tuple[LayoutName, str, str]]:
    """Of each layout that slides use: for what, its name, its part."""
    for relation, name in source.relations(master):
        if relation[1] == f"{OFFICE}/slideLayout":
            root = source.tree(name)
            title = next((each.get("name", "") for each in root.iterchildren(f"{P}cSld")), "")
            use = "statement" if title == "Statement" else _BY_TYPE.get(root.get("type", ""))
            if use:
                yield use, title, name
