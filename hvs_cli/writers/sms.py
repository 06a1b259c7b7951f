"""How long a text message is on its way: characters, units, encoding and parts, by 3GPP TS 23.038 and 23.040."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The GSM 7 bit default alphabet without its escape (23.038, 6.2.1): each character is one septet."""

EXTENSION: Final = frozenset("\f^{}\\[~]|€")
"""The extension table (23.038, 6.2.1.1): each character is two septets."""

Encoding = Literal["GSM-7", "UCS-2"]

_WHOLE: Final[dict[Encoding, int]] = {"GSM-7": 160, "UCS-2": 70}
"""Units in a message of one part."""

_JOINED: Final[dict[Encoding, int]] = {"GSM-7": 153, "UCS-2": 67}
"""Units in each part of several: six octets say how they belong together (23.040, 9.2.3.24.1)."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long one text message is."""

    characters: int
    units: int
    """Septets in GSM-7, 16 bits in UCS-2."""
    encoding: Encoding
    parts: int
    outside: str
    """The characters, each once, that GSM-7 lacks."""


def length(text: str) -> Length:
    """How long `text` is; one character outside GSM-7 puts the whole message into UCS-2."""
    outside = "".join(dict.fromkeys(each for each in text if each not in BASIC and each not in EXTENSION))
    encoding: Encoding = "UCS-2" if outside else "GSM-7"
    units = [_units(each, encoding) for each in text]
    parts = 1 if sum(units) <= _WHOLE[encoding] else _parts(units, _JOINED[encoding])
    return Length(len(text), sum(units), encoding, parts, outside)


def _units(character: str, encoding: Encoding) -> int:
    if encoding == "GSM-7":
        return 2 if character in EXTENSION else 1
    return 2 if character > "\uffff" else 1


def _parts(units: Iterable[int], room: int) -> int:
    """How many parts of `room` units there are; neither an escape nor a surrogate is parted from its second half."""
    parts, used = 1, 0
    for each in units:
        if used + each > room:
            parts, used = parts + 1, 0
        used += each
    return parts
