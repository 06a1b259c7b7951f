"""The closed vocabulary of templates: elements and attributes, and how a fault is told with the template's line."""

from __future__ import annotations

from typing import Final

from lxml import etree

from hvs_cli.document.tree import FieldKind
from hvs_cli.errors import Message, Place, Problem, TemplateError, message

LINE: Final = "l"
"""The attribute in which rendering leaves `template:line`."""

ATTRIBUTES: Final[dict[str, frozenset[str]]] = {
    name: frozenset(words.split())
    for name, words in {
        "html": "lang",
        "head": "",
        "title": "",
        "meta": "name content",
        "body": "class",
        "header": "",
        "main": "",
        "footer": "",
        "h1": "class lang",
        "h2": "class lang",
        "h3": "class lang",
        "p": "class lang",
        "ul": "class lang",
        "ol": "class lang",
        "li": "",
        "table": "class lang data-widths",
        "caption": "",
        "thead": "",
        "tbody": "",
        "tr": "",
        "th": "lang scope",
        "td": "lang",
        "section": "class lang data-widths data-height",
        "div": "lang",
        "aside": "",
        "hr": "",
        "b": "lang",
        "strong": "lang",
        "span": "class lang",
        "bdi": "class lang",
        "a": "href",
        "br": "",
        "img": "src alt data-width data-height",
        "output": "name",
        "label": "",
        "input": "type name title placeholder value checked",
        "textarea": "name title placeholder rows",
        "select": "name title placeholder",
        "option": "value",
    }.items()
}
"""The whole vocabulary: every element a template may use, with its attributes. CONTRIBUTING explains each."""

BLOCKS: Final = frozenset(["h1", "h2", "h3", "p", "ul", "ol", "table", "section", "hr"])
INPUTS: Final[dict[str, FieldKind]] = {"text": "line", "number": "number", "date": "date", "checkbox": "tick"}

MOST_MILLIMETRES: Final = 1_000
"""Longer than any paper."""


def place(mark: str) -> Place:
    """The place that rendering has left in an attribute, as `template:line`."""
    name, _, line = mark.rpartition(":")
    return Place(name, int(line)) if name else Place("")


def fault(element: etree._Element, what: Message, hint: Message | None = None) -> TemplateError:
    """What is wrong with `element`, at its line or that of what is around it."""
    mark = next((mark for each in (element, *element.iterancestors()) if (mark := each.get(LINE))), "")
    return TemplateError(Problem(place(mark), what, hint or message("CONTRIBUTING lists what a template may use.")))


def string(element: etree._Element | None) -> str:
    """All text within `element`."""
    return "" if element is None else "".join(str(text) for text in element.itertext())


def check(element: etree._Element) -> bool:
    """Yes; raises `TemplateError` if the element or one of its attributes is not in the vocabulary."""
    allowed = ATTRIBUTES.get(str(element.tag))
    if allowed is None:
        raise fault(element, message("<{tag}> is not in the vocabulary of templates", tag=element.tag))
    for name in element.attrib:
        if name != LINE and name not in allowed:
            raise fault(element, message("<{tag}> takes no attribute {name}", tag=element.tag, name=name))
    return True


def no_text(parent: etree._Element) -> None:
    """Raises `TemplateError` if `parent` has words of its own beside its elements."""
    stray = [parent.text, *(child.tail for child in parent)]
    if found := next((text for text in stray if text and text.strip()), None):
        raise fault(parent, message("text beside blocks: “{text}”; put it into a <p>", text=found.strip()[:40]))


def only(parent: etree._Element, *tags: str) -> None:
    """Raises `TemplateError` if `parent` has anything but elements with these `tags`."""
    no_text(parent)
    for child in parent:
        if check(child) and child.tag not in tags:
            raise fault(child, message("<{tag}> cannot stand in <{parent}>", tag=child.tag, parent=parent.tag))


def each_once(parent: etree._Element, *tags: str) -> dict[str, etree._Element]:
    """The elements of `parent` by their tags. Raises `TemplateError` for any but `tags`, and for a second one."""
    only(parent, *tags)
    found: dict[str, etree._Element] = {}
    for child in parent:
        if found.setdefault(str(child.tag), child) is not child:
            raise fault(child, message("there is a second <{tag}> in <{parent}>", tag=child.tag, parent=parent.tag))
    return found


def number(element: etree._Element, name: str, otherwise: float) -> float:
    """The number above zero that the attribute `name` says, millimetres or lines; `otherwise` if it is not there."""
    text = element.get(name)
    if text is None:
        return otherwise
    try:
        found = float(text)
    except ValueError:
        found = 0
    if not 0 < found < MOST_MILLIMETRES:
        raise fault(element, message("{name} is a number such as 30, not “{text}”", name=name, text=text))
    return found
