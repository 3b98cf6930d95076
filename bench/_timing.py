"""The times of many look-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from statistics import quantiles
from time import perf_counter, thread_time
from typing import TypeVar

T = TypeVar("T")
Q = TypeVar("Q")


class Times(list[float]):
    """Seconds."""

    @property
    def middle(self) -> float:
        """The median in milliseconds."""
        return quantiles(self, n=20)[9] * 1e3

    @property
    def slow(self) -> float:
        """The 95th percentile in milliseconds."""
        return quantiles(self, n=20)[18] * 1e3

    def __str__(self) -> str:
        return f"p50 {self.middle:.3f} ms, p95 {self.slow:.3f} ms, most {max(self) * 1e3:.1f} ms"


def timed_each(work: Callable[[Q], T], questions: Iterable[Q]) -> tuple[Times, Times, list[T]]:
    """The times of each by the clock and of the processor, and what they gave."""
    clock, busy, given = Times(), Times(), []
    for question in questions:
        start, start_busy = perf_counter(), thread_time()
        given.append(work(question))
        busy.append(thread_time() - start_busy)
        clock.append(perf_counter() - start)
    return clock, busy, given


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The seconds that work takes by the clock, and what it gives."""
    start = perf_counter()
    value = work()
    return perf_counter() - start, value
