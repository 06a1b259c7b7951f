"""A new workspace: a valid hvs.yaml with a comment for every key, and the schemas that editors read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from hvs_cli.errors import HvsError, InputError, OutputError, Place, Problem, message
from hvs_cli.languages.language import Languages
from hvs_cli.languages.names import find
from hvs_cli.load.json_schema import FILES, json_schema
from hvs_cli.load.places import place_forms
from hvs_cli.load.schema import build
from hvs_cli.load.source import Source
from hvs_cli.load.workspace import MAIN
from hvs_cli.model.municipality import Workspace
from hvs_cli.new.text import Translate, yaml_text
from hvs_cli.resources import shipped
from hvs_cli.writing import write_whole, writing

EDITOR: Final = ".hvs"
"""The folder for what belongs to editors and to the program, not to the coordinator."""

ABOUT: Final = message(
    "What the documents say of the municipality. A line that begins with # explains the line below it, or shows what "
    "could stand here: remove the # to use it. Addresses that end in muuta.example wait for yours."
)

FLAGS: Final[dict[tuple[str | int, ...], Place]] = {
    (): Place("hvs new"),
    ("municipality", "name"): Place("--name"),
    ("municipality", "in"): Place("--in"),
    ("privacy", "controller"): Place("--name"),
}
"""Where a person wrote what stands in a new workspace."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said of a new workspace."""

    name: str
    official: Sequence[str] = ("fi",)
    languages: Sequence[str] = ()
    """Names or codes; empty means all that there are."""
    place_forms: Sequence[str] = ()
    """The name as a place, in the order of those `official` languages in which it is not shipped."""


def workspace_text(answers: Answers, year: int, translate: Translate = str) -> str:
    """The text of `hvs.yaml`. Raises `InputError` with everything that is wrong in `answers`, by flag."""
    values, fresh = _values(answers, year), fresh_values()["workspace"]
    _, problems = build(Workspace, Source("hvs new", values, FLAGS))
    problems += _odd_place_forms(answers, unknown_place_forms(answers.name, values["official"]))
    if problems:
        raise InputError(problems)
    schema = f"{EDITOR}/workspace.schema.json"
    return yaml_text(Workspace, values, fresh["examples"], schema=schema, about=ABOUT, translate=translate)


def _odd_place_forms(answers: Answers, unknown: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with the place forms: one is missing for a language of `unknown`, or is one too many."""
    for code in unknown[len(answers.place_forms) :]:
        what = message("the place form of {name} in {language} is not known", name=answers.name, language=code)
        yield Problem(Place("--in"), what, message("Write it as people say it, for example: --in Kuopiossa"))
    for text in answers.place_forms[len(unknown) :]:
        what = message("{text} is not needed: the place form is known", text=text)
        yield Problem(Place("--in"), what, message("Leave it out. What is known can be changed in hvs.yaml later."))


def unknown_place_forms(name: str, official: Sequence[str]) -> list[str]:
    """The official languages in which nobody has written down how `name` is said as a place."""
    forms = place_forms(name) or {}
    return [code for code in official if code not in forms]


def write_workspace(folder: Path, text: str, translate: Translate = str) -> Path:
    """Write `text` as `hvs.yaml` of `folder`, with what belongs beside it. Raises `OutputError`, also if there is one."""
    path = folder / MAIN
    if path.exists():
        hint = message("Open it to change it, or name another folder.")
        raise OutputError(Problem(Place(str(path)), message("this workspace is there already"), hint))
    with writing(path):
        (folder / "sessions").mkdir(parents=True, exist_ok=True)
    write_schemas(folder, translate)
    write_whole(path, text.encode())
    return path


def write_schemas(folder: Path, translate: Translate = str) -> None:
    """Put the schemas where the first line of each YAML file looks for them. Raises `OutputError`."""
    for name in FILES:
        text = json.dumps(json_schema(name, translate), ensure_ascii=False, indent=1) + "\n"
        write_whole(folder / EDITOR / f"{name}.schema.json", text.encode())


def fresh_values() -> dict[str, Any]:
    """What new files hold besides what a person said, from `templates/new.yaml`."""
    made: dict[str, Any] = yaml.safe_load(shipped("templates/new.yaml").read_text("utf-8"))
    return made


def _values(answers: Answers, year: int) -> dict[str, Any]:
    languages = Languages()
    problems: list[Problem] = []
    official = _codes(answers.official, "--official", languages, problems)
    codes = _codes(answers.languages, "--languages", languages, problems) or list(languages.codes)
    if problems:
        raise InputError(problems)
    fresh = fresh_values()
    given, roles = fresh["workspace"]["set"], fresh["roles"]
    town: dict[str, Any] = {"name": _name(answers.name, official)}
    if forms := dict(zip(unknown_place_forms(answers.name, official), answers.place_forms, strict=False)):
        town["in"] = forms
    return {
        "municipality": town,
        "contact": {"role": _for_each(official, roles), **given["contact"]},
        "official": official,
        "languages": list(dict.fromkeys([*official, *codes])),
        "round": {"id": str(year)},
        "registration": given["registration"],
        "privacy": {"controller": town["name"], **given["privacy"]},
    }


def _codes(names: Sequence[str], flag: str, languages: Languages, problems: list[Problem]) -> list[str]:
    codes = []
    for name in names:
        try:
            codes.append(find(name, languages, flag))
        except HvsError as error:
            problems.extend(error.problems)
    return list(dict.fromkeys(codes))


def _name(name: str, official: Sequence[str]) -> str | dict[str, str]:
    """The name in each official language, where it is known by several."""
    forms = place_forms(name) or {}
    names = {code: forms[code]["name"] for code in official if code in forms}
    return names if len(set(names.values())) > 1 else name


def _for_each(official: Sequence[str], texts: Mapping[str, str]) -> str | dict[str, str]:
    """The text of each official language that has one; of only one language as it is."""
    known = {code: texts[code] for code in official if code in texts} or {"en": texts["en"]}
    return known if len(official) > 1 or official[0] not in texts else next(iter(known.values()))
