"""Days and times as a person writes them in YAML, in the Finnish way or the way of machines."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Final

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

ISO_DAY: Final = r"(\d{4})-(\d{1,2})-(\d{1,2})"
FINNISH_DAY: Final = r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})"
CLOCK: Final = r"(?:[Kk][Ll][Oo]?\.?)?\s*(\d{1,2})(?:[.:](\d{2}))?"
"""What people write, as regular expressions that editors understand too (ECMA-262)."""


def read_date(value: Any) -> Any:
    """A day as `2026-03-12` or in the Finnish way `12.3.2026`."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if found := re.fullmatch(ISO_DAY, text):
        year, month, day = map(int, found.groups())
    elif found := re.fullmatch(FINNISH_DAY, text):
        day, month, year = map(int, found.groups())
    else:
        raise PydanticCustomError("day_form", "{day}", {"day": value})
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise PydanticCustomError("no_day", "{day}", {"day": value}) from None


def read_time(value: Any) -> Any:
    """A time of the 24-hour clock as `17.00`, `17:00`, `17` or `klo 17.00`."""
    if not isinstance(value, str):
        return value
    found = re.fullmatch(CLOCK, value.strip())
    if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
        return dt.time(int(found[1]), int(found[2] or 0))
    raise PydanticCustomError("no_time", "{time}", {"time": value})


def digits(time: dt.time) -> str:
    """A time as people in Finland write it, for messages: `9.05`."""
    return f"{time.hour}.{time.minute:02}"


Date = Annotated[dt.date, BeforeValidator(read_date)]
Time = Annotated[dt.time, BeforeValidator(read_time)]
