"""Words that a user names, as a stretch of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.text.anchoring import places

if TYPE_CHECKING:
    from workbench.model.segments import Side
    from workbench.model.spans import Span
    from workbench.store.project import Store

_NAMED = 10
"""How many places of the same words a refusal names."""


def span_of(store: Store, segment: int, side: Side, words: str) -> Span:
    """The one place of some words in a text of a segment, as it stands.

    Raises NotFound where they are not there, Refused where they are there several times.
    """
    text, _ = store.wordings.standing(segment, side)
    found = places(text, words) if words else []
    number = store.segments.pair(segment).segment.number
    if not found:
        raise NotFound(f"the {side} of {number} has no {words!r}", hint="pairs shows the text")
    if len(found) > 1:
        named = ", ".join(f"{span.start}:{span.end}" for span in found[:_NAMED])
        more = ", ..." if len(found) > _NAMED else ""
        raise Refused(
            f"{words!r} stands {len(found)} times in the {side} of {number}: {named}{more}",
            hint="say which with --span",
        )
    return found[0]
