"""Names that a template uses and that nobody knows: told with the name that was perhaps meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import partial
from typing import Any

import jinja2
from jinja2.utils import missing

from hvs_cli.errors import Message, message


class Absent(jinja2.UndefinedError):
    """A template used `name`, which is not there: neither by itself nor, if there is an `owner`, behind its dot."""

    def __init__(self, name: str, owner: Any, told: str | None = None) -> None:
        super().__init__(told)
        self.name = name
        self.owner = owner

    def told(self, names: Iterable[str]) -> tuple[Message, Message]:
        """What is wrong and what to do; `names` are those that stand by themselves."""
        known = names if self.owner is missing else _names(self.owner)
        near = get_close_matches(self.name, known, 1)
        hint = (
            message("Did you mean {near}?", near=near[0])
            if near
            else message("CONTRIBUTING lists what templates know of.")
        )
        return message("there is no {name}", name=self.name), hint


class Unknown(jinja2.StrictUndefined):
    """What Jinja makes of a name that is not there. Whoever uses it meets `Absent`."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> None:
        absent: Any = partial(Absent, name, obj) if isinstance(name, str) and exc is jinja2.UndefinedError else exc
        super().__init__(hint, obj, name, absent)


def _names(owner: Any) -> list[str]:
    found = owner if isinstance(owner, Mapping) else dir(owner)
    return [name for name in found if isinstance(name, str) and name[:1] != "_"]
