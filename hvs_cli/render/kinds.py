"""The kinds of documents: each is one template, and its head says for what, for whom and in which formats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

import yaml
from pydantic import ValidationError
from pydantic.dataclasses import dataclass

from hvs_cli.errors import InputError, Place, Problem, TemplateError, message
from hvs_cli.model.words import STRICT
from hvs_cli.resources import shipped

SUFFIX = ".html.j2"
_HEAD = re.compile(r"\A\{#---\n(.*?)\n---#\}", re.DOTALL)

Role = Literal["session", "reporting", "all", "official", "heard"]


@dataclass(config=STRICT)
class Kind:
    """What the head of a template says."""

    name: str
    """The file's name without ending, for example scribe-form."""
    title: str
    """What the document is called, in English; documents show it translated."""
    each: Literal["session", "language", "municipality", "rounds"]
    """For what one document is made; of two rounds `hvs compare` makes one."""
    formats: list[str]
    """The formats it is made in."""
    readers: str
    """Who reads it; translators see this."""
    languages: list[Role] = field(default_factory=lambda: ["all"])
    """In which languages: the session's, the reporting language, all, the official ones, those of all sessions."""
    blank: bool = True
    """For a language without a session: whether a blank to fill by hand is made."""
    needs: list[str] = field(default_factory=list)
    """Parts of hvs.yaml without which it cannot be made; or reports, cards, measures, without which it is not due."""
    pages: int = 0
    """How many pages it may have; 0 is any number."""
    sms_parts: int = 0
    """How many parts of a text message it may take; 0 if it is none."""
    fit: Literal["", "cards"] = ""
    """Whose entries its parts show, one each, in their order: one that is too high for its paper is told of."""


def kinds(folders: Sequence[Path] = ()) -> dict[str, Kind]:
    """Every kind by name, in alphabetical order; a municipality's own templates win over the shipped ones.

    Raises `TemplateError` with every head that is wrong.
    """
    paths = {
        path.name.removesuffix(SUFFIX): path
        for folder in (shipped("templates"), *folders)
        for path in sorted(folder.glob(f"[!._]*{SUFFIX}"))
    }
    made: dict[str, Kind] = {}
    problems: list[Problem] = []
    for name in sorted(paths):
        try:
            made[name] = _kind(name, paths[name])
        except TemplateError as error:
            problems.extend(error.problems)
    if problems:
        raise TemplateError(problems)
    return made


def pick(known: dict[str, Kind], wanted: Sequence[str]) -> list[Kind]:
    """The kinds that are `wanted`, or all. Raises `InputError` with the nearest spelling of an unknown one."""
    problems = []
    for name in wanted:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = message("Did you mean {near}?", near=near[0]) if near else message("See: hvs kinds")
            problems.append(Problem(Place("--kind"), message("there is no kind {name}", name=name), hint))
    if problems:
        raise InputError(problems)
    return [known[name] for name in wanted] if wanted else list(known.values())


def template_text(path: Path) -> str:
    """The text of a template. Raises `TemplateError` if the file is no text or cannot be had."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = message("this file cannot be read as text: {reason}", reason=error)
        raise TemplateError(Problem(Place(str(path)), what, message("Save it as UTF-8."))) from error


def _kind(name: str, path: Path) -> Kind:
    hint = message("The head stands first, between {#--- and ---#}; CONTRIBUTING explains its keys.")
    found = _HEAD.match(template_text(path))
    if not found:
        raise TemplateError(Problem(Place(str(path), 1), message("this template has no head"), hint))
    try:
        return Kind(name=name, **(yaml.safe_load(found[1]) or {}))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = message("the head is no YAML: {reason}", reason=getattr(error, "problem", None) or error)
        raise TemplateError(Problem(Place(str(path), mark.line + 2 if mark else 1), what, hint)) from error
    except (ValueError, TypeError) as error:  # of pydantic, of YAML for days that there are not, of Python for the call
        what = message("the head is wrong: {reason}", reason=_reasons(error))
        raise TemplateError(Problem(Place(str(path), 1), what, hint)) from error


def _reasons(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    return "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
