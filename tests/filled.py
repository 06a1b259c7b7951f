"""Scribe's forms of a workspace with a session in each of the nineteen languages: made, filled as in Word, read back."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from hvs_cli.build.make import Maker
from hvs_cli.build.plan import Job
from hvs_cli.load.workspace import Loaded, load
from hvs_cli.readers.blanks import Blanks
from hvs_cli.readers.reading import Reading
from hvs_cli.readers.table import format_of, reader
from hvs_cli.rehearse.fill import BODY, Element, changed, fill
from tests.trees import NINETEEN

TODAY = dt.date(2027, 1, 15)
MAIN = f"""\
municipality: {{name: Kuopio}}
contact: {{role: Koordinaattori, email: keskustelut@kuopio.example}}
official: [fi]
languages: [{", ".join(NINETEEN)}]
round: {{id: "2027"}}
registration: {{email: ilmoittautuminen@kuopio.example}}
privacy: {{controller: Kuopion kaupunki, contact: tietosuoja@kuopio.example}}
"""
SESSION = """\
language: {language}
date: 2027-03-{day:02}
start: 17.00
end: 19.00
venue: Pääkirjasto
address: Maaherrankatu 12, Kuopio
facilitator: f{day}
"""

Change = Callable[[dict[str, Element]], None]


def workspace(folder: Path, languages: list[str] = NINETEEN) -> Path:
    """A workspace in `folder` with a session in each of `languages`, called s-fi, s-sv and so on."""
    (folder / "sessions").mkdir(parents=True)
    (folder / "hvs.yaml").write_text(MAIN, "utf-8")
    for language in languages:
        text = SESSION.format(language=language, day=NINETEEN.index(language) + 1)
        (folder / "sessions" / f"s-{language}.yaml").write_text(text, "utf-8")
    return folder


@cache
def loaded() -> Loaded:
    """The workspace with all languages."""
    return load(workspace(Path(tempfile.mkdtemp()) / "w"), TODAY)


@cache
def _maker() -> Maker:
    return Maker(loaded())


@cache
def blanks() -> Blanks:
    """What reads its forms."""
    return Blanks(loaded())


@cache
def form(language: str, format_: str = "docx", session: str = "") -> bytes:
    """The form as it goes out."""
    job = Job("scribe-form", language, session or f"s-{language}", (format_,))
    return _maker().make(job).files[format_]


def filled(language: str, answers: Mapping[str, str], *changes: Change, of: bytes | None = None) -> bytes:
    """The form with `answers` in its boxes, and then changed in other ways."""

    def change(parts: dict[str, Element]) -> None:
        fill(parts[BODY], answers)
        for each in changes:
            each(parts)

    return changed(of or form(language), change)


def read(content: bytes, folder: Path, name: str = "form.docx", session: str = "") -> Reading:
    """The only form in the file `content`."""
    readings = read_all(content, folder, name, session)
    assert len(readings) == 1
    return readings[0]


def read_all(content: bytes, folder: Path, name: str = "form.docx", session: str = "") -> list[Reading]:
    """Every form in the file `content`, none of which may be a riddle."""
    path = folder / name
    path.write_bytes(content)
    readings, problems = reader(format_of(path))(path, blanks(), session)
    assert not problems
    return readings


def typed(reading: Reading) -> dict[str, str]:
    """The answers that somebody wrote."""
    blank = blanks().of(reading.identity, None)  # type: ignore[arg-type]
    return {
        name: text
        for name, text in reading.answers.items()
        if name not in blank.fields or text != blank.fields[name].value
    }
