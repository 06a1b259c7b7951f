"""Text and attributes as XML, and the marks that keep left-to-right pieces whole in right-to-left text."""

from __future__ import annotations

import re

LRM, RLM = "\u200e", "\u200f"

DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What is only there to order text; taken away when text is read back."""


def xml(text: str) -> str:
    """`text` for an element or an attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def isolated(text: str) -> str:
    """A left-to-right piece for a run of its own inside right-to-left text.

    LibreOffice orders by the Unicode algorithm alone and Word by `w:rtl`; a mark on both sides is right in both.
    """
    return f"{LRM}{text}{LRM}"
