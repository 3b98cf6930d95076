"""JSON Lines that came back, ours or another's, as their pairs are taken in."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from workbench.formats._json_lines import read_records
from workbench.formats._pair_records import FLAGS
from workbench.formats._position import Position
from workbench.formats._record_layouts import NO_PAIR, texts_of
from workbench.formats._returned_table import ELSEWHERE, UnknownStates
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.memory import BadUnit
from workbench.model.returned import (
    NEVER,
    Mark,
    ReturnedFile,
    ReturnedNote,
    ReturnedRow,
    ReturnedWording,
    SentNote,
)
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Record = dict[str, Any]

_SAMPLE = 20
_OPENED = "it was unlocked in the file, and stays locked: a reviewer opens it (`workbench review`)"
_BAD_CODES = "its target_codes are not those of the target: a number, a kind and an offset each"


def read_returned(path: Path) -> ReturnedFile:
    """The file, object by object. Raises UnreadableFile where its first line is none."""
    position = Position()
    records = read_records(path, position.note)
    start = list(islice(records, _SAMPLE))
    said = (_text(found[1], "project") for found in start if not isinstance(found, BadUnit))
    project = next(filter(None, said), "")
    states = UnknownStates()
    return ReturnedFile(
        project=project,
        rows=(
            found if isinstance(found, BadUnit) else _row(found[1], found[0], project, states)
            for found in chain(start, records)
        ),
        warnings=states.warnings,
        position=position,
    )


def _row(record: Record, line: int, project: str, states: UnknownStates) -> ReturnedRow | BadUnit:
    texts = texts_of(record)
    if texts is None:
        return BadUnit(line=line, fault=NO_PAIR)
    other = _text(record, "project")
    if other and other != project:
        return BadUnit(line=line, fault=ELSEWHERE)
    target = to_line_feeds(texts.target)
    has_codes = isinstance(record.get("target_codes"), list)
    try:
        codes = _codes(record["target_codes"], texts.target) if has_codes else ()
    except (KeyError, TypeError, ValueError):
        return BadUnit(line=line, fault=_BAD_CODES, id=_text(record, "id"))
    fingerprint = _text(record, "fingerprint")
    marks, warnings = _marks(record)
    return ReturnedRow(
        id=_text(record, "id"),
        fingerprint=fingerprint,
        source=to_line_feeds(texts.source),
        wordings=(ReturnedWording(text=target, codes=codes),) if target else (),
        state=states.state_of(_text(record, "state"), f"line {line}"),
        marks=marks,
        notes=tuple(_notes(record)),
        has_notes="note" in record or "annotations" in record,
        sent_notes=tuple(_sent_notes(record)),
        document=_text(record, "document"),
        since=(_text(record, "time") or NEVER) if fingerprint and "time" in record else "",
        has_codes=has_codes,
        where=f"line {line}",
        warnings=warnings,
    )


def _marks(record: Record) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    """What was changed of the flags that went out, and what is to be said of that."""
    sent = record.get("sent_flags")
    changed = {
        name: record[name]
        for name in FLAGS
        if isinstance(sent, list) and isinstance(record.get(name), bool)
        if record[name] is not (name in sent)
    }
    marks = [Mark.LOCKED] if changed.get("locked") else []
    if "needs_work" in changed:
        marks.append(Mark.NEEDS_WORK if changed["needs_work"] else Mark.WORK_DONE)
    return tuple(marks), (_OPENED,) if changed.get("locked") is False else ()


def _notes(record: Record) -> Iterator[ReturnedNote]:
    """The plain note, the annotations, and what answers them."""
    if note := _text(record, "note"):
        yield ReturnedNote(text=to_line_feeds(note), id=_text(record, "note_id"))
    for reply in _objects(record, "note_replies") if _text(record, "note_id") else ():
        yield _note(reply, id=_text(reply, "id"), answers=_text(record, "note_id"))
    for annotation in _objects(record, "annotations"):
        identity = _text(annotation, "id")
        yield _note(annotation, id=identity)
        for reply in _objects(annotation, "replies"):
            yield _note(reply, id=_text(reply, "id"), answers=identity)


def _note(record: Record, **about: str) -> ReturnedNote:
    text = to_line_feeds(_text(record, "body"))
    return ReturnedNote(text=text, author=_text(record, "author"), **about)


def _sent_notes(record: Record) -> Iterator[SentNote]:
    """Those that went out in places which the record still has."""
    plain = _text(record, "note_id")
    for each in _objects(record, "sent_notes"):
        id = _text(each, "id")
        is_beside = bool(plain) and _text(each, "answers") == plain
        place = "note" if id == plain else "note_replies" if is_beside else "annotations"
        if place in record:
            yield SentNote(id, _text(each, "fingerprint"))


def _codes(given: list[Any], target: str) -> tuple[Code, ...]:
    """Raises KeyError, TypeError or ValueError where they are not such as we write."""
    codes = tuple(
        Code(
            number=int(each["number"]),
            kind=CodeKind(each["kind"]),
            # A line end of two characters is one in the text that is taken.
            offset=len(to_line_feeds(target[: _offset(each, target)])),
            markup=Markup(each.get("markup", Markup.OTHER)),
            data=str(each.get("data", "")),
            is_deletable=bool(each.get("deletable", False)),
        )
        for each in given
    )
    if [code.offset for code in codes] != sorted(code.offset for code in codes):
        raise ValueError("not in order")
    return codes


def _offset(code: Record, target: str) -> int:
    offset = int(code["offset"])
    if not 0 <= offset <= len(target):
        raise ValueError("outside of the text")
    return offset


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""


def _objects(record: Mapping[str, Any], key: str) -> Iterator[Record]:
    values = record.get(key)
    yield from (
        (each for each in values if isinstance(each, dict)) if isinstance(values, list) else ()
    )
