"""Puts reports and originals into the workspace: the original untouched, the report merged with what a person wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from hvs_cli.collect.merge import Change, Merge
from hvs_cli.collect.plain import Data, plain
from hvs_cli.collect.read import FileReader, Form
from hvs_cli.collect.splice import spliced
from hvs_cli.collect.text import Translate, report_text
from hvs_cli.errors import InputError, Place, Problem, message
from hvs_cli.load.back import REHEARSAL, REPORTS
from hvs_cli.load.schema import build
from hvs_cli.load.source import Source, parse_yaml
from hvs_cli.load.text import LARGEST, read_text
from hvs_cli.model.report import Report
from hvs_cli.new.workspace import EDITOR
from hvs_cli.writing import write_whole

_SETTLED: Final = ("session", "language", "round", "source", "rehearsal", "suspects")
"""Keys that are not merged: the first cannot differ, and suspects follow from the answers."""


class Status(StrEnum):
    """What became of the report of a form."""

    NEW = "new"
    MERGED = "merged"
    UNCHANGED = "unchanged"
    EMPTY = "empty"
    """Nobody wrote anything into the form: nothing was done."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one form."""

    status: Status
    path: Path | None = None
    """The report."""
    original: Path | None = None
    """The form, as it came."""
    taken: tuple[Change, ...] = ()
    """What the form changed in a report that was there."""
    kept: tuple[Change, ...] = ()
    """Where a person's words stay although the form has others."""


@dataclass(slots=True)
class Keeper:
    """Keeps the forms of one workspace."""

    folder: Path
    reader: FileReader
    translate: Translate = str
    take_form: bool = False
    dry_run: bool = False

    def keep(self, form: Form, path: Path, format_: str) -> Kept:
        """Put `form`, read from `path`, where it belongs. Raises `OutputError`, or `InputError` if it cannot be kept."""
        if form.empty:
            return Kept(Status.EMPTY)
        place = self.folder / (REHEARSAL if form.report.rehearsal else REPORTS)
        target, content = place / f"{form.report.session}.yaml", _bytes(path)
        original = _free(place, form.report.session, format_, content)
        report = replace(form.report, source=replace(form.report.source, file=original.name))
        before = read_text(target, str(target)) if target.exists() else None
        if before is None:
            text, kept = self._text(plain(report), target), Kept(Status.NEW, target, original)
        else:
            text, kept = self._merged(report, before, Kept(Status.MERGED, target, original))
        _check_size(text, path)
        if text == before:
            return replace(kept, status=Status.UNCHANGED)
        if not self.dry_run:
            _write(original, content)
            _write(target, text.encode())
        return kept

    def _text(self, data: Data, target: Path) -> str:
        depth = len(target.relative_to(self.folder).parts) - 1
        return report_text(data, f"{'../' * depth}{EDITOR}/report.schema.json", self.translate)

    def _merged(self, report: Report, before: str, so_far: Kept) -> tuple[str, Kept]:
        """The text of a report in which `before` stands, with what `report` says."""
        target = so_far.path or Path()
        _built(before, str(target))
        mine, form = _present(parse_yaml(before, str(target)).data), plain(report)
        base = self._base(mine, target)
        merge = Merge(self.take_form)
        merged = merge.merged(_answers(base), _answers(mine), _answers(form)) or {}
        told = replace(so_far, taken=tuple(merge.taken), kept=tuple(merge.kept))
        same_form = mine["source"].get("sha256") == report.source.sha256
        source = mine["source"] if same_form else form["source"]
        if self._text(base | {"source": mine["source"]}, target) == before and not merge.kept:
            return self._text(form | {"source": source}, target), told
        data = {key: each for key in mine if (each := (mine if key in _SETTLED else merged).get(key))}
        data |= {key: value for key, value in merged.items() if key not in data} | {"source": source}
        text = spliced(before, data)
        return spliced(text, self._screened(text, data, str(target))), told

    def _base(self, mine: Data, target: Path) -> Data:
        """What the report said before anybody wrote in it: its form is read once more; empty if that is gone."""
        source = mine["source"].get("file", "")
        if not source or not (target.parent / source).is_file():
            return {}
        read = self.reader.read(target.parent / source, mine["session"])
        found = next((each.report for each in read.forms if each.report.session == mine["session"]), None)
        return plain(found) if found else {}

    def _screened(self, text: str, data: Data, name: str) -> Data:
        """`data` with the suspect words that are new, and without those that are gone and nobody decided about."""
        report = _built(text, name)
        texts = {spot.at: f"{spot.own}\n{spot.reported}" for spot in report.spots()}
        listed = [
            each
            for each in data.get("suspects", [])
            if each.get("decision", "undecided") != "undecided" or each["words"] in texts.get(each["at"], "")
        ]
        new = [_decided(asdict(each)) for each in self.reader.suspects(report)]
        without = {key: value for key, value in data.items() if key != "suspects"}
        return without | ({"suspects": listed + new} if listed or new else {})


def _answers(data: Data) -> Data:
    return {key: value for key, value in data.items() if key not in _SETTLED}


def _decided(suspect: Mapping[str, Any]) -> Data:
    return {key: value for key, value in suspect.items() if value is not None}


def _present(data: Any) -> Any:
    """`data` without the keys that have no value."""
    if isinstance(data, dict):
        return {key: _present(value) for key, value in data.items() if value is not None}
    return [_present(each) for each in data] if isinstance(data, list) else data


def _built(text: str, name: str) -> Report:
    """The report that `text` says. Raises `InputError` if it cannot be one."""
    source: Source = parse_yaml(text, name)
    report, problems = build(Report, source)
    if report is None:
        raise InputError(problems)
    made: Report = report
    return made


def _check_size(text: str, path: Path) -> None:
    if len(text.encode()) > LARGEST:
        what = message("the answers in this form are longer than a report can be")
        hint = message("Look into it: perhaps something was pasted by mistake.")
        raise InputError(Problem(Place(str(path)), what, hint))


def _free(place: Path, session: str, format_: str, content: bytes) -> Path:
    """Where the original goes: where it is already, or the first name that no other form has."""
    number = 1
    while True:
        path = place / (f"{session}.{format_}" if number == 1 else f"{session}.{number}.{format_}")
        if not path.exists() or path.read_bytes() == content:
            return path
        number += 1


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        what = message("cannot be read: {reason}", reason=error.strerror or "")
        raise InputError(Problem(Place(str(path)), what)) from error


def _write(path: Path, content: bytes) -> None:
    if not path.exists() or _bytes(path) != content:
        write_whole(path, content)
