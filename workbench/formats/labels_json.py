"""A list of labels as JSON: `{"labels": [{"name": "person", "set": "entities", ...}]}`.

Keys are `name`, `set`, `purpose` (mark, query, footnote or review), `colour` (`#7aa2f7`), `sign`,
`key` and `description`; only the name is needed. A bare list of such objects is read too.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._delimited import text_of
from workbench.formats._label_values import COLUMNS, label_of, values_of
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.model.annotations import NewLabel


def read_labels(path: Path) -> list[NewLabel]:
    """The labels of a file. Raises UnreadableFile with the line, or the place in the list."""
    try:
        found = json.loads(text_of(path))
    except (ValueError, RecursionError) as error:
        line = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableFile(f"{path.name}{line}: this is no JSON: {error}") from error
    items = found.get("labels") if isinstance(found, dict) else found
    if not isinstance(items, list):
        raise UnreadableFile(f"{path.name} has no list of labels", hint='write {"labels": [...]}')
    return [_label(item, f"{path.name}, labels[{at}]") for at, item in enumerate(items)]


def write_labels(labels: Sequence[NewLabel], out: BinaryIO) -> None:
    """Writes UTF-8, indented, a label after the other."""
    found = {"labels": [values_of(label) for label in labels]}
    out.write(json.dumps(found, ensure_ascii=False, indent=2).encode() + b"\n")


def _label(item: Any, place: str) -> NewLabel:
    if not isinstance(item, dict):
        raise UnreadableFile(f"{place} is no object", hint='write {"name": ...}')
    for key in COLUMNS:
        if not isinstance(item.get(key, ""), str):
            raise UnreadableFile(f"{place}: {key} is no text", hint='write it in "quotes"')
    return label_of(item, place)


FORMAT = Format(
    name="labels-json",
    title="list of labels (JSON)",
    suffixes=(".labels.json", ".json"),
    holds="labels with set, purpose, colour, sign, key, description",
    read_labels=read_labels,
    write_labels=write_labels,
)
