"""A report as plain data: lists, maps and texts, as its file says them; what is empty is left out."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from hvs_cli.model.report import Report

Data = dict[str, Any]
"""Keys → texts, lists and maps of texts."""


def plain(report: Report) -> Data:
    """What the file of `report` says."""
    made: Data = _map(report)
    return made


def _map(part: Any) -> Data:
    found = ((each.name, _value(getattr(part, each.name))) for each in dataclasses.fields(part))
    return {name: value for name, value in found if value not in ("", {}, []) and (name, value) != UNTOLD}


UNTOLD = ("translation", "none")
"""What goes without saying: there is no translation."""


def _value(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return _map(value)
    if isinstance(value, dict):
        return {name: _value(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_value(each) for each in value]
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, dt.date):
        return value.isoformat()
    return "" if value is None else str(value)
