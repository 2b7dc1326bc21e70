"""How things are measured: several runs, the median of them, and what is hoped for."""

import gc
from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter
from typing import NamedTuple


class Measurement(NamedTuple):
    """A line of the table.  Times in seconds; `ratio` is how many times faster than `against`."""

    what: str
    time: float
    goal: float | None = None
    ratio: float | None = None
    against: str = ""
    ratio_goal: float | None = None


def seconds(act: Callable[[], object]) -> float:
    """How long one run takes."""
    start = perf_counter()
    act()
    return perf_counter() - start


def median_of(act: Callable[[], object], runs: int = 7) -> float:
    """The median of several runs, after one that warms up."""
    act()
    gc.collect()
    return median(seconds(act) for _ in range(runs))


def each(act: Callable[[], object], times: int, rounds: int = 5) -> tuple[float, float]:
    """The median and the 95th percentile of something short: of many times, the calmest round."""
    act()
    found = []
    for _ in range(rounds):
        spans = [seconds(act) for _ in range(times)]
        found.append((median(spans), quantiles(spans, n=20)[-1]))
    return min(found)


def readable(time: float) -> str:
    """A time with a unit that suits it."""
    if time < 0.001:
        return f"{time * 1e6:.0f} µs"
    return f"{time * 1e3:.1f} ms" if time < 1 else f"{time:.2f} s"
