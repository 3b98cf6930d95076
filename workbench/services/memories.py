"""The memories of a project as people keep them: names, parts, and single units."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import BadInput, NotFound, Refused
from workbench.model.dates import checked_date
from workbench.services.refusing import refuse_control
from workbench.text.substance import has_text
from workbench.text.user_pattern import UserPattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.memory import Memory, TranslationUnit
    from workbench.model.unit_queries import UnitQuery
    from workbench.store.project import Store


def memories(store: Store) -> list[Memory]:
    """Every memory with the count of its units; that of the project itself first."""
    return [memory for _, memory in store.memories.all()]


def find(store: Store, name: str) -> tuple[int, Memory]:
    """The memory that a user names, with its row; by name or UUID. Raises NotFound, BadInput."""
    known = store.memories.all()
    by_id = [(row, memory) for row, memory in known if memory.id == name]
    found = by_id or [(row, memory) for row, memory in known if memory.name == name]
    if not found:
        names = ", ".join(memory.name for _, memory in known)
        raise NotFound(f"there is no memory {name!r}", hint=f"there are: {names}")
    if len(found) > 1:
        ids = ", ".join(memory.id for _, memory in found)
        raise BadInput(f"{len(found)} memories are called {name!r}", hint=f"give an id: {ids}")
    return found[0]


def rename(store: Store, name: str, new_name: str, author: str) -> Memory:
    """Gives a memory another name.

    Raises Refused for one that is taken, or none, and for the memory of the project itself.
    """
    row, memory = find(store, name)
    _refuse_project(memory, "renamed")
    new_name = _free_name(store, new_name, besides=row)
    with store.journal.change(f"rename memory {memory.name} to {new_name}", author) as change:
        store.memories.rename(change, row, new_name)
    return find(store, memory.id)[1]


def remove(store: Store, name: str, author: str) -> Memory:
    """Takes a memory away with its units. Raises Refused for that of the project itself."""
    row, memory = find(store, name)
    _refuse_project(memory, "removed")
    with store.journal.change(f"remove memory {memory.name}", author) as change:
        store.memories.remove(change, row)
    return memory


def merge(store: Store, name: str, into: str, author: str) -> Memory:
    """Puts all of a memory into another one, which is given as it is then.

    Raises Refused for that of the project itself, and for one and the same.
    """
    (row, memory), (whole, other) = find(store, name), find(store, into)
    _refuse_project(memory, "merged")
    _refuse_project(other, "merged")
    if row == whole:
        raise Refused(f"{memory.name} cannot be put into itself", hint="name two memories")
    with store.journal.change(f"merge memory {memory.name} into {other.name}", author) as change:
        store.memories.put_into(change, row, whole)
    return find(store, other.id)[1]


def split(store: Store, name: str, query: UnitQuery, new_name: str, author: str) -> Memory:
    """Takes the units that a query means out of a memory, into a new one.

    Raises Refused for the memory of the project itself, for a query that means all units or none,
    for a name that is taken and for a pattern that cannot be used; BadInput for a date.
    """
    row, memory = find(store, name)
    _refuse_project(memory, "split")
    new_name = _free_name(store, new_name)
    with store.journal.change(f"split memory {memory.name}", author) as change:
        chosen = list(select(store, store.memories.parts_of(row), query))
        if not chosen:
            raise Refused(
                f"no unit of {memory.name} is meant",
                hint="ask for less; patterns tell 总统 and 總統, a and A apart",
            )
        if len(chosen) == memory.units:
            raise Refused(f"all units of {memory.name} are meant", hint="rename it instead")
        new = store.memories.add(change, new_name)
        store.unit_changes.move(change, chosen, new)
    return find(store, new_name)[1]


def select(store: Store, memories: Sequence[int], query: UnitQuery) -> Iterator[int]:
    """The rows of the units of some memories, or of all, that a query means.

    Raises Refused for a pattern that cannot be used or takes too long, BadInput for a date.
    """
    patterns = [
        UserPattern(pattern=each) if each else None for each in (query.source, query.target)
    ]
    for pattern in filter(None, patterns):
        pattern.refuse_unusable()
    query = replace(query, since=_date(query.since), until=_date(query.until))
    for row, *texts in store.unit_search.select(memories, query):
        if all(
            pattern is None or next(pattern.spans(text), None) is not None
            for pattern, text in zip(patterns, texts, strict=True)
        ):
            yield row


def edit(
    store: Store,
    unit: str,
    author: str,
    *,
    source: str | None = None,
    target: str | None = None,
) -> TranslationUnit:
    """Gives a unit, by UUID, another source or target; what is given is a new unit in its place.

    Raises NotFound, and Refused for a unit of a confirmed pair, for an empty text and for one with
    characters that no file can hold.
    """
    row = _find_unit(store, unit)
    known = store.units.get([row])[row]
    if store.units.segment_of(row) is not None:
        raise Refused(
            f"the unit is segment {known.number} of {known.document}",
            hint="change it there, and the memory follows",
        )
    texts = [
        new if new is not None else old
        for new, old in ((source, known.source), (target, known.target))
    ]
    if not all(map(has_text, texts)):
        raise Refused("a unit needs a source and a target", hint="remove it instead")
    for text in filter(None, (source, target)):
        refuse_control(text)
    if texts == [known.source, known.target]:
        return known
    with store.journal.change("edit unit", author) as change:
        row = store.unit_changes.edit(change, row, *texts)
    return store.units.get([row])[row]


def remove_units(store: Store, units: Sequence[str], author: str) -> int:
    """Takes units away, by UUID; gives how many.

    One of a confirmed pair does not come back before the pair says something else. Raises
    NotFound where one is not there, and removes none then.
    """
    found = store.units.find_all(units)
    for unit in units:
        if unit not in found:
            raise _no_unit(unit)
    told = "remove unit" if len(found) == 1 else f"remove {len(found):,} units"
    with store.journal.change(told, author) as change:
        return store.unit_changes.remove(change, found.values())


def _find_unit(store: Store, unit: str) -> int:
    row = store.units.find(unit)
    if row is None:
        raise _no_unit(unit)
    return row


def _no_unit(unit: str) -> NotFound:
    return NotFound(
        f"there is no unit {unit}", hint="`workbench memory concordance --json` says the ids"
    )


def _refuse_project(memory: Memory, deed: str) -> None:
    if memory.is_project:
        raise Refused(
            f"{memory.name} cannot be {deed}: it holds what is confirmed in the project",
            hint="remove single units, or change the segments",
        )


def _free_name(store: Store, name: str, *, besides: int = 0) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused("a memory needs a name", hint="give it one")
    if any(each.name == name and row != besides for row, each in store.memories.all()):
        raise Refused(f"there is a memory {name!r} already", hint="merge the two, or take another")
    return name


def _date(text: str) -> str:
    try:
        return checked_date(text)
    except ValueError as error:
        raise BadInput(str(error), hint="write it as 2026-11-24") from None
