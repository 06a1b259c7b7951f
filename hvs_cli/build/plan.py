"""Which documents are due: every kind, for each session, each language or the municipality."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hvs_cli.build.back import absent
from hvs_cli.load.files import BLANK
from hvs_cli.load.workspace import Loaded
from hvs_cli.model.session import Session
from hvs_cli.render.kinds import Kind, Role


@dataclass(frozen=True, slots=True)
class Job:
    """One document in one language, in all the formats that are wanted of it."""

    kind: str
    language: str
    session: str
    """The id of the session, `blank`, or empty if the document belongs to no session."""
    formats: tuple[str, ...]

    def path(self, format_: str) -> str:
        """Where the file goes, below the folder for output, with forward slashes."""
        folder = f"{self.language}/{self.session}" if self.session else self.language
        return f"{folder}/{self.kind}.{format_}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked for; empty means all."""

    languages: Collection[str] = ()
    sessions: Collection[str] = ()
    formats: Collection[str] = ()


def due(loaded: Loaded, kinds: Sequence[Kind], wanted: Wanted) -> list[Job]:
    """Every document that is due, in the order of language, session, kind."""
    jobs = []
    for kind in kinds:
        formats = tuple(each for each in kind.formats if not wanted.formats or each in wanted.formats)
        for language, session in EACH[kind.each](kind, loaded):
            if wanted.languages and language not in wanted.languages:
                continue
            if wanted.sessions and session not in wanted.sessions:
                continue
            if formats and not absent(loaded, kind, session):
                jobs.append(Job(kind.name, language, session, formats))
    return sorted(jobs, key=lambda job: (job.language, job.session, job.kind))


def _for_sessions(kind: Kind, loaded: Loaded) -> Iterator[tuple[str, str]]:
    for name, session in loaded.sessions.items():
        for language in _languages(kind.languages, loaded, session):
            yield language, name
    if kind.blank:
        booked = {session.language for session in loaded.sessions.values()}
        for language in loaded.workspace.languages:
            if language not in booked:
                yield language, BLANK


def _for_languages(kind: Kind, loaded: Loaded) -> Iterator[tuple[str, str]]:
    for language in _languages(kind.languages, loaded, None):
        yield language, ""


def _languages(roles: Sequence[Role], loaded: Loaded, session: Session | None) -> list[str]:
    place = loaded.workspace
    by_role: dict[Role, Sequence[str]] = {
        "session": [session.language] if session else [],
        "reporting": [place.report_language],
        "official": place.official,
        "all": place.languages,
        "heard": list(dict.fromkeys(each.language for each in loaded.sessions.values())),
    }
    return list(dict.fromkeys(code for role in roles for code in by_role[role]))


EACH: Final[dict[str, Callable[[Kind, Loaded], Iterator[tuple[str, str]]]]] = {
    "session": _for_sessions,
    "language": _for_languages,
    "municipality": _for_languages,
    "rounds": _for_languages,
}
