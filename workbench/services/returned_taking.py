"""Going through the rows of a file that came back, and finding what each of them is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.memory import BadUnit
from workbench.model.returned import ReturnedRow, RowFate, RowResult
from workbench.model.segments import Side
from workbench.services import parallel_texts, returned_sentences
from workbench.services.returned_codes import without_tags
from workbench.services.returned_pieces import Pieces, as_it_stands
from workbench.services.returned_places import Named, Places, Survey, bare_key, is_placed, name_of
from workbench.services.returned_rows import batches
from workbench.services.returned_sentences import split_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workbench.model.exchange import ParallelPair
    from workbench.model.segments import Pair
    from workbench.services.returned_judging import Judge
    from workbench.services.returned_writing import Write
    from workbench.store.project import Store

_SEVERAL = "rows of the file say different things of this paragraph; keep the right one"
_COLOURED = "it has inline markup, which goes astray where sentences are put together"
_NOWHERE = "the project has no paragraph with that Chinese, alone or with other rows of the file"
_ELSEWHERE = "the file has several texts for that Chinese, and does not say which is for"


class Taker:
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
        self._done = Named()
        self._documents: Counter[str] = Counter()
        """How many paragraphs of each document were named by identities."""
        self._seen: set[int] = set()
        """The segments that rows name which cannot be taken."""
        self._sources: set[int] = set()
        """What the rows without an identity were about."""
        self._pieces = Pieces()
        self._rest: list[ReturnedRow] = []
        """Rows for all places that no other row is for."""
        self._spread: list[int] = []
        """How many segments were given what each row says that is about several."""
        self._homeless: set[str] = set()
        """The sources of rows for one place of several, of which it is not known which it is, or
        what stands there."""

    def results(
        self, rows: Iterable[ReturnedRow | BadUnit], report: Callable[[int], None]
    ) -> Iterator[RowResult]:
        """What becomes of each row, written as it is found."""
        count = 0
        for batch in batches(rows):
            self._read_ahead([row for row in batch if isinstance(row, ReturnedRow)])
            for row in batch:
                yield from self._of_row(row)
            count += len(batch)
            report(count)
        for uuid, gathered in self._sentences.items():
            yield self._of_sentences(uuid, gathered)
        for rest in batches(self._rest):
            self._read_ahead(rest)
            for each in rest:
                yield from self._of_source(each)
        yield from self._of_pieces()

    def _read_ahead(self, rows: Sequence[ReturnedRow]) -> None:
        uuids = {split_name(row.id)[0] for row in rows if row.id}
        self._places.read_ahead(uuids, {row.source for row in rows if not row.id})

    def _of_row(self, row: ReturnedRow | BadUnit) -> Iterator[RowResult]:
        if isinstance(row, BadUnit):
            yield self._unreadable(row)
        elif split_name(row.id)[1]:
            yield from self._with_sentence(row)
        else:
            yield from self._of_paragraph(row)

    def _unreadable(self, row: BadUnit) -> RowResult:
        """A row that its format could not read; what it is about is there nevertheless."""
        told = RowResult(fate=RowFate.REFUSED, where=row.place, reason=row.fault)
        return self._about(told, row.id)

    def _about(self, told: RowResult, name: str) -> RowResult:
        """A refusal with the paragraph that its row names, which is not missing from the file."""
        segment = self._places.of_uuid(split_name(name)[0]) if name else 0
        if not segment:
            return told
        self._see(segment)
        about = self._places.pair(segment).segment
        return replace(told, id=about.id, document=about.document, number=about.number)

    def _with_sentence(self, row: ReturnedRow) -> Iterator[RowResult]:
        """Puts a pair of sentences by, until its paragraph is whole."""
        uuid, number = split_name(row.id)
        segment = self._places.of_uuid(uuid)
        if self._survey.is_torn(row):
            yield self._about(_refused(row, _SEVERAL), row.id)
            return
        if self._done.has_id(segment, f"{uuid}.1"):
            return  # the same once more
        gathered = self._sentences.setdefault(uuid, {})
        gathered[number] = row
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
            self._see(segment)
            return _refused(first, _reason(refusal))
        if segment in self._done:
            return self._once_more(row, [segment])
        return self._take(row, segment)

    def _parts(self, segment: int) -> Sequence[ParallelPair]:
        """The pairs of sentences of a segment; rows of one paragraph mostly follow each other."""
        pair = self._places.pair(segment)
        if self._cut_last[0] is not pair:
            self._cut_last = pair, self._cut(pair)
        return self._cut_last[1]

    def _of_paragraph(self, row: ReturnedRow) -> Iterator[RowResult]:
        if self._survey.is_torn(row):
            if row.id:
                self._see(self._places.of_uuid(row.id))
            else:
                self._homeless.add(bare_key(row.source))
                self._pieces.bar(row)
            yield self._about(_refused(row, _SEVERAL), row.id)
        elif row.id:
            segment = self._places.of_uuid(row.id)
            if self._done.has_id(segment, row.id):
                return  # the same once more
            if not segment:
                yield _refused(row, "the project has no such paragraph")
            elif segment in self._done:
                yield self._once_more(row, [segment])
            else:
                yield self._take(row, segment)
        elif self._survey.is_for_the_rest(row):
            self._rest.append(row)
        else:
            yield from self._of_source(row)

    def _see(self, segment: int) -> None:
        """A row that cannot be taken is there nevertheless; 0 where the project has no segment."""
        if segment and segment not in self._seen and segment not in self._done:
            self._seen.add(segment)
            self._documents[self._places.pair(segment).segment.document] += 1

    def _of_source(self, row: ReturnedRow) -> Iterator[RowResult]:
        """Takes a row that names no segment for that which alone has its source.

        Several that have it, and of which none has English, are all given what the file says.
        """
        name = name_of(row)
        if name in self._sources:
            return  # the same once more
        self._sources.add(name)
        known = self._places.of_source(row)
        if not known:
            row = without_tags(row)
            known = self._places.of_source(row) if row.source_codes else known
        found = [each for each in known if each not in self._done]
        is_rest = self._survey.is_for_the_rest(row)
        if not known:
            if not self._pieces.put(row):
                yield _refused(row, _NOWHERE)
        elif not found and is_rest:
            yield RowResult(fate=RowFate.SAME, where=row.where)
        elif not found:
            yield self._once_more(row, known)
        elif self._is_for_one(row, known) or self._is_for_all(row, found):
            yield from self._of_all(row, found, is_told=len(found) > 1 and not is_rest)
        else:
            targets = {self._store.wordings.standing(each, Side.TARGET)[0] for each in found}
            if targets == {row.target}:
                yield RowResult(fate=RowFate.SAME, where=row.where)
                return
            self._homeless.add(bare_key(row.source))
            named = ", ".join(map(self._places.name, known[:3]))
            more = ", ..." if len(known) > 3 else ""
            why = "several paragraphs have that Chinese" if len(known) > 1 else _ELSEWHERE
            yield _refused(row, f"{why}: {named}{more}")

    def _of_all(
        self, row: ReturnedRow, found: Sequence[int], *, is_told: bool
    ) -> Iterator[RowResult]:
        """Takes a row for some segments; how many that were is told of several."""
        count = 0
        for segment in self._places.through(found):
            result = self._take(row, segment)
            count += result.fate is RowFate.TAKEN
            yield result
        if is_told:
            self._spread.append(count)

    def _is_for_one(self, row: ReturnedRow, known: Sequence[int]) -> bool:
        """Whether one segment alone has the source of a row, and nothing speaks against it.

        Of several texts for that source each is for its place.
        """
        if len(known) != 1 or self._survey.is_for_the_rest(row):
            return False
        if not (is_placed(row) and self._survey.is_varied(row)):
            return True
        return self._places.is_between(known[0], row.before, row.after)

    def _is_for_all(self, row: ReturnedRow, found: Sequence[int]) -> bool:
        """Whether several segments of one source may be given the same English."""
        if is_placed(row) and self._survey.is_varied(row):
            return False
        if bare_key(row.source) in self._homeless:
            return False
        return len(found) == 1 or not any(
            self._store.wordings.standing(each, Side.TARGET)[0] for each in found
        )

    def _of_pieces(self) -> Iterator[RowResult]:
        """The paragraphs that rows of sentences make up, and the rows that are left."""
        around = self._store.units.around
        made = {
            segment: row
            for segment, source, _ in (self._store.segments.texts(None) if self._pieces else ())
            if segment not in self._done
            and (row := self._pieces.together(source, partial(around, segment))) is not None
        }
        for segment in self._places.through(list(made)):
            row = made[segment]
            pair = self._places.pair(segment)
            if pair.segment.codes and not row.source_codes:
                yield replace(_refused(row, _COLOURED), id=pair.segment.id)
            else:
                yield self._take(as_it_stands(row, pair.target.text), segment)
        for row in self._pieces.left():
            yield _refused(row, _NOWHERE)

    def _once_more(self, row: ReturnedRow, segments: Sequence[int]) -> RowResult:
        """A row about what others were about already, which named it otherwise."""
        if all(self._done.has_target(each, row.target) for each in segments):
            return RowResult(fate=RowFate.SAME, where=row.where)
        return _refused(row, _SEVERAL)

    def _take(self, row: ReturnedRow, segment: int) -> RowResult:
        self._done.note(segment, row)
        pair = self._places.pair(segment)
        self._documents[pair.segment.document] += bool(row.id) and segment not in self._seen
        told = RowResult(
            fate=RowFate.SAME,
            where=row.where,
            id=pair.segment.id,
            document=pair.segment.document,
            number=pair.segment.number,
            before=pair.target.text,
            after=pair.target.text,
            codes_before=pair.target.codes,
            codes=pair.target.codes,
            state_before=pair.target.state,
            state=pair.target.state,
        )
        try:
            verdict = self._judge.judge(row, segment, pair)
        except Refused as refusal:
            told = replace(told, fate=RowFate.REFUSED, reason=_reason(refusal), after=row.target)
            codes = row.wordings[-1].codes if row.wordings else ()
            return replace(told, codes_before=told.codes_before if codes else (), codes=codes)
        if verdict.fate is not RowFate.TAKEN:
            return replace(told, fate=verdict.fate, warnings=verdict.warnings)
        if self._only and told.id not in self._only:
            return replace(told, fate=RowFate.LEFT)
        self._write(segment, pair, verdict)
        self._places.forget(segment)
        last = verdict.wordings[-1] if verdict.wordings else pair.target
        return replace(
            told,
            fate=RowFate.TAKEN,
            after=last.text,
            codes=last.codes,
            state=verdict.state,
            marks=verdict.marks,
            notes=verdict.notes,
            warnings=verdict.warnings,
        )

    def warnings(self) -> Iterator[str]:
        """How many paragraphs were given what the file says once, and a sentence for each document
        of which some paragraphs have no row in the file."""
        rows, paragraphs = sum(map(bool, self._spread)), sum(self._spread)
        if rows:
            were, their = ("1 row was", "its") if rows == 1 else (f"{rows:,} rows were", "their")
            yield f"{were} taken for all {paragraphs:,} paragraphs that have {their} Chinese"
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
        fate=RowFate.REFUSED,
        where=row.where,
        reason=reason,
        id=split_name(row.id)[0],
        after=row.target,
    )
