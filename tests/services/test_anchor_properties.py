"""Whatever is done to the texts, an annotation stands on its own words or says that they went.

Each character of a text is followed through every edit as itself, beside the program. One family
of texts has no character twice, so that the words under an annotation can be told from all others;
in the other the same few words come again and again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.builders import project
from tests.examples import examples
from workbench.errors import Conflict, NotFound, Refused
from workbench.model.annotations import NewAnnotation
from workbench.model.edits import Edit
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.services import annotating, segmenting, stays, translating, undoing, wording_history
from workbench.services.stays import Visit
from workbench.store.project import Store
from workbench.tui.buffer import Buffer

AUTHORS = st.sampled_from(["李译", "王审"])
PICKS = st.integers(0, 10**6)
SIDES = st.sampled_from(list(Side))
MEANT = (Refused, Conflict, NotFound)
FEW = "法院法院审理𠮷案法"


@dataclass(frozen=True)
class Seen:
    """An annotation as it stands, with the text that it stands in."""

    row: int
    segment: int
    side: Side
    text: str
    span: Span | None
    quote: str

    @property
    def words(self) -> str:
        return "" if self.span is None else self.span.of(self.text)


Standing = dict[str, Seen]
Key = tuple[int, Side]


class Anchoring(RuleBasedStateMachine):
    """Two people edit, cut, join and annotate three paragraphs."""

    @initialize(is_unique=st.booleans(), is_translated=st.booleans(), picks=st.lists(PICKS))
    def begin(self, is_unique: bool, is_translated: bool, picks: list[int]) -> None:
        self.is_unique = is_unique
        self.fresh = characters() if is_unique else repeated()
        self.store = project(*(self.typed(length) for length in (12, 7, 9)))
        self.visits: dict[tuple[str, int], tuple[Visit, Buffer]] = {}
        self.known: dict[tuple[str, str], set[str]] = {}
        """By annotation and quote: the characters that may be under it."""
        self.stood: dict[tuple[str, str, str], set[Span]] = {}
        """By annotation, quote and text: where it has been in that text."""
        self.done: list[tuple[str, Standing]] = []
        """What can be undone: by whom, and how everything stood before."""
        self.undone: list[tuple[str, Standing]] = []
        if is_translated:
            for row in self.rows():
                stay = stays.visit(row, self.store.segments.pair(row), "李译")
                translating.save_draft(self.store, stay, self.typed(10))
        for at, pick in enumerate(picks):
            self.annotate_at("李译", pick, list(Side)[at % 2], pick // 3, 1 + pick % 6)
        self.done = []

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        with suppress(Refused):
            while self.done:
                author, before = self.done.pop()
                undoing.undo(self.store, author)
                assert self.spans(self.seen()) == self.spans(before)
        assert list(self.store.faults()) == []
        self.store.close()

    # Annotations

    @rule(author=AUTHORS, pick=PICKS, side=SIDES, start=PICKS, length=st.integers(1, 6))
    def annotate(self, author: str, pick: int, side: Side, start: int, length: int) -> None:
        self.annotate_at(author, pick, side, start, length)

    def annotate_at(self, author: str, pick: int, side: Side, start: int, length: int) -> None:
        row = self.segment(pick)
        span = self.span(row, side, start, length)
        if span is None:
            return
        new = NewAnnotation(label="organ", side=side, span=span, author=author)
        before = self.seen()
        annotating.annotate(self.store, row, new)
        self.note(author, before)
        self.unmoved(before)

    @rule(author=AUTHORS, pick=PICKS)
    def remove(self, author: str, pick: int) -> None:
        before = self.seen()
        if before:
            gone = list(before)[pick % len(before)]
            annotating.remove(self.store, [before[gone].row], author)
            self.note(author, before)
            self.unmoved({uuid: seen for uuid, seen in before.items() if uuid != gone})

    @rule(author=AUTHORS, pick=PICKS, start=PICKS, length=st.integers(1, 4))
    def place(self, author: str, pick: int, start: int, length: int) -> None:
        before = self.seen()
        if not before:
            return
        uuid = list(before)[pick % len(before)]
        seen = before[uuid]
        span = self.span(seen.segment, seen.side, start, length)
        if span is None or span == seen.span:
            return
        annotating.place_again(self.store, seen.row, span, author)
        self.note(author, before)
        assert self.seen()[uuid].span == span
        self.unmoved({other: seen for other, seen in before.items() if other != uuid})

    # Targets

    @rule(author=AUTHORS, pick=PICKS, keys=st.lists(st.tuples(PICKS, PICKS, PICKS), max_size=4))
    def type(self, author: str, pick: int, keys: list[tuple[int, int, int]]) -> None:
        row = self.segment(pick)
        stay, buffer = self.visit(author, row)
        self.press(buffer, keys)
        before, token, edits = self.seen(), stay.token, buffer.take_edits()
        written = translating.save_draft(self.store, stay, buffer.text, edits)
        if stay.token.partition(".")[0] != token.partition(".")[0]:
            self.note(author, before)
        elif stay.token != token:
            self.forget()  # a wording was renewed, which is no step of its own
        is_late = written.theirs is not None
        self.moved_exactly(before, {} if is_late else {(row, Side.TARGET): edits})

    @rule(author=AUTHORS, pick=PICKS)
    def leave(self, author: str, pick: int) -> None:
        self.visits.pop((author, self.segment(pick)), None)

    @rule(author=AUTHORS, pick=PICKS, keys=st.lists(st.tuples(PICKS, PICKS, PICKS), max_size=2))
    def confirm(self, author: str, pick: int, keys: list[tuple[int, int, int]]) -> None:
        row = self.segment(pick)
        stay, buffer = self.visit(author, row)
        self.press(buffer, keys)
        if not buffer.text:
            del self.visits[author, row]
            return
        before, token, edits = self.seen(), stay.token, buffer.take_edits()
        written = translating.confirm(self.store, stay, buffer.text, State.TRANSLATED, edits)
        if stay.token != token and written.theirs is None:
            self.note(author, before)
        is_late = written.theirs is not None
        self.moved_exactly(before, {} if is_late else {(row, Side.TARGET): edits})

    @rule(author=AUTHORS, pick=PICKS, cuts=st.lists(st.tuples(PICKS, PICKS, PICKS), max_size=3))
    def set_target(self, author: str, pick: int, cuts: list[tuple[int, int, int]]) -> None:
        row = self.segment(pick)
        pair = self.store.segments.pair(row)
        text = self.changed(pair.target.text, cuts)
        before = self.seen()
        translating.set_target(self.store, row, pair, text, State.of_draft(text), author)
        if self.store.segments.pair(row).target.token != pair.target.token:
            self.note(author, before)
        self.moved_by_words(before, {(row, Side.TARGET): text})

    @rule(author=AUTHORS, pick=PICKS, count=st.integers(1, 5))
    def restore(self, author: str, pick: int, count: int) -> None:
        row = self.segment(pick)
        before = self.seen()
        try:
            pair = self.store.segments.pair(row)
            text = wording_history.restore(self.store, row, pair, count, author).text
        except NotFound:
            return
        self.note(author, before)
        self.moved_by_words(before, {(row, Side.TARGET): text})

    # Sources

    @rule(author=AUTHORS, pick=PICKS, cuts=st.lists(st.tuples(PICKS, PICKS, PICKS), max_size=3))
    def correct(self, author: str, pick: int, cuts: list[tuple[int, int, int]]) -> None:
        row = self.segment(pick)
        pair = self.store.segments.pair(row)
        text = self.changed(pair.segment.source, cuts)
        if not text or text == pair.segment.source:
            return
        before = self.seen()
        segmenting.correct(self.store, row, pair, text, author)
        self.note(author, before)
        self.moved_by_words(before, {(row, Side.SOURCE): text})

    @rule(author=AUTHORS, pick=PICKS, at=PICKS)
    def split(self, author: str, pick: int, at: int) -> None:
        row = self.segment(pick)
        pair = self.store.segments.pair(row)
        source = pair.segment.source
        if len(source) < 2:
            return
        offset = 1 + at % (len(source) - 1)
        before = self.seen()
        second = segmenting.split(self.store, row, pair, offset, author)
        self.note(author, before)
        parts = {row: Span(offset, len(source)), second: Span(0, offset)}
        for uuid, after in self.seen().items():
            seen = before[uuid]
            if (seen.segment, seen.side) != (row, Side.SOURCE) or seen.span is None:
                self.is_as_edited(uuid, seen, after, ())
                continue
            shares = [max(0, offset - seen.span.start), max(0, seen.span.end - offset)]
            shares = [min(share, len(seen.span)) for share in shares]
            assert after.segment == (second if shares[1] > shares[0] else row)
            self.is_as_edited(uuid, seen, after, [Edit(span=parts[after.segment], text="")])

    @rule(author=AUTHORS, pick=PICKS)
    def join(self, author: str, pick: int) -> None:
        rows = self.rows()
        if len(rows) < 2:
            return
        at = pick % (len(rows) - 1)
        row, second = rows[at : at + 2]
        pair, following = map(self.store.segments.pair, (row, second))
        before = self.seen()
        try:
            segmenting.join_next(self.store, row, pair, following, author)
        except Refused:
            return  # two wordings of the second wait for a decision
        self.note(author, before)
        glue = " " if pair.target.text and following.target.text else ""
        put = {
            (row, Side.SOURCE): (len(pair.segment.source), following.segment.source),
            (row, Side.TARGET): (len(pair.target.text), glue + following.target.text),
            (second, Side.SOURCE): (0, pair.segment.source),
            (second, Side.TARGET): (0, pair.target.text + glue),
        }
        for uuid, after in self.seen().items():
            seen = before[uuid]
            if (seen.segment, seen.side) not in put:
                self.is_as_edited(uuid, seen, after, ())
                continue
            assert after.segment == row
            place, text = put[seen.segment, seen.side]
            self.is_as_edited(uuid, seen, after, [Edit(span=Span(place, place), text=text)])

    # Undoing

    @rule(author=AUTHORS)
    def undo(self, author: str) -> None:
        self.go(author, undoing.undo, self.done, self.undone)

    @rule(author=AUTHORS)
    def redo(self, author: str) -> None:
        self.go(author, undoing.redo, self.undone, self.done)

    def go(
        self,
        author: str,
        step: Callable[[Store, str], object],
        taken: list[tuple[str, Standing]],
        given: list[tuple[str, Standing]],
    ) -> None:
        before = self.seen()
        try:
            if step(self.store, author) is None:
                return
        except Refused:
            return
        self.visits = {}
        if taken and taken[-1][0] == author:
            expected = taken.pop()[1]
            given.append((author, before))
            after = self.seen()
            assert self.spans(after) == self.spans(expected)
            if any(after.get(uuid, seen).quote != seen.quote for uuid, seen in before.items()):
                self.forget()  # what comes later is found by its words
        else:
            self.forget()
            for uuid, seen in self.seen().items():
                known = self.known.setdefault((uuid, seen.quote), set(seen.quote))
                if {*seen.words[:1], *seen.words[-1:]} <= known:
                    known.update(seen.words)  # what came back between its words

    # What always holds

    @invariant()
    def every_annotation_stands_on_its_own_words(self) -> None:
        if not hasattr(self, "store"):
            return
        for uuid, seen in self.seen().items():
            if seen.span is None:
                continue
            assert 0 <= seen.span.start < seen.span.end <= len(seen.text)
            known = self.known.setdefault((uuid, seen.quote), set(seen.quote))
            if self.is_unique:
                assert set(letters(seen.words)) <= known, (seen, known)
            self.stood.setdefault((uuid, seen.quote, seen.text), set()).add(seen.span)

    @invariant()
    def every_annotation_is_anchored(self) -> None:
        if hasattr(self, "store"):
            assert [fault for fault in self.store.faults() if "anchor" in fault] == []

    # What is expected

    def moved_exactly(self, before: Standing, edits: dict[Key, Sequence[Edit]]) -> None:
        for uuid, after in self.seen().items():
            seen = before[uuid]
            self.is_as_edited(uuid, seen, after, edits.get((seen.segment, seen.side), ()))

    def unmoved(self, before: Standing) -> None:
        after = self.seen()
        assert {uuid: after[uuid].span for uuid in before} == {
            uuid: seen.span for uuid, seen in before.items()
        }

    def is_as_edited(self, uuid: str, seen: Seen, after: Seen, edits: Sequence[Edit]) -> None:
        """Each character went along by itself; who was lost may be back with the very words."""
        expected, inside = followed(seen.text, seen.span, edits)
        self.known.setdefault((uuid, seen.quote), set(seen.quote)).update(inside)
        if after.span == expected:
            return
        assert after.span is not None, (seen, after, expected)
        assert expected is None or after.span.meets(expected), (seen, after, expected)
        stood = self.stood.get((uuid, after.quote, after.text), set())
        assert after.words == after.quote or after.span in stood, (seen, after, expected)

    def moved_by_words(self, before: Standing, texts: dict[Key, str]) -> None:
        for uuid, after in self.seen().items():
            seen = before[uuid]
            if (seen.segment, seen.side) not in texts or seen.text == after.text:
                assert after.span == seen.span or seen.span is None
                continue
            stood = self.stood.get((uuid, after.quote, after.text), set())
            if after.span in stood or (after.span and after.words == after.quote):
                continue
            words = letters(seen.words)
            left = sum((Counter(words) & Counter(letters(after.text))).values())
            if after.span is None:
                assert not self.is_unique or 2 * left <= len(words), (seen, after)
                continue
            under = sum((Counter(words) & Counter(letters(after.words))).values())
            assert not words or 2 * under > len(words), (seen, after)
            if self.is_unique:
                assert under == left
                assert {after.words[0], after.words[-1]} <= set(seen.words)
                known = self.known.setdefault((uuid, seen.quote), set(seen.quote))
                known.update(set(after.words) - set(seen.text))

    # What there is

    def seen(self) -> Standing:
        found: Standing = {}
        for remark in self.store.annotations.of_document():
            each = remark.annotation
            text = self.store.wordings.standing(remark.segment_row, each.side)[0]
            found[each.id] = Seen(
                remark.row, remark.segment_row, each.side, text, each.span, each.quote
            )
        return found

    def spans(self, state: Standing) -> object:
        return {
            uuid: (seen.segment, seen.side, seen.text, seen.span, seen.quote)
            for uuid, seen in state.items()
        }

    def rows(self) -> list[int]:
        ((document, _),) = self.store.documents.all()
        return [row for row, _, _ in self.store.segments.texts(document)]

    def segment(self, pick: int) -> int:
        rows = self.rows()
        return rows[pick % len(rows)]

    def span(self, row: int, side: Side, start: int, length: int) -> Span | None:
        text = self.store.wordings.standing(row, side)[0]
        if not text:
            return None
        start %= len(text)
        return Span(start, min(start + length, len(text)))

    def visit(self, author: str, row: int) -> tuple[Visit, Buffer]:
        if (author, row) not in self.visits:
            pair = self.store.segments.pair(row)
            buffer = Buffer(pair.target.text)
            self.visits[author, row] = stays.visit(row, pair, author), buffer
        return self.visits[author, row]

    def press(self, buffer: Buffer, keys: list[tuple[int, int, int]]) -> None:
        for kind, start, length in keys:
            at = start % (len(buffer.text) + 1)
            span = Span(at, min(at + length % 5, len(buffer.text)))
            if kind % 5 == 0:
                buffer.undo()
            elif kind % 5 == 1:
                buffer.redo()
            elif kind % 5 == 2:
                buffer.replace(span, "")
            else:
                buffer.select(span if kind % 5 == 3 else Span(at, at))
                buffer.type(self.typed(1 + kind % 3))

    def changed(self, text: str, cuts: list[tuple[int, int, int]]) -> str:
        for kind, start, length in cuts:
            at = start % (len(text) + 1)
            text = text[:at] + self.typed(kind % 3) + text[at + length % 5 :]
        return text

    def typed(self, length: int) -> str:
        return "".join(next(self.fresh) for _ in range(length))

    def note(self, author: str, before: Standing) -> None:
        self.done.append((author, before))
        self.undone = []

    def forget(self) -> None:
        self.done, self.undone = [], []


def followed(text: str, span: Span | None, edits: Sequence[Edit]) -> tuple[Span | None, set[str]]:
    """Where the characters of a span are after some edits, and what was typed among them."""
    under = [span is not None and span.start <= at < span.end for at in range(len(text))]
    inside: set[str] = set()
    for edit in edits:
        start, end = edit.span.start, edit.span.end
        is_inside = any(under[:start]) and any(under[end:])
        inside |= set(edit.text) if is_inside else set()
        under[start:end] = [is_inside] * len(edit.text)
    places = [at for at, is_under in enumerate(under) if is_under]
    return (Span(places[0], places[-1] + 1) if places else None), inside


def letters(text: str) -> str:
    """Without the spaces that a join puts between two targets."""
    return text.replace(" ", "")


def characters() -> Iterator[str]:
    """Han characters, none of them twice, every other one beyond the BMP."""
    for number in range(10_000):
        yield chr(0x4E00 + number)
        yield chr(0x20000 + number)


def repeated() -> Iterator[str]:
    """A few words over and over."""
    while True:
        yield from FEW


TestAnchoring = Anchoring.TestCase
TestAnchoring.settings = settings(
    max_examples=examples(40),
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
