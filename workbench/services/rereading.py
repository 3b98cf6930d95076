"""What a document counts as read from its file, after more or less of it was mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from workbench.match.families import Families

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.sources import Paragraph, Piece
    from workbench.services.mend_work import MendWork
    from workbench.services.tracing import Trace

_REASON = "read with other mends"

_Place: TypeAlias = tuple[int, int, int, int]


def note(work: MendWork, trace: Trace, mended: Sequence[Paragraph]) -> None:
    """Says of which blocks the segments count as read, as if the file had been mended so.

    Then the way back to each line is known, and only what the user corrected is compared. Where
    the user joined what no proposal does, it stays as it was read.
    """
    found = _matched(work)
    was_read = {each.segment: each.pieces for each in trace.read}
    rows = work.store.documents.editions.block_rows(work.document)
    families = _families(len(rows), [each.pieces for each in trace.read], mended, found, was_read)
    unclear, changed = set[int](), set[int]()
    for paragraph in mended:
        first = paragraph.pieces[0].block
        segment = found.get(first)
        if segment is None:
            unclear.add(families.of(first))
        elif _places(was_read.get(segment, ())) != _places(paragraph.pieces):
            changed.add(families.of(first))
    standing = {piece.block for paragraph in mended for piece in paragraph.pieces}
    for pieces in was_read.values():
        changed |= {families.of(each.block) for each in pieces if each.block not in standing}
    changed -= unclear
    revising = work.store.revising
    gone = [row for block, row in enumerate(rows) if families.of(block) in changed]
    revising.forget_pieces(work.change, gone, _REASON)
    read = [
        (found[paragraph.pieces[0].block], paragraph)
        for paragraph in mended
        if families.of(paragraph.pieces[0].block) in changed
    ]
    if read:
        revising.note_pieces(work.change, rows.start, read)


def _matched(work: MendWork) -> dict[int, int]:
    """By the first block of a paragraph: the segment with which its blocks, and no others, begin.

    They may go on in the segments after it, where the user split the paragraph.
    """
    found: dict[int, int] = {}
    groups = work.after.groups
    for at, group in enumerate(groups):
        paragraph = work.paragraph(group)
        if paragraph is None:
            continue
        wanted = list(dict.fromkeys(piece.block for piece in paragraph.pieces))
        blocks, end = list(group.blocks), at + 1
        while end < len(groups) and groups[end].blocks[0] == blocks[-1]:
            blocks += groups[end].blocks[1:]
            end += 1
        if blocks == wanted:
            found[group.place[0]] = work.rows[at]
    return found


def _places(pieces: Sequence[Piece]) -> list[_Place]:
    return [(each.block, each.start, each.at, each.length) for each in pieces]


def _families(
    count: int,
    read: Sequence[Sequence[Piece]],
    mended: Sequence[Paragraph],
    found: dict[int, int],
    was_read: dict[int, tuple[Piece, ...]],
) -> Families:
    """The blocks of one paragraph, as read or as mended, belong together."""
    families = Families(count)
    for pieces in read:
        families.unite(piece.block for piece in pieces)
    for paragraph in mended:
        own = paragraph.pieces
        segment = found.get(own[0].block)
        before = () if segment is None else was_read.get(segment, ())
        families.unite(piece.block for piece in (*own, *before))
    return families
