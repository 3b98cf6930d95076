"""Taking back a bilingual file that was in other hands: targets, states and notes.

Each row is about the segment that it names, or that alone has its source; none is ever taken by its
place in the file. What does not fit is refused by row, and the others are taken, as one change that
can be undone. The file is read twice: once to see whether it says one thing of each segment, and
once to take it, so that it may be larger than memory.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from workbench.errors import Refused, UnreadableFile
from workbench.model.exchange import Carries
from workbench.model.memory import BadUnit
from workbench.model.returned import (
    ReturnedRow,
    ReturnOptions,
    RowFate,
    RowResult,
    TakenBack,
)
from workbench.model.segments import Side
from workbench.plugins import FORMATS
from workbench.services import parallel_texts, returned_sentences
from workbench.services.choosing import chosen_format
from workbench.services.files import refuse_no_file
from workbench.services.returned_judging import Judge
from workbench.services.returned_places import Places, Survey, name_of
from workbench.services.returned_sentences import split_name
from workbench.services.returned_writing import ReturnWriter, Write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from workbench.model.exchange import ParallelPair
    from workbench.model.returned import ReturnedFile
    from workbench.model.segments import Pair
    from workbench.plugins import Format, Registry
    from workbench.services.returned_judging import Verdict
    from workbench.store.project import Store

USUAL = ReturnOptions()
_SEVERAL = "the file has it several times, with different texts"
_AT_ONCE = 500
"""Rows whose segments are read together."""


def take_back(
    store: Store,
    path: Path,
    author: str,
    options: ReturnOptions = USUAL,
    *,
    tell: Callable[[RowResult], None] = lambda result: None,
    report: Callable[[int], None] = lambda rows: None,
    registry: Registry = FORMATS,
) -> TakenBack:
    """Takes targets, states and notes from a file. `tell` is told what becomes of each row.

    `report` is told how many rows were gone through. Where the options are strict and some rows do
    not fit, only these are told, and nothing is written. Raises UnreadableFile, NotFound for a
    format, and Refused for a file of another project.
    """
    refuse_no_file(path)
    format = _chosen(path, options.format, registry)
    survey = Survey()
    survey.read(_read(store, path, format).rows)
    given = _Given(path=path, format=format, survey=survey, options=options)
    with _writer(store, path.name, author, is_dry=options.is_dry) as write:
        if options.is_strict:
            dry = _gone_through(store, given, _write_nothing, _only_refused(tell), report)
            if dry.refused:
                return replace(dry, taken=0)
        return _gone_through(store, given, write, tell, report)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """A file, and how it is taken."""

    path: Path
    format: Format
    survey: Survey
    options: ReturnOptions


def _gone_through(
    store: Store,
    given: _Given,
    write: Write,
    tell: Callable[[RowResult], None],
    report: Callable[[int], None],
) -> TakenBack:
    """What becomes of all rows, each told and written as it is found."""
    fates: Counter[RowFate] = Counter()
    has_codes = Carries.CODES in given.format.carries
    judge = Judge(store, given.options, given.path.name, has_codes=has_codes)
    taker = _Taker(store, write, given.survey, judge, given.options.only)
    file = _read(store, given.path, given.format)
    for result in taker.results(file.rows, report):
        fates[result.fate] += 1
        tell(result)
    if not fates:
        raise UnreadableFile(
            f"{given.path.name} has no pairs", hint="see whether it is the right file"
        )
    return TakenBack(
        taken=fates[RowFate.TAKEN],
        same=fates[RowFate.SAME],
        older=fates[RowFate.OLDER],
        refused=fates[RowFate.REFUSED],
        warnings=(*file.warnings, *taker.missing()),
    )


def _write_nothing(segment: int, pair: Pair, verdict: Verdict) -> None:
    """What stands in the place of a writer while it is only told what would be taken."""


def _only_refused(tell: Callable[[RowResult], None]) -> Callable[[RowResult], None]:
    """What is told of a file before anything of it is taken."""
    return lambda result: tell(result) if result.fate is RowFate.REFUSED else None


def _chosen(path: Path, name: str, registry: Registry) -> Format:
    """The format of a file that came back; it may have lost all of its suffix but the last part."""
    able = [each for each in registry.all()[0] if each.read_returned]
    if not name:
        for each in able:
            if each.claims and each.matches_source(path.name) and each.claims(path):
                return each
    if not name and not any(each.matches(path.name) for each in able):
        last = path.suffix.lower()
        alike = [each for each in able if any(end.endswith(last) for end in each.suffixes)]
        if last and len(alike) == 1:
            return alike[0]
    return chosen_format(
        path,
        name,
        "files that come back",
        lambda each: each.read_returned,
        option="--from",
        registry=registry,
    )


@contextmanager
def _writer(store: Store, name: str, author: str, *, is_dry: bool) -> Iterator[Write]:
    """What writes the verdicts on the rows of a file, as one change; nothing in a dry run."""
    if is_dry:
        with store.snapshot():
            yield _write_nothing
        return
    with store.journal.change(f"update from {name}", author) as change:
        yield ReturnWriter(store, change, name).write


def _read(store: Store, path: Path, format: Format) -> ReturnedFile:
    """Begins to read a file. Raises Refused where it is of another project."""
    assert format.read_returned is not None
    file = format.read_returned(path)
    if file.project and file.project != store.id:
        raise Refused(
            f"{path.name} went out from another project", hint="open that project to update it"
        )
    return file


class _Taker:
    """Goes through the rows of a file and writes what they say."""

    def __init__(
        self, store: Store, write: Write, survey: Survey, judge: Judge, only: frozenset[str]
    ) -> None:
        self._store = store
        self._write = write
        self._only = only
        self._survey = survey
        self._judge = judge
        self._places = Places(store)
        self._cut = parallel_texts.sentence_cutter(store)
        self._cut_last: tuple[Pair | None, Sequence[ParallelPair]] = (None, ())
        self._sentences: dict[str, dict[int, ReturnedRow]] = {}
        self._done: dict[int, tuple[int, int]] = {}
        """By the segments that rows were about: a number for the identity that the last of these
        had, and one for its English."""
        self._documents: Counter[str] = Counter()
        """How many paragraphs of each document were named by identities."""
        self._sources: set[int] = set()
        """What the rows without an identity were about."""

    def results(
        self, rows: Iterable[ReturnedRow | BadUnit], report: Callable[[int], None]
    ) -> Iterator[RowResult]:
        """What becomes of each row, written as it is found."""
        given, count = iter(rows), 0
        while batch := list(islice(given, _AT_ONCE)):
            self._places.read_ahead(
                {split_name(row.id)[0] for row in batch if isinstance(row, ReturnedRow) and row.id}
            )
            for row in batch:
                yield from self._of_row(row)
            count += len(batch)
            report(count)
        for uuid, gathered in self._sentences.items():
            yield self._of_sentences(uuid, gathered)

    def _of_row(self, row: ReturnedRow | BadUnit) -> Iterator[RowResult]:
        if isinstance(row, BadUnit):
            yield RowResult(fate=RowFate.REFUSED, where=row.place, reason=row.fault)
        elif split_name(row.id)[1]:
            yield from self._with_sentence(row)
        else:
            yield from self._of_paragraph(row)

    def _with_sentence(self, row: ReturnedRow) -> Iterator[RowResult]:
        """Puts a pair of sentences by, until its paragraph is whole."""
        uuid, number = split_name(row.id)
        if self._survey.is_torn(row):
            yield _refused(row, _SEVERAL)
            return
        gathered = self._sentences.setdefault(uuid, {})
        gathered[number] = row
        segment = self._places.of_uuid(uuid)
        if segment and len(gathered) == len(self._parts(segment)):
            del self._sentences[uuid]
            yield self._of_sentences(uuid, gathered)

    def _of_sentences(self, uuid: str, gathered: dict[int, ReturnedRow]) -> RowResult:
        first = gathered[min(gathered)]
        segment = self._places.of_uuid(uuid)
        if not segment:
            return _refused(first, "the project has no such paragraph")
        try:
            target = self._places.pair(segment).target.text
            row = returned_sentences.together(gathered, self._parts(segment), target)
        except Refused as refusal:
            return replace(_refused(first, _reason(refusal)), id=uuid)
        return self._take(row, segment)

    def _parts(self, segment: int) -> Sequence[ParallelPair]:
        """The pairs of sentences of a segment; rows of one paragraph mostly follow each other."""
        pair = self._places.pair(segment)
        if self._cut_last[0] is not pair:
            self._cut_last = pair, self._cut(pair)
        return self._cut_last[1]

    def _of_paragraph(self, row: ReturnedRow) -> Iterator[RowResult]:
        if self._survey.is_torn(row):
            yield _refused(row, _SEVERAL)
        elif row.id:
            segment = self._places.of_uuid(row.id)
            done = self._done.get(segment)
            if done is not None and done[0] == hash(row.id):
                return  # the same once more
            if not segment:
                yield _refused(row, "the project has no such paragraph")
            elif done is not None:
                yield self._once_more(row, [segment])
            else:
                yield self._take(row, segment)
        else:
            yield from self._of_source(row)

    def _of_source(self, row: ReturnedRow) -> Iterator[RowResult]:
        """Takes a row that names no segment for that which alone has its source.

        Several that have it, and of which none has English, are all given what the file says.
        """
        name = name_of(row)
        if name in self._sources:
            return  # the same once more
        self._sources.add(name)
        known = self._places.of_source(row)
        found = [each for each in known if each not in self._done]
        if not known:
            yield _refused(row, "the project has no paragraph with that Chinese")
        elif not found:
            yield self._once_more(row, known)
        elif len(found) == 1 or not any(
            self._store.wordings.standing(each, Side.TARGET)[0] for each in found
        ):
            for segment in found:
                yield self._take(row, segment)
        else:
            targets = {self._store.wordings.standing(each, Side.TARGET)[0] for each in found}
            if targets == {row.target}:
                yield RowResult(fate=RowFate.SAME, where=row.where)
                return
            named = ", ".join(map(self._places.name, found[:3]))
            more = ", ..." if len(found) > 3 else ""
            yield _refused(row, f"several paragraphs have that Chinese: {named}{more}")

    def _once_more(self, row: ReturnedRow, segments: Sequence[int]) -> RowResult:
        """A row about what others were about already, which named it otherwise."""
        if all(self._done[each][1] == hash(row.target) for each in segments):
            return RowResult(fate=RowFate.SAME, where=row.where)
        return _refused(row, _SEVERAL)

    def _take(self, row: ReturnedRow, segment: int) -> RowResult:
        self._done[segment] = hash(row.id), hash(row.target)
        pair = self._places.pair(segment)
        self._documents[pair.segment.document] += bool(row.id)
        told = RowResult(
            fate=RowFate.SAME,
            where=row.where,
            id=pair.segment.id,
            document=pair.segment.document,
            number=pair.segment.number,
            before=pair.target.text,
            after=pair.target.text,
            state_before=pair.target.state,
            state=pair.target.state,
        )
        try:
            verdict = self._judge.judge(row, segment, pair)
        except Refused as refusal:
            return replace(told, fate=RowFate.REFUSED, reason=_reason(refusal), after=row.target)
        if verdict.fate is not RowFate.TAKEN:
            return replace(told, fate=verdict.fate, warnings=verdict.warnings)
        if self._only and told.id not in self._only:
            return replace(told, fate=RowFate.LEFT)
        self._write(segment, pair, verdict)
        self._places.forget(segment)
        return replace(
            told,
            fate=RowFate.TAKEN,
            after=verdict.wordings[-1].text if verdict.wordings else pair.target.text,
            state=verdict.state,
            notes=verdict.notes,
            warnings=verdict.warnings,
        )

    def missing(self) -> Iterator[str]:
        """A sentence for each document of which some paragraphs have no row in the file."""
        for row, document in self._store.documents.all():
            there = self._documents[document.name]
            count = self._store.segments.count(row) - there if there else 0
            if count:
                have = "1 paragraph has" if count == 1 else f"{count:,} paragraphs have"
                yield f"{document.name}: {have} no row in the file"


def _reason(refusal: Refused) -> str:
    return f"{refusal.fault}; {refusal.hint}" if refusal.hint else refusal.fault


def _refused(row: ReturnedRow, reason: str) -> RowResult:
    return RowResult(
        fate=RowFate.REFUSED, where=row.where, reason=reason, id=row.id, after=row.target
    )
