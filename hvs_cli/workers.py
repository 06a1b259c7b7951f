"""Work spread over several processes, so that whoever presses Ctrl-C ends all of it, and it ends in good order."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from types import FrameType
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")


@contextmanager
def spread(
    work: Callable[[Item], Made],
    items: Sequence[Item],
    processes: int,
    begin: Callable[..., None],
    *arguments: object,
    chunk: int = 1,
) -> Iterator[Iterator[Made]]:
    """What `work` gives for each of `items`, in their order; each process calls `begin` with `arguments` first."""
    with ProcessPoolExecutor(processes, initializer=partial(_begin, begin, *arguments)) as pool:
        with _interrupts_wait():
            made = pool.map(work, items, chunksize=max(1, chunk))
        yield made


def _begin(begin: Callable[..., None], *arguments: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that a person sees decides when to stop
    begin(*arguments)


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Ctrl-C is heard at the end: a process that is only beginning would die of it, and a fork can swallow it."""
    heard = False

    def hear(_number: int, _frame: FrameType | None) -> None:
        nonlocal heard
        heard = True

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if heard:
        raise KeyboardInterrupt
