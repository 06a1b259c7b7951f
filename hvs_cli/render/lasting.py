"""Parts of a template that say the same in every session are found when it is compiled, and rendered once a language.

A letter to residents is mostly the same in twenty sessions. Which names change from one to the next is known
(`LASTING` holds those that do not); so is, by looking at the template's syntax tree, which parts use only others.
Each such part is put into a call of `Sandbox.keep`, which renders it the first time and remembers it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Final

from jinja2 import nodes

LASTING: Final = frozenset(
    {
        *("_", "_r", "ngettext", "reported", "loop", "dict", "kind", "questions", "place", "blank"),
        *("language", "reporting", "two_languages", "languages"),
        *("workspace", "municipality", "contact", "privacy", "round"),
    }
)
"""Names that mean the same in all documents of one kind, language and workspace."""

WORTH_KEEPING: Final = 3
"""Calls in a part of a template. To look up what was kept takes as long as two."""

_UNMOVED: Final = (
    nodes.Assign,
    nodes.AssignBlock,
    nodes.Block,
    nodes.Extends,
    nodes.FromImport,
    nodes.Import,
    nodes.Include,
    nodes.Macro,
)
"""Statements that name or place something: they stay where they are, though their bodies are looked into."""

Parse = Callable[[str], nodes.Template]


def fold(template: nodes.Template, name: str, parse: Parse) -> nodes.Template:
    """`template` with its lasting parts kept; `parse` gives the syntax tree of a template that it imports."""
    _Folding(name, _Names(template, parse)).body(template.body, set())
    return template


class _Names:
    """Which names of a template change from session to session: by what it sets, its macros, and those it imports."""

    def __init__(self, template: nodes.Template, parse: Parse) -> None:
        self.changing: set[str] = set()
        self.imported: dict[str, _Names] = {}
        for each in template.find_all(nodes.Import):
            if isinstance(each.template, nodes.Const):
                self.imported[each.target] = _Names(parse(each.template.value), parse)
        self.known = set(LASTING) | set(self.imported)
        self._settle(
            [*template.find_all(nodes.Macro), *(each for each in template.body if isinstance(each, nodes.Assign))]
        )

    def _settle(self, named: Sequence[nodes.Macro | nodes.Assign]) -> None:
        """Follow macros that use macros until nothing new is found to change."""
        names = [(target, each) for each in named for target in _targets(each)]
        self.known |= {target for target, _ in names}
        before = -1
        while before != len(self.changing):
            before = len(self.changing)
            self.changing |= {name for name, each in names if self.changes(each, set())}

    def changes(self, node: nodes.Node, bound: set[str]) -> bool:
        """Whether what `node` gives may differ between sessions; `bound` are names of which nobody knows."""
        if next(node.find_all((nodes.Block, nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)), None):
            return True
        own = {each.name for each in node.find_all(nodes.Name) if each.ctx != "load"}
        for each in [node, *node.find_all((nodes.Name, nodes.Getattr))]:
            if isinstance(each, nodes.Name) and each.ctx == "load" and each.name not in own:
                if each.name in bound or each.name in self.changing or each.name not in self.known:
                    return True
            elif isinstance(each, nodes.Getattr) and isinstance(each.node, nodes.Name):
                imported = self.imported.get(each.node.name)
                if imported and (each.attr in imported.changing or each.attr not in imported.known):
                    return True
        return False


def _targets(node: nodes.Macro | nodes.Assign) -> Iterator[str]:
    if isinstance(node, nodes.Macro):
        yield node.name
    else:
        yield from (each.name for each in node.find_all(nodes.Name) if each.ctx == "store")


class _Folding:
    """Goes through the bodies of one template and puts runs of lasting nodes into calls of `keep`."""

    def __init__(self, name: str, names: _Names) -> None:
        self._name, self._names, self._numbers = name, names, count()

    def body(self, body: list[nodes.Node], bound: set[str]) -> None:
        """Fold `body` in place; `bound` are names that loops and macros around it give a meaning."""
        folded: list[nodes.Node] = []
        run: list[nodes.Node] = []
        for node in self._split(body):
            if not isinstance(node, _UNMOVED) and not self._names.changes(node, bound):
                run.append(node)
                continue
            folded += self._kept(run)
            run = []
            self._inside(node, bound)
            folded.append(node)
        body[:] = [*folded, *self._kept(run)]

    @staticmethod
    def _split(body: list[nodes.Node]) -> Iterator[nodes.Node]:
        """The nodes of `body`, each piece of output on its own."""
        for node in body:
            if isinstance(node, nodes.Output):
                yield from (nodes.Output([each], lineno=each.lineno) for each in node.nodes)
            else:
                yield node

    def _inside(self, node: nodes.Node, bound: set[str]) -> None:
        own = {each.name for each in node.find_all(nodes.Name) if each.ctx in ("param", "store")}
        bound = bound | own if isinstance(node, nodes.Macro | nodes.For) else bound
        for name in ("body", "elif_", "else_"):
            inner = getattr(node, name, None)
            if name == "elif_":
                for each in inner or []:
                    self._inside(each, bound)
            elif inner:
                self.body(inner, bound)

    def _kept(self, run: list[nodes.Node]) -> list[nodes.Node]:
        """`run` in a call of `keep`, if it saves more calls than that costs."""
        if sum(1 for node in run for _ in node.find_all(nodes.Call)) < WORTH_KEEPING:
            return run
        line = run[0].lineno
        key = nodes.Const(f"{self._name}:{next(self._numbers)}", lineno=line)
        keep = nodes.EnvironmentAttribute("keep", lineno=line)
        call = nodes.Call(keep, [nodes.ContextReference(lineno=line), key], [], None, None, lineno=line)
        return [nodes.CallBlock(call, [], [], run, lineno=line)]
