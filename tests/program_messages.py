"""Everything that the program itself says, gathered from its sources: what its own catalogs must translate."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import typer
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from hvs_cli.cli.main import app
from hvs_cli.cli.usage import paragraphs
from hvs_cli.errors import SLOT
from hvs_cli.load.json_schema import FILES, json_schema
from hvs_cli.resources import PACKAGE, shipped

FOLDER = shipped("translations") / "program"
TEMPLATE = FOLDER / "hvs.pot"
TRANSLATED = ("fi", "sv")


def messages() -> dict[str, list[str]]:
    """Each English sentence with the files that say it, in the order of the files."""
    found: dict[str, list[str]] = {}
    for place, text in [*_in_code(), *_in_help(), *_in_schemas()]:
        if any(letter.isalpha() for letter in SLOT.sub("", text)):
            places = found.setdefault(text, [])
            places.extend([place] if place not in places else [])
    return found


def _in_code() -> Iterator[tuple[str, str]]:
    """What stands in `message("…")`."""
    for path in sorted(PACKAGE.rglob("*.py")):
        shown = path.relative_to(PACKAGE.parent).as_posix()
        with path.open("rb") as stream:
            for _, text, _, _ in extract("python", stream, {"message": (1,)}):
                if text:
                    yield shown, str(text)


def _in_help() -> Iterator[tuple[str, str]]:
    """The help of all commands, paragraph by paragraph, and of their options."""
    yield from _of_command(typer.main.get_command(app), "hvs")


def _of_command(command: Any, path: str) -> Iterator[tuple[str, str]]:
    place = f"{path} --help"
    yield from ((place, text) for text in paragraphs(command.help) if not text.startswith("hvs "))
    context = command.context_class(command, info_name=path)
    yield from ((place, each.help) for each in command.get_params(context) if each.help)
    for name, inner in getattr(command, "commands", {}).items():
        yield from _of_command(inner, f"{path} {name}")


def _in_schemas() -> Iterator[tuple[str, str]]:
    """What explains each key of the YAML files, there and in editors."""
    said: list[tuple[str, str]] = []
    for name in FILES:

        def heard(text: str, place: str = f"hvs schema {name}") -> str:
            said.append((place, text))
            return text

        json_schema(name, heard)
    yield from said


def template() -> str:
    """The template of the catalogs, as it ought to be."""
    return _written(_catalog(""))


def brought_up_to_date(language: str) -> str:
    """The catalog of `language` with what is said now; what is new has no translation yet."""
    path = FOLDER / f"{language}.po"
    old = read_po(BytesIO(path.read_bytes()), locale=language) if path.is_file() else Catalog(locale=language)
    catalog = _catalog(language)
    for entry in catalog:
        if entry.id and (known := old.get(entry.id)):
            entry.string = known.string
    return _written(catalog)


def _catalog(language: str) -> Catalog:
    catalog = Catalog(locale=language or None, project="hvs", header_comment=_HEAD, fuzzy=False, charset="utf-8")
    for text, places in messages().items():
        catalog.add(text, locations=[(place, 0) for place in places])
    return catalog


_HEAD = "# What the program itself says. Brought up to date with: pytest --accept tests/test_cli_words.py"


def _written(catalog: Catalog) -> str:
    """The catalog as text, without the hour of its making."""
    stream = BytesIO()
    write_po(stream, catalog, width=100, include_lineno=False)
    lines = stream.getvalue().decode().splitlines()
    kept = [line for line in lines if not line.startswith(_HOURLY)]
    return "\n".join(kept) + "\n"


_HOURLY = (
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Last-Translator',
    '"Language-Team',
    '"Report-Msgid',
    '"Generated-By',
    '"Project-Id-Version',
)
