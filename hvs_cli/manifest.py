"""What was made: the manifest, and files put where they belong without ever losing a person's edit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TextIO

from hvs_cli.errors import InputError, OutputError, Place, Problem, message
from hvs_cli.writing import write_whole, writing

NAME: Final = "manifest.json"
JOURNAL: Final = "manifest.journal"
VERSION: Final = 1


class Status(StrEnum):
    """What became of one file."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    """A person changed it: it stays, and the new one stands beside it."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file, as the manifest remembers it."""

    path: str
    """Below the folder for output, with forward slashes."""
    kind: str
    language: str
    session: str
    format: str
    sha256: str
    """Of what was written last."""
    draft: int = 0
    """Messages whose translation nobody has approved."""
    untranslated: int = 0
    """Messages shown in the reporting language."""
    kept: str = ""
    """Of a person's edit that shall stay, settled with --keep-mine."""
    facts: Mapping[str, int | str] = field(default_factory=dict)
    """What was measured of it: of a text message characters, units, encoding and parts."""
    status: Status = Status.UNCHANGED


@dataclass(slots=True)
class Manifest:
    """The files in one folder for output, and what was written last into each."""

    folder: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    _ours: dict[str, set[str]] = field(default_factory=dict)
    """Path → checksums that this program wrote; more than one after a run that was killed."""
    _journal: TextIO | None = None
    """Open while files are written: each is told before it is there."""

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of `folder`; empty if there is none. Raises `OutputError` if it cannot be understood."""
        made = cls(folder)
        path = folder / NAME
        try:
            if path.is_file():
                data = json.loads(path.read_text("utf-8"))
                made.entries = {each["path"]: _entry(each) for each in data["files"]}
            made._ours = {name: {entry.sha256} for name, entry in made.entries.items()}
            made._read_journal()
        except (ValueError, KeyError, TypeError, OSError) as error:
            hint = message("Move it away; files that were edited are then all kept.")
            raise OutputError(Problem(Place(str(path)), message("this manifest cannot be read"), hint)) from error
        return made

    def _read_journal(self) -> None:
        """What a killed run had written: it is ours, though no manifest says so."""
        journal = self.folder / JOURNAL
        if journal.is_file():
            for line in journal.read_text("utf-8", errors="replace").splitlines():
                checksum, _, name = line.partition(" ")
                self._ours.setdefault(name, set()).add(checksum)

    def status(self, path: str, content: bytes) -> Status:
        """What putting `content` at `path` would do. Raises `OutputError` for a file that nobody could replace."""
        target = self.folder / path
        if not target.exists():
            return Status.NEW
        with writing(target):
            there = checksum(target.read_bytes())
        if there == checksum(content):
            return Status.UNCHANGED
        return Status.UPDATED if there in self._ours.get(path, ()) else Status.KEPT

    def plan(self, entry: Entry, content: bytes) -> Entry:
        """What `put` would make of `entry`; nothing is written. Raises `OutputError` as `status` does."""
        status, sha256 = self.status(entry.path, content), checksum(content)
        before = self.entries.get(entry.path)
        if status is Status.KEPT and before and before.kept and before.sha256 == sha256:
            mine = checksum((self.folder / entry.path).read_bytes())
            if before.kept == mine:
                return replace(entry, status=Status.UNCHANGED, sha256=sha256, kept=mine)
        return replace(entry, status=status, sha256=sha256)

    def put(self, entry: Entry, content: bytes) -> Entry:
        """Write `content` as `entry` says, or beside a file that a person changed; give back what became of it.

        Raises `OutputError` if the file cannot be written, or both were changed; nothing is then half there.
        """
        done = self.plan(entry, content)
        if done.status is Status.KEPT:
            self._check_beside(entry.path, done.sha256)
            self._write(beside(entry.path), content, done.sha256)
        elif done.status is not Status.UNCHANGED:
            self._write(entry.path, content, done.sha256)
        self.entries[entry.path] = done
        return done

    def _check_beside(self, path: str, sha256: str) -> None:
        """Raise `OutputError` if the new file beside the person's at `path` is not as it was written."""
        name = beside(path)
        new = self.folder / name
        if not new.exists():
            return
        with writing(new):
            there = checksum(new.read_bytes())
        if there not in {sha256, *self._ours.get(path, ()), *self._ours.get(name, ())}:
            what = message("you changed this file too, so it was not replaced by a newer one")
            raise OutputError(Problem(Place(str(new)), what, message("Settle it first: --take-new or --keep-mine.")))

    def _write(self, path: str, content: bytes, sha256: str) -> None:
        target = self.folder / path
        with writing(target):
            if self._journal is None:
                self.folder.mkdir(parents=True, exist_ok=True)
                self._journal = (self.folder / JOURNAL).open("a", encoding="utf-8", newline="\n")
            self._journal.write(f"{sha256} {path}\n")
            self._journal.flush()
        write_whole(target, content)

    def save(self) -> None:
        """Write the manifest; the journal is then not needed any more. Raises `OutputError`."""
        write_whole(self.folder / NAME, listed(self.entries.values()))
        with writing(self.folder / JOURNAL):
            if self._journal is not None:
                self._journal.close()
                self._journal = None
            (self.folder / JOURNAL).unlink(missing_ok=True)

    def take_new(self, path: str) -> None:
        """Put the new file in the place of the person's. Raises `InputError` if there is no such pair."""
        name, new = self._pair(path)
        with writing(self.folder / name):
            new.replace(self.folder / name)
        self.entries[name] = replace(self.entries[name], kept="")

    def keep_mine(self, path: str) -> None:
        """Let the person's file stay and remove the new one. Raises `InputError` if there is no such pair."""
        name, new = self._pair(path)
        with writing(new):
            mine = checksum((self.folder / name).read_bytes())
            new.unlink()
        self.entries[name] = replace(self.entries[name], kept=mine)

    def waits(self, path: str) -> bool:
        """Whether a new file stands beside the person's at `path`, which may be the name of either."""
        name = self._name(path)
        return name in self.entries and (self.folder / beside(name)).is_file()

    def _name(self, path: str) -> str:
        name = _below(path, self.folder)
        return next((each for each in self.entries if beside(each) == name), name)

    def _pair(self, path: str) -> tuple[str, Path]:
        name = self._name(path)
        new = self.folder / beside(name)
        if not self.waits(path):
            what = message("there is no new file beside this one")
            raise InputError(Problem(Place(path), what, message("hvs build lists the files that were kept.")))
        return name, new


def _below(path: str, folder: Path) -> str:
    """`path` as the manifest names it, whether it was given from here or from the folder for output."""
    full = Path(path).resolve()
    root = folder.resolve()
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else Path(path).as_posix()


def beside(path: str) -> str:
    """The name of the new file beside a person's: `invitation.docx` → `invitation.new.docx`."""
    stem, dot, ending = path.rpartition(".")
    return f"{stem}.new{dot}{ending}"


def checksum(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _entry(data: dict[str, Any]) -> Entry:
    if not all(isinstance(data[name], str) for name in ("path", "kind", "language", "session", "format", "sha256")):
        raise TypeError(data)
    return Entry(**{**data, "status": Status.UNCHANGED})


def listed(entries: Iterable[Entry]) -> bytes:
    """The manifest that lists `entries`, by their paths; how each file came to be in this run is of no matter there."""
    files = [_plain(entry) for entry in sorted(entries, key=lambda each: each.path)]
    return (json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(entry: Entry) -> dict[str, Any]:
    unsaid = {"status", *(name for name in ("kept", "facts") if not getattr(entry, name))}
    return {name: value for name, value in asdict(entry).items() if name not in unsaid}
