"""What this computer has and lacks for making, showing and printing documents, and what to do about it."""

from __future__ import annotations

import os
import shutil
import sys
import zoneinfo
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from hvs_cli.errors import NOTHING, Message, message
from hvs_cli.fonts import families, in_place
from hvs_cli.languages.language import Languages, facts
from hvs_cli.languages.script import Script, scripts

ZONE: Final = "Europe/Helsinki"

_OFFICE = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_FONT_ADVICE: Final = {
    "win32": message("In Windows: Settings, Apps, Optional features, add the font of the language."),
    "darwin": message(
        "On a Mac it comes with Microsoft Office; or install a free Noto font from fonts.google.com/noto."
    ),
}
_LINUX_FONTS: Final = message("On Debian or Ubuntu: sudo apt install fonts-noto-core fonts-liberation")


class State(StrEnum):
    """How it is with one thing."""

    GOOD = "good"
    LACKING = "lacking"
    """Documents are made all the same, but something will not look or work as it should."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    topic: Message
    state: State
    detail: Message
    advice: Message = NOTHING


def examine(encoding: str) -> Iterator[Finding]:
    """Everything there is to look at; `encoding` is that of the console."""
    yield Finding(message("Python"), State.GOOD, message("{version}", version=sys.version.split()[0]))
    yield _console(encoding)
    yield _time_zone()
    yield from _fonts()
    yield _office()


def _console(encoding: str) -> Finding:
    topic, detail = message("Console"), message("its letters are {encoding}", encoding=encoding or "?")
    if encoding.lower().replace("-", "").startswith("utf"):
        return Finding(topic, State.GOOD, detail)
    advice = message(
        "Letters that it lacks appear as question marks; documents are not concerned. Set the environment variable "
        "PYTHONUTF8=1, or on Windows use Windows Terminal."
    )
    return Finding(topic, State.LACKING, detail, advice)


def _time_zone() -> Finding:
    topic = message("Time zone")
    try:
        zoneinfo.ZoneInfo(ZONE)
    except zoneinfo.ZoneInfoNotFoundError:
        advice = message("Install it with: pip install tzdata")
        return Finding(topic, State.LACKING, message("{zone} is not known, calendar files need it", zone=ZONE), advice)
    return Finding(topic, State.GOOD, message("{zone}", zone=ZONE))


def _fonts() -> Iterator[Finding]:
    """A finding for each script in which documents are made."""
    there = families()
    languages: dict[str, list[str]] = {}
    for code in Languages().codes:
        languages.setdefault(facts(code).script.code, []).append(code)
    for each in scripts().values():
        if each.code in languages:
            yield _font(each, languages[each.code], there)


def _font(script: Script, codes: Sequence[str], there: frozenset[str]) -> Finding:
    topic = message("Font for {script} ({languages})", script=script.code, languages=", ".join(codes))
    wanted = list(dict.fromkeys([script.complex, script.latin, *script.alternatives]))
    if not there:
        return Finding(topic, State.UNKNOWN, message("this computer does not tell which fonts it has"))
    found = next((name for name in wanted if name.casefold() in there), "")
    if found:
        return Finding(topic, State.GOOD, message("{font}", font=found))
    if other := in_place(codes[0]):
        return Finding(topic, State.GOOD, message("{font}, in place of {wanted}", font=other, wanted=wanted[0]))
    detail = message("there is none of: {fonts}", fonts=", ".join(wanted))
    return Finding(topic, State.LACKING, detail, _FONT_ADVICE.get(sys.platform, _LINUX_FONTS))


def _office() -> Finding:
    topic = message("LibreOffice (optional)")
    found = shutil.which("soffice") or next((path for path in _OFFICE if os.access(Path(path), os.X_OK)), "")
    if found:
        return Finding(topic, State.GOOD, message("{path}", path=found))
    advice = message("You need it only to make PDF files or to look at documents without Word: libreoffice.org")
    return Finding(topic, State.LACKING, message("not found"), advice)
