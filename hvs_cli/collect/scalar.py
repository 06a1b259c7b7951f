"""Text in YAML: letter for letter what was written, and as readable as it can be."""

from __future__ import annotations

import json
import re
from typing import Final

_PLAIN: Final = re.compile(r"[^\W_](?:(?:[\w .,/()@-]|:(?=\S))*[\w.)])?")
"""Text that means itself wherever it stands; hvs reads what looks like a number or a day as the text that it is."""

_WORDS: Final = frozenset({"yes", "no", "y", "n", "on", "off", "true", "false", "null"})
"""What YAML 1.1 takes for something else than text."""

_UNREADABLE: Final = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What must be written as an escape: controls, line ends of other ages, the mark of byte order."""

_UNSTEADY: Final = re.compile(r"\A[ \n]|[ \t]$|\n\Z|\t", re.MULTILINE)
"""What would be lost in a block of lines: spaces at the start and the end, and tabs."""


def scalar(text: str, indent: int) -> str:
    """`text` so that YAML gives it back as it is; a text of several lines stands `indent` + 2 spaces in."""
    if _PLAIN.fullmatch(text) and text.isprintable() and text.casefold() not in _WORDS:
        return text
    if "\n" in text and not _UNSTEADY.search(text) and not _UNREADABLE.search(text):
        space = " " * (indent + 2)
        return "|-\n" + "\n".join(f"{space}{line}" if line else "" for line in text.split("\n"))
    return _UNREADABLE.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
