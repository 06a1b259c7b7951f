"""Packs for the associations: one ZIP file a language, with its documents and a page that lists them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup

from hvs_cli.errors import OutputError, Place, Problem, message
from hvs_cli.languages.language import Language
from hvs_cli.load.files import BLANK
from hvs_cli.load.workspace import Loaded
from hvs_cli.manifest import NAME, Entry, checksum, listed
from hvs_cli.ooxml.package import part, write_package
from hvs_cli.render.kinds import Kind, kinds
from hvs_cli.render.speech import Speech
from hvs_cli.render.views import view
from hvs_cli.resources import shipped
from hvs_cli.writing import write_whole

INDEX: Final = "index.html"
SUMS: Final = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class _File:
    """One document as it lies in the pack."""

    entry: Entry
    """Its path begins below the language's folder; its checksum is that of the file as it is, edits and all."""
    content: bytes


def pack(loaded: Loaded, entries: Sequence[Entry], out: Path, language: Language) -> bytes:
    """The ZIP file with those of `entries` that are in `language`, as they lie in `out`: the same for the same files.

    Raises `OutputError` if a document cannot be read.
    """
    files = [_file(entry, out) for entry in entries if entry.language == language.code]
    inside = {each.entry.path: each.content for each in files}
    inside[NAME] = listed(each.entry for each in files)
    inside[INDEX] = _index(loaded, files, language).encode()
    sums = (f"{checksum(inside[path])}  {path}\n" for path in sorted(inside))
    inside[SUMS] = "".join(sums).encode()
    stream = io.BytesIO()
    write_package([part(path, content) for path, content in inside.items()], stream)
    return stream.getvalue()


def write_pack(loaded: Loaded, folder: Path, language: str, content: bytes) -> Path:
    """Write `content` into `folder`, named after the workspace and `language`. Raises `OutputError`."""
    path = folder / f"{loaded.folder.resolve().name}-{language}.zip"
    write_whole(path, content)
    return path


def _file(entry: Entry, out: Path) -> _File:
    try:
        content = (out / entry.path).read_bytes()
    except OSError as error:
        what = message("cannot be read: {reason}", reason=error.strerror or error)
        hint = message("Close the file if it is open elsewhere.")
        raise OutputError(Problem(Place(str(out / entry.path)), what, hint)) from error
    path = entry.path.removeprefix(f"{entry.language}/")
    return _File(replace(entry, path=path, sha256=checksum(content), kept=""), content)


def _index(loaded: Loaded, files: Sequence[_File], language: Language) -> str:
    """The page that lists every document by its name, in `language` and its direction."""
    place, languages = loaded.workspace, loaded.languages
    speech = Speech(language, languages[place.report_language])
    groups = list(_groups(loaded, files, speech))
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(shipped("templates")),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return env.get_template("_index.html.j2").render(
        _=speech.say,
        language=language,
        municipality=view(place.municipality.name, speech, languages),
        colour=place.municipality.colour,
        draft=any(each.entry.draft for each in files),
        groups=groups,
    )


def _groups(loaded: Loaded, files: Sequence[_File], speech: Speech) -> Iterator[dict[str, Any]]:
    """The documents by session, in the order of time; then the blanks, then what is the same for all sessions."""
    known = kinds(loaded.templates)

    def order(file: _File) -> tuple[bool, bool, str, str, str]:
        entry = file.entry
        return entry.session == "", entry.session == BLANK, entry.session, entry.kind, entry.format

    ordered = sorted(files, key=order)
    for name, group in groupby(ordered, key=lambda file: file.entry.session):
        yield {**_heading(loaded, name, speech), "files": [_shown(file, known, speech) for file in group]}


def _heading(loaded: Loaded, name: str, speech: Speech) -> dict[str, Any]:
    session = loaded.sessions.get(name)
    if session is None:
        return {"when": "", "venue": "", "blank": name == BLANK}
    when = speech.language.when(session.date, session.start, session.end)
    return {"when": when, "venue": view(session.venue, speech, loaded.languages), "blank": False}


def _shown(file: _File, known: dict[str, Kind], speech: Speech) -> dict[str, Any]:
    title: Markup = speech.say(known[file.entry.kind].title)
    size = max(1, round(len(file.content) / 1000))
    return {"path": file.entry.path, "title": title, "format": file.entry.format, "size": size}
