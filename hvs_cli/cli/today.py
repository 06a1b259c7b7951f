"""The one place where the program looks at the clock."""

from __future__ import annotations

import datetime as dt


def today() -> dt.date:
    """The present day where the computer is."""
    return dt.datetime.now().astimezone().date()
