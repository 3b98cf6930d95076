"""Processor time, in which other programs of the machine do not show."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from statistics import quantiles
from time import thread_time
from typing import TypeVar

T = TypeVar("T")
Q = TypeVar("Q")


class Times(list[float]):
    """Seconds."""

    @property
    def middle(self) -> float:
        """The median in milliseconds."""
        return quantiles(self, n=20, method="inclusive")[9] * 1e3

    @property
    def slow(self) -> float:
        """The 95th percentile in milliseconds."""
        return quantiles(self, n=20, method="inclusive")[18] * 1e3

    def __str__(self) -> str:
        return f"p50 {self.middle:.3f} ms, p95 {self.slow:.3f} ms, most {max(self) * 1e3:.1f} ms"


def timed_each(work: Callable[[Q], T], questions: Iterable[Q]) -> tuple[Times, list[T]]:
    """The processor time of each, and what they gave."""
    times, given = Times(), []
    for question in questions:
        start = thread_time()
        given.append(work(question))
        times.append(thread_time() - start)
    return times, given


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The seconds that work takes of the processor, and what it gives."""
    start = thread_time()
    value = work()
    return thread_time() - start, value
