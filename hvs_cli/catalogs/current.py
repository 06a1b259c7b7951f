"""What a language says now for each message: a municipality's own catalog lies upon the shipped one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from hvs_cli.catalogs.extract import Extracted, extract
from hvs_cli.catalogs.po import Entry, PoFile, read
from hvs_cli.catalogs.sources import Source
from hvs_cli.catalogs.update import Change, merged
from hvs_cli.errors import InputError, Place, Problem, message
from hvs_cli.languages.catalog import Key
from hvs_cli.languages.language import SOURCE, Language, catalog_files, facts
from hvs_cli.languages.names import called
from hvs_cli.resources import is_installed, shipped


@dataclass(frozen=True, slots=True)
class Row:
    """One message and what a language says for it."""

    source: Source
    entry: Entry


class Catalogs:
    """Every language there is, with every message there is, as far as it is translated."""

    def __init__(
        self, workspace: Path | None = None, extracted: Extracted | None = None, below: Path | None = None
    ) -> None:
        """The catalogs in the folder `below`, the shipped ones if it is left out, with those of a `workspace` upon them."""
        self.workspace = workspace
        self.extracted = extracted or extract(workspace)
        self._below = below or shipped("translations")
        self._made: dict[str, PoFile] = {}

    @property
    def folders(self) -> list[Path]:
        """Where catalogs lie, the shipped ones first."""
        return [self._below, *([self.workspace / "translations"] if self.workspace else [])]

    @property
    def folder(self) -> Path:
        """Where changes are written: the folder on top."""
        return self.folders[-1]

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The code of every language that has a catalog."""
        return tuple(sorted({path.stem for folder in self.folders for path in catalog_files(folder)}))

    def holds_corrections(self, code: str) -> bool:
        """Whether the catalog on top holds only what differs from the shipped one of the language `code`."""
        return self.workspace is not None and (self._below / f"{code}.po").is_file()

    def known(self, languages: Sequence[str]) -> list[str]:
        """The codes of `languages`, given by code or name, or all if none is. Raises `InputError` if one has no catalog."""
        hint = message("There are: {languages}.", languages=", ".join(self.codes))
        codes = [each if each in self.codes else called(each, self.codes) for each in languages]
        wrong = [
            Problem(Place(typed), message("there is no catalog for this language"), hint)
            for typed, code in zip(languages, codes, strict=True)
            if not code
        ]
        if wrong:
            raise InputError(wrong)
        return codes or list(self.codes)

    def must_last(self) -> None:
        """Raises `InputError` if what is written into the folder on top is lost when the program is installed again."""
        if is_installed(self.folder):
            what = message("these translations belong to the installed program, and the next version will replace them")
            hint = message("Name your folder, and your words are kept in its folder translations: --workspace DIR")
            raise InputError(Problem(Place(str(self.folder)), what, hint))

    def files(self, code: str) -> list[Path]:
        """The catalog files of a language, the shipped one first."""
        return [path for folder in self.folders if (path := folder / f"{code}.po").is_file()]

    def __getitem__(self, code: str) -> PoFile:
        """The catalog of the language `code`: every message, in the order of the documents."""
        if code not in self._made:
            self._made[code] = self._laid(code, facts(code))
        return self._made[code]

    def rows(self, code: str) -> Iterator[Row]:
        """Every message with what the language `code` says for it."""
        for source, entry in zip(self.extracted.sources, self[code].entries, strict=True):
            yield Row(source, entry)

    def texts(self, code: str) -> dict[Key, tuple[str, ...]]:
        """What is translated, by context and English text."""
        return {each.key: each.forms for each in self[code].entries if each.translated}

    def _laid(self, code: str, language: Language) -> PoFile:
        layers = [merged(read(path), self.extracted, language, Change(code)) for path in self.files(code)]
        below = layers[0] if layers else merged(PoFile(code, ""), self.extracted, language, Change(code))
        for above in layers[1:]:
            pairs = zip(below.entries, above.entries, strict=True)
            taken = tuple(over if _says(over, code) else under for under, over in pairs)
            below = replace(below, entries=taken)
        return below


def _says(entry: Entry, code: str) -> bool:
    """Whether a catalog of a municipality says something of its own here; English says itself by itself."""
    return any(entry.forms) and not (code == SOURCE and entry.forms in {(entry.text,), (entry.text, entry.plural)})
