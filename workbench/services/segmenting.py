"""Mending the cut: splitting, joining and correcting source paragraphs while translating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.segments import Side, State
from workbench.model.wordings import NewWording
from workbench.services.cutting import part
from workbench.services.joining import unite
from workbench.services.reopening import as_it_stands
from workbench.text.carrying import lacking
from workbench.text.code_faults import code_labels

if TYPE_CHECKING:
    from workbench.model.codes import Code
    from workbench.model.segments import Pair
    from workbench.store.project import Store


def split(store: Store, row: int, pair: Pair, offset: int, author: str) -> int:
    """Cuts a source paragraph at a code point; gives the row of the second part.

    Raises Refused where one of the parts would be empty, and for a final segment.
    """
    with store.journal.change(f"split {pair.segment.number}", author, segment_row=row) as change:
        return part(store, change, [(row, as_it_stands(store, (row, pair)), [offset])])[1]


def join_next(store: Store, row: int, pair: Pair, following: Pair, author: str) -> None:
    """Joins a paragraph with the next one, which is retired; its English is appended as a draft.

    Raises Refused where there is no next paragraph, or where two wordings of its English wait
    for a decision.
    """
    number = pair.segment.number
    label = f"join {number} and {number + 1}"
    with store.journal.change(label, author, segment_row=row) as change:
        second = store.segments.next_row(row)
        if second is None:
            raise Refused(f"segment {number} is the last", hint="there is nothing to join it with")
        seen = [(row, pair), (second, following)]
        unite(store, change, [row, second], [as_it_stands(store, each) for each in seen])


def correct(
    store: Store, row: int, pair: Pair, text: str, author: str, codes: tuple[Code, ...] = ()
) -> None:
    """Gives a source paragraph another wording; the earlier one is kept.

    Raises Refused for an empty one, for one that lacks a code which may not be deleted, and for a
    final segment.
    """
    if not text.strip():
        raise Refused("a source paragraph can't be empty", hint="join it with its neighbour")
    lost = lacking(pair.segment.codes, codes)
    if lost:
        raise Refused(
            f"the correction lacks {code_labels(lost)}", hint="no code of the Chinese may be lost"
        )
    number = pair.segment.number
    with store.journal.change(f"correct source {number}", author, segment_row=row) as change:
        current = as_it_stands(store, (row, pair))
        if (text, codes) != (current.segment.source, current.segment.codes):
            wording = NewWording(
                text=text,
                state=State.INITIAL,
                author=author,
                detail="corrected",
                codes=codes,
            )
            token = current.segment.source_token
            store.wordings.stand(change, row, Side.SOURCE, wording, token)
