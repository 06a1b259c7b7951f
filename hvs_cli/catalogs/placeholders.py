"""What becomes of each placeholder: an example of each, from `templates/placeholders.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from hvs_cli.catalogs.sources import Source
from hvs_cli.errors import Problem, message
from hvs_cli.load.source import read_yaml

_SAID = re.compile(r"\{(\w+)\} becomes (?:“([^”]+)”|\"([^\"]+)\"|(.+?)(?=, max|; |\. |\.?$))")


def placeholder_examples(path: Path, shown: str) -> dict[str, str]:
    """An example of what stands in the place of each placeholder, by its name."""
    return {name: str(example) for name, example in read_yaml(path, shown).data.items()}


def legend(source: Source, examples: Mapping[str, str]) -> dict[str, str]:
    """What each placeholder of `source` becomes: as its note says, else as in the table; none is left out."""
    said = {name: "".join(words) for note in source.notes for name, *words in _SAID.findall(note)}
    return {name: said.get(name) or examples.get(name, "?") for name in source.slots}


def unexplained(sources: Sequence[Source], examples: Mapping[str, str], shown: str) -> list[Problem]:
    """A problem for each placeholder of which no translator could know what it becomes."""
    hint = message("Add a line with an example to {file}.", file=shown)
    return [
        Problem(source.uses[0].place, message("nobody says what {slot} becomes", slot=f"{{{name}}}"), hint)
        for source in sources
        for name, example in legend(source, examples).items()
        if example == "?"
    ]
