"""Every document made in thought: rendered and parsed, so that each fault shows, and nothing put away.

Where a municipality has templates or reference files of its own, one document of each kind is written too, in memory:
a reference file that is damaged or lacks a style shows only then.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hvs_cli.build.make import Maker
from hvs_cli.build.order import Order, ordered
from hvs_cli.errors import Problem
from hvs_cli.load.workspace import Loaded


@dataclass(slots=True)
class Rehearsed:
    """What a build would meet."""

    problems: list[Problem] = field(default_factory=list)
    """Each once, however many documents have it."""
    exit_codes: set[int] = field(default_factory=set)
    untranslated: int = 0
    """Documents with messages that would be shown in the reporting language."""


def rehearse(loaded: Loaded) -> Rehearsed:
    """What is wrong in any document of `loaded`. Raises `TemplateError` if the head of a template is wrong."""
    jobs, warnings = ordered(loaded, Order())
    done, maker = Rehearsed([*loaded.warnings, *warnings]), Maker(loaded)
    tried = set[str]() if loaded.templates else {job.kind for job in jobs}
    for job in jobs:
        formats = () if job.kind in tried else job.formats
        tried.add(job.kind)
        made = maker.make(replace(job, formats=formats))
        done.problems += [each for each in made.problems if each not in done.problems]
        done.untranslated += bool(made.missing)
        if made.problems:
            done.exit_codes.add(made.exit_code)
    return done
