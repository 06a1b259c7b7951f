"""Where the shipped templates and translations lie: inside the wheel, or beside the package in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent


@cache
def shipped(name: str) -> Path:
    """The folder or file `name` as shipped, for example `templates` or `translations/fi.po`.

    An installed wheel carries it inside the package; an editable install or a checkout has it
    beside the package. This is the only place that knows of the difference.
    """
    inside = PACKAGE / name
    return inside if inside.exists() else PACKAGE.parent / name


def is_installed(path: Path) -> bool:
    """Whether `path` lies inside the package, where the next installation replaces it."""
    return path.is_relative_to(PACKAGE)
