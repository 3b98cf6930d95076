"""Carrying out what was planned for a file of annotations, within one change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.model.annotations import NewAnnotation
from workbench.services import annotating
from workbench.services.annotation_merging import FIELDS, kind_of
from workbench.store.wordings import row_of
from workbench.text.anchoring import quote_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.model.annotated import CarriedReply
    from workbench.model.segments import Side
    from workbench.services.annotation_merging import Plan, Proposal
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedAnnotations:
    """What became of a file of annotations, or what would."""

    added: int
    changed: int
    """Annotations that the project had otherwise, and that became what the file says."""
    differing: tuple[str, ...]
    """A sentence for each that the project has otherwise, and keeps."""
    same: int
    faults: tuple[str, ...]
    """A sentence for each that fits nowhere."""
    relations: int = 0
    """Those that were not there yet."""
    labels: tuple[str, ...] = ()
    """The labels that the project got with it."""
    warnings: tuple[str, ...] = ()


def reported(plan: Plan, *, is_update: bool) -> ImportedAnnotations:
    """What a plan would do; relations are those of the file."""
    different = [each for each in plan.proposals if each.is_different]
    changing = [each for each in different if is_update and not _is_elsewhere(each)]
    added = sum(each.is_new for each in plan.proposals)
    return ImportedAnnotations(
        added=added,
        changed=len(changing),
        differing=tuple(_difference(each) for each in different if each not in changing),
        same=len(plan.proposals) - added - len(different),
        faults=plan.faults,
        relations=len(plan.relations),
        labels=tuple(label.name for label in plan.labels),
        warnings=plan.warnings,
    )


class Taking:
    """Writes a plan into a project."""

    def __init__(self, store: Store, change: ChangeSet, *, author: str, origin: str) -> None:
        self._store = store
        self._change = change
        self._author = author
        self._origin = origin
        self._rows: dict[str, tuple[int, Proposal]] = {}
        """The rows of the file's annotations, by reference."""

    def carry_out(
        self, plan: Plan, *, is_update: bool, report: Callable[[int], None]
    ) -> ImportedAnnotations:
        """Adds and changes what the plan says; gives what became of the file."""
        for label in plan.labels:
            self._store.labels.insert(self._change, label)
        for count, proposal in enumerate(plan.proposals, 1):
            self._rows[proposal.given.reference] = (self._take(proposal, is_update), proposal)
            report(count)
        tied = [self._tie(plan, at) for at in range(len(plan.relations))]
        said = [one for one in tied if isinstance(one, str)]
        return replace(
            reported(plan, is_update=is_update),
            relations=sum(one is True for one in tied),
            warnings=(*plan.warnings, *said),
        )

    def _take(self, proposal: Proposal, is_update: bool) -> int:
        known = proposal.known
        if known is None:
            return self._add(proposal)
        if is_update and proposal.is_different and not _is_elsewhere(proposal):
            values = {
                name: str(getattr(proposal.given, name))
                for name in FIELDS
                if name in proposal.differences
            }
            if values:
                self._store.annotations.update(self._change, known.row, dict(values))
            if "place" in proposal.differences:
                self._place(proposal, known.row)
            for reply in proposal.replies:
                self._reply(known.row, reply)
        return known.row

    def _add(self, proposal: Proposal) -> int:
        given = proposal.given
        new = NewAnnotation(
            label=given.label,
            side=proposal.spot.side,
            span=proposal.span,
            body=given.body,
            author=given.author or self._author,
            state=given.state,
            visibility=given.visibility,
            severity=given.severity,
            origin=self._origin,
        )
        row = annotating.add(
            self._store,
            self._change,
            proposal.spot.row,
            new,
            uuid=given.reference,
            time=in_utc(given.time),
        )
        for reply in given.replies:
            self._reply(row, reply)
        return row

    def _place(self, proposal: Proposal, row: int) -> None:
        assert proposal.span is not None
        spot = proposal.spot
        quote = quote_of(spot.text, proposal.span)
        self._store.annotations.update(
            self._change,
            row,
            {"quote": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix},
        )
        head = row_of(self._store.wordings.head(spot.row, spot.side))
        assert head is not None
        self._store.anchors.place(self._change, row, head, proposal.span)

    def _reply(self, row: int, reply: CarriedReply) -> None:
        self._store.annotations.reply(
            self._change,
            row,
            reply.body,
            reply.author or self._author,
            uuid=reply.reference,
            time=in_utc(reply.time),
        )

    def _tie(self, plan: Plan, at: int) -> bool | str:
        """Whether a relation was added; a sentence where it was taken as another, or not at all."""
        given = plan.relations[at]
        one, other = self._rows.get(given.start), self._rows.get(given.end)
        where = given.place or f"{given.start} {given.kind} {given.end}"
        if one is None or other is None:
            return f"{where}: the relation was left out, for one of its ends is not there"
        (start, first), (end, second) = one, other
        if start == end:
            return f"{where}: the relation was left out, for both of its ends are one annotation"
        sides: tuple[Side, Side] = (first.spot.side, second.spot.side)
        kind = kind_of(given, sides, is_one_pair=first.spot.row == second.spot.row)
        added = self._store.relations.relate(
            self._change,
            start,
            end,
            kind,
            given.author or self._author,
            uuid=given.reference,
            time=in_utc(given.time),
        )
        return added is not None


def in_utc(time: str) -> str:
    """A time of ISO 8601 as it is stored, in UTC; empty where it is none."""
    try:
        found = datetime.fromisoformat(time)
    except ValueError:
        return ""
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    try:
        moved = found.astimezone(UTC)
    except OverflowError:
        return ""
    return moved.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _is_elsewhere(proposal: Proposal) -> bool:
    """Whether the project has it on another text, where a file cannot move it."""
    is_lost = "place" in proposal.differences and proposal.span is None
    return "text" in proposal.differences or is_lost


def _difference(proposal: Proposal) -> str:
    assert proposal.known is not None
    each = proposal.known.annotation
    what = [*proposal.differences, *(["replies"] if proposal.replies else [])]
    where = proposal.given.place or each.id
    return f"{where}: {each.label} in {each.document} {each.number} has other {', '.join(what)}"
