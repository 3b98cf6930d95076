"""The texts of a project with their annotations, as annotation formats carry them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import workbench
from workbench.model.annotated import (
    AnnotatedText,
    AnnotatedTexts,
    CarriedAnnotation,
    CarriedRelation,
    CarriedReply,
)
from workbench.model.segments import Side
from workbench.services import annotating
from workbench.services.annotating import NotesFilter
from workbench.services.label_files import as_new
from workbench.text.anchoring import Quote, quote_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.model.annotations import Annotation, Relation
    from workbench.model.segments import Pair
    from workbench.store.project import Store


_ALL = NotesFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of a project an export of annotations has."""

    notes: NotesFilter = _ALL
    document: int | None = None
    """The row of the only document."""
    is_only_annotated: bool = False
    """Whether texts without annotations are left out."""


EVERYTHING = Choice()


def annotated_texts(store: Store, title: str, choice: Choice = EVERYTHING) -> AnnotatedTexts:
    """The chosen texts in reading order, with the relations of which both ends are among them.

    One text is one side of a segment; a side that has neither words nor annotations is none.
    """
    with store.snapshot():
        texts = tuple(_texts(store, choice))
        held = [each for text in texts for each in text.annotations]
        labels = {each.label for each in held}
        return AnnotatedTexts(
            title=title,
            project=store.id,
            languages=store.languages,
            program=f"bilingual-workbench {workbench.__version__}",
            labels=tuple(as_new(each) for each in store.labels.all() if each.name in labels),
            texts=texts,
            relations=tuple(
                _relations(
                    {each.reference for each in held},
                    (tie for _, tie in store.relations.all()),
                )
            ),
        )


def carried(each: Annotation, text: str) -> CarriedAnnotation:
    """An annotation as files have it; an orphan has its words and no span."""
    quote = Quote(exact=each.quote, prefix="", suffix="")
    if each.span is not None:
        quote = quote_of(text, each.span)
    return CarriedAnnotation(
        reference=each.id,
        span=each.span,
        quote=quote.exact,
        prefix=quote.prefix,
        suffix=quote.suffix,
        label=each.label,
        body=each.body,
        author=each.author,
        time=each.time,
        state=each.state,
        visibility=each.visibility,
        severity=each.severity,
        replies=tuple(
            CarriedReply(body=reply.body, author=reply.author, time=reply.time, reference=reply.id)
            for reply in each.replies
        ),
    )


def _texts(store: Store, choice: Choice) -> Iterator[AnnotatedText]:
    sides = [side for side in Side if choice.notes.side in (None, side)]
    for document, _ in store.documents.all():
        if choice.document not in (None, document):
            continue
        remarks = annotating.listed(store, choice.notes, document=document)
        chosen = {remark.annotation.id for remark in remarks}
        for pair in store.segments.pairs(document):
            for side in sides:
                found = _text(pair, side, chosen)
                if found.annotations or (found.text and not choice.is_only_annotated):
                    yield found


def _text(pair: Pair, side: Side, chosen: set[str]) -> AnnotatedText:
    text = pair.segment.source if side is Side.SOURCE else pair.target.text
    return AnnotatedText(
        segment=pair.segment.id,
        side=side,
        document=pair.segment.document,
        number=pair.segment.number,
        text=text,
        annotations=tuple(
            carried(each, text)
            for each in pair.annotations
            if each.side is side and each.id in chosen
        ),
    )


def _relations(held: set[str], ties: Iterable[Relation]) -> Iterator[CarriedRelation]:
    for tie in ties:
        if tie.start in held and tie.end in held:
            yield CarriedRelation(
                start=tie.start,
                end=tie.end,
                kind=str(tie.kind),
                reference=tie.id,
                author=tie.author,
                time=tie.time,
            )
