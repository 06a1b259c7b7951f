"""What happens to forms between a scribe's table and a coordinator's desk: each slip changes one form as people do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from hvs_cli.errors import Message, message
from hvs_cli.ooxml.properties import OFFICE
from hvs_cli.rehearse.fill import BODY, NS, TICKED, Element, controls, run_like, say, w, write
from hvs_cli.rehearse.lot import Lot
from hvs_cli.rehearse.phrases import Phrases, Said

_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_COMMENTS: Final = "word/comments.xml"
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_SCRIBE: Final = {w("author"): "scribe", w("date"): "2026-01-01T00:00:00Z"}
"""Who has commented and changed: nobody's name, and always the same moment."""


@dataclass(slots=True)
class Filled:
    """A form with its answers in it."""

    parts: dict[str, Element]
    phrases: Phrases
    lot: Lot
    themes: Sequence[str]
    """The ids of the themes, of which there is at least one."""
    organisation: str
    """The association that sends it."""
    boxes: dict[str, Element] = field(init=False)
    """Name → box."""

    def __post_init__(self) -> None:
        self.boxes = dict(controls(self.parts[BODY]))

    def words(self, name: str) -> Said:
        """One of the texts called `name`."""
        return self.lot.one(name, self.phrases.of(name))


Slip = Callable[[Filled], None]
"""Changes the form. Raises `LookupError` if the form has not what it needs."""


def outside(form: Filled) -> None:
    """A remark below a table."""
    table = _around(form.boxes[f"{form.themes[-1]}.works.1.own"], "tbl")
    table.addnext(_paragraph(form, f"{form.themes[-1]}.works.1.own", form.words("outside").own))


def cover(form: Filled) -> None:
    """The association's name above the title."""
    _body(form)[0].addprevious(_paragraph(form, f"{form.themes[0]}.works.1.own", form.organisation))


