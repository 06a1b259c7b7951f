"""Three states of a report – as it was read first, as a person left it, as the form says it now – made one.

What only the form changed is taken, what only the person changed stays. Where both did, the person's stays and is
told, unless the form is to win.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from hvs_cli.collect.plain import Data

ABSENT: Final = None
"""What stands for a value that is not there; no value in a report is None."""

Way = tuple[str, ...]
"""Keys from the top; things in lists go by their ids, or else by their numbers from 1."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value that the form has changed, or wants to."""

    way: Way
    mine: Any
    """What stands in the file; None if nothing does."""
    form: Any
    """What the form says now; None if nothing."""


@dataclass(slots=True)
class Merge:
    """Merges, and tells what it did."""

    take_form: bool = False
    """Whether the form wins where a person has written something else."""
    taken: list[Change] = field(default_factory=list)
    """What was taken from the form."""
    kept: list[Change] = field(default_factory=list)
    """Where the form says something else than a person who wrote here."""

    def merged(self, base: Any, mine: Any, form: Any, way: Way = ()) -> Any:
        """What shall stand in the file; None if nothing."""
        if form in (mine, base):
            return mine
        if isinstance(mine, dict) and isinstance(form, dict):
            return self._map(base if isinstance(base, dict) else {}, mine, form, way)
        if isinstance(mine, list) and isinstance(form, list):
            return self._list(base if isinstance(base, list) else [], mine, form, way)
        return self._whole(Change(way, mine, form), changed=mine != base)

    def _map(self, base: Data, mine: Data, form: Data, way: Way) -> Data | None:
        made = {}
        for key in _together(mine, form):
            value = self.merged(base.get(key), mine.get(key), form.get(key), (*way, key))
            if value is not ABSENT:
                made[key] = value
        return made or ABSENT

    def _list(self, base: list[Any], mine: list[Any], form: list[Any], way: Way) -> Any:
        """Things go by their keys; those that have none by their place, as long as there are as many of them."""
        sides = [by_key(side) for side in (base, mine, form)]
        if all(side is not None for side in sides):
            made = self._map(sides[0] or {}, sides[1] or {}, sides[2] or {}, way)
            return list(made.values()) if made else ABSENT
        if len(base) == len(mine) == len(form):
            numbered = enumerate(zip(base, mine, form, strict=True), 1)
            return [self.merged(*values, (*way, str(number))) for number, values in numbered]
        return self._whole(Change(way, mine, form), changed=mine != base)

    def _whole(self, change: Change, *, changed: bool) -> Any:
        """One of the two, and never a mixture."""
        take = self.take_form or not changed
        (self.taken if take else self.kept).append(change)
        return change.form if take else change.mine


def by_key(items: list[Any]) -> dict[str, Any] | None:
    """`items` by what tells them apart: their ids, or where they stood and what they say; None if nothing does."""
    keys = [key_of(each) for each in items]
    return dict(zip(keys, items, strict=True)) if all(keys) and len(set(keys)) == len(keys) else None


def key_of(item: Any) -> str:
    """What tells the thing `item` of a list from the others; empty if nothing does."""
    if not isinstance(item, dict):
        return ""
    return str(item.get("id") or (f"{item.get('where', '')}\n{item['text']}" if "text" in item else ""))


def _together(mine: Data, form: Data) -> Iterator[str]:
    """The keys of both, in the order of `mine`; those that are new stand after the one before them in `form`."""
    keys, at = list(mine), 0
    for key in form:
        if key in mine:
            at = keys.index(key) + 1
        else:
            keys.insert(at, key)
            at += 1
    return iter(keys)
