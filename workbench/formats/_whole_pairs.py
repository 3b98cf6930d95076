"""What must be read back from formats that hold every pair as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.exchange import ParallelText


def expected(parallel: ParallelText) -> Iterator[tuple[str, str]]:
    """Source and target of every pair, to the last character."""
    for pair in parallel.pairs:
        yield pair.segment.source, pair.target.text
