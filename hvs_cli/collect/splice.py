"""New values put into a YAML file that a person has written in: nothing else in it changes, no comment, no line."""

from __future__ import annotations

import json
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
    found = _Splicer(text).edits(root, data, 0) if root is not None else ()
    edits = sorted(found, key=lambda each: (each.start, each.end))
    for each in reversed(edits):
        text = text[: each.start] + each.text + text[each.end :]
    return text


class _Splicer:
    def __init__(self, text: str) -> None:
        self._text = text

    def edits(self, node: yaml.Node, wanted: Any, indent: int) -> Iterator[Edit]:
        """What has to change so that `node`, whose key stands `indent` spaces in, says `wanted`."""
        if _said(node) == wanted:
            return
        if isinstance(node, yaml.MappingNode) and isinstance(wanted, dict) and not node.flow_style:
            there = {str(key.value): (key, value) for key, value in node.value}
            yield from self._map(there, wanted, _column(node.value[0][0]))
        elif isinstance(node, yaml.SequenceNode) and isinstance(wanted, list) and not node.flow_style:
            yield from self._list(node, wanted, self._dash(node.value[0]))
        else:
            yield Edit(self._start(node), self._end(node), _value(wanted, indent))

    def _map(self, there: dict[str, tuple[yaml.Node, yaml.Node]], wanted: Data, indent: int) -> Iterator[Edit]:
        for name, (key, value) in there.items():
            if name not in wanted:
                yield self._without(key, value)
            elif _said(value) != wanted[name] and not _same_sort(value, wanted[name]):
                new = "\n".join(entry(name, wanted[name], indent)).lstrip()
                yield Edit(self._start(key), self._end(value), new)
            else:
                yield from self.edits(value, wanted[name], indent)
        ends = {name: value for name, (_, value) in there.items()}
        lines = {name: entry(name, value, indent) for name, value in wanted.items()}
        yield from self._new(ends, lines)

    def _list(self, node: yaml.SequenceNode, wanted: list[Any], indent: int) -> Iterator[Edit]:
        sides = by_key([_said(each) for each in node.value]), by_key(wanted)
        if None in sides:
            sides = _numbered(node.value), _numbered(wanted)
        there = dict(zip(sides[0] or (), node.value, strict=True))
        new = sides[1] or {}
        for name, each in there.items():
            if name in new:
                yield from self.edits(each, new[name], indent)
            else:
                yield self._without(each, each)
        yield from self._new(there, {name: item(value, indent) for name, value in new.items()})

    def _new(self, there: Mapping[str, yaml.Node], wanted: Mapping[str, Iterator[str]]) -> Iterator[Edit]:
        """What is `wanted` and not `there` stands behind what comes before it, or else behind the first that stays."""
        before = next((node for name, node in there.items() if name in wanted), None)
        for name, lines in wanted.items():
            if name in there:
                before = there[name]
            else:
                last = before or list(there.values())[-1]
                yield self._after(last, "\n".join(lines))

    # places in the text

    def _without(self, first: yaml.Node, last: yaml.Node) -> Edit:
        """The lines from `first` to the end of `last` are gone; a comment below them stays."""
        end = self._text.find("\n", self._end(last))
        return Edit(self._line(first), len(self._text) if end < 0 else end + 1, "")

    def _after(self, last: yaml.Node, lines: str) -> Edit:
        """`lines` stand below the line in which `last` ends."""
        end = self._text.find("\n", self._end(last))
        end = len(self._text) if end < 0 else end
        return Edit(end, end, f"\n{lines}")

    def _line(self, node: yaml.Node) -> int:
        """Where the line begins in which `node` begins."""
        return self._text.rfind("\n", 0, _index(node.start_mark)) + 1

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


def _same_sort(node: yaml.Node, wanted: Any) -> bool:
    sorts = {yaml.MappingNode: dict, yaml.SequenceNode: list, yaml.ScalarNode: str}
    return isinstance(wanted, sorts[type(node)]) and (isinstance(wanted, str) or not node.flow_style)


def _value(wanted: Any, indent: int) -> str:
    """A value in the place of another, in a line or a list in brackets."""
    if isinstance(wanted, (dict, list)):
        return json.dumps(wanted, ensure_ascii=False)
    return scalar(wanted, indent)


def _numbered(items: Iterable[Any]) -> dict[str, Any]:
    return {str(number): each for number, each in enumerate(items)}


def _column(node: yaml.Node) -> int:
    mark: Any = node.start_mark
    return int(mark.column)


def _index(mark: Any) -> int:
    return int(mark.index)
