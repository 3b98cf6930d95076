"""What may stand beside a pair, each as one readable line: terms, matches, earlier wordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.substance import has_text

if TYPE_CHECKING:
    from workbench.model.exchange import ParallelPair
    from workbench.model.matches import Match
    from workbench.model.segments import Revision
    from workbench.model.terms import Concept, TermHit

_COUNTS = ("no", "one", "two", "three", "four", "five", "six")
_TO_MINUTES = len("2026-03-01T08:30")


def term_said(hit: TermHit) -> str:
    """`法治: rule of law; law-based governance`; empty where nothing is offered."""
    english = dict.fromkeys(term.text for _, term in hit.offered)
    return f"{hit.text}: {'; '.join(english)}" if english else ""


def wording_said(revision: Revision) -> str:
    """`[2026-03-01 08:30, 李译, draft] The rule of law.`"""
    return f"[{wording_facts(revision)}] {revision.text}"


def wording_facts(revision: Revision) -> str:
    """`2026-03-01 08:30, 李译, draft`"""
    time = revision.time[:_TO_MINUTES].replace("T", " ")
    return ", ".join(filter(None, (time, revision.author, revision.state.value)))


def shape_said(pair: ParallelPair) -> str:
    """How many sentences answer to how many, for readers: `two sentences as one`.

    Empty where one answers to one for sure, and where there is no English yet.
    """
    part = pair.part
    if part is None or not has_text(pair.target.text) or (part.is_one_to_one and part.is_sure):
        return ""
    if not part.sources:
        return "not in the source"
    if not part.targets:
        return "left out"
    unsure = "" if part.is_sure else ", unsure"
    if part.is_one_to_one:
        return f"one sentence{unsure}"
    plural = "" if part.sources == 1 else "s"
    return f"{_count(part.sources)} sentence{plural} as {_count(part.targets)}{unsure}"


def match_said(match: Match) -> str:
    """`[fuzzy 87%, 刑法] 依法治国。 → Rule of law.`"""
    facts = ", ".join(filter(None, (match.name, match.memory, match.author)))
    return f"[{facts}] {match.source} → {match.target}"


def concept_said(concept: Concept, languages: tuple[str, str]) -> str:
    """A concept by its terms: `法治; 法制 (admitted): rule of law`.

    `languages` are those of source and target by primary subtag. What is not preferred says so.
    """
    return ": ".join(filter(None, (_terms(concept, language) for language in languages)))


def _count(number: int) -> str:
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def _terms(concept: Concept, language: str) -> str:
    said = []
    for term in concept.in_language(language):
        if not term.is_derived:
            status = "" if term.status.value == "preferred" else f" ({term.status.value})"
            said.append(f"{term.text}{status}")
    return "; ".join(dict.fromkeys(said))
