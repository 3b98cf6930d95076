"""The columns of a review table, and what stands in them for a pair.

The last column is hidden and for us alone: the identity of the pair, the fingerprint of its
source, the project, when its target was written, its inline codes, and the notes that went out.
It is found wherever it stands, so that columns and rows may change their order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._glossary_rows import glossary_rows, with_glossary
from workbench.formats._noted_cell import notes_of
from workbench.formats._placed_codes import depth_for, sign, with_signs
from workbench.formats._said_beside import wording_said
from workbench.model.exchange import Carried, Carries, Level
from workbench.model.returned import NEVER
from workbench.model.segments import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.formats._noted_cell import WrittenNote
    from workbench.model.exchange import Around, ParallelPair, ParallelText

NUMBER, DOCUMENT, SHAPE, SOURCE, TARGET = "No.", "Document", "Sentences", "Source", "Target"
STATE, NOTES, EARLIER, REFERENCE = "State", "Notes", "Earlier", "Reference"
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
"""Notes of a pair, with answers, that the hidden cell has room for."""
_MOST_WORDINGS = 3
"""Earlier wordings that stand beside a pair, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What must be known of all pairs before the first of them is written."""

    history: int
    """Pairs with earlier wordings."""
    longer: int
    """Those with more than have a place."""

    @property
    def losses(self) -> list[str]:
        """What no column has."""
        if not self.longer:
            return []
        pairs = "1 pair" if self.longer == 1 else f"{self.longer:,} pairs"
        return [f"of {pairs} only the newest {_MOST_WORDINGS} earlier wordings were taken"]


def no_source(name: str) -> UnreadableFile:
    """What is said of a review table that is added as a text to be translated."""
    return UnreadableFile(
        f"{name} is a review table of this program, not a text to be translated",
        hint="take it back with: workbench update",
    )


def extent_of(parallel: ParallelText) -> Extent:
    """Goes once through all pairs."""
    history = longer = 0
    for pair in parallel.pairs:
        history += bool(pair.history)
        longer += len(pair.history) > _MOST_WORDINGS
    return Extent(history=history, longer=longer)


def columns_for(parallel: ParallelText, *, has_history: bool) -> tuple[str, ...]:
    """The names of the columns, in order; that of earlier wordings where any pair has some."""
    asked = {
        DOCUMENT: len(parallel.documents) > 1,
        SHAPE: parallel.choices.level is Level.SENTENCE,
        EARLIER: has_history,
    }
    every = (NUMBER, DOCUMENT, SHAPE, SOURCE, TARGET, STATE, NOTES, EARLIER, REFERENCE)
    return tuple(name for name in every if asked.get(name, True))


def review_rows(
    parallel: ParallelText, columns: Sequence[str], held: Callable[[str], str]
) -> Iterator[tuple[ParallelPair, tuple[str, ...]]]:
    """Every pair with its cells, in the order of the columns; `held` is a text as a cell holds it.

    A pair is gone through once, as the stream gives it.
    """
    for document in parallel.documents:
        for pair in document.pairs:
            values = _values(pair, document.name, parallel.project, held)
            yield pair, tuple(held(values[name]) for name in columns)


def expected(
    parallel: ParallelText, held: Callable[[str], str], held_term: Callable[[str], str]
) -> Iterator[Carried | Around]:
    """What must be read back: the cells, the two texts without the signs of codes, and the
    glossary behind the last pair."""
    has_history = parallel.choices.has_history and extent_of(parallel).history > 0
    columns = columns_for(parallel, has_history=has_history)
    pairs = (
        Carried(
            held(pair.segment.source),
            held(pair.target.text),
            tuple(zip(columns, cells, strict=True)),
        )
        for pair, cells in review_rows(parallel, columns, held)
    )
    yield from with_glossary(pairs, lambda: glossary_rows(parallel, held_term))


def key_of(reference: str) -> str:
    """What names a row: the identity of its pair, from its hidden cell."""
    return reference.partition(" ")[0]


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
        SHAPE: _shape(pair),
        SOURCE: with_signs(segment.source, segment.codes, depth),
        TARGET: with_signs(target.text, target.codes, depth),
        STATE: target.state.value,
        NOTES: "\n".join(note.line for note in notes),
        EARLIER: "\n".join(map(wording_said, pair.history[:_MOST_WORDINGS])),
        REFERENCE: _reference(pair, project, notes, depth),
    }


def _shape(pair: ParallelPair) -> str:
    """How many sentences answer to how many, where they are not one to one or nobody is sure."""
    part = pair.part
    if part is None:
        return ""
    is_untouched = pair.target.state is State.INITIAL and not pair.target.text
    if part.is_sure and (part.is_one_to_one or is_untouched):
        return ""
    said = f"{part.sources or 'no'} Chinese to {part.targets or 'no'} English"
    return said if part.is_sure else f"{said}; please check"


def _reference(pair: ParallelPair, project: str, notes: Sequence[WrittenNote], depth: int) -> str:
    words = [pair.segment.id, pair.fingerprint, project or NO_PROJECT]
    words.append(f"{SINCE}{pair.target.time if pair.target.text else NEVER}")
    there = {(code.number, code.kind) for code in pair.target.codes}
    for code in pair.segment.codes:
        is_needed = not code.is_deletable and (
            not pair.target.text or (code.number, code.kind) in there
        )
        words.append(sign(code, depth) + (NEEDED if is_needed else ""))
    words += [sign(code, depth) for code in pair.target.codes]
    words += [note.token for note in notes[:_MOST_NOTES]]
    return " ".join(dict.fromkeys(words))


def _held(note: WrittenNote, held: Callable[[str], str]) -> WrittenNote:
    return replace(note, head=held(note.head), text=held(note.text))
