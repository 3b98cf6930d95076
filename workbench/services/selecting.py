"""Segments that a user names by their numbers: 3, 3-7, 3,5,9-12, or 9- for all from there on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.errors import BadInput, NotFound
from workbench.services import projects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.model.segments import Pair
    from workbench.services.reopening import Seen
    from workbench.store.project import Store

_RANGE = re.compile("([0-9]{1,18})(?:(-)([0-9]{1,18})?)?")
_BATCH = 500


def find_segments(store: Store, named: str, document: str | None) -> list[Seen]:
    """The segments of some numbers or UUIDs, in reading order, each once.

    All are of one document. Raises NotFound, BadInput.
    """
    parts = [part.strip() for part in named.split(",")]
    known = [store.segments.row_of_uuid(part) for part in parts]
    documents = {found[1] for found in known if found is not None}
    if None in known:
        documents.add(projects.find_document(store, document))
    if len(documents) > 1:
        raise BadInput("the segments are of several documents", hint="name those of one")
    (chosen,) = documents
    rows = store.segments.outline(chosen).rows
    numbers: set[int] = set()
    for part, found in zip(parts, known, strict=True):
        numbers.update([found[2]] if found is not None else _numbers(part, len(rows)))
    return list(_read(store, rows, sorted(numbers)))


def pairs_of(store: Store, rows: Iterable[int]) -> list[Pair]:
    """The pairs of some rows of one document as they stand now, in reading order."""
    wanted = set(rows)
    if not wanted:
        return []
    outline = store.segments.outline(store.segments.document_of(min(wanted)))
    numbers = [number for number, row in enumerate(outline.rows, 1) if row in wanted]
    return [pair for _, pair in _read(store, outline.rows, numbers)]


def following(store: Store, row: int) -> list[Seen]:
    """A segment and all after it in its document."""
    rows = store.segments.outline(store.segments.document_of(row)).rows
    return list(_read(store, rows, range(rows.index(row) + 1, len(rows) + 1)))


def _numbers(part: str, count: int) -> range:
    found = _RANGE.fullmatch(part) if part.isascii() else None
    if found is None:
        raise BadInput(
            f"{part!r} is no segment number and no id",
            hint="write 3, 3-7, 9- or several with commas; pairs shows numbers and ids",
        )
    first = int(found[1])
    last = int(found[3]) if found[3] else count if found[2] else first
    if found[3] and last < first:
        raise BadInput(f"{part} counts backwards", hint=f"write {last}-{first}")
    for number in (first, last):
        if not 1 <= number <= count:
            raise NotFound(f"there is no segment {number}", hint=f"the document has 1 to {count}")
    return range(first, last + 1)


def _read(store: Store, rows: Sequence[int], numbers: Sequence[int]) -> Iterator[Seen]:
    """The pairs of some numbers, in ascending order, with their rows."""
    for run in _runs(numbers):
        chosen = rows[run.start - 1 : run.stop - 1]
        yield from zip(chosen, store.segments.at(chosen, run.start), strict=True)


def _runs(numbers: Sequence[int]) -> Iterator[range]:
    """Numbers that follow each other, at most as many at once as a query may ask for."""
    start = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[at - 1] + 1 or at - start == _BATCH:
            yield range(numbers[start], numbers[at - 1] + 1)
            start = at
