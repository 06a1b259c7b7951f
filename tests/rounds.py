"""Rounds written in a few lines: sessions, the reports that came back, cards and measures."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from hvs_cli.build.make import Maker
from hvs_cli.build.plan import Wanted, due
from hvs_cli.load.workspace import load
from hvs_cli.render.kinds import kinds
from hvs_cli.results.answers import Answers
from tests.folders import SESSION, TODAY, folder, with_key
from tests.office import MARKS

SESSIONS = {
    "s1": SESSION,
    "s2": with_key("language", "so", with_key("date", "2027-03-12")),
    "s3": with_key("language", "fi", with_key("date", "2027-03-13")),
}
LANGUAGES = {"s1": "ar", "s2": "so", "s3": "fi"}


def report(session: str, rest: str = "", *, number: str = "1", rehearsal: bool = False) -> str:
    """What `reports/<session>.yaml` says, with `rest` at its end."""
    return (
        f'session: {session}\nlanguage: {LANGUAGES[session]}\nround: "{number}"\n'
        f"source: {{file: {session}.docx, sha256: abc}}\nrehearsal: {'yes' if rehearsal else 'no'}\n{rest}"
    )


def statement(id_: str, words: str, *, own: str = "", topics: str = "", shared: str = "") -> str:
    """An entry for statements; its id says session, theme and tone, as in s1.safety.problems.1."""
    _, theme, list_, _ = id_.rsplit(".", 3)
    tone = {"works": "works", "problems": "problem", "suggestions": "suggestion"}[list_]
    lines = [f"  - id: {id_}", f"    theme: {theme}", f"    tone: {tone}", f'    reported: "{words}"']
    lines += [f'    own: "{own}"'] if own else []
    lines += [f"    topics: [{topics}]"] if topics else []
    lines += [f"    shared: {shared}"] if shared else []
    return "\n".join(lines) + "\n"


def statements(*entries: str) -> str:
    """The list of statements in a report."""
    return "statements:\n" + "".join(entries)


def suspect(at: str, words: str, decision: str = "undecided", instead: str = "") -> str:
    """An entry for suspects."""
    entry = f'  - at: {at}\n    words: "{words}"\n    kind: name\n    decision: {decision}\n'
    return entry + (f'    instead: "{instead}"\n' if instead else "")


def card(id_: str, story: str = "", *, theme: str = "safety", tone: str = "less", more: str = "") -> str:
    """An entry for cards; with a story it has a title of three words; `more` are further keys, a line each."""
    written = f'    title: "Valo pysäkille illalla"\n    story: "{story}"\n' if story else ""
    rest = "".join(f"    {line}\n" for line in more.splitlines())
    return f"  - id: {id_}\n    theme: {theme}\n    tone: {tone}\n{written}{rest}"


def workspace(where: Path, **files: str) -> Path:
    """A workspace with three sessions; `files` are reports by session, and cards, measures, topics."""
    folder(where, **SESSIONS)
    (where / "reports").mkdir(exist_ok=True)
    for name, text in files.items():
        path = where / "reports" / f"{name}.yaml" if name in SESSIONS else where / f"{name}.yaml"
        path.write_text(text, "utf-8")
    return where


def answers(where: Path, today: dt.date = TODAY) -> Answers:
    """What came back to the workspace, which must be good."""
    return Answers(load(where, today))


def documents(where: Path, *names: str, language: str = "") -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of every document of the kinds with these names that is due, or in one language."""
    loaded = load(where, TODAY)
    maker, known = Maker(loaded), kinds(loaded.templates)
    for job in due(loaded, [known[name] for name in names], Wanted(languages=[language] if language else ())):
        made = maker.make(job)
        assert not made.problems, list(map(str, made.problems))
        yield from ((job.path(format_), content) for format_, content in made.files.items())


def everything(content: bytes) -> str:
    """All text of a file, and all that stands in attributes, also of the files inside it, read by nothing but lxml."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return MARKS.sub("", content.decode())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        inside = [package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels", ".xlsx"))]
    texts = (everything(each) if zipfile.is_zipfile(io.BytesIO(each)) else _xml(each) for each in inside)
    return MARKS.sub("", "\n".join(texts))


def _xml(content: bytes) -> str:
    """The paragraphs of a part, each in one piece, and its attributes."""
    root = etree.fromstring(content)
    attributes = (str(value) for each in root.iter() for value in each.attrib.values())
    return "".join(map(str, root.itertext())) + "\n" + "\n".join(attributes)
