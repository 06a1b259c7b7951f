"""What one value cannot tell: languages and organisations that exist, times in order, sessions that collide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from hvs_cli.errors import NOTHING, Message, Place, Problem, Weight, message
from hvs_cli.languages.language import Languages
from hvs_cli.load.source import Path_, Source
from hvs_cli.model.municipality import Workspace
from hvs_cli.model.questions import LocalQuestions, Questions
from hvs_cli.model.session import Session
from hvs_cli.model.words import Written, check_id

PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")

REMINDER = "muuta.example"
"""How the addresses end that `hvs new` writes for a person to change; nobody has such an address (RFC 2606)."""

Forms = Callable[[str], dict[str, dict[str, str]] | None]


def session_id(name: str, path: Path) -> Problem | None:
    """What is wrong with the file name of a session, if anything."""
    try:
        check_id(name.lower())
    except PydanticCustomError as error:
        if error.type == "reserved":
            what = message("Windows keeps the name {name} for itself", name=name)
        else:
            what = message("“{name}” cannot be the name of a session", name=name)
        hint = message("Rename the file: letters a–z, digits, - and _, for example 2026-03-12-ar.yaml.")
        return Problem(Place(str(path)), what, hint)
    return None


def complete(workspace: Workspace, source: Source, forms: Forms) -> tuple[Workspace, list[Problem]]:
    """`workspace` with the place forms that are shipped for its name; what has none must be written by hand."""
    town = workspace.municipality
    names = town.name if isinstance(town.name, dict) else {workspace.report_language: town.name}
    written = town.in_ if isinstance(town.in_, dict) else {workspace.report_language: town.in_} if town.in_ else {}
    shipped = next((found for name in names.values() if (found := forms(name))), {})
    all_names = {code: form["name"] for code, form in shipped.items()} | dict(names)
    all_in = {code: form["in"] for code, form in shipped.items()} | {k: v for k, v in written.items() if v}
    problems = [
        Problem(
            source.place(("municipality",)),
            message("the place form of {name} in {language} is not known", name=all_names.get(code, ""), language=code),
            message("Add to municipality: in: {{{language}: …}}, for example in: {{fi: Kuopiossa}}.", language=code),
        )
        for code in workspace.official
        if code not in all_in
    ]

    whole = replace(
        town,
        name={code: Written(name) for code, name in all_names.items()},
        in_={code: Written(name) for code, name in all_in.items()},
    )
    return replace(workspace, municipality=whole), problems


def workspace(made: Workspace, source: Source, languages: Languages, folder: Path) -> list[Problem]:
    """What is wrong in `hvs.yaml` beyond single values."""
    problems = []
    for key in ("official", "languages"):
        for number, code in enumerate(getattr(made, key)):
            problems += _language(code, source, (key, number), languages)
            if getattr(made, key).index(code) != number:
                what = message("{language} stands in this list twice", language=code)
                problems.append(Problem(source.place((key, number)), what, message("Keep one of them.")))
    if made.reporting:
        problems += _language(made.reporting, source, ("reporting",), languages)
    problems += _logo(made, source, folder)
    problems += list(_languages_of_words(source.data, (), source, languages))
    problems += list(_reminders(source.data, (), source))
    return problems


def _reminders(data: Any, way: Path_, source: Source) -> Iterator[Problem]:
    """Warnings for addresses that a person has not written yet."""
    if isinstance(data, str) and data.endswith(REMINDER):
        what = message("{address} is not a real address yet", address=data)
        yield Problem(source.place(way), what, message("Write your own, or remove the key."), Weight.WARNING)
    elif isinstance(data, (dict, list)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _reminders(value, (*way, key), source)


def _logo(made: Workspace, source: Source, folder: Path) -> list[Problem]:
    logo = made.municipality.logo
    if logo is None:
        return []
    place = source.place(("municipality", "logo"))
    path = folder / logo
    if not path.resolve().is_relative_to(folder.resolve()):
        what = message("the logo {file} lies outside the workspace", file=logo)
        return [Problem(place, what, message("Copy it beside hvs.yaml."))]
    try:
        with path.open("rb") as stream:
            start = stream.read(8)
    except OSError:
        what = message("there is no file {file}", file=logo)
        return [Problem(place, what, message("Copy the logo beside hvs.yaml, or remove the key."))]
    if not start.startswith(PICTURES):
        what = message("{file} is no PNG or JPEG picture", file=logo)
        return [Problem(place, what, message("Save the logo as PNG."))]
    return []


def _languages_of_words(data: Any, way: Path_, source: Source, languages: Languages) -> Iterator[Problem]:
    """Language codes used as keys of texts: a text has only such keys, so one known code tells the rest."""
    if isinstance(data, dict):
        texts = data and all(isinstance(value, str) for value in data.values())
        if texts and any(key in languages for key in data):
            for key in data:
                yield from _language(key, source, (*way, key), languages)
        for key, value in data.items():
            yield from _languages_of_words(value, (*way, key), source, languages)
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _languages_of_words(value, (*way, number), source, languages)


def _language(code: str, source: Source, way: Path_, languages: Languages) -> list[Problem]:
    if code in languages:
        return []
    what = message("there is no language {code}", code=code)
    return [Problem(source.place(way), what, _near(code, languages.codes) or message("See: hvs languages"))]


def _near(word: str, known: Any) -> Message:
    near = get_close_matches(word, list(known), 1, 0.5)
    return message("Did you mean {near}?", near=near[0]) if near else NOTHING


def session(made: Session, source: Source, place: Workspace, languages: Languages, today: dt.date) -> list[Problem]:
    """What is wrong in one session beyond single values."""
    problems = _language(made.language, source, ("language",), languages)
    problems += list(_languages_of_words(source.data, (), source, languages))
    if made.end <= made.start:
        what = message(
            "the session ends at {end}, before it begins at {start}",
            start=f"{made.start:%H.%M}",
            end=f"{made.end:%H.%M}",
        )
        problems.append(Problem(source.place(("end",)), what, message("Correct start or end.")))
    if made.organisation and made.organisation not in place.organisations:
        what = message("hvs.yaml knows no organisation {id}", id=made.organisation)
        hint = _near(made.organisation, place.organisations) or message("Add it to organisations in hvs.yaml.")
        problems.append(Problem(source.place(("organisation",)), what, hint))
    registration = made.registration or place.registration
    if registration is None or not (registration.web or registration.email or registration.phone):
        what = message("nobody can register for this session")
        hint = message("Add registration with web, email or phone, here or in hvs.yaml.")
        problems.append(Problem(source.place(("registration",)), what, hint))
    elif registration.until and registration.until > made.date:
        what = message("registration ends after the session")
        problems.append(Problem(source.place(("registration", "until")), what, message("Correct until.")))
    if made.date < today:
        what = message("this session is in the past")
        problems.append(
            Problem(source.place(("date",)), what, message("Correct the date, if it is wrong."), Weight.WARNING)
        )
    return problems


def collisions(sessions: dict[str, tuple[Source, Session]]) -> Iterator[Problem]:
    """Warnings for one facilitator or scribe in two sessions at the same time."""
    ordered = sorted(sessions.values(), key=lambda each: (each[1].date, each[1].start))
    for number, (source, made) in enumerate(ordered):
        for _, other in ordered[:number]:
            if made.date != other.date or other.end <= made.start:
                continue
            for role in ("facilitator", "scribe"):
                who = getattr(made, role)
                if who and who in (other.facilitator, other.scribe):
                    what = message("{who} is in another session at the same time", who=who)
                    hint = message("Change the time, or the facilitator or scribe.")
                    yield Problem(source.place((role,)), what, hint, Weight.WARNING)


def local_questions(local: LocalQuestions, source: Source, core: Questions) -> list[Problem]:
    """Ids that leave out nothing, themes that do not exist, ids used twice or not marked as local."""
    problems = []
    known = {question.id for question in core.all()}
    themes = {theme.id for theme in core.themes}
    for number, name in enumerate(local.leave_out):
        if name not in known:
            what = message("the core bank has no question {id}", id=name)
            problems.append(Problem(source.place(("leave_out", number)), what, _near(name, known)))
    seen: set[str] = set()
    for number, question in enumerate(local.add):
        if question.theme not in themes:
            what = message("there is no theme {id}", id=question.theme)
            hint = message("Choose one of: {themes}.", themes=", ".join(sorted(themes)))
            problems.append(Problem(source.place(("add", number, "theme")), what, hint))
        if not question.id.startswith("local."):
            what = message("the id {id} of an own question does not begin with local.", id=question.id)
            hint = message("Write local.{id}; ids of the core bank may grow.", id=question.id)
            problems.append(Problem(source.place(("add", number, "id")), what, hint))
        if question.id in seen:
            what = message("two questions have the id {id}", id=question.id)
            problems.append(Problem(source.place(("add", number, "id")), what, message("Give one of them another id.")))
        seen.add(question.id)
    return problems
