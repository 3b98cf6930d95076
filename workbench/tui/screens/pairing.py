"""Which sentences of a pair belong together, put right by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.memory import DOUBTFUL
from workbench.services import pairing_by_hand
from workbench.tui.command import Keymap, Mode
from workbench.tui.entries import Part
from workbench.tui.screens.listing import ListScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.model.segments import Side
    from workbench.services.pairing_by_hand import PairedSentences

_NONE = "(none)"


class PairingScreen(ListScreen):
    """The sentences of one pair, in order; what is not sure has a question mark."""

    mode = Mode.PAIRING
    question = "sentences that belong together; what has a question mark is not sure"
    shares = (16, 38, 46)

    def __init__(self, keymap: Keymap, segment: int) -> None:
        super().__init__(keymap)
        self._segment = segment
        self._paired: PairedSentences | None = None
        self._before: list[PairedSentences] = []
        """What each step that is not kept yet began with."""
        self._wants_to_leave = False

    def look(self) -> None:
        """Reads the sentences."""
        segment = self._segment
        self.workbench.background.ask_memory(
            "pairing", lambda store: pairing_by_hand.read(store, segment), self._take_anew
        )

    look_after_undo = look

    def come_back(self) -> None:
        """Nothing changed meanwhile."""

    def _take_anew(self, paired: PairedSentences) -> None:
        self._before.clear()
        self._take(paired)

    def _take(self, paired: PairedSentences) -> None:
        self._paired = paired
        self.take_rows(len(paired.beads))

    @property
    def paired(self) -> PairedSentences:
        """The sentences as they are paired now."""
        assert self._paired is not None
        return self._paired

    def read_row(self, index: int) -> Sequence[Part]:
        """How many sentences of each text, how sure, and both."""
        bead = self.paired.beads[index]
        ours, theirs = self.paired.counts(index)
        is_sure = bead.confidence >= DOUBTFUL
        return (
            Part(
                text=f"{ours}:{theirs} {bead.confidence:.0%}{'' if is_sure else '?'}",
                role="reading" if is_sure else "label",
            ),
            Part(text=bead.source.of(self.paired.source) or _NONE, role="other"),
            Part(text=bead.target.of(self.paired.target) or _NONE, role="english"),
        )

    def card_of(self, index: int) -> Sequence[Sequence[Part]]:
        """Both texts whole."""
        bead = self.paired.beads[index]
        return [
            (Part(text=bead.source.of(self.paired.source) or _NONE, role="other"),),
            (),
            (Part(text=bead.target.of(self.paired.target) or _NONE, role="english"),),
        ]

    def place(self) -> str:
        """The pair, and whether anything was changed."""
        if self._paired is None:
            return "sentences"
        changed = ", not kept yet" if self._before else ""
        return f"sentences of {self.paired.number} {super().place()}{changed}"

    # What is done

    def join(self) -> None:
        """Joins the sentences under the cursor with the next."""
        self._change(pairing_by_hand.join)

    def split(self) -> None:
        """Splits what is under the cursor after its first sentences."""
        self._change(pairing_by_hand.split)

    def part(self) -> None:
        """Says that the two under the cursor do not belong together."""
        self._change(pairing_by_hand.part)

    def move(self, side: Side, step: int) -> None:
        """Moves a sentence to the next pair of sentences, or to the one before."""
        self._change(lambda paired, at: pairing_by_hand.move(paired, at, side, step))

    def keep(self) -> None:
        """Stores how the sentences are paired, and leaves."""
        if self._paired is None:  # not read yet
            return
        author = self.workbench.work.author
        self.workbench.writer.call(pairing_by_hand.keep, self._paired, author)
        self.dismiss()
        self.workbench.editor.say("the sentences are paired; ^Z takes it back")

    def leave(self) -> None:
        """Goes back; what was changed is lost only where that is wanted."""
        if not self._stops_at_changes():
            super().leave()

    def quit(self) -> None:
        """Quits the program; what was changed is lost only where that is wanted."""
        if not self._stops_at_changes():
            super().quit()

    def _stops_at_changes(self) -> bool:
        """Says once that something is not kept yet."""
        if not self._before or self._wants_to_leave:
            return False
        self._wants_to_leave = True
        self.say("Enter keeps what you changed; Esc again leaves it as it was", is_warning=True)
        return True

    def undo(self) -> None:
        """Takes the last step back; where there is none, the last change of the project."""
        if self._before:
            self._take(self._before.pop())
        else:
            super().undo()

    def _change(self, do: Callable[[PairedSentences, int], PairedSentences]) -> None:
        if self._paired is None:  # not read yet
            return
        self._wants_to_leave = False
        changed = do(self.paired, self.rows.cursor)
        self._before.append(self.paired)
        self._take(changed)
