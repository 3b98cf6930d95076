"""Segments as they will be when proposals of repair are made, or made undone.

Each segment that stands is a chain of runs, one for each block. A join links two chains, undoing
one breaks a chain; what is left out goes from its chain, what is cut goes from its run. What the
user corrected stays as it is, and so does what the user joined or split where nothing is proposed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.model.edits import Edit
from workbench.model.regrouped import NEW, Group, Part, Regrouped
from workbench.model.sources import MendKind
from workbench.model.spans import Span
from workbench.text.joining import glue
from workbench.text.made_mends import Made
from workbench.text.repairing.remains import HYPHENS
from workbench.text.runs import RETYPED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from workbench.model.sources import Mend
    from workbench.text.made_mends import Seen
    from workbench.text.runs import Held, Run

_TAIL = 60
"""Code points before a join that decide what is put between."""


@dataclass(slots=True, eq=False)
class _Item:
    """A run, or a block that comes in again, in its chain."""

    run: Run | None
    block: int
    text: str = ""
    """Of a block that comes in again."""
    edits: list[tuple[Edit, int]] = field(default_factory=list)
    """Each with the code point in the block that it is about."""
    join: Mend | None = None
    before: _Item | None = None
    after: _Item | None = None
    is_gone: bool = False

    def break_after(self) -> None:
        if self.after is not None:
            self.after.before = self.after.join = None
            self.after = None

    def drop(self) -> None:
        if self.before is not None:
            self.before.break_after()
        self.break_after()
        self.is_gone = True


def regroup(
    seen: Seen,
    accept: Collection[Mend],
    refuse: Collection[Mend],
    *,
    usual: Collection[Mend] = (),
) -> Regrouped:
    """What becomes of the segments; proposals that are as asked already change nothing.

    `usual` are the cuts that are made in a block that comes in again. Of joins that exclude each
    other the surer is made; one that is asked for by itself takes the place of another.
    """
    work = _Work(seen, accept, refuse, usual)
    work.undo_joins()
    work.leave_out()
    work.bring_in()
    work.cut()
    work.join()
    return work.result()


class _Work:
    def __init__(
        self,
        seen: Seen,
        accept: Collection[Mend],
        refuse: Collection[Mend],
        usual: Collection[Mend],
    ) -> None:
        self._seen = seen
        self._usual = frozenset(usual)
        self._on = [each for each in accept if seen.made(each) is Made.NO]
        self._made = {each for each in seen.mends if seen.made(each) is Made.YES}
        self._off = _with_equal([each for each in refuse if each in self._made], self._made)
        self._is_one = len(self._on) == 1
        self._made -= set(self._off)
        self._left: list[Mend] = []
        self._items: dict[tuple[int, int], _Item] = {}
        self._brought: list[_Item] = []
        for segment, runs in seen.runs.of_segment.items():
            last: _Item | None = None
            for run in runs:
                item = _Item(run=run, block=run.block, before=last)
                if last is not None:
                    last.after = item
                self._items[segment, run.place] = last = item

    def undo_joins(self) -> None:
        """Breaks the chains at the joins that are refused, or that asked ones exclude."""
        refused = _of_kind(self._off, MendKind.JOIN)
        for join in _of_kind(self._on, MendKind.JOIN):
            for rival in self._seen.excluded(join):
                if rival in self._made and (self._is_one or rival.confidence < join.confidence):
                    refused.append(rival)
                    self._made.discard(rival)
        for join in refused:
            self._last(join.block).break_after()

    def leave_out(self) -> None:
        """Takes out the blocks that are omitted."""
        for omit in _of_kind(self._on, MendKind.OMIT):
            for run in self._seen.runs.of_block(omit.block):
                self._item(run).drop()
            self._made.add(omit)

    def bring_in(self) -> None:
        """Brings in the blocks of which something was left out, and nothing stands."""
        whole = {omit.block for omit in _of_kind(self._off, MendKind.OMIT)}
        blocks = whole | {
            cut.block
            for cut in _of_kind(self._off, MendKind.CUT)
            if not self._seen.runs.of_block(cut.block)
        }
        for block in sorted(blocks):
            if block in whole:
                self._made |= self._usual.intersection(self._seen.cuts(block))
            text = self._seen.blocks[block].text
            out = self._out(block)
            text = "".join(each for each, is_out in zip(text, out, strict=True) if not is_out)
            if text.strip():
                self._brought.append(_Item(run=None, block=block, text=text))

    def cut(self) -> None:
        """Takes characters out, or puts them in again; a run that is blank then goes."""
        touched: dict[_Item, None] = {}
        cuts = _of_kind(self._on, MendKind.CUT)
        self._made |= set(cuts)
        for block, start, end in _apart(cuts):
            held = self._seen.runs.held(block, start)
            if held is not None:
                item = self._item_at(block, held)
                span = Span(held.at, held.at + end - start)
                item.edits.append((Edit(span=span, text=""), start))
                touched[item] = None
        for block, start, end in _apart(_of_kind(self._off, MendKind.CUT)):
            place = self._place(block, start, end)
            if place is not None:
                item = self._item_at(block, place[0])
                text = self._seen.blocks[block].text[start:end]
                item.edits.append((Edit(span=Span(place[1], place[1]), text=text), start))
                touched[item] = None
        for item in touched:
            item.edits.sort(key=lambda each: (each[0].span.start, each[1]), reverse=True)
            if not item.is_gone and not self._text(item).strip():
                item.drop()

    def join(self) -> None:
        """Links the chains that joins make one, the surest first."""
        joins = _of_kind(self._on, MendKind.JOIN)
        for join in sorted(joins, key=lambda each: (-each.confidence, each.block, each.following)):
            last, first = self._last(join.block), self._first(join.following)
            is_free = last.after is None and first.before is None
            if not is_free or last.is_gone or first.is_gone:
                self._left.append(join)
                continue
            last.after, first.before, first.join = first, last, join
            self._made.add(join)

    def result(self) -> Regrouped:
        """The chains as groups."""
        chains = [
            list(_chain(item))
            for item in (*self._items.values(), *self._brought)
            if item.before is None and not item.is_gone
        ]
        group_of = {item: at for at, chain in enumerate(chains) for item in chain}
        claims, homes = self._claims(chains, group_of)
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
        return Regrouped(
            groups=tuple(groups[at] for at in order),
            homes={segment: new.get(at, -1) for segment, at in homes.items()},
            made=frozenset(self._made),
            left=tuple(self._left),
        )

    def _claims(
        self, chains: Sequence[Sequence[_Item]], group_of: dict[_Item, int]
    ) -> tuple[dict[int, int], dict[int, int]]:
        """(the segment that each chain goes on from, the chain that each other segment goes to).

        What begins later than the segment did may belong behind others, so it is a new one.
        """
        claims: dict[int, int] = {}
        homes: dict[int, int] = {}
        for segment, runs in self._seen.runs.of_segment.items():
            items = [self._items[segment, run.place] for run in runs]
            first = next((item for item in items if not item.is_gone), None)
            if first is None:
                homes[segment] = -1
            elif first is items[0] and chains[group_of[first]][0] is first:
                claims[group_of[first]] = segment
            else:
                homes[segment] = group_of[first]
        return claims, homes

    def _parts(self, chain: Sequence[_Item]) -> Iterator[Part]:
        """The items of a chain, those of one segment that stay together as one part."""
        waiting: list[_Item] = []
        text = between = ""
        for item in chain:
            if waiting and _is_next(waiting[-1], item):
                waiting.append(item)
                continue
            if waiting:
                part = self._part(waiting, between)
                yield part
                text = (text + part.glue + part.text)[-_TAIL:]
                between = self._glue(waiting[-1].block, text, self._text(item))
            waiting = [item]
        yield self._part(waiting, between)

    def _part(self, items: Sequence[_Item], between: str) -> Part:
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
        source = self._seen.runs.texts[first.segment]
        return Part(
            segment=first.segment,
            start=first.start,
            end=last.end,
            edits=edits,
            text=_edited(source, Span(first.start, last.end), edits),
            glue=between,
            join=items[0].join,
        )

    def _edits(self, items: Sequence[_Item]) -> Iterator[Edit]:
        """What is done within and between items of one segment, from the right to the left."""
        following: _Item | None = None
        for item in reversed(items):
            if following is not None and (item.edits or following.edits):
                yield from self._glued(item, following)
            yield from (edit for edit, _ in item.edits)
            following = item

    def _glued(self, item: _Item, following: _Item) -> Iterator[Edit]:
        """What is done between two items where the text beside it was edited."""
        assert item.run is not None
        assert following.run is not None
        end, start = item.run.end, following.run.start
        is_touched = any(edit.span.end == end for edit, _ in item.edits)
        if is_touched or any(edit.span.start == start for edit, _ in following.edits):
            between = self._glue(item.block, self._text(item)[-_TAIL:], self._text(following))
            if between != self._seen.runs.texts[item.run.segment][end:start]:
                yield Edit(span=Span(end, start), text=between)

    def _glue(self, block: int, before: str, after: str) -> str:
        """What is put between a block and what follows it."""
        text = self._seen.blocks[block].text if block != RETYPED else ""
        out = self._out(block) if text else bytearray()
        end = len(text)
        while end and out[end - 1]:
            end -= 1
        return "" if text[end : end + 1] in tuple(HYPHENS) else glue(before, after)

    def _out(self, block: int) -> bytearray:
        """1 for each code point of a block that is cut as proposals are made by now."""
        out = bytearray(len(self._seen.blocks[block].text))
        for cut in self._seen.cuts(block):
            if cut in self._made:
                out[cut.start : cut.end] = b"\1" * (cut.end - cut.start)
        return out

    def _text(self, item: _Item) -> str:
        if item.run is None:
            return item.text
        source = self._seen.runs.texts[item.run.segment]
        span = Span(item.run.start, item.run.end)
        return _edited(source, span, [edit for edit, _ in item.edits])

    def _place(self, block: int, start: int, end: int) -> tuple[Held, int] | None:
        """What stands nearest to a cut in its block, and the code point where it is put in."""
        at = start - 1
        while at >= 0:
            held = self._seen.runs.held(block, at)
            if held is not None:
                return held, held.at + 1
            at -= 1
        for at in range(end, len(self._seen.blocks[block].text)):
            held = self._seen.runs.held(block, at)
            if held is not None:
                return held, held.at
        return None

    def _item(self, run: Run) -> _Item:
        return self._items[run.segment, run.place]

    def _item_at(self, block: int, held: Held) -> _Item:
        return next(
            self._item(run)
            for run in self._seen.runs.of_block(block)
            if run.segment == held.segment and run.start <= held.at < run.end
        )

    def _last(self, block: int) -> _Item:
        return self._item(self._seen.runs.of_block(block)[-1])

    def _first(self, block: int) -> _Item:
        return self._item(self._seen.runs.of_block(block)[0])


def _of_kind(mends: Collection[Mend], kind: MendKind) -> list[Mend]:
    return [mend for mend in mends if mend.kind is kind]


def _is_next(item: _Item, after: _Item) -> bool:
    """Whether an item follows another in the segment that both are of."""
    return (
        item.run is not None
        and after.run is not None
        and item.run.segment == after.run.segment
        and after.run.place == item.run.place + 1
    )


def _with_equal(mends: Collection[Mend], made: Collection[Mend]) -> list[Mend]:
    """Mends, and those among others that cut the very same characters."""
    ranges = {(each.block, each.start, each.end) for each in _of_kind(mends, MendKind.CUT)}
    equal = [each for each in made if (each.block, each.start, each.end) in ranges]
    return list(dict.fromkeys((*mends, *_of_kind(equal, MendKind.CUT))))


def _apart(cuts: Collection[Mend]) -> Iterator[tuple[int, int, int]]:
    """(block, start, end) of what is cut, each code point once."""
    block, done = -1, 0
    for cut in sorted(cuts, key=lambda each: (each.block, each.start, each.end)):
        done = done if cut.block == block else 0
        block = cut.block
        if cut.end > done:
            yield block, max(done, cut.start), cut.end
            done = cut.end


def _chain(item: _Item | None) -> Iterator[_Item]:
    while item is not None:
        yield item
        item = item.after


def _place_of(item: _Item, last: tuple[int, int]) -> tuple[int, int]:
    """With what of which block an item begins; what is of none stands where the last one does."""
    if item.run is None:
        return item.block, 0
    return (item.block, item.run.stretches[0].start) if item.run.stretches else last


def _edited(source: str, span: Span, edits: Sequence[Edit]) -> str:
    """A span of a text after edits within it, the last of which stands first."""
    parts: list[str] = []
    end = span.end
    for edit in edits:
        parts += [source[edit.span.end : end], edit.text]
        end = edit.span.start
    parts.append(source[span.start : end])
    return "".join(reversed(parts))
