"""One English rendering for another, where a concept is used: seen first, then made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.edits import Edit
from workbench.model.segments import Side, State
from workbench.model.wordings import NewWording
from workbench.text.carrying import edited
from workbench.text.english import applied, replace
from workbench.text.substance import find_control, has_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.codes import Code
    from workbench.model.segments import Pair
    from workbench.services.usage import UsedPlace
    from workbench.store.project import Store
    from workbench.text.english import TextEdit


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What replacing would make of one target."""

    row: int
    pair: Pair
    """As it was read; a target that is another one by then is not written over."""
    old: str
    new: str
    edits: tuple[TextEdit, ...]
    hindrance: str
    """Why the segment would be skipped (*is locked*); empty where it would not."""

    @property
    def before(self) -> str:
        """The target as it stands."""
        return self.pair.target.text

    @property
    def after(self) -> str:
        """The target as it would be."""
        return applied(self.before, self.edits)

    @property
    def codes(self) -> tuple[Code, ...]:
        """The inline markup of the target as it would be."""
        last_first = sorted(self.edits, key=lambda each: each.span, reverse=True)
        edits = [Edit(span=each.span, text=each.text) for each in last_first]
        return edited(self.pair.target.codes, edits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A change that was not made."""

    change: Change
    reason: str
    """What of the segment hindered it: *is locked*, *was changed meanwhile*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """What came of replacing."""

    changed: tuple[Change, ...]
    standing: tuple[Pair, ...]
    """What was changed, as it stands now."""
    skipped: tuple[Skipped, ...]


def preview(store: Store, places: Iterable[UsedPlace], old: str, new: str) -> list[Change]:
    """What replacing `old` by `new` would make of these segments, inflection kept.

    Targets are read anew; segments without `old` are left out. Raises Refused for an empty
    rendering and for control characters.
    """
    _refuse_no_rendering(old, new)
    locked = store.segments.locked()
    changes = []
    for place in {place.row: place for place in places}.values():
        (pair,) = store.segments.at([place.row], place.pair.segment.number)
        edits = replace(pair.target.text, old, new, protected=(*place.protected, new))
        if edits:
            changes.append(
                Change(
                    row=place.row,
                    pair=pair,
                    old=old,
                    new=new,
                    edits=edits,
                    hindrance=_hindrance(store, place.row, pair, locked),
                )
            )
    return changes


def replace_renderings(store: Store, changes: Sequence[Change], author: str) -> Replaced:
    """Makes the changes of a preview as drafts: all of them one step to undo.

    Locked and final segments, those that wait for a decision between two wordings and those that
    were changed since the preview are skipped, each with its reason.
    """
    with store.transaction():
        locked = store.segments.locked()
        reasons = [_hindrance(store, change.row, change.pair, locked) for change in changes]
        changed = tuple(
            change for change, reason in zip(changes, reasons, strict=True) if not reason
        )
        if changed:
            _write(store, changed, author)
        standing = tuple(
            pair
            for change in changed
            for pair in store.segments.at([change.row], change.pair.segment.number)
        )
    return Replaced(
        changed=changed,
        standing=standing,
        skipped=tuple(
            Skipped(change=change, reason=reason)
            for change, reason in zip(changes, reasons, strict=True)
            if reason
        ),
    )


def _refuse_no_rendering(old: str, new: str) -> None:
    if not has_text(old) or not has_text(new):
        raise Refused("a rendering is empty", hint="say what is to stand in the place of what")
    if find_control(new) is not None or "\n" in new:
        raise Refused("the new rendering holds a control character", hint="take it out")


def _hindrance(store: Store, row: int, pair: Pair, locked: frozenset[int]) -> str:
    """Why a segment can't be changed as it was read; empty where it can."""
    if store.segments.standing(row) != row:
        return "was joined with its neighbour"
    if row in locked:
        return "is locked"
    if store.wordings.standing(row, Side.TARGET)[1] is State.FINAL:
        return "is final"
    if store.wordings.open_conflicts(row):
        return "has two wordings, between which nobody has decided"
    is_same = store.wordings.head(row, Side.TARGET) == pair.target.token
    if not is_same or store.wordings.head(row, Side.SOURCE) != pair.segment.source_token:
        return "was changed meanwhile"
    return ""


def _write(store: Store, changes: Sequence[Change], author: str) -> None:
    old, new = changes[0].old, changes[0].new
    label = f"replace {old} by {new}"
    with store.journal.change(label, author, segment_row=changes[0].row) as change_set:
        for change in changes:
            wording = NewWording(
                text=change.after,
                state=State.of_draft(change.after),
                author=author,
                detail=f"{old} replaced by {new}",
                codes=change.codes,
            )
            token = change.pair.target.token
            store.wordings.stand(change_set, change.row, Side.TARGET, wording, token)
