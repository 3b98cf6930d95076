"""Ways to damage one fact of a parallel text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from tests.builders import uuid_of
from tests.services.full_texts import SOURCE, TARGET, codes_around
from workbench.model.annotations import AnnotationState, Severity, Visibility
from workbench.model.codes import Markup
from workbench.model.exchange import ParallelPair, ParallelText
from workbench.model.matches import MatchKind
from workbench.model.segments import Origin, SegmentKind, Side, State
from workbench.model.spans import Span
from workbench.model.terms import Concept, TermStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Damage: TypeAlias = "Callable[[ParallelText], ParallelText]"


def on_pair(change: Callable[[ParallelPair], ParallelPair], at: int = 0) -> Damage:
    """Damage to one pair of the first document."""

    def damaged(text: ParallelText) -> ParallelText:
        first, *others = text.documents
        pairs = list(first.pairs)
        pairs[at] = change(pairs[at])
        return replace(text, documents=(replace(first, pairs=tuple(pairs)), *others))

    return damaged


def on_segment(**values: Any) -> Damage:
    return on_pair(lambda pair: replace(pair, segment=replace(pair.segment, **values)))


def on_target(**values: Any) -> Damage:
    return on_pair(lambda pair: replace(pair, target=replace(pair.target, **values)))


def on_remark(**values: Any) -> Damage:
    return on_pair(lambda pair: replace(pair, remark=replace(pair.remark, **values)))


def on_annotation(**values: Any) -> Damage:
    def change(pair: ParallelPair) -> ParallelPair:
        first, *others = pair.annotations
        return replace(pair, annotations=(replace(first, **values), *others))

    return on_pair(change)


def on_reply(**values: Any) -> Damage:
    def change(pair: ParallelPair) -> ParallelPair:
        first, *others = pair.annotations
        reply = replace(first.replies[0], **values)
        return replace(pair, annotations=(replace(first, replies=(reply,)), *others))

    return on_pair(change)


def on_match(**values: Any) -> Damage:
    return on_pair(lambda pair: replace(pair, matches=(replace(pair.matches[0], **values),)))


def on_history(**values: Any) -> Damage:
    return on_pair(lambda pair: replace(pair, history=(replace(pair.history[0], **values),)))


def on_hit(**values: Any) -> Damage:
    """Damage to what stands with the words of a pair."""

    def change(pair: ParallelPair) -> ParallelPair:
        (hit,) = pair.terms
        (concept,) = hit.concepts
        return replace(pair, terms=(replace(hit, concepts=(replace(concept, **values),)),))

    return on_pair(change)


def on_glossary(**values: Any) -> Damage:
    """Damage to the glossary of the documents."""
    return lambda text: replace(text, concepts=(replace(text.concepts[0], **values),))


def on_term(at: int, **values: Any) -> Damage:
    """Damage to one term wherever it stands."""

    def changed(concept: Concept) -> Concept:
        terms = list(concept.terms)
        terms[at] = replace(terms[at], **values)
        return replace(concept, terms=tuple(terms))

    def damaged(text: ParallelText) -> ParallelText:
        text = replace(text, concepts=tuple(map(changed, text.concepts)))

        def change(pair: ParallelPair) -> ParallelPair:
            (hit,) = pair.terms
            return replace(pair, terms=(replace(hit, concepts=tuple(map(changed, hit.concepts))),))

        return on_pair(change)(text)

    return damaged


def on_glossary_term(at: int, **values: Any) -> Damage:
    def damaged(text: ParallelText) -> ParallelText:
        (concept,) = text.concepts
        terms = list(concept.terms)
        terms[at] = replace(terms[at], **values)
        return replace(text, concepts=(replace(concept, terms=tuple(terms)),))

    return damaged


def on_code(side: str, at: int, **values: Any) -> Damage:
    def change(pair: ParallelPair) -> ParallelPair:
        holder = pair.segment if side == "source" else pair.target
        codes = list(holder.codes)
        codes[at] = replace(codes[at], **values)
        changed = replace(holder, codes=tuple(codes))
        if side == "source":
            return replace(pair, segment=changed)
        return replace(pair, target=changed)

    return on_pair(change)


def on_document(**values: Any) -> Damage:
    return lambda text: replace(
        text, documents=(replace(text.documents[0], **values), *text.documents[1:])
    )


def on_footnote(**values: Any) -> Damage:
    def damaged(text: ParallelText) -> ParallelText:
        first, *others = text.documents
        notes = {
            key: tuple(replace(note, **values) for note in notes)
            for key, notes in first.footnotes.items()
        }
        return replace(text, documents=(replace(first, footnotes=notes), *others))

    return damaged


def on_text(**values: Any) -> Damage:
    return lambda text: replace(text, **values)


def on_pairs(change: Callable[[tuple[ParallelPair, ...]], tuple[ParallelPair, ...]]) -> Damage:
    def damaged(text: ParallelText) -> ParallelText:
        first, *others = text.documents
        return replace(text, documents=(replace(first, pairs=change(tuple(first.pairs))), *others))

    return damaged


def on_part(**values: Any) -> Damage:
    return on_pair(lambda pair: replace(pair, part=replace(pair.part, **values)), 1)


OTHER = uuid_of("other")

DAMAGES: Mapping[str, Damage] = {
    "source": on_segment(source="坚持法治思维，维护司法公平。"),
    "target": on_target(text="Think in terms of the rule of law and keep justice just."),
    "target lost": on_target(text=""),
    "state": on_target(state=State.FINAL),
    "id": on_segment(id=OTHER),
    "fingerprint": on_pair(lambda pair: replace(pair, fingerprint="0123456789abcdef")),
    "number": on_segment(number=7),
    "kind": on_segment(kind=SegmentKind.CREDIT),
    "level": on_segment(level=3),
    "article": on_segment(article=4),
    "locked": on_segment(is_locked=False),
    "needs work": on_segment(needs_work=False),
    "unfinished": on_segment(unfinished="cut"),
    "translatable": on_segment(is_translatable=False),
    "why there is no English": on_pair(
        lambda pair: replace(pair, segment=replace(pair.segment, is_translatable=True)), 2
    ),
    "author": on_target(author="孙译"),
    "time": on_target(time="2026-03-01T08:31:00+00:00"),
    "origin": on_target(origin=Origin.MACHINE),
    "detail": on_target(detail="fuzzy 88%"),
    "note": on_segment(note="keep as in 2020"),
    "note lost": on_segment(note=""),
    "note's author": on_remark(author="吴编"),
    "annotation's id": on_annotation(id=OTHER),
    "annotation's body": on_annotation(body="which justice?"),
    "annotation's author": on_annotation(author="吴审"),
    "annotation's time": on_annotation(time="2026-03-02T09:01:00+00:00"),
    "annotation's label": on_annotation(label="terminology"),
    "annotation's state": on_annotation(state=AnnotationState.OPEN),
    "annotation's severity": on_annotation(severity=Severity.MINOR),
    "annotation's visibility": on_annotation(visibility=Visibility.INTERNAL),
    "annotation's span": on_annotation(span=Span(9, 12)),
    "annotation's quote": on_annotation(quote="司法公"),
    "annotation's side": on_annotation(side=Side.TARGET),
    "annotation's origin": on_annotation(origin="check"),
    "annotation lost": on_pair(lambda pair: replace(pair, annotations=pair.annotations[1:])),
    "annotations swapped": on_pair(lambda pair: replace(pair, annotations=pair.annotations[::-1])),
    "reply's body": on_reply(body="of the judges"),
    "reply's author": on_reply(author="钱译"),
    "reply's time": on_reply(time="2026-03-04T10:01:00+00:00"),
    "reply's id": on_reply(id=OTHER),
    "reply lost": on_annotation(replies=()),
    "term lost": on_pair(lambda pair: replace(pair, terms=())),
    "term's span": on_pair(
        lambda pair: replace(pair, terms=(replace(pair.terms[0], span=Span(2, 3), text="法"),))
    ),
    "term's definition": on_hit(definition="治国方式"),
    "term's note": on_hit(note="never 法制"),
    "term's domain": on_hit(domain="politics"),
    "term's source": on_hit(source="Statute"),
    "term's translation": on_term(1, text="the rule of law"),
    "term's translation's status": on_term(2, status=TermStatus.DEPRECATED),
    "glossary lost": on_text(concepts=()),
    "glossary's definition": on_glossary(definition="治国方式"),
    "glossary's note": on_glossary(note="never 法制"),
    "glossary's source": on_glossary(source="Statute"),
    "glossary's date": on_glossary(date="2018-03-12"),
    "glossary's address": on_glossary(url="http://example.org/2"),
    "glossary's domain": on_glossary(domain="politics"),
    "glossary's Chinese": on_glossary_term(0, text="法制"),
    "glossary's pinyin": on_glossary_term(0, reading="fǎ zhì"),
    "glossary's English": on_glossary_term(1, text="the rule of law"),
    "glossary's second English": on_glossary_term(2, text="law-based rule"),
    "glossary's avoided English": on_glossary_term(3, text="rule through law"),
    "glossary's status": on_glossary_term(2, status=TermStatus.DEPRECATED),
    "match lost": on_pair(lambda pair: replace(pair, matches=())),
    "match's source": on_match(source="坚持法治精神。"),
    "match's target": on_match(target="Uphold the principle of laws."),
    "match's score": on_match(score=86),
    "match's kind": on_match(kind=MatchKind.EXACT),
    "match's author": on_match(author="冯译"),
    "match's memory": on_match(memory="普法库"),
    "match's time": on_match(time="2025-05-05T05:05:06+00:00"),
    "match's document": on_match(document="六年.txt"),
    "match's unit": on_match(unit=OTHER),
    "match's codes": on_match(codes=()),
    "earlier wording lost": on_pair(lambda pair: replace(pair, history=())),
    "earlier wording's text": on_history(text="Think laws."),
    "earlier wording's author": on_history(author="冯译"),
    "earlier wording's time": on_history(time="2026-02-03T02:02:00+00:00"),
    "earlier wording's state": on_history(state=State.TRANSLATED),
    "earlier wording's codes": on_history(codes=()),
    "source's code's data": on_code("source", 2, data='<img src="2.png"/>'),
    "source's code's place": on_code("source", 2, offset=5),
    "source's code's markup": on_code("source", 2, markup=Markup.OTHER),
    "source's code's need": on_code("source", 2, is_deletable=True),
    "source's look": on_segment(codes=codes_around(SOURCE, "法治", 1)[2:]),
    "target's code's data": on_code("target", 2, data='<img src="2.png"/>'),
    "target's code's place": on_code("target", 2, offset=5),
    "target's code's markup": on_code("target", 2, markup=Markup.OTHER),
    "target's codes lost": on_target(codes=()),
    "target's look": on_target(codes=codes_around(TARGET, "law", 1)),
    "footnote's text": on_footnote(text="A term of 1979."),
    "footnote's place": on_footnote(offset=3),
    "footnote lost": on_document(footnotes={}),
    "document's name": on_document(name="第三版.txt"),
    "document's id": on_document(id=OTHER),
    "document lost": lambda text: replace(text, documents=text.documents[:1]),
    "documents swapped": lambda text: replace(text, documents=text.documents[::-1]),
    "title": on_text(title="政法月刊"),
    "source language": on_text(source_language="zh-Hant"),
    "target language": on_text(target_language="en-GB"),
    "project": on_text(project=OTHER),
    "program": on_text(program="bilingual-workbench 9.9.9"),
    "pairs swapped": on_pairs(lambda pairs: (pairs[1], pairs[0], *pairs[2:])),
    "pair lost": on_pairs(lambda pairs: pairs[1:]),
    "pair doubled": on_pairs(lambda pairs: (pairs[0], *pairs)),
}

PART_DAMAGES: Mapping[str, Damage] = {
    "shape": on_part(sources=1),
    "doubt": on_part(is_sure=True),
    "paragraph": on_part(paragraph=OTHER),
    "number in the paragraph": on_part(number=3),
    "count of the paragraph": on_part(count=4),
}
