"""Term extraction: what of a Chinese text a translator might put into the termbase.

Several kinds of evidence are gathered for each string: marks (quotation marks, 《》), numeric
slogans, the endings of laws and organs, compounds of words between governing verbs, and strings
that the text repeats with different neighbours (C-value, branching entropy, cohesion). Each has
a trust, a rough share of how often it is right; they combine as independent witnesses (noisy-or).
A part is proposed only where it also occurs outside the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from workbench.match.extracting.evidence import gather
from workbench.match.extracting.measures import c_value
from workbench.match.extracting.occurrences import find, hidden, modified, nest
from workbench.match.extracting.sightings import Kind
from workbench.model.spans import Span
from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Container, Sequence, Set

    from workbench.match.extracting.evidence import Evidence, Gathered
    from workbench.match.extracting.occurrences import Occurrences

__all__ = ["Candidate", "Kind", "extract"]

_LEAST_WHOLE = 0.5
"""The share of its places at which a repeated string must begin and end where words do."""
_MANY = 8.0
"""The C-value from which on more of it says little."""
_BRANCHED = 1.6
"""The branching entropy, in nats, of about five neighbours as frequent as each other."""
_OF_MODIFIED = 0.8
"""What is left of the score of a term with a modifier that stands before it once."""
_NO_ONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A string that may be a term."""

    text: str
    """As it stands at its first place, without quotation marks."""
    kind: Kind
    count: int
    places: tuple[tuple[int, Span], ...]
    """Index of the paragraph and span in code points, in reading order."""
    score: float
    """From 0 to 1, for ranking; a candidate of 0.8 is right more often than one of 0.4."""
    evidence: str
    """Why it is proposed, in a short sentence."""


def extract(
    paragraphs: Sequence[str],
    *,
    known: Set[str] = _NO_ONE,
    refused: Container[str] = _NO_ONE,
    limit: int = 200,
) -> list[Candidate]:
    """The best `limit` candidates of a text, best first; the order is always the same.

    `known` and `refused` hold folded keys (`workbench.text.folding.fold`) of terms that the
    glossary has and of candidates that somebody turned down: they are not proposed. What stands
    nowhere but inside one known term is not proposed either.
    """
    keys = [fold(paragraph) for paragraph in paragraphs]
    gathered = gather(paragraphs, keys)
    found = _found(gathered, keys, known)
    nest(found)
    scores = {
        key: _score(key, gathered.evidence[key], one, found)
        for key, one in found.items()
        if key in gathered.evidence
    }
    for whole in modified(found) & scores.keys():
        scores[whole] *= _OF_MODIFIED
    gone = hidden(found, scores, known)
    ranked = sorted(
        (-scores[key], -len(one.places), one.places[0], key)
        for key, one in found.items()
        if key not in gone and key not in known and key not in refused
    )
    return [
        _candidate(key, scores[key], gathered.evidence[key], found[key], paragraphs)
        for *_, key in ranked[: max(limit, 0)]
    ]


def _found(gathered: Gathered, keys: Sequence[str], known: Set[str]) -> dict[str, Occurrences]:
    """The places of all candidates that look whole, and of what is known."""
    wanted = dict.fromkeys([*gathered.evidence, *sorted(known)])
    found = find(list(wanted), keys, gathered.edges)
    return {
        key: one
        for key, one in found.items()
        if key in known or _is_whole(gathered.evidence[key], one)
    }


def _is_whole(evidence: Evidence, one: Occurrences) -> bool:
    """Whether a repeated string mostly begins and ends where words do."""
    return evidence.kind is not Kind.UNIT or one.whole >= _LEAST_WHOLE * len(one.places)


def _score(key: str, evidence: Evidence, one: Occurrences, found: dict[str, Occurrences]) -> float:
    """The witnesses together: 1 less the share of cases in which all of them are wrong."""
    doubt = 1 - evidence.trust
    if evidence.repeat is None:
        return 1 - doubt
    wholes = [len(found[whole].places) for whole in one.inside]
    value = c_value(len(key), len(one.places), wholes)
    strength = 1 - exp(-max(value, 0) / _MANY)
    branching = min(1.0, evidence.repeat.branching / _BRANCHED)
    doubt *= 1 - strength * branching * (0.75 if evidence.trust >= 0.3 else 0.4)
    return 1 - doubt


def _candidate(
    key: str, score: float, evidence: Evidence, one: Occurrences, paragraphs: Sequence[str]
) -> Candidate:
    places = tuple((at, Span(start, start + len(key))) for at, start in one.places)
    at, span = places[0]
    return Candidate(
        text=span.of(paragraphs[at]),
        kind=evidence.kind,
        count=len(places),
        places=places,
        score=round(score, 4),
        evidence=_sentence(evidence, len(places)),
    )


def _sentence(evidence: Evidence, count: int) -> str:
    if evidence.kind is Kind.UNIT:
        return f"is repeated {count} times with different neighbours"
    return evidence.why if count == 1 else f"{evidence.why}; {count} places"
