"""The glossary as --json prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.terms import TermStatus

if TYPE_CHECKING:
    from workbench.cli._records import Record
    from workbench.model.term_imports import ImportedTerms, TermProposal
    from workbench.model.terms import Concept, MemberList, Term, TermHit


def of_concept(concept: Concept) -> Record:
    """One of `terms list`."""
    return {
        "concept": concept.id,
        "id": concept.id,
        "version": concept.version,
        "kind": concept.kind,
        "domain": concept.domain,
        "client": concept.client,
        "definition": concept.definition,
        "note": concept.note,
        "source": concept.source,
        "url": concept.url,
        "date": concept.date,
        "role": concept.role,
        "dates": concept.dates,
        "untranslatable": concept.is_untranslatable,
        "region": concept.region,
        "terms": [_of_term(term) for term in concept.terms],
        "lists": [_of_list(each) for each in concept.lists],
        "properties": dict(concept.properties),
    }


def _of_term(term: Term) -> Record:
    return {
        "language": term.language,
        "text": term.text,
        "status": term.status,
        "reading": term.reading,
        "derived": term.is_derived,
        "part_of_speech": term.part_of_speech,
        "register": term.register,
        "type": term.type,
        "abbreviation_of": term.abbreviation_of,
        "valid_from": term.valid.start,
        "valid_until": term.valid.end,
        "case_sensitive": term.is_case_sensitive,
        "properties": dict(term.properties),
        "id": term.id,
        "version": term.version,
    }


def _of_list(each: MemberList) -> Record:
    return {
        "scope": each.scope,
        "valid_from": each.valid.start,
        "valid_until": each.valid.end,
        "source": each.source,
        "url": each.url,
        "members": [
            {"text": member.text, "english": member.english, "known": member.is_known}
            for member in each.members
        ],
    }


def of_hit(hit: TermHit) -> Record:
    """One of `terms find`; status and concept are those of its first target.

    Where no target may be used they are those of the first concept that has English.
    """
    concept, term = next(iter((*hit.offered, *hit.english)), (hit.concepts[0], None))
    return {
        "start": hit.span.start,
        "end": hit.span.end,
        "text": hit.text,
        "targets": list(hit.targets),
        "status": term.status if term else TermStatus.PREFERRED,
        "concept": concept.id,
        "id": concept.id,
        "version": concept.version,
        "concepts": [each.id for each in hit.concepts],
        "kind": concept.kind,
        "slots": list(hit.slots),
    }


def of_imported_terms(imported: ImportedTerms, *, is_preview: bool = False) -> Record:
    """What `terms import` says; with `proposals` where it was asked what it would do."""
    record: Record = {
        "added": imported.added,
        "changed": imported.changed,
        "conflicts": imported.conflicts,
        "skipped": imported.skipped,
        "warnings": list(imported.warnings),
    }
    if is_preview:
        record["proposals"] = [_of_proposal(each) for each in imported.proposals]
    return record


def _of_proposal(proposal: TermProposal) -> Record:
    concept = proposal.concept
    return {
        "outcome": proposal.outcome,
        "chinese": [term.text for term in concept.in_language("zh")],
        "english": [term.text for term in concept.in_language("en")],
        "reference": concept.reference,
        "concept": proposal.known.id if proposal.known else None,
        "differences": list(proposal.differences),
    }
