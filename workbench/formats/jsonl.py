"""Parallel text as JSON Lines: one object a line, for programs; nothing is lost.

The keys are `id`, `document`, `number`, `kind`, `level`, `article`, `source`, `target`,
`source_codes`, `target_codes` (inline markup by offset), `state`, `origin`, `detail`, `author`,
`time`, `translatable`, `locked`, `needs_work`, `unfinished` (why the Chinese looks cut off),
`note`, `note_id`, `note_replies`, `annotations` (with `replies`), `sent_notes` (id and fingerprint
of each note and reply), `sent_flags` (which of `locked` and `needs_work` were true), `fingerprint`
(of the source), `source_language`, `target_language` and `project`; and where they were asked for
`part` (of pairs of sentences), `terms`, `matches` and `history`. Offsets are code points, the end
excluded; null stands for a whole text, and for words that are lost.

A file comes back with `workbench update`: target and its codes, state, `needs_work`, a new lock,
note, and bodies and replies of annotations are taken from it; a note that is empty, or an
annotation that is gone, is resolved, and a reply that is gone is taken out. Whoever changes a
target moves the offsets of its codes, or leaves `target_codes` out: what a translation may not do
without then stands at its end.

A memory takes in objects with `source` and `target`, `src` and `tgt`, or with languages for keys
(`{"zh": ..., "en": ...}`), in UTF-8 or any other encoding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._json_lines import carried, own_records, write_records
from workbench.formats._pair_records import records_of
from workbench.formats._record_layouts import read_units
from workbench.formats._returned_records import read_returned
from workbench.model.exchange import Carries
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.exchange import Carried, ParallelText


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes UTF-8, Chinese as it is, keys always in the same order."""
    write_records(records_of(parallel), out)
    return []


def expected(parallel: ParallelText) -> Iterator[Carried]:
    """Every key of every pair."""
    for record in records_of(parallel):
        yield carried(record, record["source"], record["target"])


def read_back(path: Path) -> Iterator[Carried]:
    """All that every line has."""
    for record in own_records(path):
        yield carried(record, record["source"], record["target"])


FORMAT = Format(
    name="jsonl",
    title="JSON Lines, one pair a line",
    suffixes=(".jsonl", ".ndjson"),
    holds="everything: texts, inline markup, states, notes with spans and replies, ids; terms,"
    " matches, earlier wordings where asked for",
    carries=frozenset(Carries),
    write=write,
    expected=expected,
    read_back=read_back,
    read_returned=read_returned,
    read_units=read_units,
)
