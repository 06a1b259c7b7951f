"""New entries at the end of a list in a YAML file that belongs to a person: every line that is there stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from hvs_cli.errors import InputError, Place, Problem, message


def appended(text: str, key: str, items: Sequence[str], file: str) -> str:
    """`text` with `items` at the end of the list under the top-level `key`, which is made if it is not there.

    Each item is a block of lines that begins with `- `. Raises `InputError` if the list is written in brackets:
    nothing can be put behind it without changing what a person wrote.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    node = _list(text, key)
    if node is None:
        before = text if not text or text.endswith("\n") else text + end
        return before + end.join([f"{key}:", *_indented(items, 2)]) + end
    if node.flow_style and node.value:
        place = Place(file, node.start_mark.line + 1, node.start_mark.column + 1)
        hint = message("Write each entry on a line of its own, after a dash.")
        raise InputError(Problem(place, message("nothing can be added to a list in brackets"), hint))
    lines = text.splitlines(keepends=True)
    if node.flow_style:
        start, column = node.start_mark.line, node.start_mark.column
        lines[start] = f"{lines[start][:column].rstrip()}{end}"
        return "".join([*lines[: start + 1], *(line + end for line in _indented(items, 2)), *lines[start + 1 :]])
    at = _last_line(node) + 1
    if at >= len(lines) and lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    indent = node.value[0].start_mark.column - 2 if node.value else 2
    return "".join([*lines[:at], *(line + end for line in _indented(items, indent)), *lines[at:]])


def scalar(value: str) -> str:
    """`value` as YAML on one line that gives it back letter for letter."""
    written: str = yaml.safe_dump(
        [str(value)], allow_unicode=True, width=1 << 20, default_flow_style=True, default_style='"'
    )
    return written.strip().removeprefix("[").removesuffix("]")


def _indented(items: Sequence[str], indent: int) -> list[str]:
    return [(" " * indent + line).rstrip() for item in items for line in item.split("\n")]


def _list(text: str, key: str) -> Any:
    """The node of the list under the top-level `key`; None if the key is not there or has no value."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for name, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if name.value == key:
            return value if isinstance(value, yaml.SequenceNode) else None
    return None


def _last_line(node: yaml.Node) -> int:
    """The line of the last sign of `node`, counted from 0; what the parser calls its end is where the next thing begins."""
    if isinstance(node, yaml.MappingNode) and node.value:
        return _last_line(node.value[-1][1]) if not node.flow_style else node.end_mark.line
    if isinstance(node, yaml.SequenceNode) and node.value:
        return _last_line(node.value[-1]) if not node.flow_style else node.end_mark.line
    return node.end_mark.line - 1 if node.end_mark.column == 0 else node.end_mark.line
