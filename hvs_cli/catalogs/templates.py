"""What the templates say: every message with its notes, found in the syntax tree that Jinja makes of a template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2
from jinja2 import nodes
from jinja2.meta import find_referenced_templates

from hvs_cli.catalogs.sources import Source, Use
from hvs_cli.errors import SLOT, Place, Problem, TemplateError, message
from hvs_cli.render.kinds import SUFFIX, Kind, kinds, template_text

PLURAL = "ngettext"
SAYING = ("_", "_r", PLURAL)
"""The functions by which templates say a message; the renderer gives them."""

_NOTE = re.compile(r"\A[-+]?\s*note:\s*(.*)\Z", re.DOTALL)
_NO_SLOTS = {"context"}


@dataclass(frozen=True, slots=True)
class _Template:
    name: str
    shown: str
    source: str
    tree: nodes.Template


def said_in_templates(folder: Path, shown: str, problems: list[Problem]) -> Iterator[Source]:
    """Every message of the templates in `folder`, which is called `shown` in places: pieces first, then kinds by name.

    What is wrong in a template is added to `problems`. Raises `TemplateError` if a template cannot be read at all:
    then nothing is known of its messages.
    """
    read = [_read(path, f"{shown}/{path.name}") for path in sorted(folder.glob("[!.]*.j2"))]
    known = kinds([folder])
    where = _where(read, known)
    for template in read:
        kind = known.get(template.name.removesuffix(SUFFIX))
        if kind:
            yield _title(template, kind)
        yield from _messages(template, where.get(template.name, ""), problems)


def _read(path: Path, shown: str) -> _Template:
    source = template_text(path)
    try:
        tree = jinja2.Environment(extensions=["jinja2.ext.do"]).parse(source)  # noqa: S701 - nothing is rendered
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(Problem(Place(shown, error.lineno), message("{reason}", reason=error.message))) from error
    return _Template(path.name, shown, source, tree)


def _title(template: _Template, kind: Kind) -> Source:
    line = 1 + template.source[: template.source.find("\ntitle:") + 1].count("\n")
    note = "The name of the document: its title, in headers and in lists of documents."
    return Source(kind.title, uses=(Use(Place(template.shown, line), _sentence(kind), (note,)),))


def _sentence(kind: Kind) -> str:
    return f"Document: {kind.title}. Readers: {kind.readers}."


def _where(read: Sequence[_Template], known: Mapping[str, Kind]) -> dict[str, str]:
    """For each template, in which documents its messages stand."""
    using: dict[str, list[Kind]] = {}
    named = {each.name: each for each in read}
    for kind in known.values():
        for name in _pieces(kind.name + SUFFIX, named):
            using.setdefault(name, []).append(kind)
    return {name: _listed(users) for name, users in using.items()}


def _pieces(name: str, named: Mapping[str, _Template]) -> dict[str, None]:
    """The template `name` and all that it extends, includes or imports."""
    found, ahead = dict[str, None](), [name]
    while ahead:
        name = ahead.pop()
        if name in named and name not in found:
            found[name] = None
            ahead += [each for each in find_referenced_templates(named[name].tree) if each]
    return found


def _listed(users: Sequence[Kind]) -> str:
    if len(users) == 1:
        return _sentence(users[0])
    shown = ", ".join(kind.title for kind in users[:3])
    more = f" and {len(users) - 3} more" if len(users) > 3 else ""
    return f"Documents: {shown}{more}."


def _messages(template: _Template, where: str, problems: list[Problem]) -> Iterator[Source]:
    calls = [call for call in template.tree.find_all(nodes.Call) if _name(call) in SAYING]
    notes = _notes(template, sorted({call.lineno for call in calls}))
    for call in sorted(calls, key=lambda call: call.lineno):
        place = Place(template.shown, call.lineno)
        context, slots = _context(call), _slots(call)
        for text, plural in _texts(call, place, problems):
            source = Source(text, context, plural, (Use(place, where, notes.get(call.lineno, ())),))
            _compare(source, slots, place, problems)
            yield source


def _name(call: nodes.Call) -> str:
    return call.node.name if isinstance(call.node, nodes.Name) else ""


def _texts(call: nodes.Call, place: Place, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """The texts of a call with their plurals; a text that is only known when the document is made is a problem."""
    if _name(call) == PLURAL:
        one, many = (_written(each) for each in call.args[:2]) if len(call.args) > 1 else ([], [])
        pairs = list(zip(one, many, strict=False))
    else:
        pairs = [(text, "") for text in _written(call.args[0])] if call.args else []
    if not pairs and not _of_a_head(call):
        what = message("this message is not written out, so nobody can translate it")
        problems.append(Problem(place, what, message('Write the sentence itself into {{ _("…") }}.')))
    yield from pairs


def _written(argument: nodes.Node) -> list[str]:
    if isinstance(argument, nodes.Const) and isinstance(argument.value, str):
        return [argument.value]
    if isinstance(argument, nodes.CondExpr):
        return [text for part in (argument.expr1, argument.expr2) if part for text in _written(part)]
    return []


def _of_a_head(call: nodes.Call) -> bool:
    """Whether the title of a kind is said, which is taken from its head."""
    return bool(call.args) and isinstance(call.args[0], nodes.Getattr) and call.args[0].attr == "title"


def _context(call: nodes.Call) -> str:
    for keyword in call.kwargs:
        if keyword.key == "context" and isinstance(keyword.value, nodes.Const):
            return str(keyword.value.value)
    return ""


def _slots(call: nodes.Call) -> set[str] | None:
    """The names for which the call gives values; `None` if they are only known when the document is made."""
    if call.dyn_kwargs:
        return None
    given = {keyword.key for keyword in call.kwargs} - _NO_SLOTS
    return given | {"number"} if _name(call) == PLURAL else given


def _compare(source: Source, given: set[str] | None, place: Place, problems: list[Problem]) -> None:
    """Add to `problems` what the text asks for and nobody gives, and what is given and never shown."""
    if given is None:
        return
    asked = set(SLOT.findall(f"{source.text} {source.plural}"))
    for name in sorted(asked - given):
        what = message("nothing is given for {slot} in “{text}”", slot=f"{{{name}}}", text=source.text)
        problems.append(Problem(place, what, message("Add {name}=… to the call.", name=name)))
    for name in sorted(given - asked - {"number"}):
        what = message("“{text}” never shows {slot}", slot=f"{{{name}}}", text=source.text)
        problems.append(Problem(place, what, message("Take {name}=… out of the call.", name=name)))


def _notes(template: _Template, lines: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The notes for translators by the line of the messages they are for: the first ones from the note on."""
    found: dict[int, tuple[str, ...]] = {}
    for line, kind, value in jinja2.Environment().lex(template.source):  # noqa: S701 - nothing is rendered
        if kind == "comment" and (note := _NOTE.match(value)):
            end = line + value.count("\n")
            following = next((each for each in lines if each >= end), None)
            if following:
                found[following] = (*found.get(following, ()), " ".join(note[1].split()))
    return found
