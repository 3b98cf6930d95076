"""Inline codes of rows that name no segment: tags taken for codes, and codes for those of ours.

A program that numbers codes in its own way, or saves them as words (OmegaT), has them at the places
that they have in our source, and so it is known which is which.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.text.code_tags import places_of, read_tags

if TYPE_CHECKING:
    from workbench.model.returned import ReturnedRow, ReturnedWording
    from workbench.model.segments import Pair


def without_tags(row: ReturnedRow) -> ReturnedRow:
    """The row with tags that stand in its texts as codes; itself where its source has none."""
    source, codes = read_tags(row.source)
    if not codes or row.source_codes:
        return row
    return replace(
        row, source=source, source_codes=codes, wordings=tuple(map(_without_tags, row.wordings))
    )


def _without_tags(wording: ReturnedWording) -> ReturnedWording:
    text, codes = read_tags(wording.text)
    return replace(wording, text=text, codes=codes)


def with_own_codes(row: ReturnedRow, pair: Pair) -> ReturnedRow:
    """The row whose codes are those of a segment, where its source has them at the same places."""
    own = pair.segment.codes
    theirs = places_of(row.source, row.source_codes)
    if not theirs or theirs != places_of(pair.segment.source, own):
        return row
    known = {
        (code.kind, code.number): ours for code, ours in zip(row.source_codes, own, strict=True)
    }
    return replace(
        row,
        wordings=tuple(
            replace(
                wording,
                codes=tuple(
                    replace(known.get((code.kind, code.number), code), offset=code.offset)
                    for code in wording.codes
                ),
            )
            for wording in row.wordings
        ),
    )
