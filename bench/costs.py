"""What a step costs: wall-clock seconds, and CPU seconds of the server and of the browser.

On a busy machine the wall says little; CPU seconds stay nearly the same. They are read from ``/proc``, so
elsewhere than on Linux they are 0.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of one step.

    Args:
        wall: on the clock.
        server: CPU of the server's process.
        browser: CPU of the browser's processes and of the program that drives it.
    """

    wall: float
    server: float
    browser: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s (CPU: server {self.server:.2f}, browser {self.browser:.2f})"


def median(costs: Iterable[Cost]) -> Cost:
    """The median of each column."""
    found = list(costs)
    return Cost(
        *(statistics.median(getattr(cost, part) for cost in found) for part in Cost.__slots__)
    )


def cost(run: Callable[[], object], server: int) -> Cost:
    """What a call costs, where the server runs under this process id."""
    before, start = _cpu(server), time.perf_counter()
    run()
    wall, after = time.perf_counter() - start, _cpu(server)
    return Cost(wall, *(late - early for late, early in zip(after, before, strict=True)))


def server_seconds(server: int) -> float:
    """CPU seconds that the server under this process id, and its children, have used so far."""
    return _cpu(server)[0]


def _cpu(server: int) -> tuple[float, float]:
    """CPU seconds of the server, and of all else that belongs to this program."""
    parents: dict[int, int] = {}
    used: dict[int, float] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        process = int(path.parent.name)
        parents[process] = int(fields[1])
        used[process] = (int(fields[11]) + int(fields[12])) / _TICKS
    own = {process for process in used if _descends(process, os.getpid(), parents)}
    theirs = {process for process in own if _descends(process, server, parents)}
    return sum(used[p] for p in theirs), sum(used[p] for p in own - theirs)


def _descends(process: int, ancestor: int, parents: dict[int, int]) -> bool:
    while process and process != ancestor:
        process = parents.get(process, 0)
    return process == ancestor
