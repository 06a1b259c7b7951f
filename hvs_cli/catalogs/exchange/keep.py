"""Writing what came back into the catalog: drafts stay drafts until an organisation puts its name to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hvs_cli.catalogs.current import Catalogs
from hvs_cli.catalogs.exchange.sheet import COMMENT
from hvs_cli.catalogs.exchange.take import Change, Taken
from hvs_cli.catalogs.po import REVIEW, Entry, PoFile, read, written
from hvs_cli.catalogs.update import Change as Update
from hvs_cli.catalogs.update import merged, no_longer, save
from hvs_cli.errors import InputError, Place, Problem, message
from hvs_cli.languages.language import SOURCE, facts


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approves, and when."""

    organisation: str
    day: dt.date

    def __post_init__(self) -> None:
        if not self.organisation.strip() or "@" in self.organisation or "\n" in self.organisation:
            what = message("“{name}” is no name of an organisation", name=self.organisation)
            hint = message("Approve in the name of an association or an authority, never of a person.")
            raise InputError(Problem(Place("--approve-as"), what, hint))

    @property
    def remark(self) -> str:
        """The translator comment that tells of it."""
        return f"review: reviewed by {self.organisation.strip()} {self.day.isoformat()}"


def keep(catalogs: Catalogs, taken: Taken, approval: Approval | None = None) -> Path:
    """Write the changes of `taken` into the catalog on top and give back its path.

    Without an `approval` nothing loses its draft mark. In a municipality's folder a catalog of a shipped language
    holds only what differs from it.
    """
    path = catalogs.folder / f"{taken.language}.po"
    old = read(path) if path.is_file() else PoFile(taken.language, "")
    full = merged(old, catalogs.extracted, facts(taken.language), Update(taken.language))
    changes = {each.row.source.key: each for each in taken.changes}
    entries = [
        _changed(entry, changes[entry.key], approval, taken.language) if entry.key in changes else entry
        for entry in full.entries
    ]
    if catalogs.holds_corrections(taken.language):
        entries = _own(entries, catalogs.extracted.own)
    save(path, written(replace(full, entries=tuple(entries))))
    return path


def _own(entries: Sequence[Entry], own: Collection[tuple[str, str]]) -> list[Entry]:
    return [each for each in entries if any(each.forms) or each.key in own]


def _changed(entry: Entry, change: Change, approval: Approval | None, code: str) -> Entry:
    """`entry` as the translator wants it. What nobody approves is a draft, even if it was approved before."""
    now = change.row.entry
    signed = approval if change.approval else None
    remarks = [each for each in now.remarks if not (signed and REVIEW.fullmatch(each))]
    if change.rewritten and not signed:
        remarks = [no_longer(each) for each in remarks]
    if change.remarked:
        remarks = [each for each in remarks if not each.startswith(COMMENT)]
        remarks += [f"{COMMENT}{line}" for line in change.comment.splitlines()]
    if signed:
        remarks.append(signed.remark)
    draft = (now.fuzzy or change.rewritten) and code != SOURCE
    previous = now.previous if change.outdated or not (change.rewritten or signed) else None
    return replace(
        entry, forms=tuple(change.forms), fuzzy=draft and not signed, previous=previous, remarks=tuple(remarks)
    )
