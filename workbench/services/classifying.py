"""What paragraphs are: their kind and level, their article, and whether they are translated.

Each of these is one step to undo over all the segments, or nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import BadInput, Refused
from workbench.model.segments import SegmentKind
from workbench.services import refusing, selecting
from workbench.services.joining import numbers_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.segments import Segment
    from workbench.services.reopening import Seen
    from workbench.store.change_sets import Value
    from workbench.store.project import Store

LEVELLED = (SegmentKind.HEADLINE, SegmentKind.LIST_ITEM)
"""The kinds that may have a level."""
HIGHEST_LEVEL = 9
"""Word counts so far."""


def set_kind(
    store: Store, seen: Sequence[Seen], kind: SegmentKind, author: str, *, level: int | None = None
) -> list[int]:
    """Says what paragraphs are on their page; gives the rows of those that were something else.

    Without a level those of the kind keep theirs, and others have none. Raises BadInput for a
    level of what has none, Refused for a final segment.
    """
    if level is not None and kind not in LEVELLED:
        raise BadInput(f"a {kind} has no level", hint="headlines and list items have one")
    if level is not None and not 0 <= level <= HIGHEST_LEVEL:
        raise BadInput(f"there is no level {level}", hint=f"say 1 to {HIGHEST_LEVEL}, 0 for none")

    def wanted(segment: Segment) -> dict[str, Value]:
        own = segment.level if segment.kind is kind else 0
        return {"kind": str(kind), "level": own if level is None else level}

    what = f"{kind} of level {level}" if level else str(kind)
    changes = [(each, wanted(each[1].segment)) for each in seen]
    return _change(store, changes, f"make {{}} {what}", author)


def set_article(
    store: Store, seen: Sequence[Seen], article: int, author: str, *, onward: bool = False
) -> list[int]:
    """Says to which article paragraphs belong (0: to none); gives the rows of those changed.

    With `onward` the article of the first becomes this one, and all that follow in the document
    are counted on by as much. Raises BadInput, and Refused for a final segment.
    """
    if article < 0:
        raise BadInput(f"there is no article {article}", hint="they count from 1; 0 is above all")
    if onward and len(seen) != 1:
        raise BadInput("the articles are counted on from one segment", hint="name the first")
    if not onward:
        changes: list[tuple[Seen, dict[str, Value]]] = [
            (each, {"article": article}) for each in seen
        ]
        return _change(store, changes, f"put {{}} into article {article}", author)
    row, first = seen[0]
    with store.transaction():
        by = article - first.segment.article
        changes = [
            (each, {"article": max(0, each[1].segment.article + by)})
            for each in selecting.following(store, row)
        ]
        return _change(store, changes, f"count articles on from {article} at {{}}", author, of=1)


def set_translatable(
    store: Store, seen: Sequence[Seen], is_translatable: bool, author: str
) -> list[int]:
    """Says whether paragraphs are to be translated; gives the rows of those that change.

    A target that one has stays in its history and where it is, and is delivered again when the
    paragraph is to be translated again. Raises Refused for a final segment.
    """
    verb = "translate {}" if is_translatable else "leave {} untranslated"
    changes: list[tuple[Seen, dict[str, Value]]] = [
        (each, {"translatable": int(is_translatable)}) for each in seen
    ]
    return _change(store, changes, verb, author)


def _change(
    store: Store,
    changes: Sequence[tuple[Seen, dict[str, Value]]],
    label: str,
    author: str,
    *,
    of: int | None = None,
) -> list[int]:
    """Sets columns of segments; the label names those that change, or the first `of` of them."""
    with store.transaction():
        real = [
            (seen, values)
            for seen, values in changes
            if any(_now(seen[1].segment)[column] != value for column, value in values.items())
        ]
        if not real:
            return []
        _refuse(store, [seen for seen, _ in real])
        named = label.format(numbers_of([pair for (_, pair), _ in real[:of]]))
        first = real[0][0][0]
        with store.journal.change(named, author, segment_row=first) as change:
            return [row for (row, _), values in real if change.update("segments", row, values)]


def _now(segment: Segment) -> dict[str, Value]:
    return {
        "kind": str(segment.kind),
        "level": segment.level,
        "article": segment.article,
        "translatable": int(segment.is_translatable),
    }


def _refuse(store: Store, seen: Sequence[Seen]) -> None:
    """Raises Refused for a final segment, and for one that another program joined away."""
    locked = store.segments.locked()
    for row, pair in seen:
        if row in locked:
            refusing.refuse_locked(store, row, pair.segment.number)
        if store.segments.standing(row) != row:
            raise Refused(
                f"segment {pair.segment.number} is not there any more",
                hint="another program joined it; look again",
            )
