"""A sign of life on a terminal while something takes long; silence in a pipe."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from rich.progress import Progress

_MANY = 20_000
"""Things that take about a second to write."""
_LONG = 200_000
"""Bytes that take about a second to read and store."""


@contextmanager
def working(message: str, files: Sequence[Path]) -> Iterator[Callable[[int], None]]:
    """Shows the message on stderr while the body works on files that are large.

    Gives what the body may call with how many things are done so far.
    """
    size = sum(path.stat().st_size for path in files if path.is_file())
    if size < _LONG or not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task(message, total=None)
        yield lambda count: bar.update(task, description=f"{message}: {count:,}")


@contextmanager
def going_through(message: str, files: Sequence[Path]) -> Iterator[Callable[[int], None]]:
    """Shows on stderr how many of several files are done, by their bytes.

    Gives what the body calls with the number of files that are done so far.
    """
    sizes = [path.stat().st_size if path.is_file() else 0 for path in files]
    if sum(sizes) < _LONG or not sys.stderr.isatty():
        yield _silent
        return
    with _bar() as bar:
        task = bar.add_task(message, total=sum(sizes))
        yield lambda done: bar.update(
            task,
            completed=sum(sizes[:done]),
            description=f"{message}: {done} of {len(files)}",
        )


@contextmanager
def counting(message: str, total: int, *, many: int = _MANY) -> Iterator[Callable[[int], None]]:
    """Shows on stderr how many of so many things are done, where they are many."""
    if total < many or not sys.stderr.isatty():
        yield _silent
        return
    with _bar() as bar:
        task = bar.add_task(message, total=total)
        yield lambda done: bar.update(task, completed=done, description=f"{message}: {done:,}")


@contextmanager
def through_bytes(
    message: str, *files: Path, prints: bool = False
) -> Iterator[Callable[[int, int], None]]:
    """Shows on stderr how far files were read, in bytes, and how many things came of them.

    Nothing is shown where the body prints lines to a terminal, which are a sign of life too.
    """
    size = sum(file.stat().st_size for file in files if file.is_file())
    if size < _LONG or not sys.stderr.isatty() or (prints and sys.stdout.isatty()):
        yield lambda read, count: None
        return
    with _bar() as bar:
        task = bar.add_task(message, total=size)
        yield lambda read, count: bar.update(
            task, completed=read, description=f"{message}: {count:,}"
        )


class Meter:
    """Is told how many things are done, and how much of the work that is, from 0 to 1."""

    def __init__(self, message: str = "", bar: Progress | None = None) -> None:
        self._message, self._bar = message, bar
        self._task = bar.add_task(message, total=1.0) if bar else None

    def __call__(self, count: int, share: float) -> None:
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=share, description=f"{self._message}: {count:,}")

    def clear(self) -> None:
        """Takes the bar away for good, before the first line is printed where it stands."""
        if self._bar is not None:
            self._bar.stop()


@contextmanager
def through_work(message: str, files: Sequence[Path]) -> Iterator[Meter]:
    """Shows on stderr how many things of large files are done, and how much of the work that is."""
    size = sum(path.stat().st_size for path in files if path.is_file())
    if size < _LONG or not sys.stderr.isatty():
        yield Meter()
        return
    with _bar() as bar:
        yield Meter(message, bar)


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )


def _silent(count: int) -> None:
    """What is called where nothing is shown."""
