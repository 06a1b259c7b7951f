"""New values put into a YAML file that a person has written in: nothing else in it changes, no comment, no line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from hvs_cli.collect.merge import by_key
from hvs_cli.collect.plain import Data
from hvs_cli.collect.scalar import scalar
from hvs_cli.collect.text import entry, item


@dataclass(frozen=True, slots=True)
class Edit:
    """What shall stand from `start` to `end` of a text."""

    start: int
    end: int
    text: str


def spliced(text: str, data: Data) -> str:
    """`text`, a YAML file in blocks, so that it says `data`; what it says already stays as it is written."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return text
    edits = sorted(_Splicer(text).map(root, data), key=lambda each: (each.start, each.end))
    for each in reversed(edits):
        text = text[: each.start] + each.text + text[each.end :]
    return text


class _Splicer:
    def __init__(self, text: str) -> None:
        self._text = text

    def map(self, node: yaml.MappingNode, wanted: Data) -> Iterator[Edit]:
        """What has to change so that the map `node`, which keeps one key at least, says `wanted`."""
        indent = _column(node.value[0][0])
        there = {str(key.value): (key, value) for key, value in node.value}
        for name, (key, value) in there.items():
            if name not in wanted:
                yield self._without(key, value)
            elif _said(value) != wanted[name]:
                yield from self._inside(value, wanted[name], indent) or [self._entry(key, value, wanted[name], indent)]
        yield from self._new(
            {name: value for name, (_, value) in there.items()},
            {name: entry(name, value, indent) for name, value in wanted.items()},
            above=False,
        )

    def _inside(self, node: yaml.Node, wanted: Any, indent: int) -> list[Edit]:
        """The changes within `node`; none if it must be written anew as a whole."""
        if isinstance(node, yaml.ScalarNode):
            if not isinstance(wanted, str) or self._end(node) <= self._start(node):
                return []
            return [self._edit(self._start(node), node, scalar(wanted, indent), indent)]
        if isinstance(node, yaml.MappingNode) and isinstance(wanted, dict) and not node.flow_style:
            stays = any(str(key.value) in wanted for key, _ in node.value)
            return list(self.map(node, wanted)) if stays else []
        if isinstance(node, yaml.SequenceNode) and isinstance(wanted, list) and not node.flow_style:
            return list(self._list(node, wanted))
        return []

    def _list(self, node: yaml.SequenceNode, wanted: list[Any]) -> Iterator[Edit]:
        """The changes within a list; none if nothing in it stays."""
        sides = by_key([_said(each) for each in node.value]), by_key(wanted)
        if None in sides:
            sides = _numbered(node.value), _numbered(wanted)
        there, new = dict(zip(sides[0] or (), node.value, strict=True)), sides[1] or {}
        if not there.keys() & new.keys():
            return
        indent = self._dash(node.value[0])
        for name, each in there.items():
            if name not in new:
                yield self._without(each, each)
            elif _said(each) != new[name]:
                yield from self._item(each, new[name], indent)
        yield from self._new(there, {name: item(value, indent) for name, value in new.items()}, above=True)

    def _item(self, node: yaml.Node, wanted: Any, indent: int) -> list[Edit]:
        """The changes within one thing of a list; it is written anew if the key behind its dash goes."""
        stays = not isinstance(node, yaml.MappingNode) or (isinstance(wanted, dict) and _first(node) in wanted)
        return (self._inside(node, wanted, indent) if stays else []) or [
            self._edit(self._line(node) + indent, node, _lines(item(wanted, indent)), indent)
        ]

    def _entry(self, key: yaml.Node, value: yaml.Node, wanted: Any, indent: int) -> Edit:
        name = str(key.value)
        last = value if self._end(value) > self._start(key) else key
        return self._edit(self._start(key), last, _lines(entry(name, wanted, indent)), indent)

    def _new(
        self, there: Mapping[str, yaml.Node], wanted: Mapping[str, Iterator[str]], *, above: bool
    ) -> Iterator[Edit]:
        """What is `wanted` and not `there` stands behind what comes before it.

        If that is nothing, it stands `above` the first that stays, or else behind it: the first key of a thing in a
        list has the dash before it.
        """
        first = next(node for name, node in there.items() if name in wanted)
        before = None if above else first
        for name, lines in wanted.items():
            if name in there:
                before = there[name]
            elif before is None:
                yield Edit(self._line(first), self._line(first), "".join(f"{line}\n" for line in lines))
            else:
                end = self._line_end(self._end(before))
                yield Edit(end, end, "".join(f"\n{line}" for line in lines))

    # places in the text

    def _edit(self, start: int, last: yaml.Node, new: str, indent: int) -> Edit:
        """`new` from `start` to the end of `last`; a comment behind that gets a line of its own if it needs one."""
        end = self._end(last)
        behind = self._text[end : self._line_end(end)]
        if "\n" in new and behind.strip():
            return Edit(start, end + len(behind) - len(behind.lstrip()), f"{new}\n{' ' * indent}")
        return Edit(start, end, new)

    def _without(self, first: yaml.Node, last: yaml.Node) -> Edit:
        """The lines from `first` to the end of `last` are gone; a comment below them stays."""
        return Edit(self._line(first), min(self._line_end(self._end(last)) + 1, len(self._text)), "")

    def _line(self, node: yaml.Node) -> int:
        """Where the line begins in which `node` begins."""
        return self._text.rfind("\n", 0, self._start(node)) + 1

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at)
        return len(self._text) if end < 0 else end

    def _dash(self, node: yaml.Node) -> int:
        """How many spaces stand before the dash of the thing `node` in a list."""
        line = self._text[self._line(node) :]
        return len(line) - len(line.lstrip(" "))

    def _start(self, node: yaml.Node) -> int:
        return _index(node.start_mark)

    def _end(self, node: yaml.Node) -> int:
        """Where the last thing in `node` ends, without what stands between it and the next."""
        if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
            start, end = _index(node.start_mark), _index(node.end_mark)
            return start + len(self._text[start:end].rstrip())
        last = node.value[-1]
        return self._end(last[1] if isinstance(node, yaml.MappingNode) else last)


def _said(node: yaml.Node) -> Any:
    """What `node` says, every value as text."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _said(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_said(each) for each in node.value]
    return str(node.value)


def _first(node: yaml.MappingNode) -> str:
    return str(node.value[0][0].value) if node.value else ""


def _lines(lines: Iterator[str]) -> str:
    return "\n".join(lines).lstrip(" ")


def _numbered(items: Iterable[Any]) -> dict[str, Any]:
    return {str(number): each for number, each in enumerate(items)}


def _column(node: yaml.Node) -> int:
    mark: Any = node.start_mark
    return int(mark.column)


def _index(mark: Any) -> int:
    return int(mark.index)
