"""Making one concept of several, and two of one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.terms import NewConcept
from workbench.services.cleaning import findings
from workbench.services.glossary import get_concept
from workbench.services.merging import united
from workbench.text.script_forms import with_derived_forms

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from workbench.services.cleaning import Finding
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store

_NAMED_FACTS = ("kind", "domain", "client", "source", "url", "date")
"""What a concept that is split off takes along; what it means is for a person to say."""


def merge(store: Store, rows: Sequence[int], author: str) -> int:
    """Makes one concept of several, and gives its row, which is the first.

    Terms are united and the facts of the first stay; what the others say otherwise goes into its
    note. One step to undo. Raises NotFound, and Refused for fewer than two.
    """
    wanted = list(dict.fromkeys(rows))
    if len(wanted) < 2:
        raise Refused("one concept cannot be merged", hint="name another that is the same")
    with store.transaction():
        name = get_concept(store, wanted[0]).terms[0].text
        with store.journal.change(f"merge {len(wanted)} concepts of {name}", author) as change:
            _merge(store, wanted, change)
    return wanted[0]


def merge_duplicates(store: Store, author: str) -> tuple[list[Finding], int]:
    """Merges what is the same beyond doubt; gives what is left, and how many concepts went.

    All of it is one step to undo.
    """
    gone = 0
    with store.journal.change("merge duplicate terms", author) as change:
        while groups := _groups(findings(store)):
            for group in groups:
                rows = store.concepts.rows_of_uuids(group)
                _merge(store, [rows[uuid] for uuid in group], change)
                gone += len(group) - 1
    return findings(store), gone


def split(store: Store, row: int, terms: Collection[str], author: str) -> int:
    """Moves terms, by id, into a concept of their own, and gives its row.

    The new concept takes domain, client and source along. Where one of the two would be without
    Chinese it keeps that of the other. One step to undo. Raises NotFound, and Refused where the
    terms are not of the concept, none, or all that are not Chinese.
    """
    with store.transaction():
        concept = get_concept(store, row)
        moved = [term.as_new() for term in concept.terms if term.id in terms]
        stay = [term.as_new() for term in concept.terms if term.id not in terms]
        if not moved or len(moved) != len(set(terms)):
            raise Refused("the terms are not of the concept", hint="look it up again")
        if not stay:
            raise Refused("nothing would stay of the concept", hint="leave out a term")
        chinese = [term.as_new() for term in concept.in_language("zh")]
        parts = [
            part if any(term.language.startswith("zh") for term in part) else [*chinese, *part]
            for part in (stay, moved)
        ]
        facts = {name: getattr(concept, name) for name in _NAMED_FACTS}
        fresh = NewConcept(terms=tuple(parts[1]), **facts)
        kept = replace(concept.as_new(), terms=tuple(parts[0]))
        with store.journal.change(f"split {concept.terms[0].text}", author) as change:
            store.concepts.replace(change, row, with_derived_forms(kept))
            return store.concepts.add(change, with_derived_forms(fresh))


def _merge(store: Store, rows: Sequence[int], change: ChangeSet) -> None:
    whole = united([get_concept(store, row) for row in rows])
    store.concepts.replace(change, rows[0], with_derived_forms(whole))
    for row in rows[1:]:
        store.concepts.retire(change, row)


def _groups(found: Sequence[Finding]) -> list[tuple[str, ...]]:
    """The groups that may be merged now: a concept that is in several waits for the next round."""
    taken: set[str] = set()
    groups: list[tuple[str, ...]] = []
    for finding in found:
        if finding.fault.can_merge and taken.isdisjoint(finding.concepts):
            taken.update(finding.concepts)
            groups.append(finding.concepts)
    return groups