def row_added(form: Filled) -> None:
    """The last row of a list was copied to get more room."""
    theme = form.themes[0]
    rows = [name for name in form.boxes if name.startswith(f"{theme}.suggestions.") and name.endswith(".own")]
    row = _around(form.boxes[rows[-1]], "tr")
    copy = deepcopy(row)
    said = form.phrases.theme(theme, "suggestions")[-1]
    for name, box in controls(copy):
        if name.endswith((".own", ".reported")):
            write(box, said.own if name.endswith(".own") else said.reported)
    for mark in list(copy.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        _parent(mark).remove(mark)
    for number in copy.iter(w("id")):  # Word gives what is copied a number of its own
        number.set(w("val"), f"9{number.get(w('val'))}")
    row.addnext(copy)


def beside(form: Filled) -> None:
    """Something typed behind the box, in its cell."""
    box = form.boxes[f"{form.themes[0]}.problems.1.own"]
    box.addnext(run_like(box.find(f".//{w('r')}"), f" {form.words('beside').own}"))


def pasted(form: Filled) -> None:
    """Words from elsewhere that kept their font and colour."""
    run = _runs(form.boxes[f"{form.themes[0]}.works.1.own"])[-1]
    looks = run.find(w("rPr"))
    if looks is None:
        looks = etree.Element(w("rPr"))
        run.insert(0, looks)
    bold, red = etree.Element(w("b")), etree.Element(w("color"), {w("val"): "C00000"})
    start = sum(each.tag in (w("rStyle"), w("rFonts")) for each in looks)  # the order of ISO 29500-1, 17.3.2.28
    looks[start:start] = [bold, red]


def commented(form: Filled) -> None:
    """A comment for whoever reads the form next."""
    comments = etree.Element(w("comments"), nsmap={"w": NS})
    comment = etree.SubElement(comments, w("comment"), {w("id"): "1", **_SCRIBE})
    paragraph = etree.SubElement(comment, w("p"))
    say(etree.SubElement(paragraph, w("r")), form.words("comments").reported)
    box = form.boxes[f"{form.themes[-1]}.problems.1.own"]
    run = etree.Element(w("r"))
    etree.SubElement(run, w("commentReference"), {w("id"): "1"})
    box.addnext(run)
    form.parts[_COMMENTS] = comments
    etree.SubElement(
        form.parts[_TYPES],
        f"{{{_PACKAGE}/content-types}}Override",
        {"PartName": f"/{_COMMENTS}", "ContentType": _COMMENTS_TYPE},
    )
    about = {"Id": "rIdComments", "Type": f"{OFFICE}/comments", "Target": _COMMENTS.removeprefix("word/")}
    etree.SubElement(form.parts[_RELATIONS], f"{{{_PACKAGE}/relationships}}Relationship", about)


def tracked(form: Filled) -> None:
    """Changes that were tracked: one sentence taken out, another written in."""
    box = form.boxes[f"{form.themes[0]}.suggestions.1.own"]
    content, like = _content(box), _runs(box)[-1]
    for number, (name, words) in enumerate((("del", "crossed_out"), ("ins", "written_in")), 901):
        change = etree.SubElement(content, w(name), {w("id"): str(number), **_SCRIBE})
        said = form.words(words)
        run = run_like(like, f" {said.own}")
        change.append(run)
        for text in run.findall(w("t")) if name == "del" else ():
            text.tag = w("delText")


def number_in_words(form: Filled) -> None:
    """A number asked, and words given."""
    write(form.boxes["group.participants"], form.words("about_ten").own)


def another_place(form: Filled) -> None:
    """None of the choices fitted, so the scribe wrote beside them."""
    write(form.boxes["held.venue"], form.words("other_place").own)


def wrong_column(form: Filled) -> None:
    """The two languages in each other's place."""
    row = f"{form.themes[len(form.themes) // 2]}.works.1"
    own, reported = form.boxes[f"{row}.own"], form.boxes[f"{row}.reported"]
    said = [_said(each) for each in (own, reported)]
    for box, text in zip((reported, own), said, strict=True):
        write(box, text)


def ticked_by_hand(form: Filled) -> None:
    """An X in the place of a tick, by somebody whose program does not tick."""
    for text in form.boxes["ready.names"].iter(w("t")):
        if text.text == TICKED:
            text.text = "X"


def plain_program(form: Filled) -> None:
    """The boxes are gone: the form was saved by a program that knows none."""
    for box in list(_body(form).iter(w("sdt"))):
        for each in list(_content(box)):
            box.addprevious(each)
        _parent(box).remove(box)
    for mark in list(_body(form).iter(w("bookmarkStart"), w("bookmarkEnd"))):
        _parent(mark).remove(mark)


SLIPS: Final[Sequence[tuple[Message, Slip]]] = (
    (message("a remark below a table"), outside),
    (message("a row added"), row_added),
    (message("a comment"), commented),
    (message("a number in words"), number_in_words),
    (message("tracked changes"), tracked),
    (message("the two languages in each other's column"), wrong_column),
    (message("the association's name above the title"), cover),
    (message("pasted words in red"), pasted),
    (message("words behind the box"), beside),
    (message("a place that is none of the choices"), another_place),
    (message("an X in the place of a tick"), ticked_by_hand),
    (message("saved without boxes"), plain_program),
)
"""What is told of each slip. The last takes the boxes away, and comes after all others."""


def slip(form: Filled, chosen: Sequence[int]) -> Iterator[Message]:
    """Let the `chosen` slips happen, by their places in `SLIPS`; what is told of those for which the form has room."""
    for number in sorted(chosen):
        told, change = SLIPS[number]
        try:
            change(form)
        except LookupError:
            continue
        yield told


def _body(form: Filled) -> Element:
    return form.parts[BODY][0]


def _paragraph(form: Filled, like: str, text: str) -> Element:
    """A paragraph that says `text`, and runs in the direction of the box `like`."""
    box = form.boxes[like]
    made = etree.Element(w("p"))
    looks = _around(box, "p").find(w("pPr"))
    if looks is not None:
        made.append(deepcopy(looks))
    made.append(run_like(box.find(f".//{w('r')}"), text))
    return made


def _around(element: Element, name: str) -> Element:
    """The outermost element called `name` around `element`; for rows and paragraphs there is only one."""
    found = list(element.iterancestors(w(name)))
    if not found:
        raise LookupError(name)
    return found[-1]


def _parent(element: Element) -> Element:
    parent = element.getparent()
    if parent is None:
        raise LookupError
    return parent


def _runs(box: Element) -> list[Element]:
    """The runs in a box, of which there is at least one."""
    found = list(box.iter(w("r")))
    if not found:
        raise LookupError
    return found


def _said(box: Element) -> str:
    """What stands in a box; raises `LookupError` if that is only its prompt."""
    if box.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None:
        raise LookupError
    return "".join(text.text or "" for text in box.iter(w("t")))


def _content(box: Element) -> Element:
    content = box.find(w("sdtContent"))
    if content is None:
        raise LookupError
    return content
