"""Document trees for the tests of writers, made from what templates make."""

from __future__ import annotations

import io

from hvs_cli.document.parse import parse
from hvs_cli.document.tree import Document, Picture
from hvs_cli.languages.language import facts
from hvs_cli.writers.look import Look
from hvs_cli.writers.table import writer

NINETEEN = [
    "fi", "sv", "en", "se", "et", "ru", "uk", "ar", "fa", "prs", "so", "sw", "ti", "rw", "rn", "th", "es", "bs", "vi",
]  # fmt: skip

NASTY = ["& < > \" ' * _ {{ }} {% x %} &amp; </p> <!-- -->", "two  spaces ", "`a` [b](c) #d = -1", "x" * 300]
"""What people type that means something to some format."""


def tree(
    main: str, language: str = "fi", *, head: str = "", page: str = "letter", header: str = "", footer: str = ""
) -> Document:
    """The tree of a page with `main` in it."""
    html = (
        f'<html lang="{language}"><head><title>Kutsu – Kuopio</title>{head}</head><body class="{page}">'
        f"<header>{header}</header><main>{main}</main><footer>{footer}</footer></body></html>"
    )
    return parse(html, facts, lambda _, alt, width: Picture(b"\x89PNG", alt, width, width), "fi")


def written(document: Document, name: str, look: Look | None = None) -> str:
    """What the writer of the format `name` makes of `document`."""
    stream = io.BytesIO()
    writer(name)(document, look or Look(), stream)
    return stream.getvalue().decode()
