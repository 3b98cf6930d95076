"""How a concept was rendered: the places that have it, grouped by the English that stands there.

Known English is found in any form, longest first. Where none stands, a rendering that drifted is
proposed from evidence, by `match/drift.py`. A text may name a thing twice and its translation
once, so that fewer renderings than hits are no fault; but where some are missing, a rendering that
drifted elsewhere is looked for here too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.match.drift import Undecided, propose
from workbench.text.english import find_longest, find_rendering
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.spans import Span
    from workbench.model.terms import TermStatus


class RenderingKind(StrEnum):
    """What a rendering is to its concept, in the order in which groups are listed."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DRIFTED = "drifted"
    """English that the glossary does not have."""
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not found"
    UNTRANSLATED = "untranslated"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptPair:
    """A source that has a concept, and its target."""

    source: str
    target: str
    hits: tuple[Span, ...]
    """Where the concept stands in the source."""
    others: tuple[str, ...] = ()
    """English of longer terms of the source, in which English of the concept may lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPlace:
    """A pair that belongs to a group."""

    pair: int
    """Its index among the pairs that were given."""
    spans: tuple[Span, ...]
    """Where the rendering stands in the target; none where it was not found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderingGroup:
    """The places with one rendering."""

    kind: RenderingKind
    text: str
    """The English; empty for what was not found or is untranslated."""
    status: TermStatus | None
    """What the glossary says of it; None for English that it does not have."""
    places: tuple[RenderedPlace, ...]

    @property
    def count(self) -> int:
        """How often the rendering stands in the targets."""
        return sum(len(place.spans) for place in self.places)


def renderings(
    pairs: Sequence[ConceptPair],
    terms: Sequence[tuple[str, TermStatus]],
    *,
    elsewhere: Sequence[str] = (),
) -> list[RenderingGroup]:
    """The pairs by rendering: of a kind those with most places first.

    `terms` are the English of the concept. `elsewhere` are targets whose sources do not have the
    concept; the more of them, the surer what is proposed. A pair is in several groups where its
    target has several renderings.
    """
    known = [_known(pair, terms) for pair in pairs]
    drifted = _drifted(pairs, known, [text for text, _ in terms], elsewhere)
    groups: dict[tuple[RenderingKind, str], list[RenderedPlace]] = defaultdict(list)
    for at, pair in enumerate(pairs):
        found = known[at] | drifted[at]
        if not found:
            is_open = not has_text(pair.target)
            kind = RenderingKind.UNTRANSLATED if is_open else RenderingKind.NOT_FOUND
            groups[kind, ""].append(RenderedPlace(pair=at, spans=()))
        for key, spans in found.items():
            groups[key].append(RenderedPlace(pair=at, spans=tuple(spans)))
    statuses = dict(reversed(terms))
    order = list(RenderingKind)
    return [
        RenderingGroup(
            kind=kind,
            text=text,
            status=None if kind is RenderingKind.DRIFTED else statuses.get(text),
            places=tuple(places),
        )
        for (kind, text), places in sorted(
            groups.items(), key=lambda one: (order.index(one[0][0]), -len(one[1]), one[0][1])
        )
    ]


_Spans = dict[tuple[RenderingKind, str], list["Span"]]


def _known(pair: ConceptPair, terms: Sequence[tuple[str, TermStatus]]) -> _Spans:
    """Where the English of the concept stands in a target, by rendering."""
    kinds = {text: RenderingKind(status.value) for text, status in reversed(terms)}
    found: _Spans = defaultdict(list)
    for one in find_longest(pair.target, (*(text for text, _ in terms), *pair.others)):
        if one.rendering in kinds:
            found[kinds[one.rendering], one.rendering].append(one.span)
    return dict(found)


def _drifted(
    pairs: Sequence[ConceptPair],
    known: Sequence[_Spans],
    terms: Sequence[str],
    elsewhere: Sequence[str],
) -> list[_Spans]:
    """What is proposed for each pair that has no known rendering, or fewer than hits."""
    open_ones = [at for at, pair in enumerate(pairs) if not known[at] and has_text(pair.target)]
    undecided = [Undecided(text=pairs[at].target, others=pairs[at].others) for at in open_ones]
    proposals = dict(zip(open_ones, propose(undecided, terms, elsewhere), strict=True))
    phrases = list(dict.fromkeys(filter(None, proposals.values())))
    result: list[_Spans] = []
    for at, pair in enumerate(pairs):
        found = known[at]
        taken = [span for spans in found.values() for span in spans]
        wanted = [proposals[at]] if at in proposals else phrases
        drifted: _Spans = {}
        if len(taken) < len(pair.hits):
            for phrase in filter(None, wanted):
                spans = [
                    span
                    for span in find_rendering(pair.target, phrase)
                    if not any(span.meets(other) for other in taken)
                ]
                if spans:
                    drifted[RenderingKind.DRIFTED, phrase] = spans
        result.append(drifted)
    return result
