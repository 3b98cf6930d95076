"""The work on one document: which pair is active, what is typed there, and getting it stored.

It knows no screen. What is typed goes to the writer's queue at once or within the autosave time;
what is shown comes from here, so that nobody waits for the disk.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.outline import STATES, Outline
from workbench.model.segments import Origin, Pair, State
from workbench.model.wordings import Offered
from workbench.services import refusing, stays, translating
from workbench.tui.arrivals import Arrivals
from workbench.tui.deeds import Deeds
from workbench.tui.desk import Desk
from workbench.tui.outbox import Job, Outbox
from workbench.tui.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.model.codes import Code
    from workbench.model.terms import TermSetting
    from workbench.model.wordings import Written
    from workbench.services.writing import Writer
    from workbench.store.project import Store
    from workbench.tui.buffer import Buffer


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
        self.desk = Desk()
        self.outbox = Outbox(writer)
        self.sheet = Sheet(reader, document, outline)
        self.deeds = Deeds(self)
        self.arrivals = Arrivals(self)
        self.active = 0
        self.scroll = 0
        """Screen lines between the top of the page and the active pair, as last kept."""
        self.stay: stays.Visit
        self._stays: dict[int, stays.Visit] = {}
        self._resume()

    def __len__(self) -> int:
        return len(self.sheet)

    @property
    def target(self) -> Buffer:
        """The English of the active pair as it is typed."""
        return self.desk.target

    @property
    def source(self) -> Buffer:
        """The Chinese of the active pair, which may be corrected."""
        return self.desk.source

    @property
    def pair(self) -> Pair:
        """The active pair as it was read or last confirmed; its text may be older than typed."""
        return self.sheet.pairs[self.active]

    @property
    def row(self) -> int:
        """What the store knows the active segment by."""
        return self.sheet.outline.rows[self.active]

    @property
    def setting(self) -> TermSetting:
        """When and where the document was written, which decides between wordings."""
        from workbench.services import dating

        return dating.setting(self.reader, document=self.document)

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that is not handed over yet."""
        return len(self) > 0 and self.desk.is_dirty

    @property
    def is_offer(self) -> bool:
        """Whether the English is a draft that the memory gave, with not a letter changed."""
        text, target = self.target.plain_text, self.pair.target
        is_filled = target.origin in (Origin.MEMORY, Origin.MACHINE) and not self.is_dirty
        is_given = text == self.desk.offered.text or is_filled
        return bool(text) and target.state is State.DRAFT and is_given

    @property
    def is_correcting(self) -> bool:
        """Whether the source's buffer holds another text than the source, or other codes."""
        return self.desk.is_correcting(self.pair.segment)

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes that the English has as it is typed."""
        return self.desk.unmarked_target()[1]

    # Moving

    def go(self, index: int, caret: int | None = None) -> None:
        """Makes another pair active; what was typed is handed over first."""
        if not len(self):
            return
        self.flush()
        self.active = max(0, min(index, len(self) - 1))
        self.load(caret)

    def go_to_row(self, row: int) -> bool:
        """Makes the pair of a segment's row active, if it is in this document."""
        index = self.sheet.find(row)
        if index is not None:
            self.go(index)
        return index is not None

    # Writing

    def typed(self) -> None:
        """Takes note of what the target's buffer holds now: the pair is a draft again."""
        text, codes = self.desk.unmarked_target()
        pair = self.pair
        state = State.of_draft(text) if self.is_dirty else self.desk.handed_state
        target = replace(pair.target, text=text, state=state, codes=codes)
        if self.is_dirty:
            target = replace(target, origin=Origin.TYPED, detail="")
        if target != pair.target:
            self.show(replace(pair, target=target))

    def flush(self) -> None:
        """Hands over what was typed, and once more what could not be written before."""
        self.outbox.retry()
        if self.is_dirty:
            typed = self.desk.hand_over()
            said = (typed.text, typed.edits, typed.codes, self.desk.offered)
            self._submit(translating.save_draft, self.stay, *said)

    def confirm(self, state: State = State.TRANSLATED) -> None:
        """Says that the active target stands. Raises Refused for an empty one."""
        pair = self.pair
        text, codes = self.desk.unmarked_target()
        refusing.refuse_empty(text, pair.segment.number)
        is_there = STATES.index(pair.target.state) >= STATES.index(state)
        if is_there and not self.is_dirty:
            return
        typed = self.desk.hand_over(state)
        self.target.move(self.target.caret)  # what is typed from here on is undone by itself
        target = replace(pair.target, text=text, state=state, author=self.author, codes=codes)
        self.show(replace(pair, target=target))
        said = (text, state, typed.edits, codes, self.desk.offered, self.propagates)
        self._submit(translating.confirm, self.stay, *said)

    def take_offer(self, text: str, detail: str) -> None:
        """Takes note that a text was inserted which the memory offered; `detail` says which."""
        self.desk.offered = Offered(text=text, detail=detail)

    def toggle_flag(self) -> bool:
        """Sets or clears *needs work*, and tells which."""
        segment = self.pair.segment
        flag = not segment.needs_work
        self.sheet.outline.needs_work[self.active] = flag
        self.show(replace(self.pair, segment=replace(segment, needs_work=flag)))
        self._submit(translating.flag, self.row, segment.number, flag, self.author)
        return flag

    def write_note(self, body: str) -> None:
        """Writes the note of the active segment; an empty one takes it away."""
        segment = self.pair.segment
        self.show(replace(self.pair, segment=replace(segment, note=body.strip())))
        self._submit(translating.write_note, self.row, segment.number, body, self.author)

    def settle(self) -> None:
        """Waits until what was typed is stored, so that the annotations are on its words."""
        self.drain()
        if len(self) and not self.sheet.pairs.is_held(self.active):
            self.arrivals.refresh(self.active)

    def reload(self) -> None:
        """Reads the document again, as it is after something was done to it from elsewhere.

        What was typed and could not be stored stays in sight, and so does a correction that nobody
        has accepted; carets stay where they can.
        """
        self.drain()
        if len(self) and not self.outbox.has_failed:
            row, kept = self.row, self.desk.carets()
            is_correcting, corrected = self.is_correcting, self.source.text
            self.reload_at(row)
            if len(self) and self.row == row:
                if is_correcting:
                    self.source.load(corrected)
                self.desk.place_carets(kept)

    def keep_place(self, scroll: int) -> None:
        """Remembers pair, caret and scroll for the next time."""
        if len(self):
            self.writer.submit(
                _keep_place, self.author, self.document, self.row, self.target.caret, scroll
            )

    # What is shown

    def show(self, pair: Pair) -> None:
        """Shows another value of the active pair."""
        self.sheet.show(self.active, pair)

    def load(self, caret: int | None = None) -> None:
        """Takes the active pair as it is shown, to type in."""
        pair = self.sheet.pairs[self.active]
        self.desk.load(pair, caret)
        # While a write is under way, the pair that is shown has an old token: go on with its stay.
        stay = self._stays.get(self.row) if self.sheet.pairs.is_held(self.active) else None
        self.stay = stay or stays.visit(self.row, pair, self.author)
        self._stays[self.row] = self.stay

    def load_source(self, caret: int) -> None:
        """Begins with the source as it stands."""
        self.desk.load_source(self.pair.segment, caret)

    def with_known_codes(self, text: str) -> str:
        """A marked text without marks of codes that the active pair does not have."""
        return self.desk.with_known_codes(text)

    def load_in_place(self) -> None:
        """Takes the active pair as it was read, with carets and selections where they are."""
        kept = self.desk.carets()
        self.load(kept[0][0])
        self.desk.place_carets(kept)

    def _submit(self, do: Callable[..., Written | None], *arguments: object) -> None:
        self.outbox.put(
            Job(
                do=do,
                arguments=arguments,
                row=self.row,
                index=self.active,
                number=self.pair.segment.number,
                held_in=self.sheet.pairs,
                claim=("target" if arguments[0] is self.stay else do, self.row),
            )
        )

    def drain(self) -> None:
        """Hands over what was typed, and waits for what comes of it."""
        self.flush()
        self.writer.drain()
        self.outbox.look()

    def reload_at(self, row: int) -> None:
        """Reads the document again after its cut or many of its pairs changed."""
        self.writer.drain()
        self.sheet.read()
        self._stays = {}
        if len(self):
            index = self.sheet.find(row)
            self.active = min(self.active, len(self) - 1) if index is None else index
            self.load()

    def _resume(self) -> None:
        if not len(self):
            return
        place = self.reader.places.find(self.author, self.document)
        index = None if place is None else self.sheet.find(place[0])
        caret = None
        if place is not None and index is not None:
            self.active = index
            caret, self.scroll = place[1], place[2]
        self.load(caret)


def _keep_place(
    store: Store, author: str, document: int, row: int, caret: int, scroll: int
) -> None:
    store.places.keep(author, document, row, caret, scroll)
