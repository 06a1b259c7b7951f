"""What is checked of `hvs.yaml` beyond single values: place forms, the logo, associations under two ids.

The checks look at what was typed, so that a mistake elsewhere in the file hides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from hvs_cli.errors import Message, Problem, Weight, message
from hvs_cli.load.files import MAIN, leads_outside
from hvs_cli.load.source import Source
from hvs_cli.model.municipality import Workspace
from hvs_cli.model.words import Written

PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How PNG and JPEG files begin."""

LARGEST_LOGO: Final = 2_000_000
"""Bytes. Every document carries the logo."""

Forms = Callable[[str], dict[str, dict[str, str]] | None]


def complete(workspace: Workspace, forms: Forms) -> Workspace:
    """`workspace` with the names and place forms that are shipped for its name, beside those that are written."""
    town = workspace.municipality
    names, places = known_forms(town.name, town.in_, workspace.report_language, forms)
    whole = replace(
        town,
        name={code: Written(name) for code, name in names.items()},
        in_={code: Written(name) for code, name in places.items()} or None,
    )
    return replace(workspace, municipality=whole)


def known_forms(name: Any, place: Any, otherwise: str, forms: Forms) -> tuple[dict[str, str], dict[str, str]]:
    """Language → name and language → place form: as written, else as shipped. Plain text is in language `otherwise`."""
    names, places = _by_language(name, otherwise), _by_language(place, otherwise)
    shipped = next((found for each in names.values() if (found := forms(each))), {})
    return (
        {code: form["name"] for code, form in shipped.items()} | names,
        {code: form["in"] for code, form in shipped.items()} | places,
    )


def _by_language(words: Any, otherwise: str) -> dict[str, str]:
    if isinstance(words, str):
        return {otherwise: words}
    texts = words.items() if isinstance(words, dict) else ()
    return {code: text for code, text in texts if isinstance(text, str)}


def town(source: Source, folder: Path, forms: Forms, languages: Collection[str]) -> Iterator[Problem]:
    """What is wrong in `source`, the `hvs.yaml` of `folder`, beyond single values."""
    yield from _unknown_forms(source, forms, languages)
    yield from _logo(source, folder)
    yield from _same_associations(source)


def _unknown_forms(source: Source, forms: Forms, languages: Collection[str]) -> Iterator[Problem]:
    """The names of the municipality that nobody knows in an official language; other `languages` are told elsewhere."""
    typed, name, place = source.at("official"), source.at("municipality", "name"), source.at("municipality", "in")
    official = (
        [each for each in typed if isinstance(each, str) and each in languages] if isinstance(typed, list) else []
    )
    if not official or not name:
        return
    reporting = source.at("reporting")
    otherwise = reporting if isinstance(reporting, str) else official[0]
    names, places = known_forms(name, place, otherwise, forms)
    if not names:
        return  # what stands there is no name, which is told where it is read
    shown = next(iter(names.values()))
    for code in official:
        if code not in names:
            what = message("the name of {name} in {language} is not known", name=shown, language=code)
            hint = message("Write the name in each official language, on lines such as {language}: …", language=code)
            yield Problem(source.place(("municipality", "name")), what, hint)
        if code not in places:
            what = message(
                "the place form of {name} in {language} is not known", name=names.get(code, shown), language=code
            )
            hint = message(
                "Write the form that answers “where?” under municipality, on a line such as: in: {{language}: …}",
                language=code,
            )
            yield Problem(source.place(("municipality", "in")), what, hint)


def _logo(source: Source, folder: Path) -> Iterator[Problem]:
    logo = source.at("municipality", "logo")
    if not isinstance(logo, str) or not logo.strip():
        return
    told = _odd_logo(logo, folder)
    if told:
        yield Problem(source.place(("municipality", "logo")), *told)


def _odd_logo(logo: str, folder: Path) -> tuple[Message, Message] | None:
    path = folder / logo
    if "\0" in logo or Path(logo).is_absolute() or leads_outside(path, folder):
        what = message("the logo {file} lies outside the workspace", file=logo)
        return what, message("Copy it beside {main}, and write only its name.", main=MAIN)
    try:
        size = path.stat().st_size
        start = b"" if path.is_dir() else _start(path)
    except OSError:
        what = message("there is no file {file}", file=logo)
        return what, message("Copy the logo beside {main}, or remove the key.", main=MAIN)
    if not start.startswith(PICTURES):
        what = message("{file} is no PNG or JPEG picture", file=logo)
        return what, message("Open it in a drawing program and save it as PNG.")
    if size > LARGEST_LOGO:
        what = message("the logo is too large: {size} MB", size=f"{size / 1_000_000:.1f}")
        return what, message("Save it smaller, 1000 pixels wide at most: every document carries it.")
    return None


def _start(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(8)


def _same_associations(source: Source) -> Iterator[Problem]:
    """Warnings for associations that stand there twice, under two ids."""
    seen: dict[str, str] = {}
    organisations = source.at("organisations")
    for each in organisations if isinstance(organisations, dict) else ():
        names = _by_language(source.at("organisations", each, "name"), "").values()
        for name in names:
            other = seen.setdefault(name.strip().casefold(), each)
            if other != each:
                what = message("{name} is also called {id}", name=name, id=other)
                hint = message("Keep one of them, and use its id in the sessions.")
                yield Problem(source.key(("organisations", each)), what, hint, Weight.WARNING)
                break
