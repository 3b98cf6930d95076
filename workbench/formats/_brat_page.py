"""The page of a brat file taken apart into its texts.

Our own files say in notes where each text begins and ends. What no note claims is taken line by
line; lines that an annotation goes across are one text, and blank lines are none.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.formats._annotation_records import Fields, read_text
from workbench.model.annotated import AnnotatedText
from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.formats._annotation_records import Record
    from workbench.formats._faults import Faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One text of the page, where it stands, and what a note says of it."""

    span: Span
    text: AnnotatedText


class Page:
    """The texts of a page in their order."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = sorted(places, key=lambda place: place.span)
        self._starts = [place.span.start for place in self.places]

    def index_at(self, offset: int) -> int | None:
        """Which text an offset is in, the offset behind it included."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset > self.places[index].span.end:
            return None
        return index


def page_of(
    page: str, claims: Iterable[tuple[int, Record]], spans: Iterable[Span], faults: Faults
) -> Page:
    """The texts of a page by the claims of its notes, as (line, record), and by its lines."""
    claimed = _claimed(page, claims, faults)
    free = _free_lines(page, claimed, list(spans))
    blank = AnnotatedText(segment="", side=None, document="", number=0, text=None)
    unnamed = [Place(span=span, text=replace(blank, text=span.of(page))) for span in free]
    return Page([*claimed, *unnamed])


def _claimed(page: str, claims: Iterable[tuple[int, Record]], faults: Faults) -> list[Place]:
    found: list[tuple[Place, int]] = []
    for line, record in claims:
        place = f"line {line}"
        fields = Fields(record, place, faults)
        start, end = fields.count("start"), fields.count("end")
        if start is None or end is None or not _is_whole(page, start, end):
            faults.add(
                place,
                f"a text from {start} to {end} does not begin and end where a line of the text "
                "file does; the text was changed after it was written",
            )
            continue
        text = read_text(record, place, faults)
        span = Span(start, end)
        found.append((Place(span=span, text=replace(text, text=span.of(page))), line))
    found.sort(key=lambda each: each[0].span)
    for (before, _), (after, line) in pairwise(found):
        if after.span.start <= before.span.end:
            faults.add(f"line {line}", "two notes claim the same text")
    return [place for place, _ in found]


def _is_whole(page: str, start: int, end: int) -> bool:
    if not 0 <= start <= end <= len(page):
        return False
    return (not start or page[start - 1] == "\n") and (end == len(page) or page[end] == "\n")


def _free_lines(page: str, claimed: Sequence[Place], spans: Sequence[Span]) -> list[Span]:
    """The lines that are in no claim, joined where a span goes across, without the blank ones."""
    taken = Page(claimed)
    lines: list[Span] = []
    start = 0
    for line in page.split("\n"):
        span = Span(start, start + len(line))
        if taken.index_at(span.start) is None:
            lines.append(span)
        start = span.end + 1
    starts = [line.start for line in lines]
    until = list(range(len(lines)))
    for span in spans:
        first = bisect_right(starts, span.start) - 1
        last = bisect_right(starts, max(span.start, span.end - 1)) - 1
        if first >= 0:
            until[first] = max(until[first], last)
    return [joined for joined in _joined(lines, until) if joined.of(page).strip()]


def _joined(lines: Sequence[Span], until: Sequence[int]) -> list[Span]:
    """Lines with all up to the one that `until` names, as long as they follow each other."""
    found: list[Span] = []
    end = -1
    for index, line in enumerate(lines):
        if found and index <= end and found[-1].end + 1 == line.start:
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
            end = -1
        end = max(end, until[index])
    return found
