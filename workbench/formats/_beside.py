"""What formats of other programs keep for us under the key `workbench`.

- `file`: what the file and its labels are, on the first record;
- `remarks`: annotations on no words of the text, whole;
- `spans`: what the program has no word for, of the annotations that it has, by their identity;
- `relations`: those that begin in the text, whole, also those that the program has itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.formats._annotation_records import (
    Fields,
    Record,
    annotation_record,
    header_record,
    read_annotation,
    read_header,
    read_relation,
    relation_record,
)
from workbench.formats._written_texts import held
from workbench.model.annotated import AnnotatedTexts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from workbench.formats._faults import Faults
    from workbench.model.annotated import (
        AnnotatedText,
        CarriedAnnotation,
        CarriedRelation,
    )

KEY = "workbench"


def expected(texts: AnnotatedTexts) -> AnnotatedTexts:
    """What a file gives back: relations by the text that they begin in; no texts, no header."""
    kept = held(texts)
    by_text = relations_by_text(kept)
    header = kept if kept.texts else AnnotatedTexts()
    return replace(header, relations=tuple(each for some in by_text for each in some))


def is_on_words(annotation: CarriedAnnotation) -> bool:
    """Whether another program can hold it: it has a label, and at least one character."""
    span = annotation.span
    return bool(annotation.label) and span is not None and len(span) > 0


def beside(
    texts: AnnotatedTexts, index: int, relations: Sequence[CarriedRelation], spans: list[Record]
) -> Record:
    """The key of the record of a text: all that its program has no word for."""
    header = {} if index else header_record(texts)
    remarks = [
        annotation_record(each) for each in texts.texts[index].annotations if not is_on_words(each)
    ]
    found = {
        "file": header,
        "remarks": remarks,
        "spans": spans,
        "relations": [relation_record(relation) for relation in relations],
    }
    return {key: value for key, value in found.items() if value}


def relations_by_text(texts: AnnotatedTexts) -> list[list[CarriedRelation]]:
    """For every text the relations that begin in it."""
    homes = {
        annotation.reference: index
        for index, text in enumerate(texts.texts)
        for annotation in text.annotations
    }
    found: list[list[CarriedRelation]] = [[] for _ in texts.texts]
    for relation in texts.relations:
        found[homes[relation.start]].append(relation)
    return found


def within(text: AnnotatedText, relations: Sequence[CarriedRelation]) -> list[CarriedRelation]:
    """Those relations that another program can hold: from words to words of one text."""
    own = {each.reference for each in text.annotations if is_on_words(each)}
    return [each for each in relations if each.kind and each.start in own and each.end in own]


class Beside:
    """The key of one record, on its way in."""

    def __init__(self, record: Record, place: str, faults: Faults) -> None:
        self._place = f"{place}, `{KEY}`" if place else KEY
        self._faults = faults
        value = record.get(KEY)
        self.is_there = isinstance(value, dict)
        self._fields = Fields(value if isinstance(value, dict) else {}, self._place, faults)

    def header(self) -> AnnotatedTexts | None:
        """What the file is, where this record says it."""
        record = self._fields.object("file")
        return read_header(record, self._place, self._faults) if record else None

    def remarks(self) -> Iterator[CarriedAnnotation]:
        """The annotations on no words of the text."""
        for record in self._fields.records("remarks"):
            yield read_annotation(record, self._place, self._faults)

    def spans(self) -> list[Record]:
        """What is known of the annotations that the program has."""
        return self._fields.records("spans")

    def relations(
        self, own: Collection[str], held: Sequence[CarriedRelation]
    ) -> Iterator[CarriedRelation]:
        """Those that the program holds, with what is known of them, and those that it cannot hold.

        `own` are the annotations on words of this text: a relation between two of them that the
        program no longer holds was deleted there.
        """
        left = list(held)
        ends = [(each.start, each.end, each.kind) for each in left]
        for record in self._fields.records("relations"):
            relation = read_relation(record, self._place, self._faults)
            known = (relation.start, relation.end, relation.kind)
            if not (relation.kind and relation.start in own and relation.end in own):
                yield relation
            elif known in ends:
                index = ends.index(known)
                del left[index], ends[index]
                yield relation
        yield from left
