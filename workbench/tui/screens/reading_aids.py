"""What helps to read the Chinese: dictionary, pinyin, another script, the words told apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.model.scripts import Script
from workbench.model.segments import Side as TextSide
from workbench.model.spans import Span
from workbench.text.coding import marked_span, plain_offset
from workbench.tui.awaiting import Awaited
from workbench.tui.command import WALKING, Keymap, Mode
from workbench.tui.screens.reviewing import Reviewing
from workbench.tui.source_view import NOWHERE

if TYPE_CHECKING:
    from workbench.model.dictionaries import DictionaryHit
    from workbench.model.segments import Pair
    from workbench.services.recognising import Recogniser
    from workbench.tui.aids import Aids
    from workbench.tui.source_view import SourceView
    from workbench.tui.widgets.reading import ReadingStrip
    from workbench.tui.work import Work

_DICTIONARY = "dictionary"
_SHOWN = {
    Script.STORED: "",
    Script.SIMPLIFIED: "Simplified",
    Script.TRADITIONAL: "Traditional",
    Script.TAIWAN: "Taiwan",
    Script.HONG_KONG: "Hong Kong",
}
"""What the foot calls a script."""
_IDLE_SECONDS = 0.5


class ReadingAids(Reviewing):
    """What helps to read the Chinese."""

    def __init__(self, work: Work, keymap: Keymap) -> None:
        super().__init__(work, keymap)
        self._strip: ReadingStrip | None = None
        self._words_at: list[DictionaryHit] = []
        """What the dictionary has at the caret, as the panel shows it."""
        self._place_told: tuple[str, int, bool] | None = None
        """(source, code point, whether the caret is there) that the panel tells of."""
        self._looked_up = NOWHERE
        self._is_showing_pair = False
        self._has_words_loaded = False

    @cached_property
    def aids(self) -> Aids:
        """What is chosen; the first page does not wait for it."""
        from workbench.tui.aids import Aids

        return Aids(self.vocabulary.find)

    @property
    def _has_aids(self) -> bool:
        """Whether anything was chosen yet."""
        return "aids" in self.__dict__

    def begin_aids(self) -> None:
        """Shows from the beginning what the settings ask for."""
        settings = self.workbench.settings
        script = Script(settings.script)
        if settings.words or settings.pinyin or script is not Script.STORED:
            self.aids.script = script
            self.aids.has_words, self.aids.has_pinyin = settings.words, settings.pinyin
            self._show_aids("")

    # The dictionary

    def toggle_dictionary(self) -> None:
        """Shows what the dictionary has at the caret of the Chinese, or the terms again."""
        if self.mode in WALKING:
            self.say("Esc first: the panel shows the notes here", is_warning=True)
            return
        self._place_told = None
        if self.panel == _DICTIONARY:
            self.show_panel("terms")
        else:
            self.panel = _DICTIONARY
        self.show_caret()

    def take_word(self) -> None:
        """Asks for a new term, filled in from the dictionary's word at the caret."""
        if self.panel != _DICTIONARY or not self._words_at:
            self.say("d shows the dictionary; Enter then makes a term of the word at the caret")
            return
        from workbench.tui.word_entries import form_of

        self.ask_term(form_of(self._words_at[0].words[0]))

    def await_label(self, awaited: Awaited) -> None:
        """Lets the next key be a label; in the dictionary it inserts what a word means."""
        is_word = awaited is Awaited.TERM and self.panel == _DICTIONARY
        super().await_label(Awaited.WORD if is_word else awaited)

    def show_pair(self, *, keeps_panel: bool = False) -> None:
        """Shows another active pair; the dictionary stays where it is shown."""
        self._is_showing_pair = True
        try:
            super().show_pair(keeps_panel=keeps_panel)
        finally:
            self._is_showing_pair = False

    def show_panel(self, panel: str) -> None:
        if not (self._is_showing_pair and self.panel == _DICTIONARY):
            super().show_panel(panel)

    def cycle_side(self) -> None:
        """Shows the next panel; the word that was looked up is marked no longer."""
        super().cycle_side()
        self.show_caret()

    def redraw(self) -> None:
        """Draws everything anew in another theme."""
        super().redraw()
        if self._strip is not None:
            self._strip.draw()

    def show_caret(self) -> None:
        """Paints the active pair with its caret, and what is said of the word there."""
        self._look_up()
        super().show_caret()
        self._tell_strip()

    def _look_up(self) -> None:
        if self.panel != _DICTIONARY or self.mode in WALKING or not len(self.work):
            self._looked_up, self._place_told = NOWHERE, None
            return
        text, at = self._place()
        place = (text, at, self.mode is Mode.SOURCE)
        if place == self._place_told or self.mode is Mode.CORRECTING:
            return
        from workbench.services import looking_up
        from workbench.tui.word_entries import without_dictionary, word_entries

        store = self.workbench.reader
        self._place_told = place
        self._words_at = looking_up.look_up(store, text, at)
        here = [hit.span for hit in self._words_at if hit.span.start == at]
        self._looked_up = max(here, key=len, default=NOWHERE)
        if self._words_at:
            title = self._words_at[0].span.of(text)
            title += ": Enter makes a term of it" if self.mode is Mode.SOURCE else ""
            self.side.tell(title, word_entries(self._words_at))
        elif looking_up.dictionaries(store):
            self.side.tell("no word here", [])
        else:
            self.side.tell("dictionary", without_dictionary())

    def _place(self) -> tuple[str, int]:
        """The active source as it is stored, and the code point of the word that is asked for."""
        source = self.work.source
        selection = source.plain_selection
        at = selection.start if len(selection) else source.plain_caret
        return self.work.pair.segment.source, at

    # Pinyin, script, words

    def toggle_pinyin(self) -> None:
        """Shows the words of the active source with their pinyin above them, or hides them."""
        self.aids.has_pinyin = not self.aids.has_pinyin
        self._show_aids(f"pinyin: {'on' if self.aids.has_pinyin else 'off'}")

    def switch_script(self) -> None:
        """Shows the sources in the next script; what is stored stays as it is."""
        self.aids.script = self.aids.script.next
        self._show_aids(f"script: {_SHOWN[self.aids.script] or 'as it stands'}")

    def toggle_words(self) -> None:
        """Tells the words of the active source apart, or no longer."""
        self.aids.has_words = not self.aids.has_words
        self._show_aids(f"words told apart: {'on' if self.aids.has_words else 'off'}")

    def find_view(self, pair: Pair, is_active: bool) -> SourceView | None:
        """How a source is shown; while it is being corrected, as it is stored."""
        looked_up = self._looked_up if is_active else NOWHERE
        is_correcting = is_active and self.mode is Mode.CORRECTING
        if is_correcting or not (self._has_aids or len(looked_up)):
            return None
        return self.aids.view(pair.segment.source, looked_up, is_active=is_active)

    def take_recogniser(self, recogniser: Recogniser) -> None:
        """Marks the terms of a glossary that was read, and reads its names as it says."""
        if self._has_aids:
            self.aids.forget()
        super().take_recogniser(recogniser)

    def _show_aids(self, said: str) -> None:
        """Shows what is chosen now, when what it needs is loaded; says so."""
        aids = self.aids

        def shown(_loaded: object) -> None:
            self._show_strip()
            self.page.pairs.forget()
            self.show_caret()
            if said:
                self.say(said)

        self.workbench.background.read("reading", lambda _store: aids.load(), shown)

    def _show_strip(self) -> None:
        if self._strip is None and self.aids.has_pinyin:
            from workbench.tui.widgets.reading import ReadingStrip

            self._strip = ReadingStrip()
            self.mount(self._strip, after="#body")
        if self._strip is not None:
            self._strip.display = self.aids.has_pinyin

    def _tell_strip(self) -> None:
        strip = self._strip
        if strip is not None and strip.display and len(self.work):
            text, at = self._place()
            if self.mode is Mode.TARGET:
                from workbench.text.alongside import sentence_alongside

                target = self.work.target
                at = sentence_alongside(text, target.plain_text, target.plain_caret)
            cells = self.aids.cells(text, as_stored=self.mode is Mode.CORRECTING)
            strip.tell(cells, at, has_caret=self.text_side is TextSide.SOURCE)

    def mode_shown(self, mode: Mode) -> str:
        is_stored = mode is Mode.CORRECTING or not self._has_aids
        script = "" if is_stored else _SHOWN[self.aids.script]
        return ", ".join(filter(None, (super().mode_shown(mode), script)))

    # Moving by words

    def switch_side(self) -> None:
        """Puts the caret into the other text; soon after, words of the Chinese are known."""
        super().switch_side()
        if self.mode is Mode.SOURCE and not self._has_words_loaded:
            self._has_words_loaded = True
            self.set_timer(_IDLE_SECONDS, self._load_words)

    def word_edge(self, direction: int) -> int:
        """The start of the word on the left or the end of that on the right; Chinese by words."""
        words = self._words_of_source()
        if words is None:
            return super().word_edge(direction)
        buffer = self.buffer
        caret = buffer.plain_caret
        if direction < 0:
            at = bisect_left([word.start for word in words], caret)
            edge = words[at - 1].start if at else 0
        else:
            at = bisect_right([word.end for word in words], caret)
            edge = words[at].end if at < len(words) else len(buffer.plain_text)
        return marked_span(buffer.text, Span(edge, edge)).start

    def word_at(self, offset: int) -> Span:
        """The word at a code point, for a double click; Chinese by words."""
        at = plain_offset(self.buffer.text, offset)
        words = self._words_of_source() or ()
        here = [word for word in words if word.start <= at < word.end]
        return marked_span(self.buffer.text, here[0]) if here else super().word_at(offset)

    def _words_of_source(self) -> list[Span] | None:
        """The words of the text that the caret is in; None for English, or where it was changed."""
        text = self.work.pair.segment.source if len(self.work) else ""
        if self.text_side is not TextSide.SOURCE or self.buffer.plain_text != text:
            return None
        return self.aids.words(text)

    def _load_words(self) -> None:
        self.run_worker(self.aids.load_words, thread=True, group="words of the Chinese")
