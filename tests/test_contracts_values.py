"""What people write comes out letter for letter, in every kind, format and direction."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from hvs_cli.build.make import Maker
from hvs_cli.build.plan import Job, Wanted, due
from hvs_cli.load.workspace import load
from hvs_cli.model.words import Written
from hvs_cli.render.kinds import kinds
from tests.examples import LONG_AGO, hvs
from tests.office import MARKS, every, get, parts, q

LANGUAGES = ("fi", "ar", "th", "ti")
NASTY = (
    "& < > \" ' * _ {{ name }} {place} {% if %} %s &amp; <b>b</b> ]]> \\n  two  spaces, ; : \\ 12.30–14.00 (+358 44 0) "
)
LONG = "Kuopion kaupungin pääkirjaston suuri kokoustila " * 7

WORKSPACE = """
municipality: {name: Kuopio, organiser: @organiser@}
contact: {role: @role@, email: kotoutuminen@kuopio.example, phone: +358 44 000 0000}
official: [fi]
languages: [fi, ar, th, ti]
round: {id: "1", name: @round@}
registration: {web: "https://kuopio.example/?a=1&b=<2>", until: 2027-03-01}
organisations: {ystavat: {name: @organisation@}}
privacy: {controller: @controller@, contact: @privacy@, processor: @processor@}
funding: @funding@
"""
SESSION = """
language: @language@
date: 2027-03-11
start: 17.00
end: 19.00
venue: @venue@
address: @address@
room: @room@
directions: @directions@
organisation: ystavat
"""
QUESTIONS = """
add:
  - {id: local.q, theme: safety, ask: {fi: @ask@}, probes: [{fi: @probe@}]}
"""
FIELDS = sorted(set(re.findall("@([a-z]+)@", WORKSPACE + SESSION + QUESTIONS)) - {"language"})
OF_SESSIONS = sorted(set(re.findall("@([a-z]+)@", SESSION)) - {"language"})


def workspace(folder: Path, values: dict[str, str]) -> Path:
    """A municipality in `folder` in which every text that a person can write is one of `values`."""

    def written(text: str, **more: str) -> str:
        return re.sub("@([a-z]+)@(?![a-z])", lambda found: json.dumps((values | more)[found[1]]), text)

    (folder / "sessions").mkdir(parents=True)
    (folder / "hvs.yaml").write_text(written(WORKSPACE), "utf-8")
    (folder / "questions.yaml").write_text(written(QUESTIONS), "utf-8")
    for day, language in enumerate(LANGUAGES, 11):
        session = written(SESSION, language=language).replace("03-11", f"03-{day}")
        (folder / "sessions" / f"{language}.yaml").write_text(session, "utf-8")
    return folder


def texts(path: Path) -> str:
    """Everything in a file that a person can read or have read aloud, a line for each paragraph."""
    return MARKS.sub("", "\n".join(_READ[path.suffix](path)))


def _word(path: Path) -> Iterator[str]:
    for root in parts(path).values():
        yield from ("".join(each.text or "" for each in every(p, "w:t")) for p in every(root, "w:p"))
        yield from (get(each, "descr") for each in every(root, "wp:docPr"))
        yield root.findtext(q("dc:title")) or ""


def _slides(path: Path) -> Iterator[str]:
    for root in parts(path).values():
        yield from ("".join(each.text or "" for each in every(p, "a:t")) for p in every(root, "a:p"))
        yield root.findtext(q("dc:title")) or ""


def _page(path: Path) -> Iterator[str]:
    page = html.document_fromstring(path.read_text("utf-8"))
    for element in page.iter("title", "p", "h1", "h2", "h3", "td", "th", "li", "label", "caption", "div"):
        if not any(
            child.tag in ("p", "li", "td", "div", "h1", "h2", "h3") for child in element.iter() if child is not element
        ):
            yield "".join(str(text) for text in element.itertext())
    yield from (each.get("alt") or "" for each in page.iter("img"))


def _calendar(path: Path) -> Iterator[str]:
    for event in icalendar.Calendar.from_ical(path.read_bytes()).walk():
        yield from (str(value) for value in event.values())


_READ: Final[dict[str, Callable[[Path], Iterable[str]]]] = {
    ".docx": _word,
    ".pptx": _slides,
    ".html": _page,
    ".ics": _calendar,
    ".txt": lambda path: [path.read_text("utf-8")],
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A municipality whose texts are single plain words, built."""
    folder = workspace(tmp_path_factory.mktemp("plain"), {name: f"Qx{name}xQ" for name in FIELDS})
    done = hvs("build", folder)
    assert done.returncode == 0, done.stderr
    return folder / "out"


@pytest.mark.parametrize(
    ("nasty", "fields"), [(NASTY, FIELDS), (LONG, OF_SESSIONS)], ids=["signs", "a session of 300 characters"]
)
def test_every_text_comes_out_wherever_a_plain_one_does(
    plain: Path, tmp_path: Path, nasty: str, fields: list[str]
) -> None:
    values = {name: f"{name} {nasty if name in fields else ''}{name}" for name in FIELDS}
    done = hvs("build", workspace(tmp_path / "nasty", values))
    assert done.returncode == 0, done.stderr
    shown: set[str] = set()
    for path in sorted(path for path in plain.rglob("*.*") if path.suffix in _READ):
        before, after = texts(path), texts(tmp_path / "nasty" / "out" / path.relative_to(plain))
        for name in FIELDS:
            count = before.count(f"Qx{name}xQ")
            assert after.count(values[name]) >= count, f"{name} in {path.relative_to(plain)}"
            shown |= {name} if count else set()
    assert shown == set(FIELDS), f"no document shows {set(FIELDS) - shown}"


@pytest.fixture(scope="module")
def makers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Maker, list[Job]]:
    """What makes the documents that show the venue, and which those are."""
    folder = workspace(tmp_path_factory.mktemp("makers"), dict.fromkeys(FIELDS, "word"))
    loaded = load(folder, LONG_AGO)
    invitations = due(loaded, [kinds()["invitation"]], Wanted(languages=["fi", "ar"]))
    return Maker(loaded), [job for job in invitations if job.language == job.session]


LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufffe\uffff")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(venue=st.text(LETTERS, min_size=1, max_size=40).filter(str.strip))
def test_any_venue_at_all_comes_out_of_a_letter(
    makers: tuple[Maker, list[Job]], tmp_path_factory: pytest.TempPathFactory, venue: str
) -> None:
    maker, jobs = makers
    for job in jobs:
        session = maker._loaded.sessions[job.session]
        maker._loaded.sessions[job.session] = replace(session, venue=Written(venue))
        made = maker.make(job)
        assert not made.problems, made.problems
        for format_, data in made.files.items():
            path = tmp_path_factory.getbasetemp() / f"venue.{format_}"
            path.write_bytes(data)
            assert MARKS.sub("", venue) in texts(path)
