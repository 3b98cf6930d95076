"""A concept as the cells of its card, one for each thing that can be said of it.

The cells are those of a term table (`formats/_term_row.py`), so that whoever knows the lists in
glossary/ knows the card, and the other way round.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.formats._member_cells import MOST_LISTS
from workbench.formats._term_columns import LIST_PARTS
from workbench.formats._term_row import concept_of_row, row_of_concept
from workbench.model.dates import checked_period
from workbench.model.terms import ConceptKind, NewConcept, NewTerm, Register, TermStatus
from workbench.services import glossary
from workbench.text.readings import with_latin_form, with_readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.model.terms import MemberList
    from workbench.store.project import Store

COLUMNS = (
    *("zh-Hans", "zh-Hans-admitted", "zh-Hant", "zh-Hant-admitted", "zh-Hant-TW", "zh-Hant-HK"),
    *("pinyin", "en", "status", "from", "until", "register", "part-of-speech"),
    *("en-preferred", "en-admitted", "en-deprecated", "en-forbidden"),
    *("kind", "domain", "client", "role", "dates", "definition", "note"),
    *("source", "url", "date", "do-not-translate"),
)
"""The cells of every concept in the order of the card."""
_OF_NAMES = ("role", "dates")


def cells_of(concept: NewConcept) -> dict[str, str]:
    """Every cell of the card in order, also those that are empty.

    What belongs to slogans or to names alone is there for those. A concept without Chinese is
    Refused.
    """
    filled = row_of_concept(concept, Counter())
    if filled is None:
        raise Refused("the concept has no Chinese", hint="remove it and add it anew")
    names = [name for name in COLUMNS if name not in _OF_NAMES or concept.kind.is_name]
    cells = {name: filled.get(name, "") for name in names}
    if concept.kind is ConceptKind.SLOGAN or concept.lists:
        for number in range(1, min(len(concept.lists) + 1, MOST_LISTS) + 1):
            name = "members" if number == 1 else f"members-{number}"
            cells |= {f"{name}{part}": filled.get(f"{name}{part}", "") for part in LIST_PARTS}
    return cells


def concept_of(cells: Mapping[str, str], before: NewConcept) -> NewConcept:
    """The concept that the cells describe, with what a card does not show as it was.

    Raises Refused, with what is wrong, where a cell says something that cannot be.
    """
    try:
        concept = concept_of_row(cells, Counter())
        for term in concept.terms:
            checked_period(term.valid.start, term.valid.end)
    except ValueError as error:
        raise Refused(str(error), hint=_HINT) from error
    if not concept.in_language("zh"):
        raise Refused("the concept has no Chinese", hint="fill in zh-Hans or zh-Hant")
    said = {(term.language, term.text): term.properties for term in before.terms}
    return replace(
        concept,
        terms=(
            *(
                replace(term, properties=said.get((term.language, term.text), ()))
                for term in concept.terms
            ),
            *_unshown_terms(before),
        ),
        lists=(*concept.lists, *_unshown_lists(before)),
        properties=before.properties,
        reference=before.reference,
    )


def keep(
    store: Store,
    row: int | None,
    cells: Mapping[str, str],
    author: str,
    shown: Mapping[str, str] | None = None,
) -> int:
    """Stores a card, as a new concept where it has no row, and gives its row.

    `shown` are the cells as they were read: what another program has changed since then in other
    cells stands. Pinyin that is empty is filled in, and the Latin form of a new name. Raises
    Refused, also where another has changed the same cell, or NotFound where the concept was
    removed.
    """
    if row is None:
        concept = with_readings(concept_of(cells, NewConcept(terms=())))
        return glossary.add_concept(store, with_latin_form(concept), author)
    with store.transaction():
        before = glossary.get_concept(store, row)
        if shown is not None:
            cells = _rebased(cells, shown, cells_of(before))
        glossary.save(store, row, with_readings(concept_of(cells, before)), author)
    return row


def rescue(
    store: Store, row: int | None, cells: Mapping[str, str], shown: Mapping[str, str], author: str
) -> int:
    """Stores a card that nobody is there to mend, and gives its row.

    Where it cannot be kept as it is, what was typed goes into the note, cell by cell.
    """
    try:
        return keep(store, row, cells, author, shown)
    except Refused:
        typed = [
            f"{name}: {text}"
            for name, text in cells.items()
            if text.strip() and text != shown.get(name, "")
        ]
    note = "\n".join(["not kept:", *typed])
    if row is None:
        chinese = cells.get("zh-Hans") or cells.get("zh-Hant") or _UNNAMED
        return keep(store, None, {"zh-Hans": chinese, "note": note}, author)
    before = glossary.get_concept(store, row)
    whole = "\n".join(filter(None, (before.note, note)))
    glossary.save(store, row, replace(before.as_new(), note=whole), author)
    return row


_UNNAMED = "(unfinished)"
"""Stands for the Chinese of a card that has none yet."""


def _rebased(
    cells: Mapping[str, str], shown: Mapping[str, str], now: Mapping[str, str]
) -> dict[str, str]:
    """The cells as they are now with what was typed in those that were shown."""
    typed = {name: text for name, text in cells.items() if text != shown.get(name, "")}
    for name, text in typed.items():
        standing = now.get(name, "")
        if standing not in (text, shown.get(name, "")):
            raise Refused(
                f"{name} was changed meanwhile: {standing or '(empty)'}",
                hint="leave the card, look at it again and edit it anew",
            )
    return {**now, **typed}


def _unshown_terms(before: NewConcept) -> Iterator[NewTerm]:
    """The terms that have no cell: those of other languages."""
    cells = row_of_concept(before, Counter()) or {}
    shown = {(term.language, term.text) for term in concept_of_row(cells, Counter()).terms}
    for term in before.terms:
        # A card has a term as one line, however its text was broken.
        if not term.is_derived and (term.language, " ".join(term.text.split())) not in shown:
            yield NewTerm(**{each.name: getattr(term, each.name) for each in fields(NewTerm)})


def _unshown_lists(before: NewConcept) -> Iterator[MemberList]:
    """The member lists that have no cell, or whose cell is empty."""
    for number, each in enumerate(before.lists, 1):
        if number > MOST_LISTS or not each.members:
            yield each


_HINT = (
    f"a status is {', '.join(TermStatus)}; a kind {', '.join(ConceptKind)};"
    f" a register {', '.join(filter(None, Register))}; a date as much as is known of YYYY-MM-DD"
)
