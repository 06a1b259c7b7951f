"""A PowerPoint file as it lies in its package: parts, what they lead to, what each is."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lxml import etree

from hvs_cli.errors import Message, Place, Problem, TemplateError, message
from hvs_cli.ooxml.properties import Relation

PRESENTATION: Final = "ppt/presentation.xml"

_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_HINT: Final = message("Start from a copy of the shipped reference.pptx, or remove the file to use that one.")


@dataclass(frozen=True, slots=True)
class Source:
    """The parts of one file; a tree that is asked for is parsed once, and changes made to it stay."""

    path: Path
    data: dict[str, bytes]
    trees: dict[str, etree._Element] = field(default_factory=dict)

    def tree(self, name: str) -> etree._Element:
        """The part `name`. Raises `TemplateError` if it is missing or broken."""
        if name not in self.trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            try:
                self.trees[name] = etree.fromstring(self.data[name], parser)
            except (KeyError, etree.XMLSyntaxError) as error:
                raise self.wrong(
                    message("the part {name} is missing or broken: {reason}", name=name, reason=error)
                ) from error
        return self.trees[name]

    def relations(self, name: str) -> Iterator[tuple[Relation, str]]:
        """Each relationship of the part `name` with the part it leads to; empty if it leads out of the package."""
        rels = relations_of(name)
        for each in self.tree(rels).iter(_RELATIONSHIP) if rels in self.data else ():
            target = each.get("Target", "")
            found = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target))[1:]
            relation = (each.get("Id", ""), each.get("Type", ""), target)
            yield relation, "" if each.get("TargetMode") == "External" else found

    def reached(self, start: Iterable[str]) -> list[str]:
        """The parts that `start` leads to, and their lists of relationships."""
        seen: set[str] = set()
        todo = list(start)
        while todo:
            name = todo.pop()
            if name in self.data and name not in seen:
                seen.add(name)
                todo += [found for _, found in self.relations(name) if found]
        return sorted(seen | {relations_of(name) for name in seen} & self.data.keys())

    def types(self) -> tuple[dict[str, str], dict[str, str]]:
        """Content types by ending, and by part."""
        root = self.tree("[Content_Types].xml")
        return (
            {each.get("Extension", ""): each.get("ContentType", "") for each in root.iter(f"{_TYPES}Default")},
            {each.get("PartName", "")[1:]: each.get("ContentType", "") for each in root.iter(f"{_TYPES}Override")},
        )

    def wrong(self, what: Message) -> TemplateError:
        """The error that says `what` is wrong with this file."""
        return TemplateError(Problem(Place(str(self.path)), what, _HINT))


def opened(path: Path) -> Source:
    """The file at `path`. Raises `TemplateError` if it is no package."""
    source = Source(path, {})
    try:
        with zipfile.ZipFile(path) as file:
            source.data.update((name, file.read(name)) for name in file.namelist())
    except Exception as error:  # a broken file makes the library raise whatever comes
        raise source.wrong(
            message("this is no PowerPoint file that can lend its looks: {reason}", reason=error)
        ) from error
    return source


def relations_of(name: str) -> str:
    """The part that lists the relationships of the part `name`."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"
