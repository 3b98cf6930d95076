"""Pairs out of rows of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from workbench.model.segments import Origin, Pair, Segment, SegmentKind, State, Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.annotations import Annotation
    from workbench.model.codes import Code
    from workbench.store.remarks import Remark

WordingCodes: TypeAlias = "dict[int, tuple[Code, ...]]"
"""By the row of the wording: its codes."""

PAIR = """
SELECT segments.id, segments.uuid, segments.version, documents.name, segments.kind,
       segments.article, source.text, source.id, source.version, segments.unfinished,
       segments.needs_work, segments.locked, segments.level, segments.translatable,
       target.text, target.state, target.author, target.time, target.origin,
       target.id, target.version, target.detail
FROM segments
JOIN documents ON documents.id = segments.document_id
JOIN revisions AS source ON source.id = segments.source_head
LEFT JOIN revisions AS target ON target.id = segments.target_head
"""
"""What a row is asked for; a `WHERE` follows."""
HEADS = (7, 19)
"""Which columns are the rows of the wordings that stand."""


def pair_of_row(
    number: int, row: Sequence[Any], remarks: Sequence[Remark], codes: WordingCodes
) -> Pair:
    """The pair of a row, with the number, the annotations and the codes that it has."""
    annotations = tuple(remark.annotation for remark in remarks)
    return Pair(
        segment=_segment(number, row[1:14], _note(annotations), codes),
        target=_target(row[14:], codes),
        annotations=annotations,
    )


def _segment(number: int, cells: Sequence[Any], note: str, codes: WordingCodes) -> Segment:
    uuid, version, document, kind, article, source, head, head_version, *flags = cells
    unfinished, needs_work, locked, level, translatable = flags
    return Segment(
        id=uuid,
        version=version,
        document=document,
        number=number,
        kind=SegmentKind(kind),
        article=article,
        source=source,
        source_token=f"{head}.{head_version}",
        unfinished=unfinished,
        needs_work=bool(needs_work),
        is_locked=bool(locked),
        note=note,
        level=level,
        is_translatable=bool(translatable),
        codes=codes.get(head, ()),
    )


def _target(cells: Sequence[Any], codes: WordingCodes) -> Target:
    text, state, author, time, origin, head, head_version, detail = cells
    if head is None:
        return _NO_TARGET
    return Target(
        text=text,
        state=State(state),
        author=author,
        time=time,
        origin=Origin(origin),
        token=f"{head}.{head_version}",
        detail=detail,
        codes=codes.get(head, ()),
    )


_NO_TARGET = Target(text="", state=State.INITIAL, author="", time="", origin=Origin.TYPED, token="")


def _note(annotations: Sequence[Annotation]) -> str:
    """The first open remark on the whole segment."""
    return next((each.body for each in annotations if each.is_whole and each.is_open), "")
