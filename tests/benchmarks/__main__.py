"""Run all: `python -m tests.benchmarks`, or some: `python -m tests.benchmarks start memory`. Exit 1 if one is too slow."""

from __future__ import annotations

import sys
from typing import Any, Final

from tests.benchmarks import decks, forms, letters, memory, start

_ALL: Final[dict[str, Any]] = {
    "start": start,
    "memory": memory,
    "letters": letters,
    "decks": decks,
    "forms": forms,
}


def main(names: list[str]) -> int:
    """Run the benchmarks with the given names, or all."""
    print(f"{'what, beside whom':<44} {'hvs':>12} {'the other':>12}")
    good = True
    for name in names or _ALL:
        for result in _ALL[name].compare():
            print(result, flush=True)
            good &= result.good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
