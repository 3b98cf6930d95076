"""What may stand beside a pair, each as one readable line: terms, matches, earlier wordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.matches import Match
    from workbench.model.segments import Revision
    from workbench.model.terms import Concept, TermHit

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


def match_said(match: Match) -> str:
    """`[fuzzy 87%, 刑法] 依法治国。 → Rule of law.`"""
    facts = ", ".join(filter(None, (match.name, match.memory, match.author)))
    return f"[{facts}] {match.source} → {match.target}"


def concept_said(concept: Concept, languages: tuple[str, str]) -> str:
    """A concept by its terms: `法治; 法制 (admitted): rule of law`.

    `languages` are those of source and target by primary subtag. What is not preferred says so.
    """
    return ": ".join(filter(None, (_terms(concept, language) for language in languages)))


def _terms(concept: Concept, language: str) -> str:
    said = []
    for term in concept.in_language(language):
        if not term.is_derived:
            status = "" if term.status.value == "preferred" else f" ({term.status.value})"
            said.append(f"{term.text}{status}")
    return "; ".join(dict.fromkeys(said))
