"""Parallel text as a translation memory: TMX 1.4b, level 1 (text without inline codes).

Pairs without a target are left out, for an empty variant makes other programs offer nothing as a
translation. Language tags go by region (zh-CN for zh-Hans, zh-TW for zh-Hant), for TMX is of the
time of RFC 3066 and its readers know no script subtags; `en` stays `en`, which every reader maps
to its own English, while a made-up region would keep some from matching.

A memory is read from TMX 1.1 to 1.4b of any size and encoding, from Chinese to English or the other
way round, and written as 1.4b. Each Chinese text of a unit goes with the first English one. Text
stands without its inline codes. Author, time, document and neighbours are found where memoQ,
Trados, OmegaT, Phrase and MateCat put them; everything else is kept, and written where it stood. A
unit that is damaged, longer than 1,000,000 characters or without one of the languages is told by
its line and left out. Entities of a file's own are refused, and nothing is fetched.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO
from xml.parsers import expat

from workbench.errors import UnreadableFile
from workbench.formats._english import is_translated
from workbench.formats._languages import by_region
from workbench.formats._remarks import remarks
from workbench.formats._tmx_read import read_units
from workbench.formats._tmx_write import FILE_FOOT, expected_units, file_head, write_units
from workbench.formats._validity_tmx import identify, validate
from workbench.formats._xml_text import attribute, content, legal, losses
from workbench.model.exchange import Carries
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.exchange import ParallelText
    from workbench.model.segments import Pair, Target

_CHUNK = 1 << 16


def write(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes a unit for every pair that has a target, as a stream of escaped strings."""
    source, target = by_region(parallel.source_language), by_region(parallel.target_language)
    out.write(file_head(parallel.program, source).encode())
    for document in parallel.documents:
        for pair in filter(is_translated, document.pairs):
            out.write(_unit(pair, document.name, source, target).encode())
    out.write(FILE_FOOT.encode())
    return losses(parallel)


def expected(parallel: ParallelText) -> Iterator[tuple[str, str]]:
    """What `read_back` must give."""
    for pair in filter(is_translated, parallel.pairs):
        yield legal(pair.segment.source), legal(pair.target.text)


def read_back(path: Path) -> Iterator[tuple[str, str]]:
    """The two texts of every unit, in the order of the file.

    Raises UnreadableFile with the line where the file is not well-formed or declares an entity.
    """
    reader = _UnitReader(path.name)
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield from reader.feed(chunk)
    yield from reader.feed(b"", is_last=True)


def _unit(pair: Pair, document: str, source_language: str, target_language: str) -> str:
    segment, target = pair.segment, pair.target
    notes = "".join(f"<note>{content(each)}</note>\n" for each in remarks(pair))
    return (
        f'<tu tuid="{attribute(segment.id)}">\n{notes}'
        f'<prop type="x-document">{content(document)}</prop>\n'
        f'<prop type="x-number">{segment.number}</prop>\n'
        f'<prop type="x-kind">{segment.kind}</prop>\n'
        f'<prop type="x-state">{target.state}</prop>\n'
        f"{_origin(target)}"
        f'<tuv xml:lang="{attribute(source_language)}">'
        f"<seg>{content(segment.source)}</seg></tuv>\n"
        f'<tuv xml:lang="{attribute(target_language)}"{_change(target)}>'
        f"<seg>{content(target.text)}</seg></tuv>\n</tu>\n"
    )


def _origin(target: Target) -> str:
    """Where the wording came from, and which suggestion of the memory it was."""
    found = f'<prop type="x-origin">{target.origin}</prop>\n'
    if target.detail:
        found += f'<prop type="x-origin-detail">{content(target.detail)}</prop>\n'
    return found


def _change(target: Target) -> str:
    """Who wrote the wording and when (YYYYMMDDThhmmssZ), as attributes of its variant."""
    found = ""
    if target.time:
        time = datetime.fromisoformat(target.time)
        utc = time.astimezone(UTC) if time.tzinfo else time
        found += f' changedate="{utc:%Y%m%dT%H%M%SZ}"'
    if target.author:
        found += f' changeid="{attribute(target.author)}"'
    return found


class _UnitReader:
    """Collects the `seg` texts of each `tu` from an expat parser that is fed in chunks."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.segs: list[str] = []
        self.pieces: list[str] | None = None
        """The text of the `seg` that is being read; None outside of one."""
        self.done: list[tuple[str, str]] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def feed(self, chunk: bytes, *, is_last: bool = False) -> list[tuple[str, str]]:
        """The units that the chunk completes."""
        try:
            self.parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            raise UnreadableFile(f"{self.name}, line {error.lineno}: {error}") from error
        done, self.done = self.done, []
        return done

    def _doctype(
        self, name: str, system: str | None, public: str | None, has_internal_subset: bool
    ) -> None:
        """Refuses what entities are declared in: nothing in a TMX file needs them."""
        if has_internal_subset:
            line = self.parser.CurrentLineNumber
            raise UnreadableFile(f"{self.name}, line {line}: the file declares its own entities")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "tu":
            self.segs = []
        elif tag == "seg":
            self.pieces = []

    def _text(self, text: str) -> None:
        if self.pieces is not None:
            self.pieces.append(text)

    def _end(self, tag: str) -> None:
        if tag == "seg" and self.pieces is not None:
            self.segs.append("".join(self.pieces))
            self.pieces = None
        elif tag == "tu":
            if len(self.segs) != 2:
                line = self.parser.CurrentLineNumber
                raise UnreadableFile(f"{self.name}, line {line}: a unit without its two texts")
            self.done.append((self.segs[0], self.segs[1]))


FORMAT = Format(
    name="tmx",
    title="translation memory (TMX 1.4b)",
    suffixes=(".tmx",),
    holds="source, target, state, origin, notes, id, author, time, properties",
    carries=frozenset(
        {
            Carries.IDENTITY,
            Carries.KIND,
            Carries.STATE,
            Carries.AUTHOR,
            Carries.ORIGIN,
            Carries.NOTES,
        }
    ),
    write=write,
    expected=expected,
    read_back=read_back,
    identify=identify,
    validate=validate,
    read_units=read_units,
    write_units=write_units,
    expected_units=expected_units,
)
