"""The terms in the active paragraph, and the English that is completed from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.completion import Completer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.spans import Span
    from workbench.model.terms import TermHit
    from workbench.services.recognising import Recogniser
    from workbench.tui.work import Work


class Vocabulary:
    """What the glossary says of the texts of a work, once it is read."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.recogniser: Recogniser | None = None
        self.hits: list[TermHit] = []
        """The terms of the active paragraph."""
        self._here = Completer()
        self._elsewhere = Completer()
        """For the English of this paragraph's terms, and for that of the document's."""

    def take(self, work: Work) -> None:
        """Looks at the texts of another work."""
        self._work = work

    def take_words(self, words: Sequence[str]) -> None:
        """Completes what is typed from the English of the document's terms too."""
        self._elsewhere = Completer(words)

    def look(self) -> None:
        """Finds the terms of the active paragraph."""
        text = self._work.pair.segment.source if len(self._work) else ""
        self.hits = self.find(text)
        self._here = Completer(
            target for hit in self.hits for each in (hit, *hit.nested) for target in each.targets
        )

    def find(self, text: str) -> list[TermHit]:
        """The terms in a text; none as long as the glossary is not read."""
        if self.recogniser is None or not text:
            return []
        return self.recogniser.hits(self._work.reader, text, self._work.setting)

    def spans(self, text: str) -> list[Span]:
        """Where terms stand in a text, to be marked."""
        return self.recogniser.spans(text) if self.recogniser is not None else []

    def at(self, offset: int) -> TermHit | None:
        """The first term of the active source that stands at a code point of it."""
        here = (hit for hit in self.hits if hit.span.start <= offset < hit.span.end)
        return next(here, None)

    def completion(self, before: str, after: str) -> str:
        """What would complete the word between two texts; empty for nothing."""
        offers = (each.completion(before, after) for each in (self._here, self._elsewhere))
        return next(filter(None, offers), "")
