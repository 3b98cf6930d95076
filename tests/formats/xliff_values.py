"""Parallel text with everything that XLIFF holds, of any shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from tests.builders import leaving, pair, parallel, uuid_of
from tests.formats.round_trips import texts
from workbench.model.annotations import Annotation, AnnotationState, Reply, Severity, Visibility
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.exchange import ParallelPair, ParallelText, Part
from workbench.model.matches import Match, MatchKind, NumberChange
from workbench.model.segments import Origin, Revision, SegmentKind, Side, State
from workbench.model.spans import Span
from workbench.model.terms import Concept, ConceptKind, Term, TermHit, TermStatus

flags = st.booleans()
bidi = st.sampled_from(
    ("\u202bעברית\u202c", "\u2067قانون\u2069 法", "a\u200fb", "\x01\x02", "\ufffe")
)
words = st.one_of(texts, bidi)
"""Any text, with control characters, white space at its ends, beyond the BMP and from the right."""
names = st.sampled_from(("", "李译", "a & b", "query", "\x07", " 两端 "))


def sentence(number: int, source: str, target: str, of: int = 3) -> ParallelPair:
    """A pair of sentences of the first paragraph."""
    plain = leaving(pair(1, source, target))
    part = Part(
        paragraph=plain.segment.id,
        number=number,
        count=of,
        sources=int(bool(source)),
        targets=bool(target) * 2,
        is_sure=number > 1,
    )
    id = f"{plain.segment.id}.{number}"
    return replace(plain, segment=replace(plain.segment, id=id), part=part)


@st.composite
def codes_of(draw: st.DrawFn, text: str, first: int = 1) -> tuple[Code, ...]:
    """Codes anywhere in a text: nested, crossing, alone, and halves of pairs."""
    offsets = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    looks = [
        (draw(st.sampled_from(Markup)), draw(flags), draw(words)) for _ in range(len(offsets) + 1)
    ]
    open_numbers: list[int] = []
    found: list[Code] = []
    number = first
    for offset in offsets:
        kind = draw(st.sampled_from(CodeKind))
        if kind is CodeKind.CLOSE and open_numbers:
            used = open_numbers.pop(draw(st.integers(0, len(open_numbers) - 1)))
        else:
            used, number = number, number + 1
        if kind is CodeKind.OPEN:
            open_numbers.append(used)
        markup, deletable, data = looks[(used - first) % len(looks)]
        found.append(
            Code(
                number=used,
                kind=kind,
                offset=offset,
                markup=markup,
                data=f"{data}{kind}",
                is_deletable=deletable,
            )
        )
    return tuple(found)


@st.composite
def spans_of(draw: st.DrawFn, text: str) -> Span:
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    return Span(start, end)


@st.composite
def annotations_of(draw: st.DrawFn, source: str, target: str, name: str) -> Annotation:
    side = draw(st.sampled_from(Side))
    text = source if side is Side.SOURCE else target
    span = draw(st.one_of(st.none(), spans_of(text)))
    id = uuid_of("annotation", name)
    return Annotation(
        id=id,
        version=1,
        segment=uuid_of(name),
        document="a",
        number=1,
        side=side,
        span=span,
        quote=span.of(text) if span else draw(names),
        label=draw(st.sampled_from(("query", "accuracy/mistranslation"))),
        body=draw(words),
        author=draw(names),
        time="2026-03-02T09:00:00+00:00",
        state=draw(st.sampled_from(AnnotationState)),
        visibility=draw(st.sampled_from(Visibility)),
        severity=draw(st.sampled_from(Severity)),
        origin=draw(names),
        replies=tuple(
            Reply(
                id=uuid_of(id, at),
                version=1,
                body=draw(words),
                author="王审",
                time="2026-03-03T09:00:00+00:00",
            )
            for at in range(draw(st.integers(0, 2)))
        ),
    )


@st.composite
def terms_of(draw: st.DrawFn, source: str) -> TermHit:
    span = draw(spans_of(source))
    english = draw(st.lists(words.filter(bool), max_size=2))
    concept = Concept(
        id=uuid_of("concept", draw(st.integers(0, 3))),
        version=1,
        kind=draw(st.sampled_from(ConceptKind)),
        domain=draw(names),
        definition=draw(words),
        note=draw(names),
        source=draw(names),
        is_untranslatable=draw(flags),
        terms=tuple(
            Term(
                id=uuid_of("term", at),
                version=1,
                language=language,
                text=text,
                status=draw(st.sampled_from(TermStatus)),
            )
            for at, (language, text) in enumerate(
                [("zh-Hans", "法"), *(("en", e) for e in english)]
            )
        ),
    )
    return TermHit(span=span, text=span.of(source), concepts=(concept,) * draw(st.integers(1, 2)))


@st.composite
def matches_of(draw: st.DrawFn, source: str) -> Match:
    target = draw(words)
    return Match(
        kind=draw(st.sampled_from(MatchKind)),
        score=draw(st.integers(0, 100)),
        penalty=draw(st.integers(0, 5)),
        reasons=tuple(draw(st.lists(names, max_size=2))),
        source=draw(words),
        wanted=source,
        span=draw(st.one_of(st.none(), spans_of(source))),
        target=target,
        changes=(NumberChange(span=Span(0, 1), before="三", after="3"),) * draw(st.integers(0, 1)),
        unsure=tuple(draw(st.lists(names, max_size=1))),
        open_spans=(Span(0, 1),) * draw(st.integers(0, 2)),
        codes=draw(codes_of(target)),
        author=draw(names),
        time=draw(st.sampled_from(("", "2026-01-02T03:04:05+00:00"))),
        origin=draw(st.sampled_from(Origin)),
        memory=draw(names),
        document=draw(names),
        unit=draw(st.sampled_from(("", uuid_of("unit")))),
    )


@st.composite
def revisions_of(draw: st.DrawFn, name: str) -> Revision:
    text = draw(words)
    return Revision(
        id=uuid_of("revision", name),
        version=1,
        side=Side.TARGET,
        text=text,
        state=draw(st.sampled_from(State)),
        author=draw(names),
        time="2026-03-01T08:30:00+00:00",
        origin=draw(st.sampled_from(Origin)),
        detail=draw(names),
        is_head=False,
        codes=draw(codes_of(text)),
    )


@st.composite
def full_pairs(draw: st.DrawFn, number: int, first_code: int = 1) -> ParallelPair:
    """A pair with anything beside it."""
    source, target = draw(words), draw(words)
    plain = leaving(
        pair(
            number,
            source,
            target,
            kind=draw(st.sampled_from(SegmentKind)),
            article=draw(st.integers(0, 2)),
            state=draw(st.sampled_from(State)),
            note=draw(words),
            needs_work=draw(flags),
            author=draw(names),
        )
    )
    source_codes = draw(codes_of(source, first_code))
    return replace(
        plain,
        segment=replace(
            plain.segment,
            codes=source_codes,
            level=draw(st.integers(0, 3)),
            is_locked=draw(flags),
            is_translatable=draw(flags),
            unfinished=draw(names),
        ),
        target=replace(
            plain.target,
            codes=draw(st.one_of(moved(source_codes, target), codes_of(target, first_code))),
            origin=draw(st.sampled_from(Origin)),
            detail=draw(names),
        ),
        annotations=tuple(
            draw(annotations_of(source, target, f"{number}-{at}"))
            for at in range(draw(st.integers(0, 3)))
        ),
        terms=tuple(draw(st.lists(terms_of(source), max_size=3))),
        matches=tuple(draw(st.lists(matches_of(source), max_size=2))),
        history=tuple(draw(revisions_of(str(at))) for at in range(draw(st.integers(0, 2)))),
    )


@st.composite
def moved(draw: st.DrawFn, codes: Sequence[Code], text: str) -> tuple[Code, ...]:
    """Some of the codes of a source at other places of another text."""
    kept = [code for code in draw(st.permutations(codes)) if draw(flags)]
    offsets = sorted(
        draw(st.lists(st.integers(0, len(text)), min_size=len(kept), max_size=len(kept)))
    )
    return tuple(replace(code, offset=at) for code, at in zip(kept, offsets, strict=True))


@st.composite
def sentences(draw: st.DrawFn, number: int) -> list[ParallelPair]:
    """The pairs of sentences of one paragraph."""
    count = draw(st.integers(1, 3))
    paragraph = draw(full_pairs(number))
    is_renumbered = draw(flags)
    found = []
    for at in range(1, count + 1):
        bead = draw(full_pairs(number, 1 if is_renumbered else 10 * at))
        found.append(
            replace(
                bead,
                segment=replace(
                    bead.segment,
                    id=f"{paragraph.segment.id}.{at}",
                    is_translatable=paragraph.segment.is_translatable,
                ),
                annotations=tuple(
                    replace(each, id=uuid_of(each.id, at), replies=()) for each in bead.annotations
                ),
                part=Part(
                    paragraph=paragraph.segment.id,
                    number=at,
                    count=count,
                    sources=draw(st.integers(0, 2)),
                    targets=draw(st.integers(0, 2)),
                    is_sure=draw(flags),
                ),
            )
        )
    return found


@st.composite
def full_texts(draw: st.DrawFn) -> ParallelText:
    """Paragraphs or sentences of a document."""
    count = draw(st.integers(0, 2))
    if draw(flags):
        pairs = [draw(full_pairs(number)) for number in range(1, count + 1)]
    else:
        pairs = [each for number in range(1, count + 1) for each in draw(sentences(number))]
    return parallel(*pairs, title=draw(words))
