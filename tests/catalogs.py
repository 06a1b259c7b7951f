"""Small catalogs for the tests, written as templates and translations are written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hvs_cli.catalogs.current import Catalogs
from hvs_cli.catalogs.extract import Extracted
from hvs_cli.catalogs.po import Entry, PoFile, read, written
from hvs_cli.catalogs.sources import gathered
from hvs_cli.catalogs.templates import said_in_templates
from hvs_cli.catalogs.update import update
from hvs_cli.errors import Problem

HEAD = """\
{#---
title: Invitation
each: session
formats: [docx]
readers: residents
---#}
"""

EXAMPLES = {"in_place": "in Kuopio", "day": "Thursday 12 March 2026", "number": "3", "phone": "017 123 4567"}


def said(folder: Path, **templates: str) -> tuple[Extracted, list[Problem]]:
    """What `templates` say, by name, and what is wrong in them; names with an underscore are shared pieces."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.j2"):
        old.unlink()
    for name, text in templates.items():
        head = "" if name.startswith("_") else HEAD
        (folder / f"{name.replace('__', '-')}.html.j2").write_text(head + text, "utf-8")
    problems: list[Problem] = []
    sources = gathered(said_in_templates(folder, "templates", problems), problems)
    return Extracted(tuple(sources), EXAMPLES, frozenset(), tuple(problems)), problems


def small_catalogs(folder: Path, template: str, **translations: Mapping[str, str]) -> Catalogs:
    """Catalogs of one template, in each of the languages, as drafts."""
    extracted, problems = said(folder / "templates", invitation=template)
    assert not problems, problems
    below = folder / "translations"
    below.mkdir(exist_ok=True)
    update(below, extracted, list(translations))
    for code, texts in translations.items():
        translate(below / f"{code}.po", texts)
    return Catalogs(None, extracted, below)


def translate(path: Path, texts: Mapping[str, str | tuple[str, ...]], *, fuzzy: bool = True, **more: object) -> None:
    """Put translations into the catalog `path`, by their English text."""
    catalog = read(path)
    entries = [_with(each, texts, fuzzy=fuzzy, **more) for each in catalog.entries]
    assert set(texts) <= {each.text for each in entries}, "such a text is not said"
    path.write_text(written(PoFile(catalog.language, catalog.plural_forms, tuple(entries), catalog.obsolete)), "utf-8")


def _with(entry: Entry, texts: Mapping[str, str | tuple[str, ...]], **more: object) -> Entry:
    from dataclasses import replace

    if entry.text not in texts:
        return entry
    words = texts[entry.text]
    return replace(entry, forms=(words,) if isinstance(words, str) else tuple(words), **more)  # type: ignore[arg-type]


def entry(path: Path, text: str) -> Entry:
    """The entry of the catalog `path` for the English `text`."""
    return next(each for each in read(path).entries if each.text == text)
