"""What the panels beside the page show of the active pair: terms, history, notes, codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.services import wording_history
from workbench.tui.entries import history_entries, term_entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.annotations import Annotation
    from workbench.model.segments import Pair
    from workbench.model.terms import TermHit
    from workbench.store.project import Store
    from workbench.tui.entries import Entry
    from workbench.tui.label_book import LabelBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A title with entries below it."""

    title: str
    entries: Sequence[Entry] = ()
    without_labels: int = 0
    """How many of the first entries have no label."""


READING = Panel(title="reading the glossary")
"""What stands there until the glossary is read."""


def terms_panel(hits: Sequence[TermHit], offers: Panel, *, unfolded: bool) -> Panel:
    """The terms, below what is offered, which has no labels; `unfolded` with the nested ones."""
    entries = term_entries(hits, unfolded=unfolded)
    told = f"{_counted(len(entries), 'term')} here"
    return Panel(
        title=f"{told}, {offers.title}" if offers.title else told,
        entries=[*offers.entries, *entries],
        without_labels=len(offers.entries),
    )


def history_panel(store: Store, row: int) -> Panel:
    """Every wording of the English of a segment."""
    revisions = wording_history.history(store, row)
    title = f"{_counted(len(revisions), 'wording')}, newest first"
    return Panel(title=title, entries=history_entries(revisions))


def notes_panel(annotations: Sequence[Annotation], book: LabelBook) -> Panel:
    """The annotations of a pair."""
    from workbench.tui.note_entries import note_entries  # late: most pairs have none

    entries = note_entries(annotations, book)
    return Panel(title=f"{_counted(len(entries), 'note')} here", entries=entries)


def codes_panel(pair: Pair) -> Panel:
    """The inline markup of a pair."""
    from workbench.tui.code_entries import code_entries  # late: most texts have no codes

    entries = code_entries(pair.segment.codes, pair.target.codes)
    title = f"{_counted(len(entries), 'code')}: ^6 next, alt+c label"
    return Panel(title=title, entries=entries)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
