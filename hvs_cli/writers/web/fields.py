"""Fields → form controls, each with a name for screen readers; and the tools of a form that keeps its answers.

The tools come with documents whose head has `<meta name="web.save" …/>`: `_form.html.j2` makes the whole set of
words, in the document's language, and `form.js` works the tools.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Final

from hvs_cli.document.tree import WEB_ONLY, Field
from hvs_cli.errors import Place, Problem, TemplateError, message

FORM: Final = f"{WEB_ONLY}save"
"""The property by which a document is a form that keeps its answers."""

BUTTONS: Final = ("save", "copy", "load", "clear")
WORDS: Final = ("kept", "unkept", "saved", "without", "loaded", "replace", "other", "left", "unread", "sure")
"""What the tools say; `_form.html.j2` tells what each is for."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d|")


def control(field: Field, language: str, words: str) -> str:
    """The control for `field`.

    `language` are its attributes where it differs from the text around it, `words` those of its prompt and choices
    where they are not translated.
    """
    own = f' name="{escape(field.name)}" aria-label="{escape(field.title)}"{language}'
    prompt = f' placeholder="{escape(field.prompt)}" autocomplete="off"'
    match field.kind:
        case "tick":
            return f'<input type="checkbox"{own}{" checked" if field.value == "yes" else ""}>'
        case "choice":
            return _choice(field, own, words)
        case "text":
            # A parser drops one newline right after the tag (HTML 13.2.6.4.7); this one is there for that.
            return f'<textarea{own}{prompt} rows="{field.rows}">\n{escape(field.value, quote=False)}</textarea>'
        case "date" if _DAY.fullmatch(field.value):
            return f'<input type="date"{own} autocomplete="off" value="{field.value}">'
        case "line" | "date" | "number":
            # A field for numbers takes any text: “about 10” is an answer too.
            digits = ' inputmode="numeric"' if field.kind == "number" else ""
            return f'<input type="text"{own}{prompt}{digits} value="{escape(field.value)}">'


def _choice(field: Field, own: str, words: str) -> str:
    """A list to choose from; on paper, boxes to tick stand in its place as long as nothing is chosen."""
    options = "".join(
        f'<option value="{escape(option.value)}"{words}{" selected" if option.value == field.value else ""}>'
        f"{escape(option.shown, quote=False)}</option>"
        for option in field.options
    )
    boxes = " ".join(f"<span{words}>☐\u00a0{escape(option.shown, quote=False)}</span>" for option in field.options)
    prompt = f'<option value=""{words}>{escape(field.prompt, quote=False)}</option>'
    return f'<select{own}>{prompt}{options}</select><span class="boxes" aria-hidden="true">{boxes}</span>'


def tools(properties: Mapping[str, str]) -> tuple[str, str]:
    """What stands before and after the form: that answers are kept, and the buttons. The script shows both.

    Both are empty if the document is no such form. Raises `TemplateError` if words are missing.
    """
    if FORM not in properties:
        return "", ""
    missing = [WEB_ONLY + name for name in (*BUTTONS, *WORDS) if not properties.get(WEB_ONLY + name)]
    if missing:
        what = message("the form lacks the words {names}", names=", ".join(missing))
        hint = message("Include _form.html.j2 in the head of the template.")
        raise TemplateError(Problem(Place(""), what, hint))
    own = properties.get(f"{WEB_ONLY}own", "")
    said = "".join(f' data-{name}="{escape(properties[WEB_ONLY + name])}"' for name in WORDS)
    buttons = "".join(
        f'<button type="button" data-does="{name}">{escape(properties[WEB_ONLY + name], quote=False)}</button>'
        for name in BUTTONS
        if own or name != "copy"
    )
    choose = '<input type="file" accept=".json,application/json" hidden>'
    status = '<p role="status"></p>'
    return (
        '<p id="form-kept" class="tools" role="status" hidden></p>',
        f'<div id="form-tools" class="tools" hidden data-own="{escape(own)}"{said}>{buttons}{choose}{status}</div>',
    )
