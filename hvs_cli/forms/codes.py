"""The short codes that forms print beside their fields.

Word names a field by a tag and a bookmark; some programs drop both. What is printed stays, on paper too, and a
scribe can write it into rough notes.
"""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1024)
def code(name: str) -> str:
    """The code printed beside the field `name`: ASCII, the same in every language, one for each row of a form.

    The initial of the first word, then the rest: `participation.heard` → `P-HEARD`. In a row of a list the initial
    of the list with the row's number, the same for all columns: `safety.works.2.shared` → `S-W2`.
    """
    block, *rest = name.split(".")
    if len(rest) >= 2 and rest[1].isdecimal():
        rest = [rest[0][:1] + rest[1]]
    return "-".join([block[:1], *rest]).upper()
