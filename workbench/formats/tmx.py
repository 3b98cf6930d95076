"""Parallel text as a translation memory: TMX 1.4b, level 2 (text with inline codes).

Pairs without a target are left out, for an empty variant makes other programs offer nothing as a
translation. Language tags go by region (zh-CN for zh-Hans, zh-TW for zh-Hant), for TMX is of the
time of RFC 3066 and its readers know no script subtags; `en` stays `en`, which every reader maps
to its own English, while a made-up region would keep some from matching. Of sentences each pair
says what part of its paragraph it is. A file that comes back is known by its ids, and says in
`x-time` which wording went out. Those of OmegaT come back by their texts; its tags (`<g0>`) are
codes where our Chinese has them at the same places.

A memory is read from TMX 1.1 to 1.4b of any size and encoding, from Chinese to English or the other
way round, and written as 1.4b. Each Chinese text of a unit goes with the first English one. Inline
codes are kept apart from the text, and those of the English answer to those of the Chinese by `x`,
or else by what they are. Author, time, document and neighbours are found where memoQ, Trados,
OmegaT, Phrase and MateCat put them; everything else is kept, and written where it stood. A
unit that is damaged, longer than 1,000,000 characters or without one of the languages is told by
its line and left out. Entities of a file's own are refused, and nothing is fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._english import is_translated
from workbench.formats._languages import by_region
from workbench.formats._tmx_back import read_back
from workbench.formats._tmx_pairs_out import facts_out, unit_facts, unit_out
from workbench.formats._tmx_read import read_units
from workbench.formats._tmx_returned import read_returned
from workbench.formats._tmx_unit_back import expected_units
from workbench.formats._tmx_write import FILE_FOOT, file_head, write_units
from workbench.formats._validity_tmx import identify, validate
from workbench.formats._xml_text import attribute, is_held, legal, lost_characters
from workbench.model.exchange import Around, Carried, Carries
from workbench.model.memory import NOTHING_BESIDES
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.exchange import ParallelPair, ParallelText

PROJECT = "x-project"
"""The property of the header that names the project."""


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes a unit for every pair that has a target, as a stream of escaped strings."""
    source, target = by_region(parallel.source_language), by_region(parallel.target_language)
    head = file_head(
        parallel.program,
        source,
        segments=str(parallel.choices.level),
        datatype="unknown",
        properties={PROJECT: parallel.project} if parallel.project else NOTHING_BESIDES,
    )
    out.write(head.encode())
    languages = attribute(source), attribute(target)
    lossy, first = 0, ""
    for document, pair in _written(parallel):
        out.write(unit_out(pair, document, languages).encode())
        if not all(map(is_held, _texts(pair, document))):
            lossy += 1
            first = first or f"{document} {pair.segment.number}"
    out.write(FILE_FOOT.encode())
    return lost_characters(lossy, first) if lossy else []


def expected(parallel: ParallelText) -> Iterator[Carried | Around]:
    """What `read_back` must give."""
    languages = by_region(parallel.source_language), by_region(parallel.target_language)
    yield Around("source language", legal(languages[0]))
    yield Around("program", legal(parallel.program))
    yield Around("segments", str(parallel.choices.level))
    if parallel.project:
        yield Around(PROJECT, legal(parallel.project))
    for document, pair in _written(parallel):
        yield Carried(
            legal(pair.segment.source),
            legal(pair.target.text),
            tuple((name, legal(text)) for name, text in facts_out(pair, document, languages)),
        )


def _written(parallel: ParallelText) -> Iterator[tuple[str, ParallelPair]]:
    """The pairs that are written, with the names of their documents."""
    for document in parallel.documents:
        for pair in filter(is_translated, document.pairs):
            yield document.name, pair


def _texts(pair: ParallelPair, document: str) -> Iterator[str]:
    """Everything that is written of a pair."""
    yield from (pair.segment.source, pair.target.text, pair.target.author)
    yield from (text for _, text in unit_facts(pair, document))
    yield from (code.data for code in (*pair.segment.codes, *pair.target.codes))


FORMAT = Format(
    name="tmx",
    title="translation memory (TMX 1.4b)",
    suffixes=(".tmx",),
    holds="source, target, inline codes, state, origin, notes, id, author, time, properties",
    carries=frozenset(
        {
            Carries.IDENTITY,
            Carries.KIND,
            Carries.STATE,
            Carries.AUTHOR,
            Carries.ORIGIN,
            Carries.CODES,
            Carries.NOTES,
            Carries.ALIGNMENT,
            Carries.HISTORY,
        }
    ),
    write=write,
    expected=expected,
    read_back=read_back,
    identify=identify,
    validate=validate,
    read_returned=read_returned,
    read_units=read_units,
    write_units=write_units,
    expected_units=expected_units,
)
