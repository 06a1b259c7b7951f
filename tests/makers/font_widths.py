"""Makes `hvs_cli/writers/widths.json`, the widths that `measure` reads. Run by hand when a script is added.

Office's fonts may not be shipped, and what is measured must not depend on the machine. Hence the numbers of free
fonts stand in for them: Liberation Sans has the metrics of Arial letter by letter; for the others the widest of
several free fonts is taken, so that text measured here fits in Office and in LibreOffice's substitutes as well.

    python tests/makers/font_widths.py /usr/share/fonts/truetype > hvs_cli/writers/widths.json
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from fontTools.ttLib import TTFont

LATIN = "0020-024F 02B0-02FF 1E00-1EFF 2000-206F 20A0-20BF 2100-214F 2190-21FF 2200-22FF 25A0-25FF 2600-27BF"
GREEK_CYRILLIC_HEBREW = "0370-03FF 0400-052F 0590-05F4"
ARABIC, THAI, ETHIOPIC = "0600-06FF", "0E00-0E7F", "1200-139F 2D80-2DDF"

LIBERATION, DEJAVU = "liberation/LiberationSans-{}", "dejavu/DejaVuSans-{}"
NOTO, NOTO_ARABIC, NOTO_NASKH = "noto/NotoSans-{}", "noto/NotoSansArabic-{}", "noto/NotoNaskhArabic-{}"

FACES: dict[str, list[tuple[str, Sequence[str]]]] = {
    "Arial": [
        (LATIN + " " + GREEK_CYRILLIC_HEBREW, [LIBERATION]),
        (LATIN, [DEJAVU]),  # signs that Liberation Sans lacks
        (ARABIC, [DEJAVU, NOTO_ARABIC, NOTO_NASKH]),
    ],
    "Tahoma": [(THAI, ["noto/NotoSansThai-{}"])],
    "Ebrima": [
        (LATIN, [NOTO]),
        (LATIN, [DEJAVU]),
        (ETHIOPIC, ["noto/NotoSansEthiopic-{}", "abyssinica/AbyssinicaSIL-Regular"]),
    ],
}
"""Font of the documents → ranges of code points and the fonts that stand in; what an earlier range has is kept."""

HEIGHTS = {"Arial": 1.17, "Tahoma": 1.52, "Ebrima": 1.37}
"""A single line in ems, as the highest of the fonts above sets it (hhea: ascent, descent, gap); for Arabic, Arial's."""


def widths(weight: str, faces: list[tuple[str, Sequence[str]]], folder: Path) -> dict[int, int]:
    """Code point → width in thousandths of an em."""
    found: dict[int, int] = {}
    for ranges, names in faces:
        fonts = [_Font(folder / f"{name.format(weight)}.ttf") for name in names]
        for code in _codes(ranges):
            wide = max((each.width(code) for each in fonts), default=0)
            if any(each.has(code) for each in fonts):
                found.setdefault(code, wide)
            elif (base := _base(code)) in found:
                found.setdefault(code, found[base])
    return found


def _base(code: int) -> int:
    """The letter below the accent, which is as wide as both together; 0 for a letter without one."""
    parts = unicodedata.decomposition(chr(code)).split()
    return int(parts[0], 16) if len(parts) == 2 and not parts[0].startswith("<") else 0


class _Font:
    def __init__(self, path: Path) -> None:
        plain = path.with_name(path.name.replace("-Regular", "").replace("-Book", ""))
        self._font = TTFont(path if path.exists() else plain)
        self._names: dict[int, str] = self._font.getBestCmap()
        self._forms = _joined_forms(self._font)

    def has(self, code: int) -> bool:
        return code in self._names

    def width(self, code: int) -> int:
        """The width; of an Arabic letter, one third alone or last and two thirds joined to the next: a running text."""
        if not self.has(code) or unicodedata.category(chr(code)) in ("Mn", "Me", "Cf"):
            return 0
        name = self._names[code]
        alone, joined = self._advance(name), self._advance(self._forms.get(name, name))
        return round((alone + 2 * joined) / 3)

    def _advance(self, name: str) -> float:
        return float(self._font["hmtx"][name][0]) * 1000 / float(self._font["head"].unitsPerEm)


def _joined_forms(font: TTFont) -> dict[str, str]:
    """Glyph → its initial form, by the font's own table of substitutions."""
    if "GSUB" not in font:
        return {}
    table = font["GSUB"].table
    numbers = {
        n for each in table.FeatureList.FeatureRecord if each.FeatureTag == "init" for n in each.Feature.LookupListIndex
    }
    forms: dict[str, str] = {}
    for number in numbers:
        for sub in table.LookupList.Lookup[number].SubTable:
            forms |= getattr(getattr(sub, "ExtSubTable", sub), "mapping", {})
    return forms


def _codes(ranges: str) -> Iterator[int]:
    for each in ranges.split():
        first, last = each.split("-")
        yield from range(int(first, 16), int(last, 16) + 1)


def _runs(found: dict[int, int]) -> dict[str, str]:
    """First code point of a run, in hexadecimal → its widths one after the other."""
    runs: dict[str, list[int]] = {}
    start, last = "", -2
    for code in sorted(found):
        if code != last + 1:
            start = f"{code:04X}"
        runs.setdefault(start, []).append(found[code])
        last = code
    return {start: " ".join(map(str, values)) for start, values in runs.items()}


if __name__ == "__main__":
    fonts = Path(sys.argv[1])
    table = {
        name: {"height": HEIGHTS[name]}
        | {weight.lower(): _runs(widths(weight, faces, fonts)) for weight in ("Regular", "Bold")}
        for name, faces in FACES.items()
    }
    json.dump(table, sys.stdout, indent=1)
    sys.stdout.write("\n")
