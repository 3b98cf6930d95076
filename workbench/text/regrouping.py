"""Segments as they will be when proposals of repair are made, or made undone.

Each segment that stands is a chain of runs, one for each block. A join links two chains, undoing
one breaks a chain; what is left out goes from its chain, what is cut goes from its run. What the
user corrected stays as it is, and so does what the user joined or split where nothing is proposed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.edits import Edit
from workbench.model.regrouped import Regrouped
from workbench.model.sources import MendKind
from workbench.model.spans import Span
from workbench.text.chains import Chains, Item
from workbench.text.grouping import Grouping
from workbench.text.made_mends import Made
from workbench.text.mended import Mended

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from workbench.model.sources import Mend
    from workbench.text.made_mends import Seen
    from workbench.text.runs import Held


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
        self._chains = Chains(seen.runs)
        self._mended = Mended(seen, self._made)
        """It looks at the mends as they are made by then."""

    def undo_joins(self) -> None:
        """Breaks the chains at the joins that are refused, or that asked ones exclude."""
        refused = _of_kind(self._off, MendKind.JOIN)
        for join in _of_kind(self._on, MendKind.JOIN):
            for rival in self._seen.excluded(join):
                if rival in self._made and (self._is_one or rival.confidence < join.confidence):
                    refused.append(rival)
                    self._made.discard(rival)
        for join in refused:
            self._chains.of_block(join.block)[-1].break_after()

    def leave_out(self) -> None:
        """Takes out the blocks that are omitted."""
        for omit in _of_kind(self._on, MendKind.OMIT):
            for item in self._chains.of_block(omit.block):
                item.drop()
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
            out = self._mended.left_out(block)
            text = "".join(each for each, is_out in zip(text, out, strict=True) if not is_out)
            if text.strip():
                self._chains.bring_in(block, text)

    def cut(self) -> None:
        """Takes characters out, or puts them in again; a run that is blank then goes."""
        touched: dict[Item, None] = {}
        cuts = _of_kind(self._on, MendKind.CUT)
        self._made |= set(cuts)
        for block, start, end in _apart(cuts):
            held = self._seen.runs.held(block, start)
            if held is not None:
                item = self._chains.at(block, held)
                span = Span(held.at, held.at + end - start)
                item.edits.append((Edit(span=span, text=""), start))
                touched[item] = None
        for block, start, end in _apart(_of_kind(self._off, MendKind.CUT)):
            place = self._place(block, start, end)
            if place is not None:
                item = self._chains.at(block, place[0])
                text = self._seen.blocks[block].text[start:end]
                item.edits.append((Edit(span=Span(place[1], place[1]), text=text), start))
                touched[item] = None
        for item in touched:
            item.edits.sort(key=lambda each: (each[0].span.start, each[1]), reverse=True)
            if not item.is_gone and not self._mended.text(item).strip():
                item.drop()

    def join(self) -> None:
        """Links the chains that joins make one, the surest first."""
        joins = _of_kind(self._on, MendKind.JOIN)
        for join in sorted(joins, key=lambda each: (-each.confidence, each.block, each.following)):
            last = self._chains.of_block(join.block)[-1]
            first = self._chains.of_block(join.following)[0]
            is_free = last.after is None and first.before is None
            if not is_free or last.is_gone or first.is_gone:
                self._left.append(join)
                continue
            last.after, first.before, first.join = first, last, join
            self._made.add(join)

    def result(self) -> Regrouped:
        """The chains as groups."""
        groups, homes = Grouping(self._chains, self._mended, self._seen.runs).groups()
        return Regrouped(
            groups=groups, homes=homes, made=frozenset(self._made), left=tuple(self._left)
        )

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


def _of_kind(mends: Collection[Mend], kind: MendKind) -> list[Mend]:
    return [mend for mend in mends if mend.kind is kind]


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
