"""Reads an XLIFF 1.2 file of our own writing again, with all that it holds of each pair."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.formats._xliff12_texts import read_text
from workbench.formats._xliff12_write import STATES, UNTRANSLATED
from workbench.formats._xliff_records import (
    Held,
    HeldConcept,
    HeldMatch,
    HeldNote,
    HeldRevision,
    HeldTerm,
    Wording,
    with_facts,
)
from workbench.formats._xml_elements import Element, elements
from workbench.model.exchange import Around

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats._xliff_records import Record
    from workbench.model.exchange import Carried

_STATES = {name: state.value for state, name in STATES.items()}
_OF_FILE = {
    "document": "original",
    "source language": "source-language",
    "target language": "target-language",
    "title": "product-name",
}
"""The attributes of a file element that are compared."""
_OF_UNIT = ("resname", "restype", "approved", "extype", "extradata")
_OF_TARGET = ("state", "state-qualifier")
_OF_MATCH = ("match-quality", "origin")
_BEFORE_PART = ("number", "kind", "level", "article")
_NOT_FACTS = ("state", "deletable-source", "deletable-target")


def read_back(path: Path) -> Iterator[Carried | Around]:
    """Every pair and what stands around them, in the order of the file.

    Raises UnreadableFile with the line where the file is not well-formed or declares entities.
    """
    document = ""
    for element in elements(path, ("trans-unit", "header"), ("xliff",), heads=("file",)):
        if element.name == "file":
            document = element.attributes.get("original", "")
            for name, key in _OF_FILE.items():
                yield Around(name, element.attributes.get(key, ""))
        elif element.name == "header":
            yield from _of_header(element)
        else:
            yield with_facts(_held(element, document).carried, _standard_facts(element))


def _standard_facts(unit: Element) -> Iterator[tuple[str, str]]:
    """What any program reads beside the texts."""
    source = _child(unit, "source")
    targets = (each for each in unit.children if each.name == "target")
    target = next((each for each in targets if not is_copy(each, source)), None)
    yield "unit of the standard", repr(_said(unit, _OF_UNIT))
    yield "target of the standard", repr(_said(target, _OF_TARGET) if target is not None else ())
    for note in unit.children:
        if note.name == "note" and note.attributes:
            said = (*_said(note, ("from", "annotates")), ("said", note.text))
            yield "note of the standard", repr(said)
    for match in _alternatives(unit, "x-match"):
        of_target = _said(_child(match, "target"), _OF_TARGET)
        yield "match of the standard", repr((*_said(match, _OF_MATCH), *of_target))


def _said(element: Element, names: tuple[str, ...]) -> Record:
    """Those of its attributes that are there."""
    return tuple((name, element.attributes[name]) for name in names if name in element.attributes)


def _of_header(header: Element) -> Iterator[Around]:
    notes = (each.text for each in header.children if each.name == "note")
    yield Around("project", next(notes, ""))
    said = _child(header, "tool").attributes
    yield Around("program", f"{said['tool-name']} {said['tool-version']}")


def _held(unit: Element, document: str) -> Held:
    source = _child(unit, "source")
    targets = (each for each in unit.children if each.name == "target")
    target = [each for each in targets if not is_copy(each, source)]
    groups = [(_purpose(each), facts_of(each)) for each in unit.children if _purpose(each)]
    said = dict(groups[0][1])
    stated = _STATES.get(target[0].attributes.get("state", ""), "draft") if target else ""
    plain = (each.text for each in unit.children if each.name == "note" and not each.attributes)
    return Held(
        id=unit.attributes["id"].removeprefix("u-"),
        document=document,
        source=_wording(source, said.get("deletable-source", "")),
        target=_wording(target[0], said.get("deletable-target", "")) if target else Wording(""),
        state=said.get("state") or stated,
        is_translatable=unit.attributes.get("translate") != "no",
        facts=_facts(groups[0][1], unit.attributes.get("extradata", "")),
        note=next(plain, ""),
        notes=_notes(groups),
        terms=_terms(groups),
        matches=tuple(_match(each) for each in _alternatives(unit, "x-match")),
        history=tuple(_revision(each) for each in _alternatives(unit, "x-earlier-wording")),
    )


def is_copy(target: Element, source: Element) -> bool:
    """Whether a target is a copy of its source that nobody has translated yet.

    OmegaT leaves the state as it was when it puts a translation there.
    """
    is_open = target.attributes.get("state") == UNTRANSLATED
    return is_open and read_text(target) == read_text(source)


def _facts(facts: Record, part: str) -> Record:
    """The facts of a pair, with that of its part where it stands among them."""
    held = [fact for fact in facts if fact[0] not in _NOT_FACTS]
    if part:
        held.insert(sum(name in _BEFORE_PART for name, _ in held), ("part", part))
    return tuple(held)


def _notes(groups: list[tuple[str, Record]]) -> tuple[HeldNote, ...]:
    notes: list[HeldNote] = []
    for purpose, facts in groups:
        if purpose == "x-annotation":
            notes.append(HeldNote(facts))
        elif purpose == "x-answer":
            notes[-1] = notes[-1]._replace(replies=(*notes[-1].replies, facts))
    return tuple(notes)


def _terms(groups: list[tuple[str, Record]]) -> tuple[HeldTerm, ...]:
    terms: list[HeldTerm] = []
    for purpose, facts in groups:
        if purpose == "x-term":
            said = dict(facts)
            place = int(said["start"]), int(said["end"])
            terms.append(HeldTerm(*place, said.get("text", ""), ()))
        elif purpose == "x-concept":
            concepts = (*terms[-1].concepts, HeldConcept(facts, ()))
            terms[-1] = terms[-1]._replace(concepts=concepts)
        elif purpose == "x-translation":
            *others, last = terms[-1].concepts
            last = last._replace(translations=(*last.translations, facts))
            terms[-1] = terms[-1]._replace(concepts=(*others, last))
    return tuple(terms)


def _alternatives(unit: Element, purpose: str) -> Iterator[Element]:
    for each in unit.children:
        if each.name == "alt-trans" and purpose in map(_purpose, each.children):
            yield each


def _match(element: Element) -> HeldMatch:
    facts, target = _alternative(element)
    return HeldMatch(facts, _child(element, "source").text, target)


def _revision(element: Element) -> HeldRevision:
    return HeldRevision(*_alternative(element))


def _alternative(element: Element) -> tuple[Record, Wording]:
    said = facts_of(_child(element, "context-group"))
    target = _wording(_child(element, "target"), dict(said).get("deletable-target", ""))
    return tuple(fact for fact in said if fact[0] not in _NOT_FACTS[1:]), target


def _wording(element: Element, deletable: str) -> Wording:
    """A text of which the codes with these numbers, in order from 1, may go."""
    read = read_text(element)
    if not deletable:
        return read
    places = set(map(int, deletable.split()))
    codes = enumerate(read.codes, 1)
    return Wording(
        read.text,
        tuple(replace(code, is_deletable=True) if at in places else code for at, code in codes),
    )


def _child(element: Element, name: str) -> Element:
    return next(each for each in element.children if each.name == name)


def _purpose(element: Element) -> str:
    return element.attributes.get("purpose", "") if element.name == "context-group" else ""


def facts_of(group: Element) -> Record:
    """What a group of contexts says."""
    return tuple(
        (each.attributes["context-type"].removeprefix("x-"), each.text)
        for each in group.children
        if each.name == "context"
    )
