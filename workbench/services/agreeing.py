"""How well two annotators agree: the figures, where they differ, and what could not be counted.

Compared are two project files, copies of one or projects with the same documents, or two authors of
one file. Somebody worked on a side of a document where they have an annotation on it; where labels
are chosen, one of the same label sets. What only one of both worked on tells nothing of agreement
and is left out; where both worked, a text without an annotation is one in which nothing was found.
Everything that is left out is said.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.match.agreement import agreement, compare
from workbench.model.agreed import Agreed, Disagreement, Omission, OmissionReason
from workbench.model.agreements import Continuum, LabelledSpan
from workbench.model.segments import Side
from workbench.services.annotators import Annotator
from workbench.services.counterparts import counterparts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from workbench.model.annotations import Annotation, Label
    from workbench.model.segments import Pair
    from workbench.services.counterparts import Counterparts
    from workbench.store.project import Store

_MINE, _THEIRS = "mine", "theirs"
_NUMBERED = (OmissionReason.OTHER_TEXT, OmissionReason.NO_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which annotations are compared; what is empty or None leaves all."""

    document: str | None = None
    """Its name or UUID in my file."""
    side: Side | None = None
    labels: frozenset[str] = frozenset()
    """Names of labels."""
    sets: frozenset[str] = frozenset()
    """Names of label sets, whose labels come to those named."""
    mine_author: str = ""
    theirs_author: str = ""
    with_proposed: bool = False
    """Whether what a program proposed, and nobody accepted, counts too."""


def agree(mine: Store, theirs: Store, chosen: Chosen | None = None) -> Agreed:
    """Compares what two files, or two authors of one file, have annotated.

    Raises NotFound for a document, label, set or author that is not there, Refused where the two
    have no text in common.
    """
    chosen = chosen or Chosen()
    labels, task = _labels((mine, theirs), chosen)
    sides = tuple(Side) if chosen.side is None else (chosen.side,)
    found = _counterparts(mine, theirs, chosen.document)
    ours, others = (
        Annotator(
            [*(both[of] for both in found.both), *alone],
            author=author,
            sides=sides,
            labels=labels,
            task=task,
            with_proposed=chosen.with_proposed,
        )
        for of, (alone, author) in enumerate(
            (
                (found.only_mine, chosen.mine_author),
                (found.only_theirs, chosen.theirs_author),
            )
        )
    )
    comparison = _Comparison(ours, others)
    comparison.count(found, sides)
    return comparison.result({label.name: label for label in theirs.labels.all()})


def _counterparts(mine: Store, theirs: Store, document: str | None) -> Counterparts:
    rows = [row for row, _ in mine.documents.all()]
    if document is not None:
        rows = [mine.documents.get(document)[0]]
    ours = _pairs(mine, rows)
    others = ours if theirs is mine else _pairs(theirs, [row for row, _ in theirs.documents.all()])
    found = counterparts(ours, others)
    if not found.both:
        raise Refused(
            "the two files have no text in common",
            hint="agreement needs copies of one project, or projects with the same documents",
        )
    if document is None:
        return found
    names = {pair.segment.document for both in found.both for pair in both}
    near = (pair for pair in found.only_theirs if pair.segment.document in names)
    return replace(found, only_theirs=tuple(near))


def _pairs(store: Store, documents: Iterable[int]) -> list[Pair]:
    with store.snapshot():
        return [pair for row in documents for pair in store.segments.pairs(row)]


def _labels(
    stores: Iterable[Store], chosen: Chosen
) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    """The names that are compared, and all names of the sets that they are of; None for all."""
    if not chosen.labels and not chosen.sets:
        return None, None
    sets: defaultdict[str, set[str]] = defaultdict(set)
    used: set[str] = set()
    for store in stores:
        used.update(store.labels.used())
        for label in store.labels.all():
            sets[label.group].add(label.name)
    _refuse_unknown("label set", chosen.sets, sets)
    _refuse_unknown("label", chosen.labels, used.union(*sets.values()))
    labels = chosen.labels.union(*(sets[name] for name in chosen.sets))
    return labels, labels.union(*(names for names in sets.values() if names & labels))


