"""What helps to read a source: its words, their readings, its script. It knows no screen.

Everything heavy (jieba, pypinyin, opencc, the rules for names) is loaded at its first use, which
`load` brings about on a thread of its own.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from workbench.model.scripts import Script
from workbench.tui.source_view import SourceView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.model.spans import Span
    from workbench.model.terms import TermHit
    from workbench.text.interlinear import Cell
    from workbench.text.word_readings import WordReading

K = TypeVar("K")
V = TypeVar("V")

_KEPT = 500
"""Paragraphs of which something is remembered."""


class Aids:
    """What is chosen, and what was found out about the paragraphs in view."""

    def __init__(self, find_hits: Callable[[str], Sequence[TermHit]]) -> None:
        self.script = Script.STORED
        self.has_words = False
        """Whether the words of the active source are told apart."""
        self.has_pinyin = False
        self._find_hits = find_hits
        self._shown: dict[tuple[str, Script], str] = {}
        self._names: dict[str, dict[Span, str]] = {}
        self._readings: dict[str, list[WordReading]] = {}
        self._cells: dict[tuple[str, Script], list[Cell]] = {}

    def forget(self) -> None:
        """Finds everything out anew, for another glossary."""
        for known in (self._shown, self._names, self._readings, self._cells):
            known.clear()

    def load(self) -> None:
        """Loads what takes long, for what is chosen now."""
        if self.script is not Script.STORED:
            self._in_script("发", self.script, ())
        if self.has_words or self.has_pinyin:
            self.load_words()
        if self.has_pinyin:
            from workbench.text.word_readings import read_words

            read_words("银行行长")

    @staticmethod
    def load_words() -> None:
        """Loads what tells words and names apart."""
        from workbench.services.source_names import names_in
        from workbench.text.words import word_spans

        word_spans("银行行长")
        names_in("银行行长")

    def shown(self, text: str) -> str:
        """A source in the script that is chosen."""
        if self.script is Script.STORED:
            return text
        key = (text, self.script)
        if key not in self._shown:
            _shrink(self._shown)
            self._shown[key] = self._in_script(text, self.script, self._people(text))
        return self._shown[key]

    def words(self, text: str) -> list[Span]:
        """The words of a source; a name is one. Marks and spaces are in none."""
        from workbench.text.words import word_spans

        names = self.names(text)
        borders = [edge for span in names for edge in (span.start, span.end)]
        words = [
            span
            for span in word_spans(text, borders)
            if text[span.start].isalnum() and not any(name.holds(span) for name in names)
        ]
        return sorted([*words, *names])

    def readings(self, text: str) -> list[WordReading]:
        """The words of a source with their readings."""
        from workbench.text.word_readings import read_words

        if text not in self._readings:
            _shrink(self._readings)
            self._readings[text] = read_words(text, self.names(text))
        return self._readings[text]

    def cells(self, text: str, *, as_stored: bool = False) -> list[Cell]:
        """The words of a source with their readings above them, in the script that is chosen."""
        from workbench.text.interlinear import cells

        key = (text, Script.STORED if as_stored else self.script)
        if key not in self._cells:
            _shrink(self._cells)
            shown = text if as_stored else self.shown(text)
            self._cells[key] = cells(self.readings(text), shown)
        return self._cells[key]

    def names(self, text: str) -> dict[Span, str]:
        """The readings of the names in a source, by their spans."""
        from workbench.services.source_names import names_in

        if text not in self._names:
            _shrink(self._names)
            self._names[text] = names_in(text, self._find_hits(text))
        return self._names[text]

    def view(self, text: str, looked_up: Span, *, is_active: bool) -> SourceView | None:
        """How a source is drawn; None for as it stands."""
        has_words = self.has_words and is_active
        if self.script is Script.STORED and not has_words and not len(looked_up):
            return None
        words = self.words(text) if has_words else ()
        return SourceView(shown=self.shown(text), words=words, looked_up=looked_up)

    def _people(self, text: str) -> Sequence[Span]:
        """The names that a conversion has to know, where it might get one wrong."""
        from workbench.services.source_names import people_in
        from workbench.text.script_view import needs_names

        return people_in(text, self._find_hits(text)) if needs_names(text) else ()

    @cached_property
    def _in_script(self) -> Callable[[str, Script, Sequence[Span]], str]:
        from workbench.text.script_view import in_script

        return in_script


def _shrink(known: dict[K, V]) -> None:
    """Forgets everything where it has become much."""
    if len(known) > _KEPT:
        known.clear()
