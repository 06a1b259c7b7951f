"""What becomes of each placeholder: an example of each, from `templates/placeholders.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from hvs_cli.catalogs.sources import Source
from hvs_cli.errors import Problem, message
from hvs_cli.load.source import read_yaml

UNKNOWN = "?"
"""What stands for an example that nobody gives."""

_SAID = re.compile(r"\{(\w+)\} becomes ([^{]+?)(?=, max|; | and \{|\. |\.?$)")
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")


def placeholder_examples(path: Path, shown: str) -> dict[str, str]:
    """An example of what stands in the place of each placeholder, by its name."""
    return {name: str(example) for name, example in read_yaml(path, shown).data.items()}


def legend(source: Source, examples: Mapping[str, str]) -> dict[str, str]:
    """An example of what each placeholder of `source` becomes: as its note says, else as in the table."""
    said = {name: words for note in source.notes for name, words in _SAID.findall(note)}
    quoted = {name: found[1] for name, words in said.items() if (found := _QUOTED.search(words))}
    return {name: quoted.get(name) or examples.get(name) or said.get(name, UNKNOWN) for name in source.slots}


def unexplained(sources: Sequence[Source], examples: Mapping[str, str], shown: str) -> list[Problem]:
    """A problem for each placeholder of which no translator could know what it becomes."""
    hint = message("Add a line with an example to {file}.", file=shown)
    return [
        Problem(source.uses[0].place, message("nobody says what {slot} becomes", slot=f"{{{name}}}"), hint)
        for source in sources
        for name, example in legend(source, examples).items()
        if example == UNKNOWN
    ]
