"""The language in which the program itself speaks, chosen once at the start, and its catalog."""

from __future__ import annotations

import ast
import locale
import re
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from hvs_cli.errors import InputError, Place, Problem, message
from hvs_cli.resources import shipped

SOURCE: Final = "en"
SPOKEN: Final = (SOURCE, "fi", "sv")
"""The languages of the program's own sentences; documents have many more."""

FLAG: Final = "--ui-language"

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_ENTRY = re.compile(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"\n)+)', re.MULTILINE)

_now = SOURCE


def speak(language: str) -> None:
    """From now on sentences are in `language`, one of `SPOKEN`."""
    global _now  # noqa: PLW0603 - one process speaks one language, and only the edge speaks
    _now = language


def spoken() -> str:
    """The language in which the program speaks now."""
    return _now


def translate(text: str) -> str:
    """`text`, a sentence of the program in English, in the language that is spoken now."""
    return catalog(_now).get(text, text)


def wanted(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language that a person asked for by flag or environment, or else that of Windows; English if none is ours.

    Raises `InputError` if the flag names a language that the program does not speak.
    """
    for number, each in enumerate(arguments):
        if each == FLAG or each.startswith(f"{FLAG}="):
            given = each.partition("=")[2] or "".join(arguments[number + 1 : number + 2])
            return _known(given)
    named = next((environment[name] for name in _VARIABLES if environment.get(name)), "") or _of_windows()
    codes = [each.replace("-", "_").partition("_")[0].partition(".")[0].lower() for each in named.split(":")]
    return next((code for code in codes if code in SPOKEN), SOURCE)


def _known(code: str) -> str:
    if code.lower() in SPOKEN:
        return code.lower()
    what = message("the program does not speak “{language}”", language=code)
    raise InputError(Problem(Place(FLAG), what, message("Choose one of: {languages}.", languages=", ".join(SPOKEN))))


def _of_windows() -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")


@cache
def catalog(language: str) -> dict[str, str]:
    """English sentence → sentence in `language`. Read without Babel, which takes longer than all else in `--help`."""
    path = shipped(f"translations/program/{language}.po")
    if language == SOURCE or not path.is_file():
        return {}
    entries = [(_text(source), _text(words)) for source, words in _ENTRY.findall(path.read_text("utf-8"))]
    return {source: words for source, words in entries if source and words}


def _text(lines: str) -> str:
    return "".join(ast.literal_eval(line) for line in lines.splitlines())
