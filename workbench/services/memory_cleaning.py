"""Finds what in the translation memory wants a look, and mends it as one step to undo.

Everything is streamed: of a memory of a million units only one group, or one unit, is held at once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.model.memory_findings import MemoryFault, MemoryFinding, MendedMemory, Variant
from workbench.model.segments import Origin
from workbench.text.folding import fold
from workbench.text.pair_faults import Lengths, pair_faults
from workbench.text.user_pattern import UserPattern

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from workbench.store.project import Store
    from workbench.store.unit_groups import Member, Single

ALL = tuple(MemoryFault)
NEAR = 80
"""Percent from which two sources are nearly the same."""
_SAMPLE = 5_000
"""Units from which lengths are learned."""
_NO_TIME = "~"
"""Comes after every time: who knows when a unit was written."""
_OF_ONE = frozenset(
    each
    for each in MemoryFault
    if not each.needs_choice and each not in (MemoryFault.DUPLICATE, MemoryFault.PATTERN)
)


def findings(
    store: Store, only: Collection[MemoryFault] = ALL, pattern: str = ""
) -> Iterator[MemoryFinding]:
    """What wants a look, of some kinds or of all: groups first, then single units.

    Units with the `pattern`, a regular expression, are found where it is given. Raises Refused for
    one that cannot be used or takes too long.
    """
    wanted = UserPattern(pattern=pattern) if pattern and MemoryFault.PATTERN in only else None
    if wanted is not None:
        wanted.refuse_unusable()
    with store.snapshot():
        yield from _of_one_source(store, only)
        if MemoryFault.NEAR_SOURCES in only:
            for group in store.unit_groups.with_one_target():
                yield from _near(group)
        if wanted is not None or not _OF_ONE.isdisjoint(only):
            yield from _of_singles(store, only, wanted)


def mend(
    store: Store, faults: Sequence[MemoryFault], author: str, pattern: str = ""
) -> MendedMemory:
    """Mends all units with some faults, as one change.

    Of duplicates the oldest that a person confirmed stays; units of confirmed pairs do too. What
    is swapped is turned round; units with other faults are removed. Raises Refused for faults that
    somebody must choose about, and as `findings` does.
    """
    for fault in faults:
        if fault.needs_choice:
            raise Refused(f"{fault} cannot be mended without looking", hint=_CHOOSE)
    if MemoryFault.PATTERN in faults and not pattern:
        raise Refused("there is no pattern", hint="give one with --pattern")
    with store.journal.change("clean the memory", author) as change:
        swapped: dict[int, None] = {}
        removed: dict[int, None] = {}
        counts: Counter[MemoryFault] = Counter()
        for finding in findings(store, faults, pattern):
            units = finding.units[finding.fault is MemoryFault.DUPLICATE :]
            counts[finding.fault] += len(units)
            (swapped if finding.fault is MemoryFault.SWAPPED else removed).update(
                dict.fromkeys(units)
            )
        turned = store.unit_changes.swap(change, list(swapped))
        return MendedMemory(
            removed=store.unit_changes.remove(change, removed.keys() - swapped.keys()),
            swapped=turned,
            left=len(swapped) - turned,
            by_fault=dict(counts),
        )


def choose(store: Store, unit: str, author: str) -> int:
    """Says that a unit, by UUID, is the right one; gives how many others are removed.

    They are those with the same source and another target, and those with the same target and a
    source that is nearly the same. Raises NotFound.
    """
    row = store.units.find(unit)
    if row is None:
        raise NotFound(f"there is no unit {unit}", hint="`workbench memory clean --json` says it")
    target = store.units.pairs([row])[row][1]
    beside = store.unit_groups.beside(row)
    others = [each.row for each in beside if each.target != target]
    for finding in _near(store.unit_groups.with_target_of(row)):
        if row in finding.units:
            others += finding.units
    right = {each.row for each in beside if each.target == target}
    with store.journal.change("choose a unit", author) as change:
        return store.unit_changes.remove(
            change, dict.fromkeys(each for each in others if each not in right)
        )


_CHOOSE = "look at the list, then `workbench memory clean PROJECT --choose ID`"


def _of_one_source(store: Store, only: Collection[MemoryFault]) -> Iterator[MemoryFinding]:
    if MemoryFault.DUPLICATE not in only and MemoryFault.DIFFERENT_TARGETS not in only:
        return
    for group in store.unit_groups.with_one_source():
        if MemoryFault.DUPLICATE in only:
            yield from _duplicates(group)
        if MemoryFault.DIFFERENT_TARGETS in only:
            variants = _variants(group, lambda each: each.target)
            if len(variants) > 1:
                yield MemoryFinding(
                    fault=MemoryFault.DIFFERENT_TARGETS,
                    units=tuple(each.row for each in group),
                    variants=variants,
                )


def _duplicates(group: Sequence[Member]) -> Iterator[MemoryFinding]:
    """The one that stays, and those that may go: none of a confirmed pair goes."""
    same: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for each in group:
        same[each.source, each.target].append(each)
    for members in same.values():
        kept = min(members, key=_age)
        others = (each.row for each in members if each is not kept and not each.is_of_project)
        rows = (kept.row, *others)
        if len(rows) > 1:
            yield MemoryFinding(fault=MemoryFault.DUPLICATE, units=rows)


def _age(member: Member) -> tuple[bool, str, int]:
    return not member.is_by_a_person, member.time or _NO_TIME, member.row


def _near(group: Sequence[Member]) -> Iterator[MemoryFinding]:
    """Of units with one target those whose sources are alike and not the same."""
    sources = list(dict.fromkeys(each.source for each in group))
    if len(sources) < 2:
        return
    from workbench.match.alike import alike

    for places in alike(list(map(fold, sources)), NEAR):
        chosen = {sources[at] for at in places}
        members = [each for each in group if each.source in chosen]
        yield MemoryFinding(
            fault=MemoryFault.NEAR_SOURCES,
            units=tuple(each.row for each in members),
            variants=_variants(members, lambda each: each.source),
        )


def _variants(group: Sequence[Member], text: Callable[[Member], str]) -> tuple[Variant, ...]:
    """The texts that units have, the most used first, each with the youngest unit that has it."""
    counts = Counter(map(text, group))
    youngest = {text(each): each for each in sorted(group, key=lambda each: (each.time, each.row))}
    return tuple(
        Variant(
            text=told,
            count=count,
            unit=youngest[told].row,
            author=youngest[told].author,
            time=youngest[told].time,
        )
        for told, count in counts.most_common()
    )


def _of_singles(
    store: Store, only: Collection[MemoryFault], wanted: UserPattern | None
) -> Iterator[MemoryFinding]:
    lengths = _lengths(store) if MemoryFault.LENGTH in only else {}
    for single in store.unit_groups.singles():
        for fault in _faults(single, lengths, wanted):
            if fault in only:
                yield MemoryFinding(fault=fault, units=(single.row,))


def _faults(
    single: Single, lengths: dict[tuple[str, str], Lengths | None], wanted: UserPattern | None
) -> Iterator[MemoryFault]:
    source, target = single.source, single.target
    of_texts = tuple(pair_faults(source, target, single.source_language, single.target_language))
    yield from of_texts
    learned = lengths.get((single.source_language, single.target_language))
    if learned is not None and not of_texts and learned.is_strange(source, target):
        yield MemoryFault.LENGTH
    if single.origin == Origin.MACHINE:
        yield MemoryFault.MACHINE
    if wanted is not None and any(
        next(wanted.spans(text), None) is not None for text in (source, target)
    ):
        yield MemoryFault.PATTERN


def _lengths(store: Store) -> dict[tuple[str, str], Lengths | None]:
    """What is learned of lengths, by the two languages."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for source_language, target_language, *lengths in store.unit_groups.lengths(_SAMPLE):
        found[source_language, target_language].append((lengths[0], lengths[1]))
    return {languages: Lengths.learned(each) for languages, each in found.items()}
