"""Two things done in turns, so that a busy machine slows both alike; what is told is the ratio of the medians."""

from __future__ import annotations

import multiprocessing
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


def in_turns(what: str, ours: Callable[[], float], theirs: Callable[[], float], *, rounds: int, target: float) -> Ratio:
    """Both done `rounds` times in turns, after one round each that does not count; each gives the seconds it took."""
    times = [(ours(), theirs()) for _ in range(rounds + 1)][1:]
    return Ratio(what, median(one for one, _ in times), median(other for _, other in times), target)


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """`work`, giving the seconds that it took."""

    def took() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return took


def alone(work: Callable[..., float], *arguments: object) -> Callable[[], float]:
    """`work` in a process of its own, in which nothing is remembered; it gives the seconds that it measured there."""

    def took() -> float:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            return pool.apply(work, arguments)

    return took
