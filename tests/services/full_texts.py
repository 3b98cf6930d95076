"""Parallel texts that have everything a file can carry."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import annotation, leaving, pair, uuid_of
from workbench.model.annotations import AnnotationState, Reply, Severity, Visibility
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.exchange import (
    Choices,
    Footnote,
    Level,
    ParallelDocument,
    ParallelPair,
    ParallelText,
    Part,
)
from workbench.model.matches import Match, MatchKind
from workbench.model.segments import Origin, Revision, SegmentKind, Side, State
from workbench.model.spans import Span
from workbench.model.terms import Concept, ConceptKind, Term, TermHit, TermStatus

SOURCE = "坚持法治思维，维护司法公正。"
TARGET = "Think in terms of the rule of law and keep justice fair."


def codes_around(text: str, words: str, number: int) -> tuple[Code, ...]:
    """Bold words, and a picture at the end of the text."""
    start = text.index(words)
    bold = {"markup": Markup.BOLD, "is_deletable": True}
    return (
        Code(number=number, kind=CodeKind.OPEN, offset=start, data="<b>", **bold),
        Code(number=number, kind=CodeKind.CLOSE, offset=start + len(words), data="</b>", **bold),
        Code(
            number=number + 1,
            kind=CodeKind.ALONE,
            offset=len(text),
            markup=Markup.IMAGE,
            data='<img src="1.png"/>',
        ),
    )


def _concept() -> Concept:
    wordings = (
        ("zh-Hans", "法治", TermStatus.PREFERRED, "fǎzhì"),
        ("en", "rule of law", TermStatus.PREFERRED, ""),
        ("en", "law-based governance", TermStatus.ADMITTED, ""),
        ("en", "rule by law", TermStatus.FORBIDDEN, ""),
    )
    return Concept(
        id=uuid_of("concept"),
        version=1,
        kind=ConceptKind.SET_PHRASE,
        domain="law",
        definition="治国的基本方式",
        note="not 法制",
        source="Constitution",
        url="http://example.org/1",
        date="2018-03-11",
        terms=tuple(
            Term(
                id=uuid_of("term", text),
                version=1,
                language=language,
                text=text,
                status=status,
                reading=reading,
            )
            for language, text, status, reading in wordings
        ),
    )


def _full_pair() -> ParallelPair:
    plain = leaving(
        pair(1, SOURCE, TARGET, kind=SegmentKind.HEADLINE, state=State.REVIEWED, article=2)
    )
    remark = replace(
        annotation(body="keep as in 2019", side=Side.TARGET),
        id=uuid_of("remark"),
        author="周编",
        visibility=Visibility.INTERNAL,
    )
    asked = replace(
        annotation(
            "accuracy",
            "which fairness?",
            span=Span(9, 13),
            quote="司法公正",
            severity=Severity.MAJOR,
            state=AnnotationState.RESOLVED,
        ),
        author="王审",
        replies=(
            Reply(
                id=uuid_of("reply"),
                version=1,
                body="of the courts",
                author="李译",
                time="2026-03-04T10:00:00+00:00",
            ),
        ),
    )
    answered = annotation("style", "plain enough", side=Side.TARGET, span=Span(0, 5), quote="Think")
    match = Match(
        kind=MatchKind.FUZZY,
        score=87,
        penalty=3,
        reasons=("another region",),
        source="坚持法治原则。",
        wanted=SOURCE,
        target="Uphold the principle of law.",
        author="郑译",
        time="2025-05-05T05:05:05+00:00",
        origin=Origin.IMPORTED,
        memory="政法库",
        document="五年.txt",
        unit=uuid_of("unit"),
        codes=codes_around("Uphold the principle of law.", "Uphold", 1)[:2],
    )
    earlier = Revision(
        id=uuid_of("earlier"),
        version=1,
        side=Side.TARGET,
        text="Think law.",
        state=State.DRAFT,
        author="赵译",
        time="2026-02-02T02:02:00+00:00",
        origin=Origin.MACHINE,
        detail="engine 5",
        is_head=False,
        codes=codes_around("Think law.", "law", 1)[:2],
    )
    return replace(
        plain,
        segment=replace(
            plain.segment,
            note=remark.body,
            level=2,
            is_locked=True,
            needs_work=True,
            unfinished="no full stop",
            codes=codes_around(SOURCE, "法治", 1),
        ),
        target=replace(
            plain.target,
            origin=Origin.MEMORY,
            detail="fuzzy 87%",
            codes=codes_around(TARGET, "rule", 1),
        ),
        remark=remark,
        annotations=(asked, answered),
        terms=(TermHit(span=Span(2, 4), text="法治", concepts=(_concept(),)),),
        matches=(match,),
        history=(earlier,),
    )


def full_text() -> ParallelText:
    """Two documents whose first pair has everything that a pair can have."""
    stays = leaving(pair(3, "12345", ""))
    stays = replace(stays, segment=replace(stays.segment, is_translatable=False))
    first = (_full_pair(), leaving(pair(2, "深化政治督察。", "Deepen inspections.")), stays)
    second = (
        leaving(pair(1, "健全普法机制。", "Make the law known.", document="第二版.txt")),
        leaving(pair(2, "持续巡查。", "", document="第二版.txt")),
    )
    note = Footnote(
        annotation=uuid_of("footnote"),
        number=1,
        side=Side.TARGET,
        offset=19,
        text="A term of 1997.",
    )
    return ParallelText(
        title="政法周刊",
        source_language="zh-Hans",
        target_language="en",
        program="bilingual-workbench 0.1.0",
        documents=(
            ParallelDocument(
                id=uuid_of("one"),
                name="第一版.txt",
                pairs=first,
                footnotes={first[1].segment.id: (note,)},
            ),
            ParallelDocument(id=uuid_of("two"), name="第二版.txt", pairs=second),
        ),
        project=uuid_of("project"),
        choices=Choices(has_terms=True, has_history=True, matches=3),
        concepts=(_concept(),),
    )


def sentences_text() -> ParallelText:
    """The same at the level of sentences: the second pair is two of one paragraph."""
    text = full_text()
    whole = text.documents[0].pairs
    first, second, stays = whole

    def part(pair: ParallelPair, number: int, count: int) -> ParallelPair:
        return replace(
            pair,
            segment=replace(pair.segment, id=f"{pair.segment.id}.{number}"),
            part=Part(
                paragraph=pair.segment.id,
                number=number,
                count=count,
                sources=2,
                targets=1,
                is_sure=False,
            ),
            history=(),
        )

    again = replace(
        second,
        segment=replace(second.segment, source="坚持巡查。", codes=()),
        target=replace(second.target, text="Go on."),
    )
    pairs = (part(first, 1, 1), part(second, 1, 2), part(again, 2, 2), part(stays, 1, 1))
    one, two = text.documents
    return replace(
        text,
        documents=(
            replace(one, pairs=pairs, footnotes={}),
            replace(two, pairs=tuple(part(each, 1, 1) for each in two.pairs)),
        ),
        choices=replace(text.choices, level=Level.SENTENCE, has_history=False),
    )
