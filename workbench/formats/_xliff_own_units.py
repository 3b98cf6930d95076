"""Units of our own exports, wherever they have been: identities, texts with our codes, notes.

What another program put around words or cut into segments says nothing here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import UnreadableFile
from workbench.formats._xliff12_write import UNTRANSLATED
from workbench.formats._xliff_holder import ANSWER, PLAIN
from workbench.formats._xliff_own_text import NO_WORDING, own_wording, plain_text
from workbench.formats._xliff_source import OURS
from workbench.model.returned import NEVER, ReturnedNote, ReturnedRow, SentNote
from workbench.model.segments import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from workbench.formats._xliff_source import Node
    from workbench.formats._xml_places import Place

_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_ID = re.compile(rf"u-({_UUID}(?:\.\d+)?)", re.IGNORECASE)
_NOTE_ID = re.compile(rf"n-({_UUID})", re.IGNORECASE)
_SENT = re.compile(rf"({_UUID}):([0-9a-f]{{16}})([{PLAIN}{ANSWER}]?)")
_SEGMENT_ID = re.compile(r"s(\d+)")
_MOST_NOTES = 1_000
"""Of a unit; each is looked for in all others."""
_STATES = {
    "translated": State.TRANSLATED,
    "reviewed": State.REVIEWED,
    "signed-off": State.REVIEWED,
    "final": State.FINAL,
}


class _Sent(NamedTuple):
    """What the file says of a note that went out in it."""

    id: str
    fingerprint: str
    sign: str


def own_id(node: Node) -> str:
    """The UUID of the paragraph or of the pair that a unit went out as; empty for another's."""
    found = _ID.fullmatch(node.place.attributes.get("id", ""))
    return found[1].lower() if found else ""


def own_rows(node: Node) -> Iterator[ReturnedRow]:
    """The pairs of a unit."""
    yield from _rows_2(node) if node.is_2 else _rows_1(node)


def _rows_1(node: Node) -> Iterator[ReturnedRow]:
    unit = node.place
    target = unit.find("target")
    state = "" if target is None else target.attributes.get("state", "")
    is_approved = unit.attributes.get("approved") == "yes" and state in ("", "translated")
    facts = _contexts(unit, "segment")
    # No note of this version is an answer, and what stands in groups nobody sees.
    yield _row(
        node,
        unit,
        None,
        id=own_id(node),
        facts=facts,
        state="reviewed" if is_approved else state,
        notes=_notes_1(unit),
        sent=tuple(each for each in _sent_notes(facts) if each.sign != ANSWER),
    )


def _rows_2(node: Node) -> Iterator[ReturnedRow]:
    unit = node.place
    segments = [each for each in unit.children if each.name == "segment"]
    facts = _metadata(unit)
    data = {
        each.attributes.get("id", ""): plain_text(each)
        for held in unit.children
        if held.name == "originalData"
        for each in held.children
        if each.name == "data"
    }
    plain = {
        f"n-{segment}": each.id
        for segment, own in facts.items()
        for each in _sent_notes(own)
        if each.sign == PLAIN
    }
    first = segments[0].attributes.get("id", "") if segments else ""
    notes: dict[str, list[ReturnedNote]] = {}
    for of, note in _notes_2(unit, plain):
        notes.setdefault(of or first, []).append(note)
    for segment in segments:
        id = segment.attributes.get("id", "")
        own = facts.get(id, {})
        number = _SEGMENT_ID.fullmatch(id)
        is_part = number is not None and ("part" in own or len(segments) > 1)
        yield _row(
            node,
            segment,
            data,
            id=f"{own_id(node)}.{id[1:]}" if is_part else own_id(node),
            facts=own,
            state=segment.attributes.get("state", ""),
            notes=notes.pop(id, ()),
            sent=_sent_notes(own),
        )


def _row(
    node: Node,
    place: Place,
    data: Mapping[str, str] | None,
    *,
    id: str,
    facts: Mapping[str, str],
    state: str,
    notes: Iterable[ReturnedNote],
    sent: Iterable[_Sent],
) -> ReturnedRow:
    """The pair of an element that has source and target in it, and what was said of it."""
    fingerprint = facts.get("fingerprint", "")
    source, target = (
        own_wording(words, data) if (words := place.find(name)) is not None else NO_WORDING
        for name in ("source", "target")
    )
    if state == UNTRANSLATED and target.text == source.text:
        target = NO_WORDING
    return ReturnedRow(
        id=id,
        fingerprint=facts.get("fingerprint", ""),
        source=source.text,
        wordings=(target,) if target.text else (),
        state=_state(state, target.text),
        notes=tuple(notes),
        has_notes=True,
        sent_notes=tuple(SentNote(each.id, each.fingerprint) for each in sent),
        document=node.document,
        since=facts.get("time", NEVER) if fingerprint else "",
        where=f"line {place.line}",
    )


