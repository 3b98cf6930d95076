"""What hangs on the words of segments that are regrouped: codes and annotations go with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.edits import Edit
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.text.carrying import divided, edited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.codes import Code
    from workbench.model.regrouped import Part
    from workbench.services.mend_work import MendWork


def divide_codes(work: MendWork) -> None:
    """Deals the codes of each source to its parts; those of what is left out go with it."""
    for segment, own in work.parts_by_segment().items():
        pair = work.pairs[segment]
        if pair.segment.codes:
            parts = sorted((part for part, _ in own), key=lambda each: each.start)
            for part, codes in _dealt(pair.segment.codes, pair.segment.source, parts):
                work.codes[segment, part.start] = codes


def move_annotations(work: MendWork) -> None:
    """Puts each annotation where the greater part of its words goes, or else with the English."""
    parts = work.parts_by_segment()
    for segment in work.pairs:
        own = parts.get(segment, [])
        home = work.after.homes.get(segment, -1)
        usual = work.rows[home] if home >= 0 else segment
        if {work.rows[at] for _, at in own} <= {segment}:
            continue
        for annotation, side, span, _ in work.store.annotations.rows_on(segment):
            row = usual
            if side is Side.SOURCE and span is not None:
                row = work.rows[max(own, key=lambda each: _shared(each[0], span))[1]]
            if row != segment:
                work.change.update("annotations", annotation, {"segment_id": row})


def edits_of(source: str, parts: Sequence[tuple[Part, int]], text: str) -> list[Edit]:
    """What was done to a source to make a text that has parts of it, from the right to the left.

    With each part the code point of the text where it begins.
    """
    found: list[Edit] = []
    end, text_end = len(source), len(text)
    for part, place in reversed(parts):
        found.append(Edit(span=Span(part.end, end), text=text[place + len(part.text) : text_end]))
        found += part.edits
        end, text_end = part.start, place
    found.append(Edit(span=Span(0, end), text=text[:text_end]))
    return [edit for edit in found if len(edit.span) or edit.text]


def _dealt(
    codes: tuple[Code, ...], source: str, parts: Sequence[Part]
) -> Iterator[tuple[Part, tuple[Code, ...]]]:
    rest, done = codes, 0
    for part in parts:
        gap = part.start - done
        if source[done : part.start].strip():
            rest = divided(rest, gap)[1]
        elif gap:
            rest = edited(rest, [Edit(span=Span(0, gap), text="")])
        mine = rest
        if part.end < len(source):
            mine, rest = divided(rest, part.end - part.start)
        done = part.end
        yield part, edited(mine, [_shifted(edit, -part.start) for edit in part.edits])


def _shifted(edit: Edit, by: int) -> Edit:
    return replace(edit, span=Span(edit.span.start + by, edit.span.end + by))


def _shared(part: Part, span: Span) -> int:
    """Code points that a part has of a span; fewer than none where they are far apart."""
    return min(part.end, span.end) - max(part.start, span.start)
