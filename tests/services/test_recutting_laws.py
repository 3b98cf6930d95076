"""Whatever is cut, joined and classed, one undo a step gives everything back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import project
from workbench.errors import BadInput
from workbench.model.annotations import NewAnnotation
from workbench.model.segments import SegmentKind, Side
from workbench.model.spans import Span
from workbench.services import annotating, classifying, recutting, stays, translating, undoing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.services.reopening import Seen
    from workbench.store.project import Store

ME = "李译"
PAGE = ("法院开庭。检察院公诉！", "𠮷某认罪？判决书宣告。", "以案释法。", "WTO协定生效；案结事了。")
PICKS = st.integers(0, 10**4)


def seen(store: Store) -> list[Seen]:
    ((document, _),) = store.documents.all()
    rows = store.segments.outline(document).rows
    return list(zip(rows, store.segments.at(rows, 1), strict=True))


def told(store: Store) -> list[object]:
    """All that a person sees, without the versions that each change counts."""
    assert list(store.faults()) == []
    return [
        (
            row,
            *(pair.segment.source, pair.segment.kind, pair.segment.level, pair.segment.article),
            *(pair.segment.is_translatable, pair.segment.note, pair.segment.unfinished),
            *(pair.target.text, pair.target.state),
            [(each.label, each.side, each.span, each.quote) for each in pair.annotations],
        )
        for row, pair in seen(store)
    ]


def words(store: Store) -> str:
    """The whole source without the spaces that a join puts between Latin letters."""
    return "".join("".join(pair.segment.source.split()) for _, pair in seen(store))


Deed: TypeAlias = "Callable[[Store, list[Seen], int], Sequence[int]]"
KINDS = list(SegmentKind)
DEEDS: dict[str, Deed] = {
    "join": lambda store, seen, _: recutting.join(store, seen, ME),
    "split": lambda store, seen, pick: recutting.split(
        store, seen[0], {1 + pick % 7, 1 + pick % 11}, ME
    ),
    "split at sentences": lambda store, seen, _: recutting.split_sentences(store, seen, ME),
    "kind": lambda store, seen, pick: classifying.set_kind(
        store, seen, KINDS[pick % len(KINDS)], ME
    ),
    "article": lambda store, seen, pick: classifying.set_article(store, seen, pick % 5, ME),
    "articles onward": lambda store, seen, pick: classifying.set_article(
        store, seen[:1], pick % 5, ME, onward=True
    ),
    "translatable": lambda store, seen, pick: classifying.set_translatable(
        store, seen, bool(pick % 2), ME
    ),
}


STEPS = st.lists(st.tuples(st.sampled_from(list(DEEDS)), PICKS, PICKS), max_size=12)


def do(store: Store, deed: str, one: int, other: int) -> Sequence[int]:
    """Something to a range of segments; the rows that changed."""
    everything = seen(store)
    first = one % len(everything)
    return DEEDS[deed](store, everything[first : first + 1 + other % 3], other)


@given(deeds=STEPS, marks=st.lists(st.tuples(PICKS, PICKS, PICKS), max_size=5))
def test_undoing_each_step_gives_everything_back(
    deeds: list[tuple[str, int, int]], marks: list[tuple[int, int, int]]
) -> None:
    store = project(*PAGE)
    row, pair = seen(store)[1]
    translating.confirm(store, stays.visit(row, pair, "王编"), "He pleaded guilty")
    translating.write_note(store, row, 2, "见上", "王编")
    for number, start, length in marks:
        row, pair = seen(store)[number % len(PAGE)]
        at = start % len(pair.segment.source)
        span = Span(at, min(len(pair.segment.source), at + 1 + length % 4))
        new = NewAnnotation(label="organ", side=Side.SOURCE, span=span, author="王编")
        annotating.annotate(store, row, new)
    text = words(store)
    stood = [told(store)]
    for deed in deeds:
        with suppress(BadInput):
            if do(store, *deed):
                stood.append(told(store))
        assert words(store) == text
    for earlier in reversed(stood[:-1]):
        assert undoing.undo(store, ME) is not None
        assert told(store) == earlier
    assert undoing.undo(store, ME) is None
    for later in stood[1:]:
        assert undoing.redo(store, ME) is not None
        assert told(store) == later