def _state(said: str, target: str) -> State | None:
    """A state as it came back; a text in any that is not confirmed is a draft."""
    if not target.strip():
        return State.INITIAL
    return _STATES.get(said, State.DRAFT) if said else None


def _contexts(unit: Place, purpose: str) -> dict[str, str]:
    return next(_all_contexts(unit, purpose), {})


def _all_contexts(unit: Place, purpose: str) -> Iterator[dict[str, str]]:
    for group in unit.children:
        is_group = group.name == "context-group"
        if is_group and group.attributes.get("purpose") == f"x-{purpose}":
            yield {
                each.attributes.get("context-type", "").removeprefix("x-"): each.text()
                for each in group.children
            }


def _metadata(unit: Place) -> dict[str, dict[str, str]]:
    """By the id of the segment: what is said of it."""
    found: dict[str, dict[str, str]] = {}
    for metadata in unit.children:
        for group in metadata.children if metadata.name == "metadata" else ():
            found[group.attributes.get("category", "")] = {
                each.attributes.get("type", ""): each.text()
                for each in group.children
                if each.name == "meta"
            }
    return found


def _sent_notes(facts: Mapping[str, str]) -> tuple[_Sent, ...]:
    found = map(_SENT.fullmatch, facts.get("notes-sent", "").split())
    return tuple(_Sent(*each.groups()) for each in found if each)


def _notes_1(unit: Place) -> Iterator[ReturnedNote]:
    """The annotations that went out, and the notes that came to them on the way.

    What people see is the <note> of an annotation: one that has none any more was taken away.
    """
    said = [note for note in unit.children if note.name == "note"]
    sent = list(_all_contexts(unit, "annotation"))
    if max(len(said), len(sent)) > _MOST_NOTES:
        raise UnreadableFile(f"the unit has more than {_MOST_NOTES:,} notes")
    texts = [_on_one_line(note.text()) for note in said]
    all_texts, bodies = "\n".join(texts), []
    for facts in sent:
        body = facts.get("body", "")
        sentence = _on_one_line(body)
        is_there = bool(sentence) and sentence in all_texts
        if is_there or not body:
            yield _note(body, facts.get("author", ""), facts.get("time", ""), facts.get("id", ""))
        if is_there:
            bodies.append(sentence)
    for note, text in zip(said, texts, strict=True):
        if text and not any(map(text.__contains__, bodies)):
            yield _note(note.text(), note.attributes.get("from", ""), "", "")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _notes_2(unit: Place, plain: Mapping[str, str]) -> Iterator[tuple[str, ReturnedNote]]:
    """The same with the ids of their segments, and with answers.

    `plain` are the UUIDs of annotations by the ids of the notes of whole segments that they are.
    """
    found = [each for notes in unit.children if notes.name == "notes" for each in notes.children]
    for segment in unit.children:  # a note that is inside of it is of translate-toolkit
        for notes in segment.children if segment.name == "segment" else ():
            for note in notes.children if notes.name == "notes" else ():
                id = segment.attributes.get("id", "")
                yield id, _note(note.text(), note.attributes.get("category", ""), "", "")
    own = [(_NOTE_ID.fullmatch(each.attributes.get("id", "")), each) for each in found]
    bodies = {each.text() for match, each in own if match}
    for match, note in own:
        said, text = note.attributes, note.text()
        id = match[1].lower() if match else plain.get(said.get("id", ""), "")
        if not id and (text in bodies or not text.strip()):
            continue
        author, time = said.get(f"{OURS} author", ""), said.get(f"{OURS} time", "")
        answered = _NOTE_ID.fullmatch(said.get(f"{OURS} answers", ""))
        answers = answered[1].lower() if answered else ""
        yield said.get(f"{OURS} segment", ""), _note(text, author, time, id, answers)


def _note(text: str, author: str, time: str, id: str, answers: str = "") -> ReturnedNote:
    return ReturnedNote(text=text, author=author, time=time, id=id, answers=answers)
