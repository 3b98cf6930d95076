"""Merging the annotations of a file into a project: first a plan, then the changes.

An annotation that the project knows by its UUID is compared by what its format can carry at all:
with what an export of it would read as. One without such an identity is the project's own where
it is on the same words with the same label, and says the same or nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.annotated import AnnotatedText, AnnotatedTexts
from workbench.model.annotations import RelationKind
from workbench.model.segments import Side
from workbench.services.annotated_texts import carried
from workbench.services.annotation_placing import Spot, TextIndex, Unplaced, span_in
from workbench.services.imported_labels import fitting_labels, label_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.annotated import CarriedAnnotation, CarriedRelation, CarriedReply
    from workbench.model.annotations import NewLabel
    from workbench.model.spans import Span
    from workbench.plugins import Format
    from workbench.store.project import Store
    from workbench.store.remarks import Remark

FIELDS = ("label", "body", "state", "visibility", "severity")
"""What of an annotation a file may say otherwise."""


class Unknown(StrEnum):
    """What becomes of labels that the project does not have."""

    ADD = "add"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """How a file is merged."""

    document: int | None = None
    unknown: Unknown = Unknown.ADD
    is_update: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is to become of one annotation of a file."""

    given: CarriedAnnotation
    spot: Spot
    span: Span | None
    known: Remark | None
    """The annotation that it is already."""
    differences: tuple[str, ...] = ()
    """The fields in which it says something else than the project."""
    replies: tuple[CarriedReply, ...] = ()
    """Those that the project does not have."""

    @property
    def is_new(self) -> bool:
        """Whether the project does not have it."""
        return self.known is None

    @property
    def is_different(self) -> bool:
        """Whether the project has it otherwise."""
        return self.known is not None and bool(self.differences or self.replies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to become of a file."""

    proposals: tuple[Proposal, ...]
    relations: tuple[CarriedRelation, ...]
    labels: tuple[NewLabel, ...]
    """Those to add."""
    faults: tuple[str, ...]
    """A sentence for each annotation that fits nowhere."""
    warnings: tuple[str, ...]


def plan(store: Store, texts: AnnotatedTexts, merging: Merging, format: Format) -> Plan:
    """What is to become of the texts of a file; nothing is changed yet.

    Raises Refused for an identity that stands twice, and for labels that are not wanted.
    """
    _refuse_twice(texts)
    planner = _Planner(store, merging, format)
    proposals = tuple(each for text in texts.texts for each in planner.of_text(text))
    used = dict.fromkeys(each.given.label for each in proposals if each.is_new or each.differences)
    known = {label.name for label in store.labels.all()}
    missing = [name for name in used if name not in known]
    if missing and merging.unknown is Unknown.REFUSE:
        raise Refused(
            f"the project has no label {', '.join(missing)}",
            hint="add them with labels add, or leave --unknown refuse out",
        )
    labels, warnings = fitting_labels(store, missing, texts.labels)
    if texts.project and texts.project != store.id:
        warnings.append("the file is of another project; texts were found by their words")
    return Plan(
        proposals=proposals,
        relations=texts.relations,
        labels=tuple(labels),
        faults=tuple(planner.faults),
        warnings=(*planner.warnings(), *warnings),
    )


class _Planner:
    """Compares the annotations of a file with those of a project, text by text."""

    def __init__(self, store: Store, merging: Merging, format: Format) -> None:
        self.faults: list[str] = []
        self._store = store
        self._index = TextIndex(store, merging.document)
        self._format = format
        self._unused = 0
        self._renamed: dict[str, str] = {}
        remarks = store.annotations.of_document()
        self._by_id = {remark.annotation.id: remark for remark in remarks}
        self._free: defaultdict[tuple[object, ...], list[Remark]] = defaultdict(list)
        for remark in remarks:
            self._free[_key_of(remark)].append(remark)

    def of_text(self, text: AnnotatedText) -> Iterator[Proposal]:
        """What is to become of the annotations of one text."""
        spot = self._index.find(text)
        if isinstance(spot, Unplaced):
            self.faults += [_fault(text, each, spot.fault) for each in text.annotations]
            self._unused += not text.annotations
            return
        for each in text.annotations:
            yield from self._of_annotation(text, each, spot)

    def warnings(self) -> list[str]:
        """What was not taken as it stands, a sentence each."""
        said = [f"the label {old!r} became {new!r}" for old, new in self._renamed.items()]
        if self._unused:
            said.append(f"texts without annotations that the project lacks: {self._unused}")
        return said

    def _of_annotation(
        self, text: AnnotatedText, each: CarriedAnnotation, spot: Spot
    ) -> Iterator[Proposal]:
        given = replace(each, label=self._label(each.label))
        known = self._by_id.get(given.reference)
        is_lost = known is not None and self._is_lost(given, known, spot)
        span = None if is_lost else span_in(spot, given, text.text)
        if isinstance(span, Unplaced):
            if known is None or not known.annotation.is_orphaned:
                self.faults.append(_fault(text, given, span.fault))
                return
            span = None
        if known is not None:
            yield self._compared(given, known, spot, span)
        else:
            yield Proposal(given=given, spot=spot, span=span, known=self._same(given, spot, span))

    def _is_lost(self, given: CarriedAnnotation, known: Remark, spot: Spot) -> bool:
        """Whether the file says of an orphan what the project does: its words, and no place.

        They are not looked for: where they stand by chance they are not the ones that went.
        """
        if given.span is not None or not known.annotation.is_orphaned:
            return False
        return given.quote == self._as_read(known, spot).quote

    def _label(self, name: str) -> str:
        fitting = label_name(name)
        if fitting != name:
            self._renamed[name] = fitting
        return fitting

    def _compared(
        self, given: CarriedAnnotation, known: Remark, spot: Spot, span: Span | None
    ) -> Proposal:
        free = self._free[_key_of(known)]
        if known in free:
            free.remove(known)
        ours = self._as_read(known, spot)
        differences = [name for name in FIELDS if getattr(given, name) != getattr(ours, name)]
        if known.segment_row != spot.row or known.annotation.side is not spot.side:
            differences.append("text")
        elif span != known.annotation.span:
            differences.append("place")
        ids = {reply.id for reply in known.annotation.replies}
        said = {reply.body for reply in known.annotation.replies}
        return Proposal(
            given=given,
            spot=spot,
            span=span,
            known=known,
            differences=tuple(differences),
            replies=tuple(
                reply
                for reply in given.replies
                if reply.reference not in ids and reply.body not in said
            ),
        )

    def _as_read(self, known: Remark, spot: Spot) -> CarriedAnnotation:
        """An annotation of the project as the format would give it back."""
        ours = carried(known.annotation, spot.text)
        if known.segment_row != spot.row or known.annotation.side is not spot.side:
            return ours
        text = AnnotatedText(
            segment=spot.segment,
            side=spot.side,
            document=spot.document,
            number=spot.number,
            text=spot.text,
            annotations=(ours,),
        )
        assert self._format.expected_annotations is not None
        read = self._format.expected_annotations(AnnotatedTexts(texts=(text,)))
        found = [each for one in read.texts for each in one.annotations]
        return replace(found[0], label=label_name(found[0].label)) if found else ours

    def _same(self, given: CarriedAnnotation, spot: Spot, span: Span | None) -> Remark | None:
        """An annotation of the project that says the same of the same words, used once."""
        free = self._free[_key(spot.row, spot.side, span, given.quote, given.label)]
        for at, remark in enumerate(free):
            if given.body in ("", remark.annotation.body):
                return free.pop(at)
        return None


def kind_of(given: CarriedRelation, sides: tuple[Side, Side], *, is_one_pair: bool) -> RelationKind:
    """The kind of a relation: a file's own word, and a rendering that is none, refer."""
    is_rendering = sides == (Side.TARGET, Side.SOURCE) and is_one_pair
    if given.kind not in set(RelationKind):
        return RelationKind.REFERS_TO
    kind = RelationKind(given.kind)
    return RelationKind.REFERS_TO if kind is RelationKind.RENDERS and not is_rendering else kind


def _key(row: int, side: Side, span: Span | None, quote: str, label: str) -> tuple[object, ...]:
    return row, side, span, quote if span is None else "", label


def _key_of(remark: Remark) -> tuple[object, ...]:
    each = remark.annotation
    return _key(remark.segment_row, each.side, each.span, each.quote, each.label)


def _fault(text: AnnotatedText, each: CarriedAnnotation, fault: str) -> str:
    named = f"{text.document} {text.number}".strip() if text.document else text.segment
    where = each.place or named or each.reference
    return f"{where}: {fault}"


def _refuse_twice(texts: AnnotatedTexts) -> None:
    references = Counter(each.reference for text in texts.texts for each in text.annotations)
    twice: Sequence[str] = [name for name, count in references.items() if name and count > 1]
    if twice:
        raise Refused(f"the file has the annotation {twice[0]} twice", hint="leave one of them")
