"""Two things done in turns, so that a busy machine slows both alike; what is told is the ratio of the medians."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Ratio:
    """What came of a comparison."""

    what: str
    ours: float
    """Seconds, the median."""
    theirs: float
    """Seconds, the median."""
    target: float
    """How many times as fast as the other; below 1 it may take longer."""

    @property
    def times(self) -> float:
        """How many times as fast as the other."""
        return self.theirs / self.ours

    @property
    def good(self) -> bool:
        """Whether the target is met."""
        return self.times >= self.target

    def __str__(self) -> str:
        """One line of the report."""
        verdict = "ok" if self.good else "TOO SLOW"
        return (
            f"{self.what:<44} {1000 * self.ours:>9.1f} ms {1000 * self.theirs:>9.1f} ms"
            f" {self.times:>7.2f} × (at least {self.target:.2f} ×)  {verdict}"
        )


def in_turns(
    what: str, ours: Callable[[], object], theirs: Callable[[], object], *, rounds: int, target: float
) -> Ratio:
    """Both done `rounds` times in turns, after one round each that does not count."""
    ours()
    theirs()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for work, kept in zip((ours, theirs), times, strict=True):
            start = time.perf_counter()
            work()
            kept.append(time.perf_counter() - start)
    return Ratio(what, median(times[0]), median(times[1]), target)
