"""Parts of a template that say the same in every session are found when it is compiled, and rendered once a language.

A letter to residents is mostly the same in twenty sessions. Which names change from one to the next is known
(`LASTING` holds those that do not); so is, by looking at the template's syntax tree, which parts use only others.
Each such part is put into a call of `Sandbox.keep`, which renders it the first time and remembers it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Final

from jinja2 import nodes

SHARED: Final = ("amenities", "group", "language", "organisation", "seats")
"""What many sessions have in common; parts of a template are kept for each combination."""

LASTING: Final = frozenset(
    {
        *("_", "_r", "ngettext", "reported", "loop", "dict", "range", "kind", "questions", "place", "blank"),
        *("language", "reporting", "two_languages", "languages"),
        *("workspace", "municipality", "contact", "privacy", "round", "organisation", "registration"),
        *(f"session.{name}" for name in SHARED),
    }
)
"""Names that mean the same in all documents of one kind, language and workspace whose sessions are alike in `SHARED`."""

_WORK: Final = (nodes.Call, nodes.Filter, nodes.Getattr)

WORTH_KEEPING: Final = 4
"""Calls, filters and looks at an attribute in a part of a template. To find what was kept takes as long as three."""

_PLACED: Final = (nodes.Block, nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)
"""Statements that hold other templates' text; what holds one of them is never kept as a whole."""

_UNMOVED: Final = (nodes.Assign, nodes.AssignBlock, nodes.Macro, *_PLACED)
"""Statements that name or place something: they stay where they are, though their bodies are looked into."""

Parse = Callable[[str], nodes.Template]


class Lasting:
    """Folds templates; what a template gives to those that import it is looked up once."""

    def __init__(self, parse: Parse) -> None:
        """`parse` gives the syntax tree of a template by its name."""
        self._parse = parse
        self._given: dict[str, frozenset[str]] = {}

    def fold(self, template: nodes.Template, name: str) -> nodes.Template:
        """`template` with its lasting parts kept."""
        uses = _Uses(template)
        _Folding(name, uses, self._lasting(template, uses)).body(template.body)
        return template

    def _lasting(self, template: nodes.Template, uses: _Uses) -> frozenset[str]:
        """Every name in `template` that means the same in all sessions: macros and sets of its own and of imports.

        A name is lasting unless one of its definitions uses another that is not; this is asked until nothing changes.
        """
        known = set(LASTING)
        for each in template.find_all(nodes.Import):
            if isinstance(each.template, nodes.Const):
                known |= {f"{each.target}.{name}" for name in self._gives(each.template.value)}
        defined: list[nodes.Macro | nodes.Assign] = [*template.find_all(nodes.Macro)]
        defined += [each for each in template.body if isinstance(each, nodes.Assign)]
        hopeful = {name for each in defined for name in _targets(each)} - known
        while fallen := {n for each in defined if uses.of(each) - known - hopeful for n in _targets(each)} & hopeful:
            hopeful -= fallen
        return frozenset(known | hopeful)

    def _gives(self, name: str) -> frozenset[str]:
        if name not in self._given:
            template = self._parse(name)
            self._given[name] = self._lasting(template, _Uses(template))
        return self._given[name]


class _Uses:
    """Which names a node uses that it does not bind itself; `parts.phone` is one name. Each node is asked once."""

    def __init__(self, template: nodes.Template) -> None:
        self._dotted = {"session", *(each.target for each in template.find_all(nodes.Import))}
        self._known: dict[int, frozenset[str]] = {}

    def of(self, node: nodes.Node) -> frozenset[str]:
        """The names; `*` if the node has to stay where it is."""
        found = self._known.get(id(node))
        if found is None:
            found = self._known[id(node)] = frozenset(self._names(node))
        return found

    def _names(self, node: nodes.Node) -> set[str]:
        if isinstance(node, nodes.Name):
            return {node.name} if node.ctx == "load" else set()
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name in self._dotted:
            return {f"{node.node.name}.{node.attr}"}
        names = {"*"} if isinstance(node, _PLACED) else set()
        for child in node.iter_child_nodes():
            names |= self.of(child)
        return names - _bound(node) if isinstance(node, nodes.Macro | nodes.For) else names


def _bound(node: nodes.Node) -> set[str]:
    """The names that a macro or a loop gives a meaning, its own sets included."""
    return {each.name for each in node.find_all(nodes.Name) if each.ctx != "load"} | {"caller", "varargs", "kwargs"}


def _targets(node: nodes.Macro | nodes.Assign) -> Iterator[str]:
    if isinstance(node, nodes.Macro):
        yield node.name
    else:
        yield from (each.name for each in node.find_all(nodes.Name) if each.ctx == "store")


class _Folding:
    """Goes through the bodies of one template and puts runs of lasting nodes into calls of `keep`."""

    def __init__(self, name: str, uses: _Uses, lasting: frozenset[str]) -> None:
        self._name, self._uses, self._lasting, self._numbers = name, uses, lasting, count()

    def body(self, body: list[nodes.Node], bound: frozenset[str] = frozenset()) -> None:
        """Fold `body` in place; `bound` are names that loops and macros around it give a meaning."""
        folded: list[nodes.Node] = []
        run: list[nodes.Node] = []
        for node in self._split(body):
            uses = self._uses.of(node)
            if not isinstance(node, _UNMOVED) and uses <= self._lasting and not uses & bound:
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

    def _inside(self, node: nodes.Node, bound: frozenset[str]) -> None:
        if isinstance(node, nodes.Macro | nodes.For):
            bound |= _bound(node)
        for each in getattr(node, "elif_", None) or []:
            self._inside(each, bound)
        for name in ("body", "else_"):
            if inner := getattr(node, name, None):
                self.body(inner, bound)

    def _kept(self, run: list[nodes.Node]) -> list[nodes.Node]:
        """`run` in a call of `keep`, if it saves more calls than that costs."""
        if sum(1 for node in run for _ in node.find_all(_WORK)) < WORTH_KEEPING:
            return run
        line = run[0].lineno
        key = nodes.Const(f"{self._name}:{next(self._numbers)}", lineno=line)
        keep = nodes.EnvironmentAttribute("keep", lineno=line)
        call = nodes.Call(keep, [nodes.ContextReference(lineno=line), key], [], None, None, lineno=line)
        return [nodes.CallBlock(call, [], [], run, lineno=line)]
