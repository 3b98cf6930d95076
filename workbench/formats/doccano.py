"""Annotations as JSON Lines of doccano: one text a line, its labels as `[start, end, label]`.

A file with relations has `entities` and `relations` instead, as doccano's projects with relations
read and write them. doccano keeps any other key of a line and gives it back: there stand
`segment`, `side`, `document` and `number` of the text, and under `workbench` what doccano has no
word for: identity, notes, answers, states, remarks on a whole text, relations to other texts.

Offsets are code points, as every program in Python reads them. doccano itself counts a character
beyond the BMP as two, as JavaScript does: what it added to a line of ours is read so. In a line of
others offsets are code points unless one of them is outside the text so. `Comments` are remarks
on the whole text, and labels without offsets (text classification) are so too.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from workbench.formats._annotation_records import annotation_record, packed, text_record
from workbench.formats._beside import KEY, beside, expected, is_on_words, relations_by_text, within
from workbench.formats._doccano_read import Reading
from workbench.formats._faults import Faults
from workbench.formats._json_file import read_json
from workbench.formats._utf8 import lines_of, read_utf8
from workbench.formats._written_texts import held, losses
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from workbench.formats._annotation_records import Record
    from workbench.model.annotated import AnnotatedText, AnnotatedTexts, CarriedRelation

_HINT = "each line is an object with `text` and `label`, a list of [start, end, label]"


def read_annotations(path: Path) -> AnnotatedTexts:
    """The texts and their labels. Raises UnreadableFile, by line."""
    faults = Faults(path.name)
    reading = Reading(faults)
    for number, line in enumerate(lines_of(read_utf8(path)), 1):
        if not line.strip():
            continue
        record = read_json(line, number, faults)
        if isinstance(record, dict):
            reading.take(record, f"line {number}")
        elif record is not None:
            faults.add(f"line {number}", "no object")
    texts = reading.texts()
    faults.refuse_any(_HINT)
    return texts


def write_annotations(texts: AnnotatedTexts) -> Mapping[str, bytes]:
    """The file. Raises Refused for a span outside its text."""
    kept = held(texts)
    by_text = relations_by_text(kept)
    has_relations = any(map(within, kept.texts, by_text))
    numbers = _numbers(kept) if has_relations else {}
    lines: list[str] = []
    serial = count(1)
    for index, (text, relations) in enumerate(zip(kept.texts, by_text, strict=True)):
        marks = [each for each in text.annotations if is_on_words(each)]
        spans = [annotation_record(each) for each in marks]
        record: Record = {"text": text.text}
        native = within(text, relations)
        if has_relations:
            record |= _entities(text, native, numbers, serial)
        else:
            record["label"] = [[span["start"], span["end"], span["label"]] for span in spans]
        record |= text_record(text)
        record[KEY] = beside(kept, index, spans, relations, native)
        lines.append(packed(record))
    return {".doccano.jsonl": "".join(f"{line}\n" for line in lines).encode()}


def _numbers(texts: AnnotatedTexts) -> dict[str, int]:
    """A number for every annotation, as doccano wants its identities."""
    names = (each.reference for text in texts.texts for each in text.annotations)
    return {name: number for number, name in enumerate(names, 1)}


def _entities(
    text: AnnotatedText,
    relations: Sequence[CarriedRelation],
    numbers: dict[str, int],
    serial: Iterator[int],
) -> Record:
    entities = [
        {
            "id": numbers[each.reference],
            "label": each.label,
            "start_offset": each.span.start,
            "end_offset": each.span.end,
        }
        for each in text.annotations
        if each.span is not None and is_on_words(each)
    ]
    ties = [
        {
            "id": next(serial),
            "from_id": numbers[relation.start],
            "to_id": numbers[relation.end],
            "type": relation.kind,
        }
        for relation in relations
    ]
    return {"entities": entities, "relations": ties}


def annotation_losses(texts: AnnotatedTexts) -> list[str]:
    """What is left out, and which annotations doccano itself would show beside their words."""
    shifted = sum(
        each.span is not None and each.span.end > first
        for text in held(texts).texts
        if (first := _first_beyond(text.text or "")) is not None
        for each in text.annotations
    )
    said = losses(texts)
    if shifted:
        said.append(
            "annotations that doccano shows too far to the left, since it counts two for "
            f"characters beyond the BMP, and the file one: {shifted:,}"
        )
    return said


def _first_beyond(text: str) -> int | None:
    """Where the first character beyond the BMP stands; None where there is none."""
    return next((at for at, character in enumerate(text) if character > "\uffff"), None)


FORMAT = Format(
    name="doccano",
    title="JSON Lines of doccano",
    suffixes=(".doccano.jsonl",),
    holds="annotations; notes and relations beside",
    read_annotations=read_annotations,
    write_annotations=write_annotations,
    expected_annotations=expected,
    annotation_losses=annotation_losses,
)
