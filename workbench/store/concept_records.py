"""What is written of a concept and of each of its parts: the columns of the glossary's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from workbench.store.rows import new_uuid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.model.terms import Member, MemberList, NewConcept, NewTerm
    from workbench.store.change_sets import Value

Record: TypeAlias = "dict[str, Value]"


def facts_of(concept: NewConcept) -> Record:
    """The columns of a concept without its identity."""
    return {
        "kind": str(concept.kind),
        "domain": concept.domain,
        "client": concept.client,
        "definition": concept.definition,
        "note": concept.note,
        "source": concept.source,
        "url": concept.url,
        "date": concept.date,
        "role": concept.role,
        "dates": concept.dates,
        "untranslatable": int(concept.is_untranslatable),
    }


def details_of(term: NewTerm) -> Record:
    """The columns of a term without its identity, language and text."""
    return {
        "status": str(term.status),
        "reading": term.reading,
        "derived": int(term.is_derived),
        "part_of_speech": str(term.part_of_speech),
        "register": str(term.register),
        "type": str(term.type),
        "abbreviation_of": term.abbreviation_of,
        "valid_from": term.valid.start,
        "valid_until": term.valid.end,
        "case_sensitive": int(term.is_case_sensitive),
    }


def term_record(concept: int, term: NewTerm) -> Record:
    """A new term of the concept of a row."""
    return {
        "uuid": new_uuid(),
        "concept_id": concept,
        "language": term.language,
        "text": term.text,
        **details_of(term),
    }


def property_records(
    concept: int, term: int | None, properties: Iterable[tuple[str, str]]
) -> Iterator[Record]:
    """New properties of the concept of a row, or of one of its terms."""
    for name, value in properties:
        yield {
            "uuid": new_uuid(),
            "concept_id": concept,
            "term_id": term,
            "name": name,
            "value": value,
        }


def list_record(concept: int, position: int, members: MemberList) -> Record:
    """A new member list of the concept of a row; positions count from 1."""
    return {
        "uuid": new_uuid(),
        "concept_id": concept,
        "position": position,
        "scope": members.scope,
        "valid_from": members.valid.start,
        "valid_until": members.valid.end,
        "source": members.source,
        "url": members.url,
    }


def member_record(member_list: int, position: int, member: Member) -> Record:
    """A new member of the list of a row; positions count from 1."""
    return {
        "uuid": new_uuid(),
        "member_list_id": member_list,
        "position": position,
        "text": member.text,
        "english": member.english,
    }
