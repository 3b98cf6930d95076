"""A pair on its way out, cut into the pairs of its sentences.

Each part has its own stretch of texts, codes and annotations. White space between sentences is in
no part. What belongs to the whole paragraph goes with its first part.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.codes import CodeKind
from workbench.model.exchange import Part
from workbench.model.memory import DOUBTFUL, Bead
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.text.fingerprints import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.annotations import Annotation
    from workbench.model.codes import Code
    from workbench.model.exchange import ParallelPair


def parts(
    pair: ParallelPair,
    beads: Sequence[Bead],
    sources: Sequence[Span],
    targets: Sequence[Span],
) -> Iterator[ParallelPair]:
    """The pairs of sentences of a pair, in order, as its beads say.

    `sources` and `targets` are the sentences of its two texts. A pair without beads is one part.
    """
    known = beads or (_whole(pair),)
    source_codes = _shared(pair.segment.codes, [bead.source for bead in known])
    target_codes = _shared(pair.target.codes, [bead.target for bead in known])
    annotations = _placed(pair.annotations, known)
    is_one = len(known) == 1
    for at, bead in enumerate(known):
        found_for = None if is_one else bead.source
        yield replace(
            _cut(pair, bead, at + 1, (source_codes[at], target_codes[at])),
            annotations=annotations[at],
            part=Part(
                paragraph=pair.segment.id,
                number=at + 1,
                count=len(known),
                sources=_count(bead.source, sources),
                targets=_count(bead.target, targets),
                is_sure=bead.confidence >= DOUBTFUL,
            ),
            matches=tuple(each for each in pair.matches if each.span == found_for),
        )


def _cut(
    pair: ParallelPair,
    bead: Bead,
    number: int,
    codes: tuple[tuple[Code, ...], tuple[Code, ...]],
) -> ParallelPair:
    """The texts of one bead, under an identity of their own; `codes` are those of both."""
    source = bead.source.of(pair.segment.source)
    return replace(
        pair,
        segment=replace(
            pair.segment,
            id=f"{pair.segment.id}.{number}",
            source=source,
            codes=codes[0],
            note=pair.segment.note if number == 1 else "",
        ),
        target=replace(pair.target, text=bead.target.of(pair.target.text), codes=codes[1]),
        fingerprint=fingerprint(source),
    )


def of_source(source: str, sentences: Sequence[Span]) -> tuple[Bead, ...]:
    """The beads of a source that has no target: one for each sentence, with nothing beside it."""
    return tuple(
        Bead(source=span, target=Span(0, 0), confidence=1.0, is_one_to_one=False)
        for span in sentences or (Span(0, len(source)),)
    )


def _whole(pair: ParallelPair) -> Bead:
    return Bead(
        source=Span(0, len(pair.segment.source)),
        target=Span(0, len(pair.target.text)),
        confidence=1.0,
        is_one_to_one=False,
    )


def _count(span: Span, sentences: Sequence[Span]) -> int:
    return sum(span.meets(each) for each in sentences)


def _shared(codes: Sequence[Code], spans: Sequence[Span]) -> list[tuple[Code, ...]]:
    """The codes of each span, at their offsets in it.

    Between two sentences a code that opens goes with the second, any other with the first.
    """
    found: list[list[Code]] = [[] for _ in spans]
    places = [at for at, span in enumerate(spans) if len(span)] or [0]
    for code in codes:
        home = next((at for at in places if _may_have(spans[at], code)), places[-1])
        offset = min(max(code.offset - spans[home].start, 0), len(spans[home]))
        found[home].append(replace(code, offset=offset))
    return [tuple(each) for each in found]


def _may_have(span: Span, code: Code) -> bool:
    if code.kind is CodeKind.OPEN:
        return code.offset < span.end
    return code.offset <= span.end


def _placed(
    annotations: Sequence[Annotation], beads: Sequence[Bead]
) -> list[tuple[Annotation, ...]]:
    """The annotations of each bead; one over several sentences is cut at the end of its first."""
    found: list[list[Annotation]] = [[] for _ in beads]
    for annotation in annotations:
        span = annotation.span
        if span is None:
            found[0].append(annotation)
            continue
        spans = [bead.source if annotation.side is Side.SOURCE else bead.target for bead in beads]
        home = next((at for at, each in enumerate(spans) if span.start < each.end), len(spans) - 1)
        start, end = (
            min(max(edge - spans[home].start, 0), len(spans[home]))
            for edge in (span.start, span.end)
        )
        found[home].append(replace(annotation, span=Span(start, end)))
    return [tuple(each) for each in found]
