"""Annotated texts as JSON, with everything that they have."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workbench.errors import UnreadableFile
from workbench.model.annotated import (
    AnnotatedText,
    AnnotatedTexts,
    CarriedAnnotation,
    CarriedRelation,
    CarriedReply,
)
from workbench.model.annotations import (
    AnnotationState,
    NewLabel,
    Purpose,
    Severity,
    Visibility,
)
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.plugins import Format


def read(path: Path) -> AnnotatedTexts:
    try:
        found = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise UnreadableFile(f"{path.name} is no JSON: {error}") from error
    return AnnotatedTexts(
        title=found.get("title", ""),
        project=found.get("project", ""),
        languages=tuple(found.get("languages", ("", ""))),
        program=found.get("program", ""),
        labels=tuple(
            NewLabel(**{**each, "purpose": Purpose(each["purpose"])})
            for each in found.get("labels", ())
        ),
        texts=tuple(_text(each, at) for at, each in enumerate(found["texts"])),
        relations=tuple(CarriedRelation(**each) for each in found.get("relations", ())),
    )


def _text(found: dict[str, Any], at: int) -> AnnotatedText:
    side = found.get("side")
    return AnnotatedText(
        segment=found.get("segment", ""),
        side=Side(side) if side else None,
        document=found.get("document", ""),
        number=found.get("number", 0),
        text=found.get("text"),
        annotations=tuple(
            _annotation(each, f"texts[{at}].annotations[{place}]")
            for place, each in enumerate(found["annotations"])
        ),
    )


def _annotation(found: dict[str, Any], place: str) -> CarriedAnnotation:
    span = found.get("span")
    usual = {"state": "open", "visibility": "internal", "severity": ""}
    values = {**usual, **found}
    return CarriedAnnotation(
        **{
            **values,
            "span": Span(**span) if isinstance(span, dict) else Span(*span) if span else None,
            "state": AnnotationState(values["state"]),
            "visibility": Visibility(values["visibility"]),
            "severity": Severity(values["severity"]),
            "replies": tuple(CarriedReply(**each) for each in found.get("replies", ())),
            "place": place,
        }
    )


def write(texts: AnnotatedTexts) -> Mapping[str, bytes]:
    return {".whole.json": json.dumps(asdict(texts), ensure_ascii=False).encode()}


def expected(texts: AnnotatedTexts) -> AnnotatedTexts:
    return texts


def losses(texts: AnnotatedTexts) -> Sequence[str]:
    return ()


FORMAT = Format(
    name="whole",
    title="everything",
    suffixes=(".whole.json",),
    holds="everything",
    read_annotations=read,
    write_annotations=write,
    expected_annotations=expected,
    annotation_losses=losses,
)
