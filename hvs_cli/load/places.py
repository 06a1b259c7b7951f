"""The names of municipalities and their place forms, from `templates/places.yaml`."""

from __future__ import annotations

from functools import cache

from hvs_cli.load.source import read_yaml
from hvs_cli.resources import shipped


@cache
def places() -> dict[str, dict[str, dict[str, str]]]:
    """Every municipality that is shipped → language → {name, in}."""
    read: dict[str, dict[str, dict[str, str]]] = read_yaml(shipped("templates/places.yaml")).data
    return read


def place_forms(name: str) -> dict[str, dict[str, str]] | None:
    """Language → {name, in} of the municipality called `name` in any language, or None if it is not shipped."""
    for forms in places().values():
        if any(form["name"] == name for form in forms.values()):
            return forms
    return None
