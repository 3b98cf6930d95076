"""Parallel text as JSON Lines: one object a line, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._whole_pairs import expected
from workbench.model.exchange import Carries
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.annotations import Annotation
    from workbench.model.exchange import ParallelText

_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""JSON allows these in a string, but line readers such as `str.splitlines` break there."""


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes UTF-8, Chinese as it is, keys always in the same order."""
    for document in parallel.documents:
        for pair in document.pairs:
            item = {
                "id": pair.segment.id,
                "document": document.name,
                "number": pair.segment.number,
                "kind": pair.segment.kind,
                "source": pair.segment.source,
                "target": pair.target.text,
                "state": pair.target.state,
                "origin": pair.target.origin,
                "detail": pair.target.detail,
                "translatable": pair.segment.is_translatable,
                "note": pair.segment.note,
                "annotations": [_annotation(each) for each in pair.annotations],
                "source_language": parallel.source_language,
                "target_language": parallel.target_language,
            }
            line = json.dumps(item, ensure_ascii=False).translate(_LINE_ENDS)
            out.write(f"{line}\n".encode())
    return []


def read_back(path: Path) -> Iterator[tuple[str, str]]:
    """Source and target of every line."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            item = json.loads(line)
            yield item["source"], item["target"]


def _annotation(annotation: Annotation) -> dict[str, object]:
    """Offsets are code points of the side's text; null for a whole segment and lost words."""
    span = annotation.span
    return {
        "id": annotation.id,
        "side": annotation.side,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "quote": annotation.quote,
        "label": annotation.label,
        "body": annotation.body,
        "author": annotation.author,
        "time": annotation.time,
        "state": annotation.state,
        "visibility": annotation.visibility,
        "severity": annotation.severity,
        "replies": [
            {"body": each.body, "author": each.author, "time": each.time}
            for each in annotation.replies
        ],
    }


FORMAT = Format(
    name="jsonl",
    title="JSON Lines, one pair a line",
    suffixes=(".jsonl",),
    holds=(
        "source, target, state, origin of the target, whether it is to be translated,"
        " notes with spans, id"
    ),
    carries=frozenset(
        {
            Carries.IDENTITY,
            Carries.UNTRANSLATED,
            Carries.KIND,
            Carries.STATE,
            Carries.ORIGIN,
            Carries.NOTES,
        }
    ),
    write=write,
    expected=expected,
    read_back=read_back,
)
