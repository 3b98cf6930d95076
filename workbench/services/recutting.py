"""Mending the cut of many paragraphs at once: each of these is one step to undo, or nothing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.errors import BadInput, NotFound
from workbench.model.edits import Edit
from workbench.model.spans import Span
from workbench.services import segmenting, sentencing
from workbench.services.cutting import part
from workbench.services.joining import numbers_of, unite
from workbench.services.refusing import refuse_control
from workbench.services.reopening import as_it_stands
from workbench.text.carrying import edited
from workbench.text.diffing import alike
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from workbench.model.codes import Code
    from workbench.model.segments import Pair
    from workbench.services.reopening import Seen
    from workbench.store.project import Store

_SHOWN = 20


def join(store: Store, seen: Sequence[Seen], author: str) -> list[int]:
    """Joins paragraphs that follow each other into the first, whose row is given.

    Raises BadInput for fewer than two and for such as do not follow each other; Refused for a
    final one, and where two wordings of one wait for a decision.
    """
    numbers = [pair.segment.number for _, pair in seen]
    if not numbers[1:]:
        raise BadInput("one segment alone can't be joined", hint="name a range: 3-4")
    for before, number in pairwise(numbers):
        if number != before + 1:
            raise BadInput(
                f"segment {before} and {number} do not follow each other",
                hint=f"name a range: {numbers[0]}-{numbers[-1]}",
            )
    row = seen[0][0]
    label = f"join {numbers[0]}-{numbers[-1]}"
    with store.journal.change(label, author, segment_row=row) as change:
        pairs = [as_it_stands(store, each) for each in seen]
        unite(store, change, [each for each, _ in seen], pairs)
    return [row]


def split(store: Store, seen: Seen, offsets: Collection[int], author: str) -> list[int]:
    """Cuts one paragraph at some code points; gives the rows of its parts.

    Raises Refused where one of the parts would be empty, and for a final segment.
    """
    if not offsets:
        return []
    row, pair = seen
    with store.journal.change(f"split {pair.segment.number}", author, segment_row=row) as change:
        return part(store, change, [(row, as_it_stands(store, seen), sorted(set(offsets)))])


def split_sentences(store: Store, seen: Sequence[Seen], author: str) -> list[int]:
    """Cuts paragraphs of one document before each of their sentences; gives the rows of all parts.

    Those of one sentence are left alone. Raises Refused for a final segment of several.
    """
    cuts = [(each, starts) for each in seen if (starts := _starts(store, each))]
    if not cuts:
        return []
    label = f"split {numbers_of([pair for (_, pair), _ in cuts])} into sentences"
    with store.journal.change(label, author, segment_row=cuts[0][0][0]) as change:
        current = [(each[0], as_it_stands(store, each), starts) for each, starts in cuts]
        return part(store, change, current)


def correct(
    store: Store, seen: Seen, text: str, author: str, codes: tuple[Code, ...] = ()
) -> list[int]:
    """Gives a paragraph another wording, as a script does; gives its row where that is new.

    Line ends become `\\n`, and `codes` count the text with these. Raises Refused for control
    characters other than that and `\\t`, for an empty text, for one that lacks a code which may
    not be deleted, and for a final segment.
    """
    text = to_line_feeds(text)
    refuse_control(text)
    row, pair = seen
    segmenting.correct(store, row, pair, text, author, codes)
    return [] if (text, codes) == (pair.segment.source, pair.segment.codes) else [row]


def carried_codes(pair: Pair, text: str) -> tuple[Code, ...]:
    """The codes of a source where another wording of it stands, so that none is lost.

    What is alike at both ends tells what was changed.
    """
    before, after = pair.segment.source, to_line_feeds(text)
    start = alike(before, after)
    end = alike(before[start:][::-1], after[start:][::-1])
    span = Span(start, len(before) - end)
    return edited(pair.segment.codes, [Edit(span=span, text=after[start : len(after) - end])])


def offsets_before(pair: Pair, texts: Iterable[str]) -> list[int]:
    """The code points at which some texts begin in the source of a pair, in order.

    Raises NotFound for one that is not there, BadInput for one that is there more than once.
    """
    return sorted({_offset_before(pair, text) for text in texts})


def _offset_before(pair: Pair, text: str) -> int:
    source, number = pair.segment.source, pair.segment.number
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    offset = source.find(text) if text else -1
    if offset < 0:
        raise NotFound(f"“{shown}” is not in segment {number}", hint="write it as it stands there")
    if source.find(text, offset + 1) >= 0:
        raise BadInput(
            f"“{shown}” is in segment {number} more than once",
            hint="write more of what follows, or say --at OFFSET",
        )
    return offset


def _starts(store: Store, seen: Seen) -> list[int]:
    """Where all sentences but the first begin."""
    return [span.start for span in sentencing.of_source(store, seen[1])][1:]
