"""A glossary of Weblate as CSV: source, target, context, comments and flags.

Recognised by its header, in either direction; out it goes from Chinese to English by name
(`--to weblate-csv`). `forbidden` and `read-only` among the flags are the standing of the English
and a term that is not translated. What else a file says is kept as properties.

Cannot hold: the standing of other terms, other forms of the Chinese, and everything beyond note,
definition and the reference.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._cell_guard import guarded, unguarded
from workbench.formats._delimited import separator, text_of
from workbench.formats._pair_rows import (
    PairRow,
    concepts_of,
    count_losses,
    is_from_english,
    rows_of,
)
from workbench.formats._rows import rows
from workbench.formats._term_table import NO_TERM
from workbench.model.terms import TermStatus
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from workbench.model.terms import NewConcept

_COLUMNS = (
    "location",
    "source",
    "target",
    "id",
    "fuzzy",
    "context",
    "translator_comments",
    "developer_comments",
    "flags",
)
_FACTS = {"translator_comments": "note", "developer_comments": "definition"}
_KNOWN = ("source", "target", "id", *_FACTS)
_SAMPLE = 200


def recognises(head: bytes) -> bool:
    """Whether the header names what only Weblate names so."""
    first = head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].decode("utf-8", "ignore")
    names = {cell.strip(' "\r').lower() for cell in first.split(separator(first))}
    return {"source", "target"} <= names and bool(
        names & {"developer_comments", "translator_comments", "fuzzy"}
    )


def read_terms(path: Path, changes: Counter[str]) -> Iterator[NewConcept]:
    """The concepts of the file. Raises UnreadableFile with the line."""
    text = text_of(path)
    found = rows(io.StringIO(text, newline=""), delimiter=separator(text), name=path.name)
    line, header = next(found, (1, []))
    names = [cell.strip().lower() for cell in header]
    if not {"source", "target"} <= set(names):
        raise UnreadableFile(f"{path.name}, line {line}: no columns source and target")
    table = [
        {name: unguarded(cell).strip() for name, cell in zip(names, row, strict=False) if cell}
        for _, row in found
    ]
    pairs = _pairs(table)
    changes[NO_TERM] += sum(not pair.chinese for pair in pairs)
    yield from concepts_of(pairs)


def write_terms(concepts: Sequence[NewConcept], out: BinaryIO) -> list[str]:
    """Writes a row for each English term of a concept that has Chinese."""
    losses: Counter[str] = Counter()
    count_losses(concepts, list(expected_terms(concepts)), losses)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for cells in _written(concepts):
        writer.writerow([guarded(cells.get(column, "")) for column in _COLUMNS])
    text.detach()
    return [sentence.format(count) for sentence, count in losses.items() if count]


def expected_terms(concepts: Sequence[NewConcept]) -> Iterator[NewConcept]:
    """What `read_terms` must give for concepts that were written."""
    return concepts_of(
        _pairs([{name: text for name, text in row.items() if text} for row in _written(concepts)])
    )


def _written(concepts: Sequence[NewConcept]) -> list[dict[str, str]]:
    return [_cells(row) for concept in concepts for row in rows_of(concept)]


def _cells(row: PairRow) -> dict[str, str]:
    facts = dict(row.facts)
    flags = ["terminology"] if row.status is TermStatus.PREFERRED else []
    flags += ["read-only"] if row.is_untranslatable else []
    is_wrong = row.status in (TermStatus.FORBIDDEN, TermStatus.DEPRECATED)
    return {
        "source": row.chinese,
        "target": row.english,
        "id": " ".join(row.key.split()),
        "flags": ", ".join([*flags, *(["forbidden"] if is_wrong else [])]),
        **{column: facts.get(fact, "") for column, fact in _FACTS.items()},
    }


def _pairs(table: Sequence[Mapping[str, str]]) -> list[PairRow]:
    sample = ((row.get("source", ""), row.get("target", "")) for row in islice(table, _SAMPLE))
    is_reversed = is_from_english(sample)
    return [_pair(cells, is_reversed=is_reversed) for cells in table]


def _pair(cells: Mapping[str, str], *, is_reversed: bool) -> PairRow:
    chinese, english = ("target", "source") if is_reversed else ("source", "target")
    flags = [flag.strip() for flag in cells.get("flags", "").split(",")]
    further = ", ".join(flag for flag in flags if flag not in _FLAGS and flag)
    properties = [(name, text) for name, text in cells.items() if name not in (*_KNOWN, "flags")]
    return PairRow(
        chinese=cells.get(chinese, ""),
        english=cells.get(english, ""),
        status=TermStatus.FORBIDDEN if "forbidden" in flags else None,
        key=cells.get("id", ""),
        facts=tuple((fact, cells[name]) for name, fact in _FACTS.items() if name in cells),
        properties=(*properties, *((("flags", further),) if further else ())),
        is_untranslatable="read-only" in flags,
    )


_FLAGS = ("forbidden", "read-only", "terminology")


FORMAT = Format(
    name="weblate-csv",
    title="glossary of Weblate, comma-separated",
    suffixes=(".csv",),
    holds="Chinese and English terms, forbidden, read-only, note, definition",
    read_terms=read_terms,
    write_terms=write_terms,
    expected_terms=expected_terms,
    recognises=recognises,
)
