"""Proposing terms and names that the documents have and the glossary lacks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.match.equivalents import propose_english
from workbench.match.extracting.slogans import is_slogan
from workbench.match.extraction import Candidate, Kind, extract
from workbench.match.naming import FoundName, NameKind, Paragraph, find_names
from workbench.model.terms import ConceptKind, NewConcept, NewTerm, TermStatus
from workbench.text.folding import fold, to_simplified
from workbench.text.reading import pinyin
from workbench.text.romanising import romanise_person, romanise_place
from workbench.text.script_forms import with_derived_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.match.equivalents import EnglishProposal
    from workbench.model.spans import Span
    from workbench.store.project import Store

_KINDS = {
    Kind.LAW: ConceptKind.LAW,
    Kind.SLOGAN: ConceptKind.SLOGAN,
    Kind.ORGAN: ConceptKind.ORGAN,
    Kind.PERSON: ConceptKind.PERSON,
    Kind.PLACE: ConceptKind.PLACE,
    Kind.SET_PHRASE: ConceptKind.SET_PHRASE,
}
_MOST_PAIRS = 5_000
"""Translated pairs that evidence for the English is taken from, the latest documents last."""
_LIKELY = 0.5
"""A score that one pair alone cannot reach: what it speaks for is right once in three times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatePlace:
    """Where a candidate stands."""

    segment: int
    """The row of the segment."""
    document: str
    number: int
    span: Span
    context: str
    """The line of text around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedTerm:
    """Something that the glossary may want."""

    text: str
    kind: ConceptKind
    places: tuple[CandidatePlace, ...]
    score: float
    """From 0 to 1, for ranking."""
    evidence: str
    """Why it is proposed."""
    english: str = ""
    """Of a name: its Latin form; of a term: what translated pairs speak for."""
    english_evidence: str = ""
    reading: str = ""
    role: str = ""
    doubts: tuple[str, ...] = ()
    """What somebody should look up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    segment: int
    document: str
    number: int
    paragraph: Paragraph


def propose_terms(
    store: Store, *, document: int | None = None, limit: int = 200
) -> list[ProposedTerm]:
    """Terms of a document, or of all, that the glossary lacks and nobody refused; best first.

    People are left to `propose_names`, and nothing is cut out of their names.
    """
    texts = _texts(store, document)
    people = {
        fold(name.han)
        for name in find_names([text.paragraph for text in texts])
        if name.kind in (NameKind.PERSON, NameKind.ANONYMISED)
    }
    found = extract(
        [text.paragraph.text for text in texts],
        known=_known(store) | people,
        refused=_refused(store),
        limit=limit,
    )
    return [_of_candidate(candidate, texts) for candidate in found]


def propose_names(store: Store, *, document: int | None = None) -> list[ProposedTerm]:
    """The names of a document, or of all, that the register lacks and nobody refused.

    Names that a court or newspaper withholds (李某某) are no entries of a register and left out.
    """
    texts = _texts(store, document)
    out = _known(store) | _refused(store)
    found = find_names([text.paragraph for text in texts])
    return [
        _of_name(name, texts)
        for name in found
        if name.kind is not NameKind.ANONYMISED and fold(name.han) not in out
    ]


def with_english(store: Store, proposed: Sequence[ProposedTerm]) -> list[ProposedTerm]:
    """The proposals with the English that translated pairs speak for, where there are any."""
    pairs = translated_pairs(store)
    if not pairs:
        return list(proposed)
    return [
        each if each.english else _with(each, english_of(pairs, each.text)) for each in proposed
    ]


def english_of(pairs: Sequence[tuple[str, str]], text: str) -> EnglishProposal | None:
    """The likeliest English of a term, from translated pairs; None where nothing is likely."""
    best = next(iter(propose_english(text, pairs, limit=1)), None)
    return best if best is not None and best.score >= _LIKELY else None


def translated_pairs(store: Store) -> list[tuple[str, str]]:
    """The pairs that evidence for the English is taken from: (source, target)."""
    found = [(source, target) for _, source, target in store.segments.texts(None) if target.strip()]
    return found[-_MOST_PAIRS:]


