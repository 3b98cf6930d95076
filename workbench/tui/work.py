"""The work on one document: which pair is active, what is typed there, and getting it stored.

It knows no screen. What is typed goes to the writer's queue at once or within the autosave time;
what is shown comes from here, so that nobody waits for the disk.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from workbench.errors import Refused
from workbench.model.outline import STATES, Outline
from workbench.model.segments import Origin, Pair, State
from workbench.model.wordings import Offered
from workbench.services import refusing, stays, translating, wording_history
from workbench.text.coding import marked, unmarked
from workbench.tui.desk import Desk
from workbench.tui.outbox import Job, Outbox, Stored
from workbench.tui.pairs import Pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.model.codes import Code
    from workbench.model.spans import Span
    from workbench.model.terms import TermSetting
    from workbench.model.undone import Undone
    from workbench.model.wordings import Written
    from workbench.services.reopening import Seen
    from workbench.services.writing import Writer
    from workbench.store.project import Store
    from workbench.tui.buffer import Buffer


T = TypeVar("T")


class Work:
    """The pairs of one document, one of them active."""

    def __init__(
        self,
        reader: Store,
        writer: Writer,
        document: int,
        author: str,
        outline: Outline | None = None,
        *,
        propagates: bool = True,
    ) -> None:
        """Begins where the author's work on the document stopped.

        `outline` is the document's, where it was read already. With `propagates`, confirming a
        pair fills what has the same source and no English of anybody's.
        """
        self.reader = reader
        self.writer = writer
        self.document = document
        self.author = author
        self.propagates = propagates
        self._desk = Desk()
        self.outbox = Outbox(writer)
        self.elsewhere: int | None = None
        """The segment of the last undo or redo, where it is in another document."""
        self.conflicts: set[int] = set()
        """Rows of segments with wordings that nobody has decided on."""
        self.outline: Outline
        self.pairs: Pairs
        self.active = 0
        self.scroll = 0
        """Screen lines between the top of the page and the active pair, as last kept."""
        self._stay: stays.Visit
        self._stays: dict[int, stays.Visit] = {}
        self._take_outline(outline or reader.segments.outline(document))
        self._resume()

    def __len__(self) -> int:
        return len(self.outline)

    @property
    def target(self) -> Buffer:
        """The English of the active pair as it is typed."""
        return self._desk.target

    @property
    def source(self) -> Buffer:
        """The Chinese of the active pair, which may be corrected."""
        return self._desk.source

    @property
    def pair(self) -> Pair:
        """The active pair as it was read or last confirmed; its text may be older than typed."""
        return self.pairs[self.active]

    @property
    def row(self) -> int:
        """What the store knows the active segment by."""
        return self.outline.rows[self.active]

    @property
    def setting(self) -> TermSetting:
        """When and where the document was written, which decides between wordings."""
        from workbench.services import dating

        return dating.setting(self.reader, document=self.document)

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that is not handed over yet."""
        return len(self) > 0 and self._desk.is_dirty

    @property
    def is_offer(self) -> bool:
        """Whether the English is a draft that the memory gave, with not a letter changed."""
        text, target = self.target.plain_text, self.pair.target
        is_filled = target.origin in (Origin.MEMORY, Origin.MACHINE) and not self.is_dirty
        is_given = text == self._desk.offered.text or is_filled
        return bool(text) and target.state is State.DRAFT and is_given

    @property
    def is_correcting(self) -> bool:
        """Whether the source's buffer holds another text than the source, or other codes."""
        return self._desk.is_correcting(self.pair.segment)

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes that the English has as it is typed."""
        return self._desk.unmarked_target()[1]

    @property
    def confirmed(self) -> int:
        """How many pairs have a confirmed target."""
        return self.outline.confirmed

    # Moving

    def go(self, index: int, caret: int | None = None) -> None:
        """Makes another pair active; what was typed is handed over first."""
        if not len(self):
            return
        self.flush()
        self.active = max(0, min(index, len(self) - 1))
        self._load(caret)

    def go_to_row(self, row: int) -> bool:
        """Makes the pair of a segment's row active, if it is in this document."""
        try:
            index = self.outline.rows.index(row)
        except ValueError:
            return False
        self.go(index)
        return True

    def next_open(self) -> int | None:
        """The next pair without a confirmed target, beginning again at the top."""
        return self._next(self.outline.is_open)

    def next_to_review(self) -> int | None:
        """The next pair that was translated and not reviewed, beginning again at the top."""
        return self._next(self.outline.waits_for_review)

    def next_flagged(self) -> int | None:
        """The next pair that needs work, beginning again at the top."""
        return self._next(lambda index: bool(self.outline.needs_work[index]))

    # Writing

    def typed(self) -> None:
        """Takes note of what the target's buffer holds now: the pair is a draft again."""
        text, codes = self._desk.unmarked_target()
        pair = self.pair
        state = State.of_draft(text) if self.is_dirty else self._desk.handed_state
        target = replace(pair.target, text=text, state=state, codes=codes)
        if self.is_dirty:
            target = replace(target, origin=Origin.TYPED, detail="")
        if target != pair.target:
            self._show(replace(pair, target=target))

    def flush(self) -> None:
        """Hands over what was typed, and once more what could not be written before."""
        self.outbox.retry()
        if self.is_dirty:
            typed = self._desk.hand_over()
            said = (typed.text, typed.edits, typed.codes, self._desk.offered)
            self._submit(translating.save_draft, self._stay, *said)

    def confirm(self, state: State = State.TRANSLATED) -> None:
        """Says that the active target stands. Raises Refused for an empty one."""
        pair = self.pair
        text, codes = self._desk.unmarked_target()
        refusing.refuse_empty(text, pair.segment.number)
        is_there = STATES.index(pair.target.state) >= STATES.index(state)
        if is_there and not self.is_dirty:
            return
        typed = self._desk.hand_over(state)
        self.target.move(self.target.caret)  # what is typed from here on is undone by itself
        target = replace(pair.target, text=text, state=state, author=self.author, codes=codes)
        self._show(replace(pair, target=target))
        said = (text, state, typed.edits, codes, self._desk.offered, self.propagates)
        self._submit(translating.confirm, self._stay, *said)

    def take_offer(self, text: str, detail: str) -> None:
        """Takes note that a text was inserted which the memory offered; `detail` says which."""
        self._desk.offered = Offered(text=text, detail=detail)

    def toggle_flag(self) -> bool:
        """Sets or clears *needs work*, and tells which."""
        segment = self.pair.segment
        flag = not segment.needs_work
        self.outline.needs_work[self.active] = flag
        self._show(replace(self.pair, segment=replace(segment, needs_work=flag)))
        self._submit(translating.flag, self.row, segment.number, flag, self.author)
        return flag

    def write_note(self, body: str) -> None:
        """Writes the note of the active segment; an empty one takes it away."""
        segment = self.pair.segment
        self._show(replace(self.pair, segment=replace(segment, note=body.strip())))
        self._submit(translating.write_note, self.row, segment.number, body, self.author)

    def settle(self) -> None:
        """Waits until what was typed is stored, so that the annotations are on its words."""
        self._drain()
        if len(self) and not self.pairs.is_held(self.active):
            self._refresh(self.active)

    def do(self, job: Callable[..., T], *arguments: object) -> T:
        """Does something to the active segment, and shows the pair as it is then.

        `job` is called with the store, the segment's row and the arguments, after what was typed
        is stored. What is typed afterwards is another wording, so that each is undone by itself.
        Raises Refused where that could not be stored, or is kept beside another program's.
        """
        self._hand_over()
        if self._stay.is_beside and self.reader.wordings.is_undecided(self._stay.own):
            raise Refused(
                "another program wrote this pair too",
                hint="decide between the two first (Enter, or leave the pair)",
            )
        self._stay.own = ""
        try:
            return self.writer.call(job, self.row, *arguments)
        finally:
            self._show(self.pairs.read_again(self.active))
            self._load_in_place()

    def split(self, offset: int) -> None:
        """Cuts the active source at a code point of the stored text. Raises Refused."""
        from workbench.services import segmenting

        self._change(segmenting.split, self.row, self._settled(), offset, self.author)

    def join_next(self) -> None:
        """Joins the active source with the next. Raises Refused at the last."""
        from workbench.services import segmenting

        pair = self._settled()
        is_last = self.active + 1 == len(self)
        following = pair if is_last else self.pairs.read_again(self.active + 1)
        self._change(segmenting.join_next, self.row, pair, following, self.author)

    def correct(self, marked_text: str) -> None:
        """Gives the active source another wording, with marks for its codes.

        Raises Refused for an empty one, and for one that lacks a code which may not be deleted.
        """
        from workbench.services import segmenting

        segment = self.pair.segment
        if marked_text != marked(segment.source, segment.codes):
            text, codes = unmarked(marked_text, segment.codes)
            pair = self._settled()
            self._change(segmenting.correct, self.row, pair, text, self.author, codes)

    def recut(self, deed: Callable[[Store, Sequence[Seen], str], T]) -> T:
        """Changes the cut or the kind of the active segment; carets stay where they can.

        `deed` is called with the store, the segment and the author, after what was typed is
        stored. Raises what it raises.
        """
        row, pair = self.row, self._settled()
        kept = self._desk.carets()
        try:
            return self.writer.call(deed, [(row, pair)], self.author)
        finally:
            self._reload(row)
            if self.row == row:
                self._desk.place_carets(kept)

    def undo(self) -> str | None:
        """Takes the last change back, in the buffer or else in the project; names the latter."""
        if self.target.undo():
            self.typed()
            return ""
        return self.undo_stored()

    def redo(self) -> str | None:
        """Brings back what was undone last."""
        if self.target.redo():
            self.typed()
            return ""
        return self.redo_stored()

    def undo_stored(self) -> str | None:
        """Takes the last change back that is in the file; names it."""
        from workbench.services import undoing

        return self._walk(undoing.undo)

    def redo_stored(self) -> str | None:
        """Brings back what was undone last in the file; names it."""
        from workbench.services import undoing

        return self._walk(undoing.redo)

    def reload(self) -> None:
        """Reads the document again, as it is after something was done to it from elsewhere.

        What was typed and could not be stored stays in sight, and carets stay where they can.
        """
        self._drain()
        if len(self) and not self.outbox.has_failed:
            row, kept = self.row, self._desk.carets()
            self._reload(row)
            if len(self) and self.row == row:
                self._desk.place_carets(kept)

    def resolve(self, text: str) -> None:
        """Decides the conflicts of the active pair: this text stands."""
        self._hand_over()
        row = self.row

        def decide(store: Store) -> None:
            for conflict in wording_history.conflicts(store, row):
                wording_history.resolve(store, row, conflict, text, self.author)

        self.writer.call(decide)
        self.conflicts.discard(row)
        self._reload(row)

    def keep_place(self, scroll: int) -> None:
        """Remembers pair, caret and scroll for the next time."""
        if len(self):
            self.writer.submit(
                _keep_place, self.author, self.document, self.row, self.target.caret, scroll
            )

    # What others do

    def take_stored(self) -> list[Stored]:
        """What came of the writes since the last time; their pairs are shown as they are now."""
        taken = self.outbox.take()
        for stored in taken:
            if stored.has_conflict:
                self.conflicts.add(stored.job.row)
            job = stored.job
            is_shown = stored.is_over and job.held_in is self.pairs
            if is_shown and not self.pairs.is_held(job.index):
                self._refresh(job.index)
            if stored.filled:
                self._take_filled(stored.filled)
        return taken

    def look_for_changes(self, visible: Span) -> bool:
        """Reads what another program changed in the pairs in view; tells whether any did."""
        if self.is_dirty or self.outbox.has_failed:
            return False
        self.read_conflicts()
        if self.reader.segments.shape(self.document) != self.outline.shape:
            self._reload(self.row if len(self) else 0)
            return True
        changed = False
        for index in self.pairs.known():
            if visible.start <= index < visible.end:
                before = self.pairs[index]
                changed |= self._look_at(index, before)
        return changed

    # Inside

    def _refresh(self, index: int) -> None:
        """Takes a pair as the store has it, now that no write of it is under way."""
        shown, now = self.pairs[index], self.pairs.read_again(index)
        if index != self.active:
            self._show(now, index)
        elif now.target.token == self._stay.token:
            self.typed()  # more may have been typed since then
        else:
            self.pairs.put(index, shown)  # another program wrote: `look_for_changes` will say so

    def _take_filled(self, rows: Sequence[int]) -> None:
        """Shows what confirming another pair filled, but for what is being written."""
        states = self.reader.segments.states(rows)
        for index, row in enumerate(self.outline.rows):
            if row not in states or self.pairs.is_held(index):
                continue
            if index != self.active:
                self.outline.states[index] = STATES.index(states[row])
                self.pairs.forget(index)
            elif not self.is_dirty and not self.is_correcting:  # what is typed takes its place
                self._show(self.pairs.read_again(index))
                self._load_in_place()

    def _look_at(self, index: int, before: Pair) -> bool:
        now = self.pairs.read_again(index)
        if (now.target.token, now.segment.source_token, now.segment.version) == (
            before.target.token,
            before.segment.source_token,
            before.segment.version,
        ):
            return False
        if index == self.active and self._stay.is_beside:
            self.pairs.put(index, before)  # both wordings are kept; this one is being typed
            return False
        self._show(now, index)
        if index == self.active and (now.target.token, now.segment.source_token) != (
            before.target.token,
            before.segment.source_token,
        ):
            self._load(self.target.caret)
        return True

    def _next(self, is_wanted: Callable[[int], bool]) -> int | None:
        count = len(self)
        for step in range(1, count):
            index = (self.active + step) % count
            if is_wanted(index):
                return index
        return None

    def _show(self, pair: Pair, index: int | None = None) -> None:
        at = self.active if index is None else index
        self.outline.states[at] = STATES.index(pair.target.state)
        self.outline.needs_work[at] = pair.segment.needs_work
        self.outline.translatable[at] = pair.segment.is_translatable
        self.pairs.put(at, pair)

    def _load(self, caret: int | None = None) -> None:
        pair = self.pairs[self.active]
        self._desk.load(pair, caret)
        # While a write is under way, the pair that is shown has an old token: go on with its stay.
        stay = self._stays.get(self.row) if self.pairs.is_held(self.active) else None
        self._stay = stay or stays.visit(self.row, pair, self.author)
        self._stays[self.row] = self._stay

    def load_source(self, caret: int) -> None:
        """Begins with the source as it stands."""
        self._desk.load_source(self.pair.segment, caret)

    def with_known_codes(self, text: str) -> str:
        """A marked text without marks of codes that the active pair does not have."""
        return self._desk.with_known_codes(text)

    def _load_in_place(self) -> None:
        """Takes the active pair as it was read, with carets and selections where they are."""
        kept = self._desk.carets()
        self._load(kept[0][0])
        self._desk.place_carets(kept)

    def _submit(self, do: Callable[..., Written | None], *arguments: object) -> None:
        self.outbox.put(
            Job(
                do=do,
                arguments=arguments,
                row=self.row,
                index=self.active,
                number=self.pair.segment.number,
                held_in=self.pairs,
                claim=("target" if arguments[0] is self._stay else do, self.row),
            )
        )

    def _drain(self) -> None:
        """Hands over what was typed, and waits for what comes of it."""
        self.flush()
        self.writer.drain()
        self.outbox.look()

    def _hand_over(self) -> None:
        """Has everything stored before the pair is read again.

        Raises Refused where it could not be: what the file has would take its place.
        """
        self._drain()
        if self.outbox.has_failed:
            raise Refused("what was typed is not stored yet", hint="try again in a moment")

    def _settled(self) -> Pair:
        """The active pair with everything stored that was typed in it."""
        self._hand_over()
        return self.pairs.read_again(self.active)

    def _change(self, job: Callable[..., object], *arguments: object) -> None:
        row = self.row
        try:
            self.writer.call(job, *arguments)
        finally:
            self._reload(row)

    def _walk(self, step: Callable[[Store, str], Undone | None]) -> str | None:
        self._hand_over()
        undone = self.writer.call(step, self.author)
        if undone is None:
            return None
        row = self.row if undone.segment_row is None else undone.segment_row
        self._reload(row)
        self.elsewhere = None if row in self.outline.rows else row
        return undone.label

    def _reload(self, row: int) -> None:
        """Reads the document again after its cut or many of its pairs changed."""
        before = self.active
        self.writer.drain()
        self._read_outline()
        if not len(self):
            return
        rows = self.outline.rows
        self.active = rows.index(row) if row in rows else min(before, len(self) - 1)
        self._load()

    def _read_outline(self) -> None:
        self._take_outline(self.reader.segments.outline(self.document))
        self.read_conflicts()

    def _take_outline(self, outline: Outline) -> None:
        self.outline = outline
        self.pairs = Pairs(self.outline.rows, self.reader.segments.at)
        self._stays = {}

    def read_conflicts(self) -> None:
        """Reads which pairs have wordings that nobody has decided on.

        The first page does not wait for it; later it is read with whatever is read again.
        """
        found = wording_history.conflicts(self.reader)
        self.conflicts.clear()
        if found and len(self):
            name, rows = self.pairs[0].segment.document, self.outline.rows
            self.conflicts.update(
                rows[conflict.number - 1]
                for conflict in found
                if conflict.document == name and 0 < conflict.number <= len(rows)
            )

    def _resume(self) -> None:
        if not len(self):
            return
        place = self.reader.places.find(self.author, self.document)
        caret = None
        if place is not None and place[0] in self.outline.rows:
            self.active = self.outline.rows.index(place[0])
            caret, self.scroll = place[1], place[2]
        self._load(caret)


def _keep_place(
    store: Store, author: str, document: int, row: int, caret: int, scroll: int
) -> None:
    store.places.keep(author, document, row, caret, scroll)
