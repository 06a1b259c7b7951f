"""What data files say: the question bank, and the words in fields that are left to fill by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hvs_cli.catalogs.sources import Source, Use
from hvs_cli.load.source import Path_, read_yaml
from hvs_cli.load.source import Source as Yaml

BLANK = "blank"
"""The context of the words in empty fields."""

_READERS = "The facilitator says it aloud; residents hear it, many of whom are learning the language."
_NOTES = {
    "ask": f"A question of the discussion. {_READERS}",
    "probes": f"What the facilitator asks further when the talk stops. {_READERS}",
    "name": "The name of a theme of the discussion: a heading, max 60.",
    "plain": "A theme of the discussion in one plain sentence, on the invitation. Residents read it.",
}


def said_in_questions(path: Path, shown: str) -> Iterator[Source]:
    """Every message of the question bank at `path`, in the order they are asked."""
    bank = read_yaml(path, shown)
    data = bank.data
    for number, question in enumerate(data.get("opening", ())):
        yield from _question(bank, question, ("opening", number), "Part: opening.")
    for number, theme in enumerate(data.get("themes", ())):
        way: Path_ = ("themes", number)
        for key in ("name", "plain"):
            yield _source(bank, theme[key], theme["id"], (*way, key), f"Theme: {theme['name']}.")
        for each, question in enumerate(theme["questions"]):
            yield from _question(bank, question, (*way, "questions", each), f"Theme: {theme['name']}.")
    for number, question in enumerate(data.get("closing", ())):
        yield from _question(bank, question, ("closing", number), "Part: closing.")


def _question(bank: Yaml, question: dict[str, object], way: Path_, part: str) -> Iterator[Source]:
    context = str(question["id"])
    yield _source(bank, str(question["ask"]), context, (*way, "ask"), part)
    probes = question.get("probes")
    for number, probe in enumerate(probes if isinstance(probes, list) else ()):
        yield _source(bank, probe, context, (*way, "probes", number), part)


def _source(bank: Yaml, text: str, context: str, way: Path_, part: str) -> Source:
    key = next(step for step in reversed(way) if isinstance(step, str))
    return Source(text, context, uses=(Use(bank.place(way), f"Question bank. {part}", (_NOTES[key],)),))


def said_in_blanks(path: Path, shown: str) -> Iterator[Source]:
    """What stands in the empty fields of a form, from `blank.yaml` at `path`."""
    blanks = read_yaml(path, shown)
    note = "What belongs into an empty field of a form that is filled by hand, max 40."
    for name, text in blanks.data.items():
        yield Source(text, BLANK, uses=(Use(blanks.place((name,)), "Forms without a booked session.", (note,)),))
