"""What is to be told of a file beside its name, held against the limits that the head of its kind sets."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict

from hvs_cli.build.plan import Job
from hvs_cli.errors import Message, Place, Problem, Weight, message
from hvs_cli.load.files import BLANK
from hvs_cli.render.kinds import Kind
from hvs_cli.writers.sms import Length, length

Facts = dict[str, int | str]
"""What was measured of a file, as the manifest and --json show it."""


def measured(kind: Kind, format_: str, content: bytes, job: Job) -> tuple[Facts, tuple[Problem, ...]]:
    """The facts of the file of `job`, and a warning where it is over a limit; both empty for most files.

    A text message has characters, units, encoding and parts. A blank is never too long: what will stand on its
    lines is not known.
    """
    if format_ != "txt" or not kind.sms_parts:
        return {}, ()
    text = content.decode().removesuffix("\n")
    found = length(text)
    facts: Facts = asdict(found)
    del facts["outside"]
    if found.parts <= kind.sms_parts or job.session == BLANK:
        return facts, ()
    what = message(
        "this text message is too long: {units} units in {encoding} make {parts} parts, the limit is {limit}.",
        parts=found.parts,
        limit=kind.sms_parts,
        units=found.units,
        encoding=found.encoding,
    )
    return facts, (Problem(Place(job.path(format_)), what, _hint(text, found, kind), Weight.WARNING),)


def _hint(text: str, found: Length, kind: Kind) -> Message:
    """What to do: signs such as a dash can be exchanged for others, letters cannot."""
    without = length("".join("?" if each in found.outside else each for each in text)).parts
    signs = all(unicodedata.category(each)[0] in "PS" for each in found.outside)
    if not signs or without == found.parts:
        if kind.each == "session":
            return message("Each part is paid for. Shorten the venue or the address in the session’s file.")
        return message("Shorten it: each part is paid for.")
    characters = " ".join(found.outside)
    return message("Without {characters} it would be {parts}.", characters=characters, parts=without)
