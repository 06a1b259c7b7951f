"""The frame of a web page: one file, with its pictures, its stylesheet and the script of a form inside."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import BinaryIO, Final

from hvs_cli.document.tree import WEB_ONLY, Block, Document, Heading, Section, inlines
from hvs_cli.errors import Place, Problem, TemplateError, message
from hvs_cli.languages.language import Language
from hvs_cli.languages.script import Script, scripts
from hvs_cli.writers.look import TINTS, Look, tint
from hvs_cli.writers.pieces import tag
from hvs_cli.writers.web.blocks import blocks
from hvs_cli.writers.web.fields import FORM, tools
from hvs_cli.writers.web.inlines import classed

STYLESHEET: Final = "page.css"
SCRIPT: Final = "form.js"

_ON_DARK: Final = 0.4
"""How much of the accent is left where it stands on a dark ground; with it every accent that is legible on white
keeps a contrast of 6:1 there."""

_CLOSED: Final = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
"""The page forbids itself to load or send anything."""


def write(document: Document, look: Look, stream: BinaryIO) -> None:
    """Write `document` as one HTML file that needs nothing from elsewhere.

    Every stylesheet `page.css` is put in, a municipality's own last: what it says wins. A form that keeps its
    answers gets the last `form.js`. Raises `TemplateError` if one of them cannot be read.
    """
    script = _read(look.files(SCRIPT)[-1]) if FORM in document.properties else ""
    lines = [
        "<!doctype html>",
        f'<html lang="{tag(document.language)}" dir="{document.language.direction}">',
        f"<head>\n{_head(document, look, script)}\n</head>",
        f"<body{classed(document.style)}>",
        *_region("header", document.header, document.language),
        *_main(document),
        *_region("footer", document.footer, document.language),
        *([f"<script>{script}</script>"] if script else []),
        "</body>\n</html>\n",
    ]
    stream.write("\n".join(lines).encode())


def _region(name: str, content: tuple[Block, ...], language: Language) -> list[str]:
    return [f"<{name}>", blocks(content, language, "\n"), f"</{name}>"] if content else []


def _main(document: Document) -> list[str]:
    before, after = tools(document.properties)
    shown = [before, _first_heading(document), blocks(document.blocks, document.language, "\n"), after]
    return ["<main>", *filter(None, shown), "</main>"]


def _first_heading(document: Document) -> str:
    """The title where no heading of the first level is shown: the outline of a page begins with one."""
    if any(block.level == 1 for block in _headings(document.blocks)):
        return ""
    return f'<h1 class="unseen">{escape(document.title, quote=False)}</h1>'


def _headings(content: tuple[Block, ...]) -> Iterator[Heading]:
    for block in content:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Section):
            for column in block.columns:
                yield from _headings(column)


def _head(document: Document, look: Look, script: str) -> str:
    allowed = f"{_CLOSED}; script-src '{_fingerprint(script)}'" if script else _CLOSED
    metas = "".join(
        f'<meta name="{escape(name)}" content="{escape(value)}">\n'
        for name, value in document.properties.items()
        if not name.startswith(WEB_ONLY)
    )
    styles = "\n".join(f"<style>\n{_read(path)}</style>" for path in look.files(STYLESHEET))
    return (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title, quote=False)}</title>\n"
        f"{metas}<style>\n{_variables(look)}{_fonts(document)}</style>\n{styles}"
    )


def _fingerprint(script: str) -> str:
    """What a page says of the only script that may run in it (CSP 3, 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _read(path: Path) -> str:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = message("this file cannot be read as text: {reason}", reason=error)
        raise TemplateError(Problem(Place(str(path)), what, message("Save it as UTF-8."))) from error
    return text.replace("</", "<\\/")


def _variables(look: Look) -> str:
    light, more = (tint(look.accent, share) for share in TINTS)
    dark = tint(look.accent, _ON_DARK)
    return f":root{{--accent:#{look.accent};--accent-on-dark:#{dark};--tint:#{light};--tint-more:#{more}}}\n"


def _fonts(document: Document) -> str:
    """The fonts of the document's script, and of every other script that stands in it."""
    own = document.language.script
    html = f":root{{--fonts:{_stack(own)};--leading:{own.leading};--larger:{own.larger}pt}}\n"
    everything = (*document.header, *document.blocks, *document.footer)
    spoken = {each for inline in inlines(everything) if isinstance(each := getattr(inline, "language", None), Language)}
    others = sorted((tag(each), _stack(each.script)) for each in spoken if each.script.code != own.code)
    return html + "".join(f":lang({code}){{font-family:{stack}}}\n" for code, stack in others)


def _stack(script: Script) -> str:
    """Fonts for the script; those for Latin stand before the last resorts, which may draw it with serifs."""
    latin = scripts()["Latn"]
    names = dict.fromkeys([script.complex, script.latin, latin.latin, *latin.alternatives, *script.alternatives])
    return ",".join([*(f'"{name}"' for name in names), "sans-serif"])
