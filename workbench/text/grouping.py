"""Chains as the groups that segments will be: what each goes on from, and what is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.edits import Edit
from workbench.model.regrouped import NEW, Group, Part
from workbench.model.spans import Span
from workbench.text.chains import Chains, Item, is_next
from workbench.text.mended import TAIL, Mended, edited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.text.runs import Runs


class Grouping:
    """Makes the groups of chains, in which everything is that was asked for."""

    def __init__(self, chains: Chains, mended: Mended, runs: Runs) -> None:
        self._chains, self._mended, self._runs = chains, mended, runs

    def groups(self) -> tuple[tuple[Group, ...], dict[int, int]]:
        """The groups in order, and by segment that goes the index of its home, as Regrouped."""
        chains = list(self._chains.all())
        claims, homes = self._claims(chains)
        groups: list[Group] = []
        place = (0, 0)
        for at, chain in enumerate(chains):
            place = _place_of(chain[0], place)
            parts = tuple(self._parts(chain))
            blocks = tuple(dict.fromkeys(item.block for item in chain))
            segment = claims.get(at, NEW)
            groups.append(Group(segment=segment, parts=parts, place=place, blocks=blocks))
        order = sorted(range(len(groups)), key=lambda at: groups[at].place)
        new = {at: index for index, at in enumerate(order)}
        return (
            tuple(groups[at] for at in order),
            {segment: new.get(at, -1) for segment, at in homes.items()},
        )

    def _claims(self, chains: Sequence[Sequence[Item]]) -> tuple[dict[int, int], dict[int, int]]:
        """(the segment that each chain goes on from, the chain that each other segment goes to).

        What begins later than the segment did may belong behind others, so it is a new one.
        """
        group_of = {item: at for at, chain in enumerate(chains) for item in chain}
        claims: dict[int, int] = {}
        homes: dict[int, int] = {}
        for segment, runs in self._runs.of_segment.items():
            items = [self._chains.item(run) for run in runs]
            first = next((item for item in items if not item.is_gone), None)
            if first is None:
                homes[segment] = -1
            elif first is items[0] and chains[group_of[first]][0] is first:
                claims[group_of[first]] = segment
            else:
                homes[segment] = group_of[first]
        return claims, homes

    def _parts(self, chain: Sequence[Item]) -> Iterator[Part]:
        """The items of a chain, those of one segment that stay together as one part."""
        waiting: list[Item] = []
        text = between = ""
        for item in chain:
            if waiting and is_next(waiting[-1], item):
                waiting.append(item)
                continue
            if waiting:
                part = self._part(waiting, between)
                yield part
                text = (text + part.glue + part.text)[-TAIL:]
                between = self._mended.glue(waiting[-1].block, text, self._mended.text(item))
            waiting = [item]
        yield self._part(waiting, between)

    def _part(self, items: Sequence[Item], between: str) -> Part:
        first, last = items[0].run, items[-1].run
        if first is None or last is None:
            return Part(
                segment=NEW,
                start=0,
                end=0,
                edits=(),
                text=items[0].text,
                glue=between,
                join=items[0].join,
            )
        edits = tuple(self._edits(items))
        source = self._runs.texts[first.segment]
        return Part(
            segment=first.segment,
            start=first.start,
            end=last.end,
            edits=edits,
            text=edited(source, Span(first.start, last.end), edits),
            glue=between,
            join=items[0].join,
        )

    def _edits(self, items: Sequence[Item]) -> Iterator[Edit]:
        """What is done within and between items of one segment, from the right to the left."""
        following: Item | None = None
        for item in reversed(items):
            if following is not None and (item.edits or following.edits):
                yield from self._glued(item, following)
            yield from (edit for edit, _ in item.edits)
            following = item

    def _glued(self, item: Item, following: Item) -> Iterator[Edit]:
        """What is done between two items where the text beside it was edited."""
        assert item.run is not None
        assert following.run is not None
        end, start = item.run.end, following.run.start
        is_touched = any(edit.span.end == end for edit, _ in item.edits)
        if is_touched or any(edit.span.start == start for edit, _ in following.edits):
            between = self._mended.glue(
                item.block, self._mended.text(item)[-TAIL:], self._mended.text(following)
            )
            if between != self._runs.texts[item.run.segment][end:start]:
                yield Edit(span=Span(end, start), text=between)


def _place_of(item: Item, last: tuple[int, int]) -> tuple[int, int]:
    """With what of which block an item begins; what is of none stands where the last one does."""
    if item.run is None:
        return item.block, 0
    return (item.block, item.run.stretches[0].start) if item.run.stretches else last
