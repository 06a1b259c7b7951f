"""Answers kept while a person is being asked, so that an interruption costs nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from hvs_cli.errors import OutputError
from hvs_cli.new.workspace import EDITOR
from hvs_cli.writing import write_whole

NAME: Final = "new-session.json"


def kept_answers(folder: Path) -> dict[str, str]:
    """What was answered before an interruption; nothing if there is nothing that can be read."""
    with suppress(OSError, ValueError, AttributeError):
        kept = json.loads((folder / EDITOR / NAME).read_text("utf-8"))
        return {key: text for key, text in kept.items() if isinstance(text, str)}
    return {}


def keep_answers(folder: Path, answers: Mapping[str, str]) -> None:
    """Keep `answers` inside the workspace, where they stay on the coordinator's computer. A full disk is no matter."""
    with suppress(OutputError):
        write_whole(folder / EDITOR / NAME, json.dumps(dict(answers)).encode())


def forget_answers(folder: Path) -> None:
    """There is a session now; nothing needs to be kept."""
    with suppress(OSError):
        (folder / EDITOR / NAME).unlink(missing_ok=True)
