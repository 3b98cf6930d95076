"""An English target carried over to a source that has other numbers, each in the form it had.

A number is changed only where it is surely known which one it is: its value stands in the target
once (or as often as in the source, in the same order), and the two sources agree on both sides of
it. All other text stays as it was, and what is left is said in a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.match.renumbering import agreement, slots
from workbench.match.renumbering.orders import Order
from workbench.match.renumbering.quantities import Kind, Quantity
from workbench.match.renumbering.sources import SourceNumber, find_source_numbers, mask
from workbench.match.renumbering.targets import find_target_numbers
from workbench.match.renumbering.ties import Knot, Tie, find_ties
from workbench.model.matches import NumberChange
from workbench.model.spans import Span
from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


_SOME_MARKER = re.compile(r"^[^\w\n]*(?:\w{1,4}|[ivxl]+)[^\w\s]", re.MULTILINE | re.IGNORECASE)
"""What may be the number of an entry, in whatever form."""
_LEAST_OF_REPEATS = 100
_MOST_SENTENCES = 12
_NAMED = frozenset({"article", "chapter", "part"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbered:
    """A target with the numbers of another source."""

    text: str
    changes: tuple[NumberChange, ...] = ()
    """In the order of the text."""
    unsure: tuple[str, ...] = ()
    """What was left as it was, or may need a word more, in a sentence each."""
    is_only_numbers: bool = False
    """Whether the two sources are the same but for numbers."""


class _Edit(NamedTuple):
    at: int
    """Which number of the target it is."""
    start: int
    end: int
    after: str
    quantity: Quantity


def renumber(stored_source: str, wanted_source: str, target: str) -> Renumbered:
    """The English of a stored source, made to say the numbers of the wanted one."""
    (stored, ours), (wanted, theirs) = _read(stored_source), _read(wanted_source)
    is_only_numbers = ours == theirs
    if is_only_numbers and all(map(_says_same, stored, wanted)):
        return Renumbered(text=target, is_only_numbers=True)
    work = _Work(stored_source, stored, wanted, slots.paired(ours, theirs), target)
    work.run()
    text, changes = work.written()
    return Renumbered(
        text=text,
        changes=changes,
        unsure=_few(dict.fromkeys(work.unsure)),
        is_only_numbers=is_only_numbers,
    )


@lru_cache(maxsize=64)  # a segment is the wanted source of all its matches
def _read(source: str) -> tuple[tuple[SourceNumber, ...], str]:
    """The numbers of a source, and what is left of it, folded."""
    numbers = tuple(find_source_numbers(source))
    return numbers, fold(mask(source, numbers))


def _says_same(one: SourceNumber, other: SourceNumber) -> bool:
    if not one.quantities or not other.quantities:
        return fold(one.text) == fold(other.text)
    return one.quantities == other.quantities


def _few(sentences: Iterable[str]) -> tuple[str, ...]:
    """As many as one reads, and how many there are besides."""
    every = tuple(sentences)
    more = len(every) - _MOST_SENTENCES
    return (*every[:_MOST_SENTENCES], f"{more} more are not sure.") if more > 0 else every


class _Work:
    """The numbers of two sources and of a target while they are compared."""

    def __init__(
        self,
        source: str,
        stored: Sequence[SourceNumber],
        wanted: Sequence[SourceNumber],
        counterparts: dict[int, int],
        target: str,
    ) -> None:
        self._stored, self._wanted, self._target = stored, wanted, target
        self._counterparts = counterparts
        self._numbers = find_target_numbers(target)
        self._twins = {each.twin_of: at for at, each in enumerate(self._numbers)}
        self._order = Order(source, stored, target, self._numbers)
        self._edits: list[_Edit] = []
        self.unsure: list[str] = []

    def run(self) -> None:
        """Finds what is to change."""
        found = self._order.knots(find_ties(self._stored, self._numbers))
        tied = {at for knot in found for at in knot.sources}
        for knot in found:
            if any(map(self._is_changed, knot.sources)):
                self._settle(knot)
        for at, number in enumerate(self._stored):
            if at not in tied and self._is_changed(at):
                if self._is_left_out(number):
                    continue
                self._leave(at, "and its English was not found")
            elif at not in self._counterparts:
                self.unsure.append(
                    f"“{number.text}” of the earlier source has no sure counterpart."
                )
        met = set(self._counterparts.values())
        for at, number in enumerate(self._wanted):
            if at not in met:
                self.unsure.append(f"“{number.text}” stands in a new place of the source.")

    def written(self) -> tuple[str, tuple[NumberChange, ...]]:
        """The new text and what changed; nothing where it would not read as it should."""
        edits = {edit.at: edit for edit in self._edits}
        text, changes = self._apply([edits[at] for at in sorted(edits)])
        if changes and not self._reads_well(text, edits):
            self.unsure.append("The numbers of the English could not be written in their forms.")
            return self._target, ()
        return text, changes

    def _is_changed(self, at: int) -> bool:
        to = self._counterparts.get(at)
        return to is not None and not _says_same(self._stored[at], self._wanted[to])

    def _wanted_quantity(self, at: int, way: int) -> Quantity | None:
        """What a number of the stored source is to say, if it is known."""
        to = self._counterparts.get(at)
        if to is None:
            return None
        ours, theirs = self._stored[at].quantities, self._wanted[to].quantities
        if [each.kind for each in ours] != [each.kind for each in theirs]:
            return None
        same = {theirs[n] for n, each in enumerate(ours) if each == ours[way]}
        return theirs[way] if len(same) == 1 else None

    def _settle(self, knot: Knot) -> None:
        ways = {tie.way for tie in knot.ties.values()}
        wanted = {self._wanted_quantity(at, way) for at in knot.sources for way in ways}
        is_few = len(knot.targets) <= len(knot.sources)
        if len(wanted) == 1 and (is_few or all(map(self._may_repeat, knot.ties.values()))):
            for to in knot.targets:
                self._change(next(tie for tie in knot.ties.values() if tie.target == to))
            return
        ties = self._order.in_order(knot)
        if ties and None not in wanted:
            for tie in ties:
                self._change(tie)
            return
        for at in filter(self._is_changed, knot.sources):
            self._leave(at, "and more than one number of the English may be it")

    def _change(self, tie: Tie) -> None:
        quantity = self._wanted_quantity(tie.source, tie.way)
        if quantity is None:
            self._leave(tie.source, "which its English has no form for")
            return
        if quantity == tie.reading.quantity:
            return
        forms = [(tie.target, tie.reading.form)]
        twin = self._twins.get(tie.target)
        if twin is not None:
            readings = self._numbers[twin].readings
            same = [each.form for each in readings if each.quantity == tie.reading.quantity]
            forms += [(twin, form) for form in same[:1]]
        texts = [form.write(quantity) for _, form in forms]
        if None in texts:
            self._leave(tie.source, "which its English has no form for")
            return
        for (at, _), after in zip(forms, texts, strict=True):
            self._edit(at, after or "", tie.reading.quantity, quantity)

    def _edit(self, at: int, after: str, old: Quantity, new: Quantity) -> None:
        number = self._numbers[at]
        start, end = number.start, number.end
        if number.text[0].isalpha() and after[0].isdigit():
            self.unsure.append(f"“{number.text}” was in words, and “{after}” is in figures.")
        if number.text.lower().startswith(("a ", "an ")) or number.text.lower() == "half":
            self.unsure.append(
                f"“{after}” stands for “{number.text}”; look at the words beside it."
            )
        counts = number.readings[0].quantity.kind is Kind.CARDINAL is new.kind
        if counts and (old.value == 1) != (new.value == 1):
            end, after, sentence = agreement.plural(self._target, end, after, is_one=new.value == 1)
            self.unsure += [sentence] if sentence else []
        start, after = agreement.article(self._target, start, after)
        self._edits.append(_Edit(at, start, end, after, new))

    def _may_repeat(self, tie: Tie) -> bool:
        """Whether a number is such that English which says it twice means the same one."""
        quantity = tie.reading.quantity
        is_named = quantity.kind is Kind.ORDINAL and self._stored[tie.source].unit in _NAMED
        return is_named or quantity.kind is Kind.YEAR or quantity.value >= _LEAST_OF_REPEATS

    def _is_left_out(self, number: SourceNumber) -> bool:
        """Whether it is the number of an entry, and the English has none."""
        is_marker = [each.kind for each in number.quantities] == [Kind.MARKER]
        return is_marker and _SOME_MARKER.search(self._target) is None

    def _leave(self, at: int, why: str) -> None:
        to = self._counterparts[at]
        self.unsure.append(f"“{self._stored[at].text}” is now “{self._wanted[to].text}”, {why}.")

    def _apply(self, edits: Sequence[_Edit]) -> tuple[str, tuple[NumberChange, ...]]:
        pieces, changes, at, length = [], [], 0, 0
        for edit in edits:
            kept = self._target[at : edit.start]
            length += len(kept)
            span = Span(length, length + len(edit.after))
            changes.append(
                NumberChange(
                    span=span, before=self._target[edit.start : edit.end], after=edit.after
                )
            )
            pieces += [kept, edit.after]
            at, length = edit.end, span.end
        return "".join([*pieces, self._target[at:]]), tuple(changes)

    def _reads_well(self, text: str, edits: Mapping[int, _Edit]) -> bool:
        """Whether the new numbers say what they should, and all others what they said."""
        found = find_target_numbers(text)
        if len(found) != len(self._numbers):
            return False
        for at, (before, after) in enumerate(zip(self._numbers, found, strict=True)):
            said = {each.quantity for each in before.readings}
            wanted = {edits[at].quantity} if at in edits else said
            if not wanted <= {each.quantity for each in after.readings}:
                return False
        return True
