"""The caret in the Chinese: selecting there, and mending the cut."""

from __future__ import annotations

from workbench.errors import WorkbenchError
from workbench.model.segments import Side as TextSide
from workbench.tui.command import WALKING, Mode
from workbench.tui.screens.storing import Storing


class SourceSide(Storing):
    """The caret in the Chinese: selecting there, and mending the cut."""

    def switch_side(self) -> None:
        """Puts the caret into the other text."""
        if self.mode in WALKING:
            others = {TextSide.SOURCE: TextSide.TARGET, TextSide.TARGET: TextSide.SOURCE}
            self._walking_side = others[self._walking_side]
            self._is_selecting = False
            self.show_walking_panel()
            self.show_caret()
        elif self.mode is Mode.TARGET:
            self.mode = Mode.SOURCE
            self.show_caret()
        else:
            self.leave_source()

    def leave_source(self, *, quietly: bool = False) -> None:
        """Puts the caret back into the English."""
        if self.mode is Mode.CORRECTING:
            self.work.load_source(self.work.source.caret)
        if self.mode not in WALKING:
            self.mode = Mode.TARGET
        self._is_selecting = False
        self.work.source.anchor = None
        if not quietly:
            self.show_caret()

    def _stops_at_lock(self) -> bool:
        """Says that the English of a pair is not changed: it is final, or not to be translated."""
        if self.work.pair.segment.is_translatable:
            return self._stops_at_final()
        self.say("not to be translated; ^O and x change that", is_warning=True)
        return True

    def _stops_at_final(self) -> bool:
        """Says that a final pair is not changed."""
        if not self.work.pair.segment.is_locked:
            return False
        self.say("this pair is final; f in the review (alt+r) opens it again", is_warning=True)
        return True

    def take_mode(self, side: TextSide) -> None:
        """Puts the caret into one of the two texts, unless the Chinese is being corrected."""
        if self.mode in WALKING:
            self._walking_side = side
            self.show_walking_panel()
        elif self.mode is not Mode.CORRECTING:
            self.mode = Mode.SOURCE if side is TextSide.SOURCE else Mode.TARGET

    def toggle_selecting(self) -> None:
        """Begins or ends a selection in the Chinese."""
        self._is_selecting = not self._is_selecting
        if self._is_selecting:
            self.buffer.anchor = self.buffer.caret
        self.show_caret()

    def split(self) -> None:
        """Splits the source at the caret."""
        self.work.deeds.split(self.work.source.plain_caret)
        self._is_selecting = False
        self.show_all()
        self.say("split; ^Z undoes it")

    def join_next(self) -> None:
        """Joins the source with the next."""
        self.work.deeds.join_next()
        self._is_selecting = False
        self.show_all()
        self.say("joined; ^Z undoes it")

    def begin_correcting(self) -> None:
        """Lets the Chinese be edited."""
        if self._stops_at_final():
            return
        self.mode = Mode.CORRECTING
        self._is_selecting = False
        self.show_caret()

    def end_correcting(self, *, accept: bool) -> None:
        """Takes the corrected Chinese, or leaves it as it was."""
        text, caret = self.work.source.text, self.work.source.caret
        if accept:
            try:
                self.work.deeds.correct(text)
            except WorkbenchError:
                self.work.source.load(text, caret)
                raise
        else:
            self.work.load_source(caret)
        self.mode = Mode.SOURCE
        self.work.source.move(caret)
        self.show_all() if accept else self.show_caret()
