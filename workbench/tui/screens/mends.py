"""What repair proposes for a text: joins, omissions and cuts, each accepted or refused by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.services.mendable import MendState, told
from workbench.tui.command import Keymap, Mode, shown
from workbench.tui.mend_lines import card_lines, row_parts
from workbench.tui.screens.listing import ListScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.sources import Mend
    from workbench.services.mendable import Decided, Mendable, Proposed
    from workbench.tui.entries import Part
    from workbench.tui.mend_desk import Desk


class MendsScreen(ListScreen):
    """The proposals for one text, in order of their places or with the least sure first."""

    mode = Mode.MENDS
    question = "/ filters: kind, accepted, open, refused, words, reason"
    shares = (12, 8, 8, 42, 30)

    def __init__(self, keymap: Keymap, desk: Desk, *, number: int = 0) -> None:
        """`number` is that of the segment at whose first proposal the list begins."""
        super().__init__(keymap)
        self._desk = desk
        self._begins_at = number
        self._text: Mendable | None = None
        self._shown: list[Proposed] = []
        self._is_by_place = True
        self._said = ""
        """What came of the last decision, while the list is read again."""

    def look(self) -> None:
        """Reads the proposals, or shows what the filter leaves of them."""
        if self._text is not None:
            self._take(self._text)
            return
        if not self._said:
            self.say("reading the text …")
        self._desk.read(self._take_anew)

    def look_anew(self) -> None:
        """Reads once more what is made by now."""
        self._text = None
        self.look()

    look_after_undo = look_anew
    come_back = look_anew

    def _take_anew(self, text: Mendable) -> None:
        is_first = not self._shown and not self._said
        said = self._said or ("" if text.proposals else "repair proposes nothing for this text")
        self._said = ""
        self._take(text)
        if is_first and self._is_by_place:
            numbers = [each.number for each in self._shown]
            self.go(next((at for at, each in enumerate(numbers) if each >= self._begins_at), 0))
        if said or self._message.endswith("…"):
            self.say(said)

    def _take(self, text: Mendable) -> None:
        self._text = text
        wanted = self.filter.value.strip().lower()
        found = [each for each in text.proposals if not wanted or _has(text, each, wanted)]
        if not self._is_by_place:
            found.sort(key=lambda each: each.mend.confidence)
        self._shown = found
        self.take_rows(len(found))

    def read_row(self, index: int) -> Sequence[Part]:
        """Sign and kind, confidence, segment, words around the seam, reason."""
        assert self._text is not None
        return row_parts(self._text, self._shown[index])

    def card_of(self, index: int) -> Sequence[Sequence[Part]]:
        """What is proposed and why, and the lines of the file."""
        assert self._text is not None
        return list(card_lines(self._text, self._shown[index]))

    def place(self) -> str:
        """The text, how much is accepted, and where one is."""
        if self._text is None:
            return "repair"
        count = sum(each.is_accepted for each in self._text.proposals)
        order = "" if self._is_by_place else ", least sure first"
        return f"{self._text.name} {super().place()}, {count} accepted{order}"

    def toggle(self) -> None:
        """Accepts the proposal under the cursor, or takes it back where it is accepted."""
        each = self._here()
        if each is not None:
            self._decide([] if each.is_accepted else [each], [each] if each.is_accepted else [])

    def accept(self) -> None:
        """Accepts the proposal under the cursor."""
        each = self._here()
        if each is None or each.is_accepted:
            self.say("it is accepted already" if each else "")
        else:
            self._decide([each], [])

    def refuse(self) -> None:
        """Refuses the proposal under the cursor.

        One that is open needs no refusal: it is not made unless somebody accepts it.
        """
        each = self._here()
        if each is not None and each.is_accepted:
            self._decide([], [each])
        elif each is not None:
            self.say(f"it is not made, and never is by itself; {self._key('accept-mend')} makes it")

    def accept_shown(self) -> None:
        """Accepts all that is shown and likely enough to be made by itself."""
        chosen = [each for each in self._shown if each.is_likely and not each.is_accepted]
        unlikely = sum(not each.is_likely and not each.is_accepted for each in self._shown)
        rest = f"{unlikely} less likely ones stay open; a accepts one" if unlikely else ""
        if chosen:
            self._decide(chosen, [], rest)
        else:
            self.say(rest or "all that is shown is accepted")

    def refuse_shown(self) -> None:
        """Takes back all that is shown and accepted."""
        chosen = [each for each in self._shown if each.is_accepted]
        if chosen:
            self._decide([], chosen)
        else:
            self.say("nothing that is shown is accepted")

    def switch_order(self) -> None:
        """Sorts by confidence, or by place again; the cursor stays on its proposal."""
        here = self._here()
        self._is_by_place = not self._is_by_place
        self.look()
        if here is not None:
            self.go(self._shown.index(here))

    def go_there(self) -> None:
        """Goes to the segment of the proposal under the cursor."""
        each = self._here()
        if each is not None and each.segment:
            self.workbench.lists.go_to(each.segment)

    def undo(self) -> None:
        """Takes the last change back."""
        self._tell_walk(self._desk.undo(), "undone")

    def redo(self) -> None:
        """Brings back what was undone."""
        self._tell_walk(self._desk.redo(), "redone")

    def _tell_walk(self, label: str | None, done: str) -> None:
        self._said = f"{done}: {label}" if label else f"nothing is to be {done}"
        self.look_anew()

    def _key(self, name: str) -> str:
        return shown(self.keymap.keys_of(name)[0])

    def _here(self) -> Proposed | None:
        return self._shown[self.rows.cursor] if self._shown else None

    def _decide(
        self, accept: Sequence[Proposed], refuse: Sequence[Proposed], rest: str = ""
    ) -> None:
        hindered = [each for each in (*accept, *refuse) if each.state is MendState.CHANGED]
        if len(accept) + len(refuse) == 1 and hindered:
            self.say(f"{hindered[0].hindrance}, so it fits no more", is_warning=True)
            return
        gained, lost = [each.mend for each in accept], [each.mend for each in refuse]
        self.say("mending the text …")

        def done(decided: Decided) -> None:
            self._said = _result(decided, gained, lost, rest)
            self.look_anew()

        self._desk.decide(gained, lost, done)


def _result(decided: Decided, accept: Sequence[Mend], refuse: Sequence[Mend], rest: str) -> str:
    deeds = []
    if decided.accepted:
        deeds.append(f"accepted {told(accept[: decided.accepted])}")
    if decided.refused:
        deeds.append(f"refused {told(refuse[: decided.refused])}")
    deeds += [*decided.left, *([rest] if rest else [])]
    return "; ".join([*deeds, "^Z takes it back"])


def _has(text: Mendable, each: Proposed, wanted: str) -> bool:
    mend = each.mend
    blocks = [text.blocks[mend.block], text.blocks[max(mend.block, mend.following)]]
    words = (str(mend.kind), str(each.state), mend.reason, *(block.text for block in blocks))
    return any(wanted in word.lower() for word in words)
