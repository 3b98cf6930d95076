"""Reads an XLIFF 2.1 file of our own writing again, with all that it holds of each pair."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._xliff2_read_texts import Read, TextReader
from workbench.formats._xliff2_write import document_around, standard_facts
from workbench.formats._xliff2_write_codes import KEPT, OWN
from workbench.formats._xliff2_write_parts import NAMESPACE
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
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.exchange import Around

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats._xliff_records import Record
    from workbench.model.exchange import Carried

_OWN = f"{NAMESPACE} "
_AROUND = {
    "source language": "srcLang",
    "target language": "trgLang",
    "program": f"{_OWN}program",
    "title": f"{_OWN}title",
    "project": f"{_OWN}project",
}
"""The attributes of the root that are compared."""
_NOTHING = Element("", {}, 0)


def read_back(path: Path) -> Iterator[Carried | Around]:
    """Every pair and what stands around them, in the order of the file.

    Raises UnreadableFile with the line where the file is not well-formed or declares entities.
    """
    document = ""
    for element in elements(path, ("unit",), ("xliff",), heads=("xliff", "file")):
        said = element.attributes
        if element.name == "xliff":
            yield from (Around(name, said.get(key, "")) for name, key in _AROUND.items())
        elif element.name == "file":
            document = said.get("original", "")
            yield from document_around(document, said.get(f"{_OWN}document", ""))
        else:
            yield from _Unit(element, document).carried()


class _Unit:
    """A unit whose parts are looked up by the segments that they are of."""

    def __init__(self, unit: Element, document: str) -> None:
        self.unit, self.document = unit, document
        self.id = unit.attributes["id"].removeprefix("u-")
        self.parts = {child.name: child for child in unit.children if child.name != "segment"}
        self.data = data_of(self.parts.get("originalData", _NOTHING))
        self.groups = {group.attributes["category"]: group for group in self._children("metadata")}
        self.spans: dict[str, tuple[str, int, int]] = {}
        """Of every mark of the segment that is read, what it refers to and its span."""

    def carried(self) -> Iterator[Carried]:
        """Its pairs."""
        reader = TextReader(self.data)
        for segment in self.unit.children:
            if segment.name == "segment":
                texts = {child.name: reader.read(child) for child in segment.children}
                facts = standard_facts(
                    self.unit.attributes.get("name", ""),
                    segment.attributes["state"],
                    map(_standard, self._matches_of(segment.attributes["id"], texts)),
                )
                yield with_facts(self._held(segment, texts).carried, facts)

    def _matches_of(self, segment: str, texts: dict[str, Read]) -> Iterator[Element]:
        marks = texts["source"].marks
        for match in self._children("matches"):
            ref = match.attributes["ref"][1:]
            if ref == segment or ref in marks:
                yield match

    def _held(self, segment: Element, texts: dict[str, Read]) -> Held:
        id = segment.attributes["id"]
        empty = Read(Wording(""), {})
        source, target = texts["source"], texts.get("target", empty)
        group = self.groups[id]
        facts = _metas(group)
        part = dict(facts).get("part", "")
        own_state = segment.attributes.get("subState", "").removeprefix(OWN)
        notes = self._notes(id, source.marks | target.marks)
        return Held(
            id=f"{self.id}.{part.partition('/')[0]}" if part else self.id,
            document=self.document,
            source=_kept(source.wording, dict(facts).get(KEPT[0], "")),
            target=_kept(target.wording, dict(facts).get(KEPT[1], "")),
            state=own_state or segment.attributes["state"],
            is_translatable=self.unit.attributes.get("translate") != "no",
            facts=tuple(fact for fact in facts if fact[0] not in KEPT),
            note=notes[0],
            notes=notes[1],
            terms=self._terms(source.marks),
            matches=tuple(
                _match(match, source.marks.get(match.attributes["ref"][1:]))
                for match in self._matches_of(id, texts)
            ),
            history=tuple(map(_revision, group.children[len(facts) :])),
        )

    def _children(self, name: str) -> list[Element]:
        return self.parts[name].children if name in self.parts else []

    def _notes(
        self, segment: str, marks: dict[str, tuple[str, int, int]]
    ) -> tuple[str, tuple[HeldNote, ...]]:
        """The plain note of a segment, and its annotations with their answers."""
        spans = {ref: (start, end) for ref, start, end in marks.values()}
        plain, notes = "", list[HeldNote]()
        for note in self._children("notes"):
            id = note.attributes["id"]
            if id == f"n-{segment}":
                plain = note.text
            elif note.attributes.get(f"{_OWN}segment") == segment:
                if f"{_OWN}answers" in note.attributes:
                    last = notes.pop()
                    if note.attributes[f"{_OWN}answers"] != f"n-{dict(last.facts)['id']}":
                        raise UnreadableFile(f"the note {id} answers to another than stands there")
                    notes.append(last._replace(replies=(*last.replies, _note_facts(note, ()))))
                else:
                    place = spans.get(f"#n={id}", ())
                    notes.append(HeldNote(_note_facts(note, place)))
        return plain, tuple(notes)

    def _terms(self, marks: dict[str, tuple[str, int, int]]) -> tuple[HeldTerm, ...]:
        terms: dict[str, HeldTerm] = {}
        for entry in self._children("glossary"):
            mark = entry.attributes["ref"][1:]
            if mark not in marks:
                continue
            _, start, end = marks[mark]
            first = entry.children[0]
            known = terms.get(mark, HeldTerm(start, end, first.text, ()))
            terms[mark] = known._replace(concepts=(*known.concepts, _concept(entry)))
        return tuple(terms.values())


def _kept(wording: Wording, places: str) -> Wording:
    """A text of which the codes at these places, counted from 1, must stay."""
    if not places:
        return wording
    known = set(map(int, places.split()))
    codes = enumerate(wording.codes, 1)
    stay = (replace(code, is_deletable=False) if at in known else code for at, code in codes)
    return Wording(wording.text, tuple(stay))


def data_of(element: Element) -> dict[str, str]:
    """The data of codes, by id."""
    if not element.children:
        return {}
    reader = TextReader({})
    return {each.attributes["id"]: reader.read(each).wording.text for each in element.children}


def _own(element: Element) -> Iterator[tuple[str, str]]:
    for name, text in element.attributes.items():
        if name.startswith(_OWN):
            yield name.removeprefix(_OWN), text


def _note_facts(note: Element, place: tuple[int, int] | tuple[()]) -> Record:
    attributes = note.attributes
    said = {"side": attributes.get("appliesTo", ""), "label": attributes.get("category", "")}
    own = {name: text for name, text in _own(note) if name not in ("segment", "answers")}
    facts = {"id": attributes["id"].removeprefix("n-")} | said | own
    if place:
        facts |= {"start": str(place[0]), "end": str(place[1])}
    return tuple((name, text) for name, text in (facts | {"body": note.text}).items() if text)


def _concept(entry: Element) -> HeldConcept:
    facts = list(_own(entry))
    source = entry.children[0].attributes.get("source", "")
    definition = next((each.text for each in entry.children if each.name == "definition"), "")
    facts += [(name, text) for name, text in (("source", source), ("definition", definition))]
    return HeldConcept(
        tuple((name, text) for name, text in facts if text),
        tuple(
            (("text", each.text), *_own(each))
            for each in entry.children
            if each.name == "translation"
        ),
    )


def _match(match: Element, mark: tuple[str, int, int] | None) -> HeldMatch:
    parts = {child.name: child for child in match.children}
    facts = list(_metas(parts["metadata"].children[0]))
    if mark is not None:
        behind = [at for at, (name, _) in enumerate(facts) if name in _BEFORE_PLACE][-1] + 1
        facts[behind:behind] = [("start", str(mark[1])), ("end", str(mark[2]))]
    reader = TextReader(data_of(parts.get("originalData", _NOTHING)))
    return HeldMatch(
        tuple(facts),
        reader.read(parts["source"]).wording.text,
        reader.read(parts["target"]).wording,
    )


def _standard(match: Element) -> Record:
    return tuple((name, text) for name, text in match.attributes.items() if name != "ref")


_BEFORE_PLACE = ("kind", "score", "penalty", "reason")


def _revision(group: Element) -> HeldRevision:
    *facts, (name, text) = _metas(group)
    if name != "text":
        raise UnreadableFile("an earlier wording ends with something else than its text")
    codes = (dict(_metas(each)) for each in group.children if each.name == "metaGroup")
    return HeldRevision(
        tuple(facts),
        Wording(
            text,
            tuple(
                Code(
                    number=int(code["number"]),
                    kind=CodeKind(code["kind"]),
                    offset=int(code["offset"]),
                    markup=Markup(code["markup"]),
                    data=code["data"],
                    is_deletable=code["deletable"] == "yes",
                )
                for code in codes
            ),
        ),
    )


def _metas(group: Element) -> Record:
    """What a group says itself, not by groups within it."""
    return tuple(
        (meta.attributes["type"], meta.text) for meta in group.children if meta.name == "meta"
    )
