"""Finding the segments that the rows of a file are about, and never by their order."""

from __future__ import annotations

from array import array
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.model.returned import ReturnedRow
from workbench.model.segments import State
from workbench.text.code_tags import read_tags
from workbench.text.fingerprints import fingerprint
from workbench.text.folding import fold
from workbench.text.sentencing.marks import has_han
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from workbench.model.memory import BadUnit
    from workbench.model.segments import Pair
    from workbench.store.project import Store

    _Fits = Callable[[str, str], bool]

_AT_ONCE = 500
"""Pairs that are read together: the walk over their document is the same for all."""


@lru_cache(maxsize=256)
def source_key(text: str) -> str:
    """What a source is known by: script, width, case and white space do not matter."""
    return " ".join(fold(text).split())


def bare_key(text: str) -> str:
    """The same without tags that stand in it as words, as in what OmegaT saves."""
    return source_key(read_tags(text)[0] if "<" in text else text)


def is_left_in_chinese(row: ReturnedRow, source: str) -> bool:
    """Whether a row has the source in the place of the English, and does not say it is meant.

    Programs that cannot leave a target empty copy the source there (OmegaT, and others that fill
    a file before it is translated).
    """
    if row.state not in (None, State.INITIAL, State.DRAFT):
        return False
    return has_han(row.target) and source_key(row.target) == source_key(source)


class Survey:
    """What is known of a file before any of its rows is judged.

    Of each row it keeps a number for what it names and one for what it says.
    """

    def __init__(self) -> None:
        self._torn: frozenset[int] = frozenset()
        """The names that stand several times and say different things."""
        self._varied: frozenset[int] = frozenset()
        """The sources of which rows without an identity say different things."""
        self._placed: set[int] = set()
        """The sources of such rows that say what stands around them."""
        self._notes_sent = self._notes_found = 0

    def read(self, rows: Iterable[ReturnedRow | BadUnit]) -> None:
        """Goes through all rows once."""
        named, nameless = _Said(), _Said()
        for row in rows:
            if not isinstance(row, ReturnedRow):
                continue
            named.note(name_of(row), hash((row.wordings, row.state, row.marks, row.notes)))
            if row.sent_notes:
                self._count_notes(row)
            if not row.id:
                source = hash(bare_key(row.source))
                nameless.note(source, hash(row.target))
                if is_placed(row):
                    self._placed.add(source)
        self._torn, self._varied = named.differing(), nameless.differing()

    def _count_notes(self, row: ReturnedRow) -> None:
        self._notes_sent += len(row.sent_notes)
        known = {note.id for note in row.notes if has_text(note.text)}
        words = {fingerprint(note.text) for note in row.notes}
        self._notes_found += sum(
            each.id in known or each.fingerprint in words for each in row.sent_notes
        )

    @property
    def has_lost_all_notes(self) -> bool:
        """Whether notes went out with the file, and none of them is in it."""
        return self._notes_sent > 0 and not self._notes_found

    def is_torn(self, row: ReturnedRow) -> bool:
        """Whether the file says different things of what a row names."""
        return name_of(row) in self._torn

    def is_varied(self, row: ReturnedRow) -> bool:
        """Whether the file has several texts for the source of a row without an identity."""
        return hash(bare_key(row.source)) in self._varied

    def is_for_the_rest(self, row: ReturnedRow) -> bool:
        """Whether a row is for all places of its source that no other row of the file is for."""
        is_nameless = not row.id and not is_placed(row)
        return is_nameless and hash(bare_key(row.source)) in self._placed


def is_placed(row: ReturnedRow) -> bool:
    """Whether a row says what stands around it."""
    return bool(row.before or row.after)


def name_of(row: ReturnedRow) -> int:
    """A number for what a row names: its identity, else its source and what stands around it."""
    if row.id:
        return hash(row.id)
    place = (row.document, row.before, row.after)
    return hash((source_key(row.source), place))


