"""Newer versions of a document that one copy read, or both.

Theirs is in force where mine still has what theirs came after: then its order is taken too.
Otherwise mine stands, and nothing of theirs is cut as in a file that is not in force; but what
both read, with the same words, is one segment.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.store.rows import POSITION_STEP
from workbench.store.spacing import spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.store.merging.copies import Copy
    from workbench.store.merging.work import Work

_EDITION = "edition_id"
_READ = """
SELECT segments.id, segments.uuid, source_head, text FROM segments
JOIN revisions ON revisions.id = source_head
WHERE document_id = ? AND retired IS NULL AND EXISTS (SELECT 1 FROM lineages
 WHERE to_segment_id = segments.id AND block_id IS NOT NULL AND lineages.retired IS NULL)
ORDER BY position
"""


def take(work: Work, theirs: int, mine: int) -> None:
    """Puts their file in force, where they read it after the one that is in force in mine."""
    net = work.their.of("documents", theirs).get(_EDITION)
    edition = work.find("editions", work.theirs.cell("documents", theirs, _EDITION))
    standing = work.mine.cell("documents", mine, _EDITION)
    if net is None or edition == standing:
        return
    if work.find("editions", net.before) == standing:
        work.take("documents", mine, {_EDITION: edition})
        return
    work.apart.add(theirs)
    name = work.mine.cell("documents", mine, "name")
    work.settled.append(f"{name}: both read a newer version of it; the file of mine stands")


def tell_same(work: Work) -> None:
    """Says of what both read, each for themselves, which of theirs is which of mine."""
    for theirs, mine in _documents(work):
        new = _new(work.theirs, theirs, work.mine)
        if not new:
            continue
        same: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row, head, text in reversed(_new(work.mine, mine, work.theirs)):
            same[text].append((row, head))
        for row, head, text in new:
            if same[text]:
                known, wording = same[text].pop()
                work.tell("segments", row, known)
                work.tell("revisions", head, wording)


def order(work: Work) -> None:
    """Puts segments where theirs moved them, unless mine moved some of the document too."""
    ours = {work.mine.cell("segments", row, "document_id") for row in _moved(work.ours.cells)}
    moved: dict[int, set[int]] = defaultdict(set)
    for row in _moved(work.their.cells):
        document = int(str(work.theirs.cell("segments", row, "document_id")))
        if document not in work.apart and ("documents", document) not in work.new:
            moved[document].add(work.get("segments", row))
    for document, rows in moved.items():
        mine = work.get("documents", document)
        if mine in ours:
            name = work.mine.cell("documents", mine, "name")
            work.settled.append(f"{name}: both moved paragraphs; the order of mine stands")
            continue
        new = {work.get(table, row) for table, row in work.new if table == "segments"}
        _put(work, mine, _ordered(work, document, mine, rows | new), new)


def _documents(work: Work) -> Iterator[tuple[int, int]]:
    for (row,) in work.theirs.connection.execute("SELECT id FROM documents").fetchall():
        mine = work.find("documents", row)
        if mine is not None and ("documents", row) not in work.new:
            yield row, mine


def _new(copy: Copy, document: int, other: Copy) -> list[tuple[int, int, str]]:
    """(segment, source wording, text) of what was read in one copy and is not in the other."""
    found = copy.connection.execute(_READ, (document,)).fetchall()
    known = other.uuids("segments") if found else {}
    return [(row, head, text) for row, uuid, head, text in found if uuid not in known]


def _moved(cells: Mapping[tuple[str, int], Mapping[str, object]]) -> list[int]:
    return [
        row
        for (table, row), columns in cells.items()
        if table == "segments" and "position" in columns
    ]


def _in_place(copy: Copy, document: int) -> dict[int, int]:
    """The positions of all segments of a document, in their order."""
    query = "SELECT id, position FROM segments WHERE document_id = ? ORDER BY position, id"
    return dict(copy.connection.execute(query, (document,)).fetchall())


def _ordered(work: Work, theirs: int, mine: int, moving: set[int]) -> list[tuple[int, bool]]:
    """(segment of mine, whether it is to be put there) in their order.

    What theirs lacks stays behind the one that it follows.
    """
    followers: dict[int, list[int]] = defaultdict(list)
    backbone = [work.get("segments", row) for row in _in_place(work.theirs, theirs)]
    known = set(backbone)
    last = 0
    for row in _in_place(work.mine, mine):
        if row in known:
            last = row
        else:
            followers[last].append(row)
    found = [(row, False) for row in followers[0]]
    for row in backbone:
        found += [(each, row in moving) for each in (row, *followers[row])]
    return found


def _put(work: Work, document: int, ordered: list[tuple[int, bool]], new: set[int]) -> None:
    places = _in_place(work.mine, document)
    groups = list(_groups(ordered, places))
    if any(after - before <= len(group) for group, before, after in groups):
        most = max(len(group) for group, *_ in groups)
        spread(work.mine.connection, document, max(POSITION_STEP, 2 * most))
        groups = list(_groups(ordered, _in_place(work.mine, document)))
    for group, before, after in groups:
        for at, row in enumerate(group, 1):
            position = before + (after - before) * at // (len(group) + 1)
            if row in new:  # it is brought to where it is in this very merge
                work.mine.connection.execute(
                    "UPDATE segments SET position = ? WHERE id = ?", (position, row)
                )
            else:
                work.take("segments", row, {"position": position})


def _groups(
    ordered: list[tuple[int, bool]], places: dict[int, int]
) -> Iterator[tuple[list[int], int, int]]:
    """(segments to be put in one place, position before, position after)."""
    before, group = 0, list[int]()
    for row, is_moving in ordered:
        if is_moving:
            group.append(row)
            continue
        if group:
            yield group, before, places[row]
        before, group = places[row], []
    if group:
        yield group, before, before + 2 * POSITION_STEP * (len(group) + 1)