def accept_all(
    store: Store, proposed: Sequence[ProposedTerm], author: str, is_written: bool = False
) -> list[int]:
    """Adds proposals to the glossary as one step of undo, and gives their rows.

    English that nobody wrote (`is_written`) is admitted until somebody prefers it, but for the
    Latin form of a name; a proposal without any is a concept with no English yet.
    """
    label = f"add term {proposed[0].text}" if len(proposed) == 1 else f"add {len(proposed)} terms"
    with store.journal.change(label, author) as change:
        return [
            store.concepts.add(change, with_derived_forms(concept_of(each, is_written=is_written)))
            for each in proposed
        ]


def concept_of(proposed: ProposedTerm, *, is_written: bool) -> NewConcept:
    """The concept that a proposal becomes."""
    reading = proposed.reading or pinyin(proposed.text)
    language = "zh-Hans" if to_simplified(proposed.text) == proposed.text else "zh-Hant"
    terms = [NewTerm(language=language, text=proposed.text, reading=reading)]
    is_sure = is_written or (proposed.kind.is_name and not proposed.doubts)
    if proposed.english:
        status = TermStatus.PREFERRED if is_sure else TermStatus.ADMITTED
        terms.append(NewTerm(language="en", text=proposed.english, status=status))
    first = proposed.places[0]
    return NewConcept(
        terms=tuple(terms),
        kind=proposed.kind,
        role=proposed.role,
        note="" if is_written else "; ".join(proposed.doubts),
        source=f"{first.document}, paragraph {first.number}",
    )


def refuse(store: Store, texts: Sequence[str], author: str) -> None:
    """Takes note that candidates are not to be proposed again; one step of undo."""
    label = f"refuse {texts[0]}" if len(texts) == 1 else f"refuse {len(texts)} candidates"
    with store.journal.change(label, author) as change:
        store.refusals.add(change, texts, author)


def _texts(store: Store, document: int | None) -> list[_Text]:
    return [
        _Text(
            segment=row,
            document=pair.segment.document,
            number=pair.segment.number,
            paragraph=Paragraph(text=pair.segment.source, kind=pair.segment.kind),
        )
        for each, _ in store.documents.all()
        if document in (None, each)
        for row, pair in zip(
            store.segments.outline(each).rows, store.segments.pairs(each), strict=True
        )
    ]


def _known(store: Store) -> set[str]:
    return {fold(text) for _, text in store.concepts.source_terms()}


def _refused(store: Store) -> set[str]:
    return set(map(fold, store.refusals.texts()))


def _of_candidate(candidate: Candidate, texts: Sequence[_Text]) -> ProposedTerm:
    return ProposedTerm(
        text=candidate.text,
        kind=_kind(candidate),
        places=tuple(_place(texts[at], span) for at, span in candidate.places),
        score=candidate.score,
        evidence=f"{candidate.kind.value}: {candidate.evidence}",
        reading=pinyin(candidate.text),
    )


def _kind(candidate: Candidate) -> ConceptKind:
    """What a quoted phrase is shows only in itself."""
    if candidate.kind is Kind.QUOTED and is_slogan(fold(candidate.text)):
        return ConceptKind.SLOGAN
    return _KINDS.get(candidate.kind, ConceptKind.TERM)


def _of_name(name: FoundName, texts: Sequence[_Text]) -> ProposedTerm:
    reading = ""
    if name.kind is NameKind.PERSON:
        reading = romanise_person(name.han).reading
    elif name.kind is NameKind.PLACE:
        reading = romanise_place(name.han).reading
    return ProposedTerm(
        text=name.han,
        kind=ConceptKind(str(name.kind)),
        places=tuple(_place(texts[each.paragraph], each.span) for each in name.places),
        score=name.confidence,
        evidence=name.evidence,
        english=name.latin,
        reading=reading or pinyin(name.han),
        role=name.role,
        doubts=name.doubts,
    )


def _with(proposed: ProposedTerm, english: EnglishProposal | None) -> ProposedTerm:
    if english is None:
        return proposed
    return replace(proposed, english=english.text, english_evidence=english.evidence)


def _place(text: _Text, span: Span) -> CandidatePlace:
    source = text.paragraph.text
    start, end = max(0, span.start - _BEFORE), min(len(source), span.end + _AFTER)
    context = f"{'…' if start else ''}{source[start:end]}{'…' if end < len(source) else ''}"
    return CandidatePlace(
        segment=text.segment,
        document=text.document,
        number=text.number,
        span=span,
        context=context.replace("\n", " "),
    )


_BEFORE, _AFTER = 12, 20
"""Code points of the line around a candidate."""
