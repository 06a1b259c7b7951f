"""The table of formats: what there is to write, and which function writes it. Imports happen on first use."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO, Final

from hvs_cli.document.tree import Document
from hvs_cli.writers.look import Look

Write = Callable[[Document, Look, BinaryIO], None]

FORMATS: Final[dict[str, str]] = {
    "docx": "hvs_cli.writers.word",
    "pptx": "hvs_cli.writers.powerpoint",
    "html": "hvs_cli.writers.web",
    "txt": "hvs_cli.writers.text",
    "ics": "hvs_cli.writers.calendar",
}
"""Format, which is also the file's ending → the module whose `write` writes it."""


def writer(name: str) -> Write:
    """The function that writes the format `name`. Raises `KeyError` for a format that is not in the table."""
    write: Write = import_module(FORMATS[name]).write
    return write
