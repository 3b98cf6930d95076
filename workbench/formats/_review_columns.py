"""The columns of a review table, and what stands in them for a pair.

The last column is hidden and for us alone: the identity of the pair, the fingerprint of its
source, the project, when its target was written, its inline codes, and the notes that went out.
It is found wherever it stands, so that columns and rows may change their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._noted_cell import notes_of
from workbench.formats._placed_codes import depth_for, sign, with_signs
from workbench.formats._said_beside import term_said, wording_said
from workbench.model.exchange import Carried, Carries, Level
from workbench.model.returned import NEVER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.formats._noted_cell import SentNote
    from workbench.model.exchange import ParallelPair, ParallelText

NUMBER, DOCUMENT, SHAPE, SOURCE, TARGET = "No.", "Document", "Shape", "Source", "Target"
STATE, NOTES, TERMS, EARLIER, REFERENCE = "State", "Notes", "Terms", "Earlier", "Reference"
FREE = (TARGET, STATE, NOTES)
"""The columns that a reviewer may write in."""
CARRIES = frozenset(
    {
        Carries.IDENTITY,
        Carries.UNTRANSLATED,
        Carries.STATE,
        Carries.CODES,
        Carries.NOTES,
        Carries.ALIGNMENT,
        Carries.TERMS,
        Carries.HISTORY,
    }
)
NO_PROJECT = "-"
SINCE = "@"
"""Before the time of the target that went out."""
NEEDED = "!"
"""Behind the sign of a code that the target may not lose."""
_MOST_NOTES = 300
"""Notes of a pair that the hidden cell has room for."""


def columns_for(parallel: ParallelText) -> tuple[str, ...]:
    """The names of the columns, in order."""
    choices = parallel.choices
    asked = {
        DOCUMENT: len(parallel.documents) > 1,
        SHAPE: choices.level is Level.SENTENCE,
        TERMS: choices.has_terms,
        EARLIER: choices.has_history,
    }
    every = (
        NUMBER, DOCUMENT, SHAPE, SOURCE, TARGET, STATE, NOTES, TERMS, EARLIER, REFERENCE
    )  # fmt: skip
    return tuple(name for name in every if asked.get(name, True))


def review_rows(
    parallel: ParallelText, held: Callable[[str], str]
) -> Iterator[tuple[ParallelPair, tuple[str, ...]]]:
    """Every pair with its cells, in the order of the columns; `held` is a text as a cell holds it.

    A pair is gone through once, as the stream gives it.
    """
    columns = columns_for(parallel)
    for document in parallel.documents:
        for pair in document.pairs:
            values = _values(pair, document.name, parallel.project, held)
            yield pair, tuple(held(values[name]) for name in columns)


def expected(parallel: ParallelText, held: Callable[[str], str]) -> Iterator[Carried]:
    """What must be read back: the cells, and the two texts without the signs of codes."""
    columns = columns_for(parallel)
    for pair, cells in review_rows(parallel, held):
        source, target = held(pair.segment.source), held(pair.target.text)
        yield Carried(source, target, tuple(zip(columns, cells, strict=True)))


def key_of(reference: str) -> str:
    """What names a row: the identity of its pair, from its hidden cell."""
    return reference.partition(" ")[0]


def losses(parallel: ParallelText) -> list[str]:
    """What no column has."""
    count = sum(
        bool(each.replies)
        for pair in parallel.pairs
        for each in (*pair.annotations, *([pair.remark] if pair.remark else []))
    )
    return [f"the replies to {count:,} of the notes were left out"] if count else []


def _values(
    pair: ParallelPair, document: str, project: str, held: Callable[[str], str]
) -> dict[str, str]:
    segment, target = pair.segment, pair.target
    depth = depth_for((segment.source, target.text)) if segment.codes or target.codes else 0
    notes = [_held(each, held) for each in notes_of(pair)]
    number = f"{segment.number}.{pair.part.number}" if pair.part else str(segment.number)
    return {
        NUMBER: number,
        DOCUMENT: document,
        SHAPE: pair.part.name if pair.part else "",
        SOURCE: with_signs(segment.source, segment.codes, depth),
        TARGET: with_signs(target.text, target.codes, depth),
        STATE: target.state.value,
        NOTES: "\n".join(note.line(number) for number, note in enumerate(notes, 1)),
        TERMS: "\n".join(filter(None, map(term_said, pair.terms))),
        EARLIER: "\n".join(map(wording_said, pair.history)),
        REFERENCE: _reference(pair, project, notes, depth),
    }


def _reference(pair: ParallelPair, project: str, notes: Sequence[SentNote], depth: int) -> str:
    words = [pair.segment.id, pair.fingerprint, project or NO_PROJECT]
    words.append(f"{SINCE}{pair.target.time if pair.target.text else NEVER}")
    there = {(code.number, code.kind) for code in pair.target.codes}
    for code in pair.segment.codes:
        is_needed = not code.is_deletable and (
            not pair.target.text or (code.number, code.kind) in there
        )
        words.append(sign(code, depth) + (NEEDED if is_needed else ""))
    words += [sign(code, depth) for code in pair.target.codes]
    words += [note.token(number) for number, note in enumerate(notes[:_MOST_NOTES], 1)]
    return " ".join(dict.fromkeys(words))


def _held(note: SentNote, held: Callable[[str], str]) -> SentNote:
    return type(note)(id=note.id, head=held(note.head), text=held(note.text))
