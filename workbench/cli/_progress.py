"""A sign of life on a terminal while something takes long; silence in a pipe."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_LONG = 200_000
"""Bytes that take about a second to read and store."""


@contextmanager
def working(message: str, files: Sequence[Path]) -> Iterator[None]:
    """Shows the message on stderr while the body works on files that are large."""
    size = sum(path.stat().st_size for path in files if path.is_file())
    if size < _LONG or not sys.stderr.isatty():
        yield
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
        bar.add_task(message, total=None)
        yield
