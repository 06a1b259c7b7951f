"""Which font families this computer has, as far as it tells: fontconfig, Windows' registry or the Mac's folders."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_MAC = ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts")
_WINDOWS = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
_STYLES = re.compile(
    r"\s*(?:\((?:TrueType|OpenType|All res)\)|\b(?:Bold|Italic|Regular|Light|Semibold|Semilight|Black)\b)"
)


def families() -> frozenset[str]:
    """The names of the font families, in lower case; empty if this computer does not tell."""
    found = {"win32": _of_windows, "darwin": _of_mac}.get(sys.platform, _of_fontconfig)()
    return frozenset(name.strip().casefold() for name in found)


def in_place(language: str) -> str:
    """A family that shows `language` where the wanted ones are missing; empty where only fontconfig could tell."""
    return next(_asked(f":lang={language}"), "") if sys.platform not in ("win32", "darwin") else ""


def _of_fontconfig() -> Iterator[str]:
    return _asked(":")


def _asked(pattern: str) -> Iterator[str]:
    command = shutil.which("fc-list")
    if command:
        with suppress(OSError, subprocess.SubprocessError):
            asked = [command, pattern, "family"]
            done = subprocess.run(asked, capture_output=True, text=True, encoding="utf-8", check=True, timeout=30)  # noqa: S603 - a fixed command
            for line in sorted(done.stdout.splitlines()):
                yield from line.split(",")


def _of_windows() -> Iterator[str]:
    """The registry names fonts by their full names, several joined by `&`."""
    if sys.platform != "win32":
        return
    import winreg

    for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        with suppress(OSError), winreg.OpenKey(root, _WINDOWS) as key:
            for number in range(winreg.QueryInfoKey(key)[1]):
                for name in winreg.EnumValue(key, number)[0].split("&"):
                    yield _STYLES.sub("", name)


def _of_mac() -> Iterator[str]:
    """The files of a Mac are named after their fonts."""
    for folder in _MAC:
        for path in Path(folder).expanduser().rglob("*.[to]t[fc]"):
            yield _STYLES.sub("", path.stem)
