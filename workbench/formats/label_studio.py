"""Annotations as Label Studio's JSON: a list of tasks, one for each text.

`data.text` is the text; its labels are the results of one annotation, and proposed ones those of
a prediction, which Label Studio shows as such. A note is the `meta.text` of its region, which
Label Studio shows as well; what it has no word for stands under `meta.workbench` and
`data.workbench`, which it keeps. Relations within a text are results of their own; those to
another text stand under `data.workbench` alone. The labelling set-up needs `<Labels name="label"
toName="text">` and `<Text name="text" value="$text">`.

Offsets are code points, as the editor of Label Studio counts now; older ones counted UTF-16 units.
Each text is read by the counting in which the words of its regions stand where they should. Words
that stand elsewhere once are brought as a quote. Skipped annotations are left out; of a prediction
and an annotation made from it the latter is taken.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from workbench.formats._annotation_records import annotation_record, text_record
from workbench.formats._beside import KEY, beside, expected, is_on_words, relations_by_text, within
from workbench.formats._faults import Faults
from workbench.formats._json_file import read_json
from workbench.formats._label_studio_read import Reading
from workbench.formats._utf8 import read_utf8
from workbench.formats._written_texts import held, losses
from workbench.model.annotations import AnnotationState
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from workbench.formats._annotation_records import Record
    from workbench.model.annotated import AnnotatedTexts, CarriedAnnotation, CarriedRelation

_HINT = "export it from Label Studio as JSON, not as JSON-MIN or CSV"
_CONTROL, _OBJECT = "label", "text"
_ELSEWHERE = ("label", "body", "start", "end", "quote")


def read_annotations(path: Path) -> AnnotatedTexts:
    """The texts and their regions. Raises UnreadableFile, by line or by task."""
    faults = Faults(path.name)
    tasks = read_json(read_utf8(path).removeprefix("\ufeff"), 1, faults)
    faults.refuse_any()
    reading = Reading(faults)
    if isinstance(tasks, dict):
        tasks = [tasks]
    if not isinstance(tasks, list):
        faults.add("", "no list of tasks")
        tasks = []
    for index, task in enumerate(tasks):
        reading.take(task, f"[{index}]")
    texts = reading.texts()
    faults.refuse_any(_HINT)
    return texts


def write_annotations(texts: AnnotatedTexts) -> Mapping[str, bytes]:
    """The file. Raises Refused for a span outside its text."""
    kept = held(texts)
    tasks = [_task(kept, index, some) for index, some in enumerate(relations_by_text(kept))]
    data = json.dumps(tasks, ensure_ascii=False, indent=1)
    return {".label-studio.json": f"{data}\n".encode()}


def expected_annotations(texts: AnnotatedTexts) -> AnnotatedTexts:
    """What `read_annotations` must give; of annotations on the same words proposed ones last."""
    return expected(texts, _is_proposed)


def _is_proposed(annotation: CarriedAnnotation) -> bool:
    return is_on_words(annotation) and annotation.state is AnnotationState.PROPOSED


def _task(texts: AnnotatedTexts, index: int, relations: Sequence[CarriedRelation]) -> Record:
    text = texts.texts[index]
    data: Record = {"text": text.text} | text_record(text)
    marks = [each for each in text.annotations if is_on_words(each)]
    proposed = [each for each in marks if _is_proposed(each)]
    others = [each for each in marks if not _is_proposed(each)]
    task: Record = {"id": index + 1, "data": data, "annotations": [], "predictions": []}
    native: list[CarriedRelation] = []
    for key, some, more in (
        ("annotations", others, {}),
        ("predictions", proposed, {"model_version": texts.program or "Bilingual Workbench"}),
    ):
        names = {each.reference for each in some}
        ties = [each for each in within(text, relations) if {each.start, each.end} <= names]
        native += ties
        if some:
            results = [*map(_region, some), *map(_relation, ties)]
            task[key] = [more | {"result": results}]
    data[KEY] = beside(texts, index, [], relations, native)
    return task


def _relation(relation: CarriedRelation) -> Record:
    return {
        "type": "relation",
        "from_id": relation.start,
        "to_id": relation.end,
        "direction": "right",
        "labels": [relation.kind],
    }


def _region(annotation: CarriedAnnotation) -> Record:
    span = annotation.span
    meta = {"text": [annotation.body]} if annotation.body else {}
    return {
        "id": annotation.reference,
        "from_name": _CONTROL,
        "to_name": _OBJECT,
        "type": "labels",
        "value": {
            "start": span.start if span else 0,
            "end": span.end if span else 0,
            "text": annotation.quote,
            "labels": [annotation.label],
        },
        "meta": meta | {KEY: annotation_record(annotation, _ELSEWHERE)},
    }


FORMAT = Format(
    name="label-studio",
    title="JSON of Label Studio",
    suffixes=(".label-studio.json",),
    holds="annotations, notes; relations within a text",
    read_annotations=read_annotations,
    write_annotations=write_annotations,
    expected_annotations=expected_annotations,
    annotation_losses=losses,
)
