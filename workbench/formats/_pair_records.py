"""A pair of parallel text as a plain value of JSON, with everything that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.formats._term_values import record_of as concept_record
from workbench.model.exchange import Level
from workbench.text.fingerprints import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.annotations import Annotation, Reply
    from workbench.model.codes import Code
    from workbench.model.exchange import ParallelPair, ParallelText, Part
    from workbench.model.matches import Match
    from workbench.model.segments import Revision
    from workbench.model.spans import Span
    from workbench.model.terms import TermHit

Record = dict[str, Any]

FLAGS = ("locked", "needs_work")
"""Keys with true or false that a file may bring back; `sent_flags` has those that were true."""


def records_of(parallel: ParallelText) -> Iterator[Record]:
    """A record for every pair, keys always in the same order.

    `part`, `terms`, `matches` and `history` are there where they were asked for. Offsets are code
    points, the end excluded.
    """
    for document in parallel.documents:
        for pair in document.pairs:
            facts = _facts(pair, document.name)
            yield {
                **facts,
                "note": pair.segment.note,
                "note_id": pair.remark.id if pair.remark else "",
                "note_replies": _replies(pair.remark.replies if pair.remark else ()),
                "annotations": [_annotation(each) for each in pair.annotations],
                "sent_notes": list(_sent_notes(pair)),
                "sent_flags": [name for name in FLAGS if facts[name]],
                **_beside(pair, parallel),
                "fingerprint": pair.fingerprint,
                "source_language": parallel.source_language,
                "target_language": parallel.target_language,
                "project": parallel.project,
            }


def _sent_notes(pair: ParallelPair) -> Iterator[Record]:
    """The notes and replies by their ids, so that one that does not come back is known to be taken
    away."""
    notes = [(pair.remark, pair.segment.note)] if pair.remark else []
    notes += [(annotation, annotation.body) for annotation in pair.annotations]
    for note, body in notes:
        yield {"id": note.id, "fingerprint": fingerprint(body)}
        for reply in note.replies:
            yield {"id": reply.id, "fingerprint": fingerprint(reply.body), "answers": note.id}


def _facts(pair: ParallelPair, document: str) -> Record:
    segment, target = pair.segment, pair.target
    return {
        "id": segment.id,
        "document": document,
        "number": segment.number,
        "kind": segment.kind.value,
        "level": segment.level,
        "article": segment.article,
        "source": segment.source,
        "target": target.text,
        "source_codes": _codes(segment.codes),
        "target_codes": _codes(target.codes),
        "state": target.state.value,
        "origin": target.origin.value,
        "detail": target.detail,
        "author": target.author,
        "time": target.time,
        "translatable": segment.is_translatable,
        "locked": segment.is_locked,
        "needs_work": segment.needs_work,
        "unfinished": segment.unfinished,
    }


def _beside(pair: ParallelPair, parallel: ParallelText) -> Record:
    """What was asked for."""
    choices = parallel.choices
    found: Record = {}
    if choices.level is Level.SENTENCE:
        found["part"] = _part(pair.part) if pair.part else None
    if choices.has_terms:
        found["terms"] = [_term(hit) for hit in pair.terms]
    if choices.matches:
        found["matches"] = [_match(match) for match in pair.matches]
    if choices.has_history:
        found["history"] = [_revision(each) for each in pair.history]
    return found


def _codes(codes: Sequence[Code]) -> list[Record]:
    return [
        {
            "number": code.number,
            "kind": code.kind.value,
            "offset": code.offset,
            "markup": code.markup.value,
            "data": code.data,
            "deletable": code.is_deletable,
        }
        for code in codes
    ]


def _span(span: Span | None) -> Record:
    """Where something stands; null for a whole text, and for words that are lost."""
    return {"start": span.start if span else None, "end": span.end if span else None}


def _annotation(annotation: Annotation) -> Record:
    return {
        "id": annotation.id,
        "side": annotation.side.value,
        **_span(annotation.span),
        "quote": annotation.quote,
        "label": annotation.label,
        "body": annotation.body,
        "author": annotation.author,
        "time": annotation.time,
        "state": annotation.state.value,
        "visibility": annotation.visibility.value,
        "severity": annotation.severity.value,
        "origin": annotation.origin,
        "replies": _replies(annotation.replies),
    }


def _replies(replies: Sequence[Reply]) -> list[Record]:
    return [
        {"id": each.id, "body": each.body, "author": each.author, "time": each.time}
        for each in replies
    ]


def _part(part: Part) -> Record:
    return {
        "paragraph": part.paragraph,
        "number": part.number,
        "count": part.count,
        "sources": part.sources,
        "targets": part.targets,
        "sure": part.is_sure,
    }


def _term(hit: TermHit) -> Record:
    return {
        **_span(hit.span),
        "text": hit.text,
        "targets": list(hit.targets),
        "concepts": [concept_record(concept.as_new()) for concept in hit.concepts],
    }


def _match(match: Match) -> Record:
    return {
        "kind": match.kind.value,
        "score": match.score,
        "penalty": match.penalty,
        "reasons": list(match.reasons),
        **_span(match.span),
        "source": match.source,
        "target": match.target,
        "target_codes": _codes(match.codes),
        "changes": [
            {**_span(each.span), "before": each.before, "after": each.after}
            for each in match.changes
        ],
        "unsure": list(match.unsure),
        "open": [_span(each) for each in match.open_spans],
        "author": match.author,
        "time": match.time,
        "origin": match.origin.value,
        "memory": match.memory,
        "document": match.document,
        "unit": match.unit,
    }


def _revision(revision: Revision) -> Record:
    return {
        "id": revision.id,
        "target": revision.text,
        "target_codes": _codes(revision.codes),
        "state": revision.state.value,
        "author": revision.author,
        "time": revision.time,
        "origin": revision.origin.value,
        "detail": revision.detail,
    }