def _refuse_unknown(what: str, wanted: Iterable[str], known: Collection[str]) -> None:
    for name in sorted(wanted):
        if name not in known:
            there = ", ".join(sorted(known))
            raise NotFound(f"neither side has a {what} {name!r}", hint=f"there are {there}")


class _Comparison:
    """Goes through the texts that both have."""

    def __init__(self, mine: Annotator, theirs: Annotator) -> None:
        self._mine, self._theirs = mine, theirs
        self._texts: list[Continuum] = []
        self._disagreements: list[Disagreement] = []
        self._omitted: dict[
            tuple[OmissionReason, str, Side | None], list[tuple[int, int, int]]
        ] = {}
        self._shared = 0

    def count(self, found: Counterparts, sides: Sequence[Side]) -> None:
        """Compares what can be, and notes the rest."""
        for reason in OmissionReason:
            skipped = (self._mine.skipped[reason], self._theirs.skipped[reason])
            if any(skipped):
                self._omit(reason, "", None, 0, *skipped)
        for mine, theirs in found.both:
            for side in sides:
                self._count_text(mine, theirs, side)
        for annotator, alone in ((self._mine, found.only_mine), (self._theirs, found.only_theirs)):
            for pair in alone:
                marks = sum(len(annotator.marks(pair, side)) for side in sides)
                counts = (marks, 0) if annotator is self._mine else (0, marks)
                if marks:
                    place = pair.segment
                    self._omit(OmissionReason.NO_TEXT, place.document, None, place.number, *counts)

    def result(self, labels: dict[str, Label]) -> Agreed:
        """What came of it."""
        return Agreed(
            agreement=agreement(self._texts, _MINE, _THEIRS),
            disagreements=tuple(self._disagreements),
            omissions=tuple(self._omissions()),
            shared=self._shared,
            labels=labels,
        )

    def _count_text(self, mine: Pair, theirs: Pair, side: Side) -> None:
        place, text = mine.segment, _text(mine, side)
        ours, others = self._mine.marks(mine, side), self._theirs.marks(theirs, side)
        worked = (
            self._mine.has_worked_on(place.document, side),
            self._theirs.has_worked_on(theirs.segment.document, side),
        )
        counts = (len(ours), len(others))
        if worked != (True, True):
            if any(counts):
                self._omit(OmissionReason.NOT_WORKED_ON, place.document, side, 0, *counts)
        elif text != _text(theirs, side):
            self._omit(OmissionReason.OTHER_TEXT, place.document, side, place.number, *counts)
        elif text:
            self._compare(mine, side, text, ours, others)

    def _compare(
        self,
        pair: Pair,
        side: Side,
        text: str,
        mine: list[Annotation],
        theirs: list[Annotation],
    ) -> None:
        marks = {_MINE: _marks(mine), _THEIRS: _marks(theirs)}
        self._texts.append(Continuum(length=len(text), annotations=marks))
        self._shared += len({each.id for each in mine} & {each.id for each in theirs})
        for row in compare(marks[_MINE], marks[_THEIRS], agreed=False):
            self._disagreements.append(
                Disagreement(
                    kind=row.kind,
                    document=pair.segment.document,
                    number=pair.segment.number,
                    segment=pair.segment.id,
                    side=side,
                    text=text,
                    mine=None if row.mine is None else mine[row.mine.key],
                    theirs=None if row.theirs is None else theirs[row.theirs.key],
                )
            )

    def _omit(
        self,
        reason: OmissionReason,
        document: str,
        side: Side | None,
        number: int,
        mine: int,
        theirs: int,
    ) -> None:
        rows = self._omitted.setdefault((reason, document, side), [])
        rows.append((number, mine, theirs))

    def _omissions(self) -> Iterator[Omission]:
        for (reason, document, side), rows in self._omitted.items():
            yield Omission(
                reason=reason,
                document=document,
                side=side,
                numbers=tuple(row[0] for row in rows) if reason in _NUMBERED else (),
                mine=sum(row[1] for row in rows),
                theirs=sum(row[2] for row in rows),
            )


def _marks(annotations: Iterable[Annotation]) -> tuple[LabelledSpan, ...]:
    return tuple(
        LabelledSpan(each.span, each.label, at)
        for at, each in enumerate(annotations)
        if each.span is not None
    )


def _text(pair: Pair, side: Side) -> str:
    return pair.segment.source if side is Side.SOURCE else pair.target.text
