"""A sign of life on a terminal while something takes long; silence in a pipe."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_LONG = 200_000
"""Bytes that take about a second to read and store."""


@contextmanager
def working(message: str, files: Sequence[Path]) -> Iterator[Callable[[int], None]]:
    """Shows the message on stderr while the body works on files that are large.

    Gives what the body may call with how many things are done so far.
    """
    size = sum(path.stat().st_size for path in files if path.is_file())
    if size < _LONG or not sys.stderr.isatty():
        yield lambda count: None
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
