"""What the program itself says inside documents: the few messages that no template holds."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from hvs_cli.catalogs.sources import Source, Use
from hvs_cli.errors import Place

_NOTE = re.compile(r"\s*# note:\s*(.*)")


def said_in_program(package: Path) -> Iterator[Source]:
    """Every message that the modules of `package` say through `.say("…")` or `.count("…", "…", n)`."""
    for path in sorted(package.rglob("*.py")):
        source = path.read_text("utf-8")
        if ".say(" not in source and ".count(" not in source:
            continue
        lines = source.splitlines()
        shown = path.relative_to(package.parent).as_posix()
        for call in sorted(_calls(ast.parse(source)), key=lambda call: call.lineno):
            texts = [each.value for each in call.args[:2] if isinstance(each, ast.Constant)]
            plural = str(texts[1]) if _method(call) == "count" else ""
            use = Use(Place(shown), "Several documents.", tuple(_notes(lines, call.lineno)))
            yield Source(str(texts[0]), _context(call), plural, (use,))


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            needed = {"say": 1, "count": 2}.get(_method(node), len(node.args) + 1)
            texts = [each for each in node.args[:needed] if isinstance(each, ast.Constant)]
            if len(texts) == needed and all(isinstance(each.value, str) for each in texts):
                yield node


def _method(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _context(call: ast.Call) -> str:
    return next(
        (
            str(each.value.value)
            for each in call.keywords
            if each.arg == "context" and isinstance(each.value, ast.Constant)
        ),
        "",
    )


def _notes(lines: list[str], line: int) -> list[str]:
    """The notes in comments right above the line, in their order."""
    found: list[str] = []
    while line > 1 and (note := _NOTE.match(lines[line - 2])):
        found.insert(0, note[1].strip())
        line -= 1
    return found
