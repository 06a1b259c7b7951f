"""Content controls of Word: the places where answers are written and found again.

Every control stands between bookmark marks, because LibreOffice 7 drops `w:tag` when it saves; and free text is
rich text without `w:text`, because the same version writes mixed scripts of `w:text` several times over.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from hvs_cli.ooxml.xml import xml

LONGEST_TITLE = 64
"""Word refuses a file whose `w:alias` or `w:tag` is longer (ISO 29500-1, 17.5.2.1)."""

LONGEST_BOOKMARK = 40
"""Word cuts longer names of bookmarks (MS-OI29500, 2.1.295)."""

_UNTICKED, _TICKED = "\u2610", "\u2612"
_BOX_FONT = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:cs="MS Gothic"/>'


def bookmark_name(field: str) -> str:
    """The bookmark for the field `field`: only letters, digits and underscores, at most 40 characters."""
    name = "ff_" + re.sub(r"\W", "_", field, flags=re.ASCII)
    if len(name) > LONGEST_BOOKMARK or "_" in field:
        mark = hashlib.sha256(field.encode()).hexdigest()[:8]
        name = f"{name[: LONGEST_BOOKMARK - 9]}_{mark}"
    return name


def control(field: str, title: str, number: int, kind: str, run: str, *, empty: bool) -> str:
    """The content control around `run`, in its bookmark; `number` makes its ids unique within the document."""
    shown = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"
    prompt = "<w:showingPlcHdr/>" if empty else ""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(field)}"/>'
        f'<w:sdt><w:sdtPr><w:alias w:val="{xml(shown)}"/><w:tag w:val="{xml(field)}"/><w:id w:val="{1000 + number}"/>'
        f'<w:lock w:val="sdtLocked"/>{prompt}{kind}</w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def choice(options: Sequence[tuple[str, str]]) -> str:
    """A drop-down list of (value, shown) pairs."""
    items = "".join(f'<w:listItem w:displayText="{xml(shown)}" w:value="{xml(value)}"/>' for value, shown in options)
    return f"<w:dropDownList>{items}</w:dropDownList>"


def date(tag: str) -> str:
    """A day, picked or written as 12.3.2026, always Gregorian."""
    return (
        f'<w:date><w:dateFormat w:val="d.M.yyyy"/><w:lid w:val="{tag}"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
    )


def tick(*, ticked: bool) -> str:
    """A box to tick."""
    return (
        f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )


def tick_run(*, ticked: bool) -> str:
    """The run that shows the box."""
    return f"<w:r><w:rPr>{_BOX_FONT}</w:rPr><w:t>{_TICKED if ticked else _UNTICKED}</w:t></w:r>"
