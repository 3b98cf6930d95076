"""A section of a page for readers: a document with its pairs, or an appendix with its entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What stands in it, to be gone through once."""

    name: str
    """Its headline."""
    opening: str
    """Down to the first item."""
    goes_on: str
    """What it is opened with where another page goes on with it, without headline."""
    items: Iterable[str]
    """Elements, the first `id` in each of which is what a link to it names."""
    closing: str

    def written(self) -> Iterator[str]:
        """All of it."""
        yield self.opening
        yield from self.items
        yield self.closing