class Places:
    """The segments of a project by what a row says."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows: dict[str, int] = {}
        self._found: dict[str, list[int]] = {}
        self._pairs: dict[int, Pair] = {}
        self._alike: dict[tuple[str, str], _Alike] = {}

    def read_ahead(self, uuids: Collection[str], sources: Collection[str]) -> None:
        """Reads the pairs of some segments at once, in place of those before.

        They are those of some UUIDs, and those that alone have one of some sources. To count the
        number of each by itself takes as long as its document.
        """
        segments = self._store.segments
        self._rows = segments.rows_of_uuids(uuids)
        self._found = {source: segments.rows_of_source(source) for source in sources}
        alone = [found[0] for found in self._found.values() if len(found) == 1]
        self._pairs = segments.pairs_of({*self._rows.values(), *alone})

    def through(self, segments: Sequence[int]) -> Iterator[int]:
        """Goes through segments, and has the pairs of the next hundreds by meanwhile."""
        for start in range(0, len(segments), _AT_ONCE):
            some = segments[start : start + _AT_ONCE]
            more = self._store.segments.pairs_of([row for row in some if row not in self._pairs])
            self._pairs |= more
            yield from some
            for row in more:
                self.forget(row)

    def of_uuid(self, uuid: str) -> int:
        """The row of the segment of a UUID that stands; 0 for none."""
        if uuid not in self._rows:
            return self._store.segments.rows_of_uuids([uuid]).get(uuid, 0)
        return self._rows[uuid]

    def pair(self, segment: int) -> Pair:
        """The pair of a segment as it stands."""
        known = self._pairs.get(segment)
        return known or self._store.segments.pair(segment)

    def forget(self, segment: int) -> None:
        """A segment was changed: what was read of it holds no more."""
        self._pairs.pop(segment, None)

    def of_source(self, row: ReturnedRow) -> Sequence[int]:
        """The segments that a row without identity may be about, narrowed by what it says more.

        Its neighbours and its document are asked only where several segments have its source.
        """
        alike = self._alike.get((row.source, row.document))
        if alike is None:
            found = self._of_text(row.source) or self._by_key.get(source_key(row.source), [])
            if len(found) < 2:
                return found
            if row.document:
                found = [each for each in found if self._document(each) == row.document] or found
            alike = self._alike[row.source, row.document] = _Alike(self._store, found)
        if len(alike.segments) > 1 and (row.before or row.after):
            return alike.between(row.before, row.after) or alike.segments
        return alike.segments

    def _of_text(self, source: str) -> list[int]:
        """The segments with that very source."""
        found = self._found.get(source)
        return self._store.segments.rows_of_source(source) if found is None else found

    def is_between(self, segment: int, before: str, after: str) -> bool:
        """Whether a segment stands between two sources, or paragraphs that end and begin so."""
        return bool(_Alike(self._store, (segment,)).between(before, after))

    def name(self, segment: int) -> str:
        """A segment in a message: its document and number."""
        pair = self._store.segments.pair(segment)
        return f"{pair.segment.document} {pair.segment.number}"

    def _document(self, segment: int) -> str:
        return self._store.segments.pair(segment).segment.document

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        """All segments by their sources; made when a source is not found as it stands."""
        found: dict[str, list[int]] = {}
        for row, source, _ in self._store.segments.texts(None):
            found.setdefault(source_key(source), []).append(row)
        return found


def is_edge(said: str, there: str, fits: _Fits) -> bool:
    """Whether a sentence is the edge of a text; nothing is that of nothing alone."""
    return fits(there, said) if said else not there


class _Alike:
    """Segments of one source, in one document where that is known."""

    def __init__(self, store: Store, segments: Sequence[int]) -> None:
        self.segments = segments
        self._store = store

    def between(self, before: str, after: str) -> Sequence[int]:
        """Those that stand between two sources, or between paragraphs that end and begin so.

        Where there are none, nothing on one side may be the edge of a file that has a part of the
        document: then the other side decides.
        """
        said = bare_key(before), bare_key(after)
        return (
            self._by_neighbours.get(said)
            or self._beside(said, is_edge)
            or self._beside(said, lambda given, there, fits: not given or fits(there, given))
        )

    def _beside(self, said: tuple[str, str], fits: Callable[[str, str, _Fits], bool]) -> list[int]:
        return [
            segment
            for (last, following), segments in self._by_neighbours.items()
            if fits(said[0], last, str.endswith) and fits(said[1], following, str.startswith)
            for segment in segments
        ]

    @cached_property
    def _by_neighbours(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        for segment in self.segments:
            before, after = self._store.units.around(segment)
            found.setdefault((bare_key(before), bare_key(after)), []).append(segment)
        return found


class _Said:
    """Numbers of names, and of what is said of each; a dictionary takes ten times as much."""

    def __init__(self) -> None:
        self._names, self._said = array("q"), array("q")

    def note(self, name: int, said: int) -> None:
        self._names.append(name)
        self._said.append(said)

    def differing(self) -> frozenset[int]:
        """The names of which different things are said."""
        names, said = self._names, self._said
        by_name = pairwise(sorted(range(len(names)), key=names.__getitem__))
        return frozenset(
            names[one]
            for one, other in by_name
            if names[one] == names[other] and said[one] != said[other]
        )


class Named:
    """The segments that rows were about, by their rows in the store, and what was said of each."""

    def __init__(self) -> None:
        self._ids, self._targets = array("q"), array("q")
        self._is_known = bytearray()

    def __contains__(self, segment: int) -> bool:
        """Whether a row was about a segment."""
        return segment < len(self._is_known) and bool(self._is_known[segment])

    def has_id(self, segment: int, id: str) -> bool:
        """Whether the last row about a segment had that identity."""
        return segment in self and self._ids[segment] == hash(id)

    def has_target(self, segment: int, target: str) -> bool:
        """Whether the last row about a segment had that English."""
        return segment in self and self._targets[segment] == hash(target)

    def note(self, segment: int, row: ReturnedRow) -> None:
        """Says that a row was about a segment."""
        more = max(0, segment + 1 - len(self._is_known))
        if more:
            more += len(self._is_known) // 8
            self._is_known.extend(bytes(more))
            self._ids.frombytes(bytes(8 * more))
            self._targets.frombytes(bytes(8 * more))
        self._is_known[segment] = True
        self._ids[segment], self._targets[segment] = hash(row.id), hash(row.target)
