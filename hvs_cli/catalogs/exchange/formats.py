"""The formats in which translations go out and come back; a module with `write` and one with `read`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Final

from hvs_cli.catalogs.exchange.answers import Returned
from hvs_cli.catalogs.exchange.sheet import Sheet
from hvs_cli.errors import InputError, Place, Problem, message


@dataclass(frozen=True, slots=True)
class Format:
    """One format; its modules are imported when they are needed."""

    writer: str
    reader: str
    suffixes: tuple[str, ...]
    """The endings of its files, the usual one first."""

    @property
    def write(self) -> Callable[[Sheet, BinaryIO], None]:
        """Writes a sheet."""
        write: Callable[[Sheet, BinaryIO], None] = import_module(f"hvs_cli.catalogs.exchange.{self.writer}").write
        return write

    @property
    def read(self) -> Callable[[Path], Returned]:
        """Reads what came back."""
        read: Callable[[Path], Returned] = import_module(f"hvs_cli.catalogs.exchange.{self.reader}").read
        return read


FORMATS: Final[dict[str, Format]] = {
    "xlsx": Format("workbook", "workbook_read", (".xlsx", ".xlsm")),
    "docx": Format("proof", "proof_read", (".docx", ".docm")),
    "po": Format("portable", "portable", (".po",)),
    "xliff": Format("xliff", "xliff", (".xlf", ".xliff")),
}


def format_of(path: Path) -> Format:
    """The format of the file `path` by its ending. Raises `InputError` if it is none of ours."""
    for each in FORMATS.values():
        if path.suffix.lower() in each.suffixes:
            return each
    endings = ", ".join(suffix for each in FORMATS.values() for suffix in each.suffixes)
    what = message("files that end in “{suffix}” cannot be taken back", suffix=path.suffix)
    raise InputError(Problem(Place(str(path)), what, message("Save it as one of: {endings}", endings=endings)))
