"""A person at a terminal: types, and waits for what the program says. Where there are no terminals, tests are skipped."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

PATIENCE = 60.0
"""Seconds of silence after which a program has failed; a busy computer may be slow."""

REACTION = 0.2
"""Seconds that nobody is faster than."""


class Terminal:
    """The command `hvs` on a terminal of 80 columns."""

    def __init__(self, *arguments: object, cwd: Path, **environment: str) -> None:
        pty = pytest.importorskip("pty", reason="this system has no terminals for programs")
        self._mine, theirs = pty.openpty()
        command = [sys.executable, "-c", "from hvs_cli.cli.main import app; app(prog_name='hvs')", *map(str, arguments)]
        told = {**os.environ, "LANGUAGE": "en", "COLUMNS": "80", "TERM": "xterm", **environment}
        self._process = subprocess.Popen(
            command,
            cwd=cwd,
            env=told,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=_own_the_terminal,  # noqa: PLW1509 - without it nobody hears Ctrl-C
        )
        os.close(theirs)
        self.seen = ""
        self._heard = 0

    def says(self, text: str) -> Terminal:
        """Wait until `text` is said, after all that was waited for before."""
        while text not in self.seen[self._heard :] and self._more():
            pass
        assert text in self.seen[self._heard :], f"{text!r} was not said in: {self.seen[self._heard :]}"
        self._heard = self.seen.index(text, self._heard) + len(text)
        return self

    def types(self, line: str) -> Terminal:
        """Type a line and press Enter."""
        os.write(self._mine, line.encode() + b"\n")
        return self

    def interrupts(self) -> Terminal:
        """Press Ctrl-C, as late as a person would: Python does not hear it in the moment before it begins to wait."""
        time.sleep(REACTION)
        os.write(self._mine, b"\x03")
        return self

    def ends(self) -> int:
        """Wait for the end; the exit code."""
        while self._more():
            pass
        code = self._process.wait(PATIENCE)
        os.close(self._mine)
        return code

    def _more(self) -> bool:
        """Read what there is; whether more may come."""
        ready, _, _ = select.select([self._mine], [], [], PATIENCE)
        if not ready:
            return False
        try:
            raw = os.read(self._mine, 65536)
        except OSError:  # so says Linux when the program has ended
            return False
        self.seen += raw.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(raw)


def _own_the_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
