"""Parallel text as JSON Lines in the layout of translation data sets on Hugging Face.

One object a line, `{"id": ..., "translation": {"zh": ..., "en": ...}}`, by the primary subtags of
the languages: what `datasets` loads with a feature `Translation(languages=["zh", "en"])`. A pair
without English has an empty text there; `--state translated` and the like leave it out. Beside the
id stand the fingerprint of the Chinese and the time of the English.

A file comes back with `workbench update`, by its ids; English that was changed here too since it
went out is refused. A memory takes in any object a line that is
of this layout, or of one that `jsonl` reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._json_lines import carried, own_records, write_records
from workbench.formats._record_layouts import read_units
from workbench.formats._returned_records import read_returned
from workbench.model.exchange import Carries
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats._json_lines import Record
    from workbench.model.exchange import Carried, ParallelText


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes UTF-8, Chinese as it is, a line for every pair."""
    write_records(_records(parallel), out)
    return []


def expected(parallel: ParallelText) -> Iterator[Carried]:
    """Identity, languages and texts of every pair."""
    return map(_carried, _records(parallel))


def read_back(path: Path) -> Iterator[Carried]:
    """The same of every line."""
    return map(_carried, own_records(path))


def languages_of(parallel: ParallelText) -> tuple[str, str]:
    """Short names of both languages: their primary subtags, whole tags where these are the same."""
    tags = parallel.source_language, parallel.target_language
    source, target = (tag.split("-", maxsplit=1)[0] for tag in tags)
    return (source, target) if source != target else tags


def _records(parallel: ParallelText) -> Iterator[Record]:
    source, target = languages_of(parallel)
    for pair in parallel.pairs:
        texts = {source: pair.segment.source, target: pair.target.text}
        time = pair.target.time if pair.target.text else ""
        yield {
            "id": pair.segment.id,
            "fingerprint": pair.fingerprint,
            "time": time,
            "translation": texts,
        }


def _carried(record: Record) -> Carried:
    (source, first), (target, second) = record["translation"].items()
    told = {key: record[key] for key in ("id", "fingerprint", "time")}
    return carried({**told, "languages": f"{source} {target}"}, first, second)


FORMAT = Format(
    name="jsonl-translation",
    title="JSON Lines as data sets for machine translation have them",
    suffixes=(".translation.jsonl",),
    holds="source, target, id, fingerprint, time",
    carries=frozenset({Carries.IDENTITY, Carries.UNTRANSLATED}),
    write=write,
    expected=expected,
    read_back=read_back,
    read_returned=read_returned,
    read_units=read_units,
)
