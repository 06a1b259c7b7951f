"""What a person ordered → the documents to make: every name is checked, and what cannot be made is told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, TypeVar

from hvs_cli.build.back import PARTS, absent, waiting
from hvs_cli.build.plan import Job, Wanted, due
from hvs_cli.errors import HvsError, InputError, Message, Place, Problem, Weight, message
from hvs_cli.languages.names import find
from hvs_cli.load.files import BLANK
from hvs_cli.load.workspace import MAIN, Loaded
from hvs_cli.render.kinds import Kind, kinds, pick
from hvs_cli.writers.table import FORMATS

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for, as it was typed; empty means all."""

    languages: Sequence[str] = ()
    kinds: Sequence[str] = ()
    sessions: Sequence[str] = ()
    formats: Sequence[str] = ()


def ordered(loaded: Loaded, order: Order) -> tuple[list[Job], list[Problem]]:
    """The documents of `order`, and warnings for kinds that cannot be made of this workspace.

    Raises `InputError` with every name that is not known, or if nothing is left to make, and `TemplateError`
    if the head of a template is wrong.
    """
    known = kinds(loaded.templates)
    problems: list[Problem] = []
    picked = _kinds(known, order.kinds, problems)
    wanted = Wanted(
        languages=[_language(loaded, each, problems) for each in order.languages],
        sessions=_chosen("--session", order.sessions, [*loaded.sessions, BLANK], problems),
        formats=_chosen("--format", order.formats, FORMATS, problems),
    )
    if problems:
        raise InputError(problems)
    if order.kinds:
        _there(loaded, picked)
    jobs = due(loaded, picked, wanted)
    lacking = _lacking(loaded, [known[name] for name in sorted({job.kind for job in jobs})])
    if lacking and order.kinds:
        raise InputError(lacking.values())
    jobs = [job for job in jobs if not any(name == job.kind for name, _ in lacking)]
    if not jobs and not lacking:
        hint = message("hvs kinds tells what each kind is made for and in which formats.")
        raise InputError(Problem(Place(str(loaded.folder)), message("there is nothing to make of this"), hint))
    told = [Problem(each.place, each.what, each.hint, Weight.WARNING) for each in lacking.values()]
    made = {job.kind for job in jobs}
    return jobs, [*told, *waiting(loaded, [kind for kind in picked if kind.name in made])]


_FIRST: Final = {
    "reports": message("Read the filled forms first: hvs collect"),
    "cards": message("Begin with: hvs draft-cards"),
    "measures": message("Write them into measures.yaml; hvs schema measures tells how."),
    "compared": message("It is made by: hvs compare"),
}
"""What comes before a kind that needs what comes back."""


def _there(loaded: Loaded, kinds: Sequence[Kind]) -> None:
    """Raise `InputError` if one of `kinds`, which were asked for by name, needs what has not come back yet."""
    place = Place(str(loaded.folder))
    found = [(kind.name, part) for kind in kinds for part in absent(loaded, kind)]
    if found:
        raise InputError(
            Problem(place, message("{kind} needs {part}, which is missing", kind=kind, part=part), _FIRST[part])
            for kind, part in found
        )


def _lacking(loaded: Loaded, kinds: Sequence[Kind]) -> dict[tuple[str, str], Problem]:
    """Why some of `kinds` cannot be made of this workspace: name and the part of hvs.yaml that is not there → problem."""
    place = Place(str(loaded.folder / MAIN))
    hint = message("Add it; hvs schema workspace tells what belongs in it.")
    return {
        (kind.name, part): Problem(
            place, message("{kind} needs {part}, which is missing", kind=kind.name, part=part), hint
        )
        for kind in kinds
        for part in kind.needs
        if part not in PARTS and getattr(loaded.workspace, part, None) is None
    }


def _kinds(known: dict[str, Kind], names: Sequence[str], problems: list[Problem]) -> list[Kind]:
    return _or_problems(lambda: pick(known, names), [], problems)


def _language(loaded: Loaded, typed: str, problems: list[Problem]) -> str:
    """The code of the language that `typed` names, if documents are made in it."""
    place = loaded.workspace
    code = _or_problems(lambda: find(typed, loaded.languages, "--language"), "", problems)
    made = {*place.languages, *place.official, place.report_language}
    made |= {session.language for session in loaded.sessions.values()}
    if code and code not in made:
        what = message("this workspace has no documents in {language}", language=code)
        hint = message("Add {language} to languages in {file}.", language=code, file=MAIN)
        problems.append(Problem(Place("--language"), what, hint))
    return code


def _chosen(flag: str, typed: Sequence[str], known: Collection[str], problems: list[Problem]) -> list[str]:
    for each in typed:
        if each not in known:
            near = get_close_matches(each, known, 1)
            hint = message("Did you mean {near}?", near=near[0]) if near else _all_of(known)
            problems.append(Problem(Place(flag), message("there is no {name}", name=each), hint))
    return list(typed)


def _all_of(known: Collection[str]) -> Message:
    return message("Choose one of: {names}.", names=", ".join(known))


def _or_problems(make: Callable[[], T], otherwise: T, problems: list[Problem]) -> T:
    try:
        return make()
    except HvsError as error:
        problems.extend(error.problems)
        return otherwise
