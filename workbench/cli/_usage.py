"""What `terms used` and `terms replace` print: places by rendering, and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli._output import say, say_wrapped
from workbench.text.context import in_context
from workbench.text.diffing import word_diff

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.cli._records import Record
    from workbench.model.segments import Pair
    from workbench.model.spans import Span
    from workbench.services.replacing_renderings import Change
    from workbench.services.usage import UsedPlace, UsedRendering

_INDENT = 9
_HAN, _LETTERS = 20, 40
"""Code points of Chinese and of English shown on each side of a place."""


def of_place(group: UsedRendering, place: UsedPlace) -> Record:
    """One of `terms used`."""
    return {
        **_of_segment(place.pair),
        "rendering": group.text,
        "kind": group.kind,
        "status": group.status,
        "source": place.pair.segment.source,
        "target": place.pair.target.text,
        "source_spans": _of_spans(place.source_spans),
        "target_spans": _of_spans(place.target_spans),
        "state": place.pair.target.state,
        "locked": place.is_locked,
    }


def of_change(change: Change, pair: Pair) -> Record:
    """One of the changes of `terms replace`, of a segment that stands as `pair` says."""
    return {**_of_segment(pair), "before": change.before, "after": change.after}


def of_skipped(change: Change, reason: str) -> Record:
    """One of those that `terms replace` skipped."""
    return {**_of_segment(change.pair), "reason": reason}


def say_group(group: UsedRendering) -> None:
    """Prints a rendering, and each of its places with both texts."""
    name = f"{group.kind}: {group.text}" if group.text else str(group.kind)
    say_wrapped(f"{name} ({len(group.places)})", 0)
    document = None
    for place in group.places:
        segment, target = place.pair.segment, place.pair.target
        if segment.document != document:
            document = segment.document
            say(f"  {document}")
        source = in_context(segment.source, place.source_spans, _HAN)
        say_wrapped(source, _INDENT, f"{segment.number:>7}")
        if target.text:
            say_wrapped(in_context(target.text, place.target_spans, _LETTERS), _INDENT)
        if place.is_locked:
            say_wrapped("locked", _INDENT)


def say_changes(changes: Iterable[Change]) -> None:
    """Prints what each target loses and gains, and why a segment would be skipped."""
    for change in changes:
        segment = change.pair.segment
        say(f"{segment.document} {segment.number}")
        say_wrapped(word_diff(change.before, change.after), 4)
        if change.hindrance:
            say_wrapped(f"skipped: it {change.hindrance}", 4)


def segments(count: int) -> str:
    """So many segments, in words."""
    return f"{count} segment" if count == 1 else f"{count} segments"


def _of_segment(pair: Pair) -> Record:
    segment = pair.segment
    return {
        "document": segment.document,
        "number": segment.number,
        "id": segment.id,
        "version": segment.version,
    }


def _of_spans(spans: Iterable[Span]) -> list[Record]:
    return [{"start": span.start, "end": span.end} for span in spans]
