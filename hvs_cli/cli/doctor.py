"""`hvs doctor`: what this computer has and lacks."""

from __future__ import annotations

import sys
from typing import Final

from hvs_cli.cli import screen
from hvs_cli.cli.options import Json
from hvs_cli.errors import message

MARKS: Final = {"good": "[ok]", "lacking": "[! ]", "unknown": "[? ]"}
"""Signs that every console can show."""


def doctor(json: Json = False) -> None:
    """Look at this computer: fonts for each script, the console, useful programs; and say what to do.

    hvs doctor
    """
    from hvs_cli.doctor import examine

    findings = list(examine(sys.stdout.encoding or ""))
    if json:
        keys = ("topic", "state", "detail", "advice")
        screen.as_json([{key: str(screen.words(getattr(each, key))) for key in keys} for each in findings])
        return
    for each in findings:
        screen.data(f"{MARKS[each.state]} {screen.words(each.topic)}: {screen.words(each.detail)}")
        if each.advice:
            screen.data(screen.hanging(screen.words(each.advice), 5))
    if all(each.state == "good" for each in findings):
        screen.say(message("All is well."), "green")
