"""What formats of other programs keep for us under the key `workbench`.

- `file`: what the file and its labels are, on the first record;
- `remarks`: annotations on no words of the text, whole;
- `spans`: what the program has no word for, of the annotations that it has, by their identity;
- `relations`: those that begin in the text, whole; `native` are those that the program has too.
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
from workbench.formats._written_texts import held, in_order
from workbench.model.annotated import AnnotatedTexts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from workbench.formats._faults import Faults
    from workbench.model.annotated import (
        AnnotatedText,
        CarriedAnnotation,
        CarriedRelation,
    )

KEY = "workbench"


def expected(
    texts: AnnotatedTexts, is_last: Callable[[CarriedAnnotation], bool] = lambda _: False
) -> AnnotatedTexts:
    """What a file gives back: relations by the text that they begin in; no texts, no header.

    Of annotations on the same words those that stand under our key come first, and those that are
    last come last.
    """
    kept = held(texts)
    ordered = (
        sorted(text.annotations, key=lambda each: (is_on_words(each), is_last(each)))
        for text in kept.texts
    )
    kept = replace(
        kept,
        texts=tuple(
            replace(text, annotations=in_order(annotations))
            for text, annotations in zip(kept.texts, ordered, strict=True)
        ),
    )
    by_text = relations_by_text(kept)
    header = kept if kept.texts else AnnotatedTexts()
    return replace(header, relations=tuple(each for some in by_text for each in some))


def is_on_words(annotation: CarriedAnnotation) -> bool:
    """Whether another program can hold it: it has a label, and at least one character."""
    span = annotation.span
    return bool(annotation.label) and span is not None and len(span) > 0


def beside(
    texts: AnnotatedTexts,
    index: int,
    spans: list[Record],
    relations: Sequence[CarriedRelation],
    native: Collection[CarriedRelation],
) -> Record:
    """The key of the record of a text: all that its program has no word for.

    `relations` begin in the text; the program has those that are `native`.
    """
    header = {} if index else header_record(texts)
    remarks = [
        annotation_record(each) for each in texts.texts[index].annotations if not is_on_words(each)
    ]
    found = {
        "file": header,
        "remarks": remarks,
        "spans": spans,
        "relations": [
            relation_record(relation) | ({"native": True} if relation in native else {})
            for relation in relations
        ],
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

    def relations(self, native: Sequence[CarriedRelation]) -> Iterator[CarriedRelation]:
        """Those of the program, with what is known of them, and those that it does not have.

        One that it once had and has no more was deleted there.
        """
        left = list(native)
        ends = [(each.start, each.end, each.kind) for each in left]
        for record in self._fields.records("relations"):
            relation = read_relation(record, self._place, self._faults)
            known = (relation.start, relation.end, relation.kind)
            if known in ends:
                index = ends.index(known)
                relation = replace(relation, place=left[index].place)
                del left[index], ends[index]
                yield relation
            elif not record.get("native"):
                yield replace(relation, place="")
        yield from left


def complete(
    relations: Sequence[CarriedRelation], known: Collection[str], faults: Faults
) -> tuple[CarriedRelation, ...]:
    """The relations of a file whose annotations are all known.

    One of the program, which has a place, must lead to annotations. One of ours that leads to an
    annotation which was deleted there went with it.
    """
    for relation in relations:
        for end in (relation.start, relation.end):
            if relation.place and end not in known:
                faults.add(relation.place, f"a relation leads to {end}, which is nowhere")
    return tuple(each for each in relations if each.start in known and each.end in known)
