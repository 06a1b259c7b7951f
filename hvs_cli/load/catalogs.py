"""The languages of a municipality's folder: the shipped ones, and those whose catalogs it has itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from hvs_cli.errors import Place, Problem, TranslationError
from hvs_cli.languages.language import Languages, catalog_files, facts

TRANSLATIONS: Final = "translations"


def languages_of(folder: Path) -> tuple[Languages, list[Problem]]:
    """The languages there are for the workspace `folder`, and what is wrong with its own catalogs."""
    own = folder / TRANSLATIONS
    if not own.is_dir():
        return Languages(), []
    languages = Languages([own])
    unknown: list[str] = []
    problems: list[Problem] = []
    for path in catalog_files(own):
        try:
            facts(path.stem)
        except TranslationError as error:
            unknown.append(path.stem)
            problems += [replace(problem, place=Place(str(path))) for problem in error.problems]
            continue
        try:
            languages[path.stem]
        except TranslationError as error:
            problems += error.problems
    return (Languages([own], without=unknown) if unknown else languages), problems
