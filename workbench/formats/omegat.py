"""A glossary of OmegaT: Chinese, tab, English, tab, comment; UTF-8 with a mark on its way out.

Rows with the same Chinese are one concept, the first English the one to use. In, any encoding and
either direction are told from the text, and a first row may name columns as in `terms-tsv`.

Holds Chinese and English terms that may be used, and a note. Cannot hold: standing, forbidden and
deprecated terms, which OmegaT would offer, other forms of the Chinese, and everything else.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats import _term_table
from workbench.formats._delimited import table, text_of
from workbench.formats._pair_rows import (
    PairRow,
    concepts_of,
    count_losses,
    is_from_english,
    rows_of,
)
from workbench.formats._term_columns import missing_columns, taken_for
from workbench.formats._term_table import NO_TERM
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.model.terms import NewConcept

_HEAD = "\ufeff# Glossary in tab-separated format: Chinese, English, comment\n"
_SAMPLE = 200


def read_terms(path: Path, changes: Counter[str]) -> Iterator[NewConcept]:
    """The concepts of the file. Raises UnreadableFile with the line."""
    lines = text_of(path).split("\n")
    first = next(filter(str.strip, lines), "")
    if (
        "\t" in first
        and not first.startswith("#")
        and not missing_columns(taken_for(first.split("\t"), where=""))
    ):
        yield from _term_table.read_terms(table(path, "\t"), changes)
        return
    rows = list(_rows(lines, path.name))
    is_reversed = is_from_english((source, target) for source, target, _ in islice(rows, _SAMPLE))
    pairs = [_pair(row, is_reversed=is_reversed) for row in rows]
    changes[NO_TERM] += sum(not pair.chinese for pair in pairs)
    yield from concepts_of(pairs)


def write_terms(concepts: Sequence[NewConcept], out: BinaryIO) -> list[str]:
    """Writes a row for each English term that may be used."""
    rows = _written(concepts)
    losses: Counter[str] = Counter()
    count_losses(concepts, list(expected_terms(concepts)), losses)
    out.write(_HEAD.encode())
    for row in rows:
        out.write("\t".join((row.chinese, row.english, *_note(row))).encode() + b"\n")
    return [sentence.format(count) for sentence, count in losses.items() if count]


def expected_terms(concepts: Sequence[NewConcept]) -> Iterator[NewConcept]:
    """What `read_terms` must give for concepts that were written."""
    rows = [(row.chinese, row.english, "".join(_note(row))) for row in _written(concepts)]
    is_reversed = is_from_english((source, target) for source, target, _ in islice(rows, _SAMPLE))
    return concepts_of(_pair(row, is_reversed=is_reversed) for row in rows)


def _written(concepts: Sequence[NewConcept]) -> list[PairRow]:
    return [
        row
        for concept in concepts
        for row in rows_of(concept)
        if row.status is not None and row.status.is_usable and not row.chinese.startswith("#")
    ]


def _note(row: PairRow) -> list[str]:
    return [text for name, text in row.facts if name == "note"]


def _rows(lines: Sequence[str], name: str) -> Iterator[tuple[str, str, str]]:
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        source, *rest = line.split("\t")
        if not rest or not source.strip():
            raise UnreadableFile(
                f"{name}, line {number}: no tab between a term and its translation",
                hint="a glossary of OmegaT has term, tab, translation, tab, comment",
            )
        yield source.strip(), rest[0].strip(), " ".join(rest[1:]).strip()


def _pair(row: tuple[str, str, str], *, is_reversed: bool) -> PairRow:
    source, target, comment = row
    chinese, english = (target, source) if is_reversed else (source, target)
    facts = (("note", comment),) if comment else ()
    return PairRow(chinese=chinese, english=english, facts=facts)


FORMAT = Format(
    name="omegat",
    title="glossary of OmegaT, tab-separated",
    suffixes=(".utf8", ".tab", ".txt"),
    holds="Chinese and usable English terms, note",
    read_terms=read_terms,
    write_terms=write_terms,
    expected_terms=expected_terms,
)
