"""Runs of segments in their chains, which joins link and which can be broken again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.edits import Edit
    from workbench.model.sources import Mend
    from workbench.text.runs import Held, Run, Runs


@dataclass(slots=True, eq=False)
class Item:
    """A run, or a block that comes in again, in its chain."""

    run: Run | None
    block: int
    text: str = ""
    """Of a block that comes in again."""
    edits: list[tuple[Edit, int]] = field(default_factory=list)
    """Each with the code point in the block that it is about."""
    join: Mend | None = None
    before: Item | None = None
    after: Item | None = None
    is_gone: bool = False

    def break_after(self) -> None:
        """Lets the chain end here, and what follows be another."""
        if self.after is not None:
            self.after.before = self.after.join = None
            self.after = None

    def drop(self) -> None:
        """Leaves the item out; what was around it does not become one."""
        if self.before is not None:
            self.before.break_after()
        self.break_after()
        self.is_gone = True


class Chains:
    """What stands of a text: a chain for each segment, with a run for each of its blocks."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self._items: dict[tuple[int, int], Item] = {}
        self._brought: list[Item] = []
        for segment, own in runs.of_segment.items():
            last: Item | None = None
            for run in own:
                item = Item(run=run, block=run.block, before=last)
                if last is not None:
                    last.after = item
                self._items[segment, run.place] = last = item

    def bring_in(self, block: int, text: str) -> None:
        """Adds what stands of a block that was left out."""
        self._brought.append(Item(run=None, block=block, text=text))

    def all(self) -> Iterator[list[Item]]:
        """Each chain that stands, as a list of its items."""
        for item in (*self._items.values(), *self._brought):
            if item.before is None and not item.is_gone:
                yield list(_chain(item))

    def item(self, run: Run) -> Item:
        """The item of a run."""
        return self._items[run.segment, run.place]

    def at(self, block: int, held: Held) -> Item:
        """The item that holds a code point of a block."""
        return next(
            self.item(run)
            for run in self._runs.of_block(block)
            if run.segment == held.segment and run.start <= held.at < run.end
        )

    def of_block(self, block: int) -> list[Item]:
        """The items that have something of a block, in their order."""
        return [self.item(run) for run in self._runs.of_block(block)]


def is_next(item: Item, after: Item) -> bool:
    """Whether an item follows another in the segment that both are of."""
    return (
        item.run is not None
        and after.run is not None
        and item.run.segment == after.run.segment
        and after.run.place == item.run.place + 1
    )


def _chain(item: Item | None) -> Iterator[Item]:
    while item is not None:
        yield item
        item = item.after
