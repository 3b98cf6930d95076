"""The names of a document: people, places, organs, laws and publications.

Rules over tables, paragraph by paragraph: each proposal rests on what stands beside it. What one
place shows is then found at the others too, and everything is merged by its characters.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.match.named.organs import COMPANIES, find_organs
from workbench.match.named.people import find_people, repeated
from workbench.match.named.places import find_places
from workbench.match.named.transcribed import find_transcribed
from workbench.match.named.values import FoundName, Mention, NameKind, NamePlace
from workbench.match.named.works import find_works
from workbench.model.segments import SegmentKind
from workbench.text.folding import fold
from workbench.text.romanising import Romanised, romanise_person, romanise_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.spans import Span

__all__ = ["FoundName", "Mention", "NameKind", "NamePlace", "Paragraph", "find_names"]

_ENDS = ".!?;\n"
_LONGEST_EVIDENCE = 120
"""Code points of a sentence that is shown as evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph with what it is on its page."""

    text: str
    kind: SegmentKind = SegmentKind.BODY


def find_names(paragraphs: Sequence[str | Paragraph]) -> list[FoundName]:
    """The names that a document has, in the order of their first places."""
    texts = [
        paragraph if isinstance(paragraph, str) else paragraph.text for paragraph in paragraphs
    ]
    folded = [fold(text) for text in texts]
    mentions = [
        _of_paragraph(text, key, _is_credit(paragraph))
        for text, key, paragraph in zip(texts, folded, paragraphs, strict=True)
    ]
    forms = _surest(folded, mentions)
    complete = [
        [*found, *repeated(key, forms, [mention.span for mention in found])]
        for key, found in zip(folded, mentions, strict=True)
    ]
    return _merged(texts, folded, complete)


def _is_credit(paragraph: str | Paragraph) -> bool:
    kinds = (SegmentKind.BYLINE, SegmentKind.CREDIT)
    return isinstance(paragraph, Paragraph) and paragraph.kind in kinds


def _of_paragraph(text: str, folded: str, is_credit: bool) -> list[Mention]:
    """Every mention of one paragraph; a place may stand within an organ, a person within none."""
    works = list(find_works(folded))
    places = find_places(folded)
    laws = [work.span for work in works if work.kind is NameKind.LAW]
    organs = [
        organ
        for organ in find_organs(folded, places)
        if not any(organ.span.meets(law) for law in laws)
    ]
    whole = [organ.span for organ in organs if organ.span.of(folded).endswith(COMPANIES)]
    whole += [work.span for work in works if work.kind is NameKind.PUBLICATION]
    places = [place for place in places if not any(span.holds(place.span) for span in whole)]
    taken = [
        mention.span for mention in (*works, *places, *organs) if mention.kind is not NameKind.LAW
    ]
    transcribed = _apart(find_transcribed(text, folded))
    barred = [*taken, *(mention.span for mention in transcribed)]
    people = find_people(text, folded, barred, is_credit=is_credit)
    return [*works, *places, *organs, *transcribed, *people]


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without those that a longer or surer one already covers."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda each: (-len(each.span), -each.confidence)):
        if not any(mention.span.meets(other.span) for other in kept):
            kept.append(mention)
    return kept


def _surest(folded: Sequence[str], mentions: Sequence[Sequence[Mention]]) -> dict[str, float]:
    """The people of the document with how sure each is, the longest names first."""
    forms: dict[str, float] = {}
    for key, found in zip(folded, mentions, strict=True):
        for mention in found:
            if mention.kind is NameKind.PERSON:
                form = mention.span.of(key)
                forms[form] = max(forms.get(form, 0), mention.confidence)
    return dict(sorted(forms.items(), key=lambda pair: -len(pair[0])))


def _merged(
    texts: Sequence[str], folded: Sequence[str], mentions: Sequence[Sequence[Mention]]
) -> list[FoundName]:
    groups: dict[tuple[NameKind, str], list[tuple[int, Mention]]] = defaultdict(list)
    for number, found in enumerate(mentions):
        for mention in sorted(found, key=lambda each: each.span):
            groups[mention.kind, mention.span.of(folded[number])].append((number, mention))
    names = [_name(texts, folded, kind, places) for (kind, _), places in groups.items()]
    return sorted(names, key=lambda name: (name.places[0].paragraph, name.places[0].span))


def _name(
    texts: Sequence[str],
    folded: Sequence[str],
    kind: NameKind,
    found: Sequence[tuple[int, Mention]],
) -> FoundName:
    first_number, first = found[0]
    han = first.span.of(texts[first_number])
    number, surest = max(found, key=lambda pair: pair[1].confidence)
    romanised = _romanised(kind, han)
    return FoundName(
        han=han,
        kind=kind,
        latin=romanised.text,
        alternatives=romanised.alternatives,
        doubts=romanised.doubts,
        role=max((mention.role for _, mention in found), key=len),
        confidence=surest.confidence,
        evidence=_sentence(texts[number], folded[number], surest.span),
        places=tuple(
            NamePlace(paragraph=paragraph, span=mention.span) for paragraph, mention in found
        ),
    )


def _romanised(kind: NameKind, han: str) -> Romanised:
    if kind is NameKind.PERSON:
        return romanise_person(han)
    if kind is NameKind.PLACE:
        return romanise_place(han)
    return Romanised(han=han, text="")


def _sentence(text: str, folded: str, span: Span) -> str:
    """The sentence around a span, cut on both sides where it is long."""
    start = max(folded.rfind(end, 0, span.start) for end in _ENDS) + 1
    ends = [at for end in _ENDS if (at := folded.find(end, span.end)) >= 0]
    stop = min(ends, default=len(text) - 1) + 1
    start = max(start, span.start - _LONGEST_EVIDENCE // 2)
    stop = min(stop, span.end + _LONGEST_EVIDENCE // 2)
    return text[start:stop].strip()
