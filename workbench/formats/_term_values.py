"""Concepts as plain values of JSON, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from workbench.model.dates import ALWAYS, Period, checked_date
from workbench.model.terms import (
    ConceptKind,
    Member,
    MemberList,
    NewConcept,
    NewTerm,
    PartOfSpeech,
    Register,
    TermStatus,
    TermType,
)

if TYPE_CHECKING:
    from collections import Counter
    from enum import StrEnum

Record = dict[str, Any]
W = TypeVar("W", bound="StrEnum")

UNKNOWN = "keys that the glossary does not know were left out: {}"

_FACTS = (
    "reference",
    "domain",
    "client",
    "definition",
    "note",
    "source",
    "url",
    "date",
    "role",
    "dates",
)
_DETAILS = ("language", "text", "reading", "abbreviation_of")


def record_of(concept: NewConcept) -> Record:
    """A concept without what says nothing."""
    return _filled(
        {name: getattr(concept, name) for name in _FACTS}
        | {
            "kind": "" if concept.kind is ConceptKind.TERM else str(concept.kind),
            "untranslatable": concept.is_untranslatable,
            "terms": [_record_of_term(term) for term in concept.terms],
            "lists": [_record_of_list(each) for each in concept.lists],
            "properties": [list(pair) for pair in concept.properties],
        }
    ) | ({} if concept.terms else {"terms": []})


def concept_of(value: object, changes: Counter[str]) -> NewConcept:
    """The concept of a record; keys that are not known are counted in `changes`.

    Raises ValueError with what is not as it should be.
    """
    record = _object(value, "a concept")
    return NewConcept(
        terms=tuple(_term(each, changes) for each in _array(record, "terms", "terms", needed=True)),
        kind=_word(record, "kind", ConceptKind, ConceptKind.TERM),
        is_untranslatable=_flag(record, "untranslatable"),
        lists=tuple(_list(each, changes) for each in _array(record, "lists", "lists")),
        properties=_properties(record),
        date=checked_date(_text(record, "date")),
        **{name: _text(record, name) for name in _FACTS if name != "date"},
        **_rest(record, changes),
    )


def _record_of_term(term: NewTerm) -> Record:
    return _filled(
        {name: getattr(term, name) for name in _DETAILS}
        | {
            "status": str(term.status),
            "derived": term.is_derived,
            "part_of_speech": str(term.part_of_speech),
            "register": str(term.register),
            "type": str(term.type),
            "valid_from": term.valid.start,
            "valid_until": term.valid.end,
            "case_sensitive": term.is_case_sensitive,
            "properties": [list(pair) for pair in term.properties],
        }
    )


def _record_of_list(each: MemberList) -> Record:
    return _filled(
        {
            "scope": each.scope,
            "valid_from": each.valid.start,
            "valid_until": each.valid.end,
            "source": each.source,
            "url": each.url,
        }
    ) | {"members": [[member.text, member.english] for member in each.members]}


def _term(value: object, changes: Counter[str]) -> NewTerm:
    record = _object(value, "a term")
    term = NewTerm(
        status=_word(record, "status", TermStatus, TermStatus.PREFERRED),
        is_derived=_flag(record, "derived"),
        part_of_speech=_word(record, "part_of_speech", PartOfSpeech, PartOfSpeech.UNKNOWN),
        register=_word(record, "register", Register, Register.NEUTRAL),
        type=_word(record, "type", TermType, TermType.UNKNOWN),
        valid=_period(record),
        is_case_sensitive=_flag(record, "case_sensitive"),
        properties=_properties(record),
        **{name: _text(record, name) for name in _DETAILS},
        **_rest(record, changes),
    )
    if not term.language or not term.text:
        raise ValueError("a term needs a language and a text")
    return term


def _list(value: object, changes: Counter[str]) -> MemberList:
    record = _object(value, "a list")
    members = [_pair(each, "a member") for each in _array(record, "members", "members")]
    return MemberList(
        members=tuple(Member(text=text, english=english) for text, english in members),
        scope=_text(record, "scope"),
        valid=_period(record),
        source=_text(record, "source"),
        url=_text(record, "url"),
        **_rest(record, changes),
    )


def _filled(record: Record) -> Record:
    return {name: value for name, value in record.items() if value}


def _object(value: object, what: str) -> Record:
    if not isinstance(value, dict):
        raise ValueError(f"{what} is an object, not {_named(value)}")
    return dict(value)


def _text(record: Record, name: str) -> str:
    value = record.pop(name, "")
    if not isinstance(value, str):
        raise ValueError(f"{name} is a text, not {_named(value)}")
    return value


def _flag(record: Record, name: str) -> bool:
    value = record.pop(name, False)
    if not isinstance(value, bool):
        raise ValueError(f"{name} is true or false, not {_named(value)}")
    return value


def _word(record: Record, name: str, words: type[W], unsaid: W) -> W:
    text = _text(record, name)
    if text and text not in list(words):
        raise ValueError(f"there is no {name} {text!r}")
    return words(text) if text else unsaid


def _period(record: Record) -> Period:
    start, end = _text(record, "valid_from"), _text(record, "valid_until")
    if not start and not end:
        return ALWAYS
    return Period(start=checked_date(start), end=checked_date(end))


def _array(record: Record, name: str, what: str, *, needed: bool = False) -> list[object]:
    value = record.pop(name, None if needed else [])
    if not isinstance(value, list):
        raise ValueError(f"{what} is a list, not {_named(value)}")
    return value


def _properties(record: Record) -> tuple[tuple[str, str], ...]:
    return tuple(_pair(each, "a property") for each in _array(record, "properties", "properties"))


def _pair(value: object, what: str) -> tuple[str, str]:
    match value:
        case [str(first), str(second)]:
            return first, second
    raise ValueError(f"{what} is a list of two texts")


def _rest(record: Record, changes: Counter[str]) -> dict[str, Any]:
    """Counts what was not taken; gives nothing."""
    changes[UNKNOWN] += len(record)
    return {}


def _named(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a text", type(None): "nothing"}
    return names.get(type(value), str(value))
