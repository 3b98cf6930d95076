"""What the active paragraph is: its parts, its kind and article, whether it is translated."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import BadInput
from workbench.model.segments import SegmentKind
from workbench.tui.screens.whole_text import WholeText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.segments import Segment
    from workbench.services.reopening import Seen
    from workbench.store.project import Store

_HEADLINE_LEVELS = 3
"""As many levels of headlines as are offered in the list."""
_DIGITS = 9


class Recutting(WholeText):
    """What the active paragraph is: its parts, its kind and article, whether it is translated."""

    def split_sentences(self) -> None:
        """Splits the source before each of its sentences."""
        from workbench.services import recutting

        rows = self.work.deeds.recut(recutting.split_sentences)
        if not rows:
            self.say("the paragraph is one sentence")
            return
        self._is_selecting = False
        self.show_all()
        self.say(f"split into {len(rows)}; ^Z undoes it")

    def choose_kind(self) -> None:
        """Asks what the paragraph is, and says so."""
        from workbench.services import classifying

        offers = _offers()

        def set_kind(store: Store, seen: Sequence[Seen], author: str, *, at: int) -> list[int]:
            kind, level = offers[at]
            return classifying.set_kind(store, seen, kind, author, level=level)

        def chosen(at: int) -> None:
            rows = self.work.deeds.recut(partial(set_kind, at=at))
            self.show_all()
            name = _name(*offers[at])
            self.say(f"it is a {name} now; ^Z undoes it" if rows else f"it is a {name}")

        segment = self.work.pair.segment
        names = [_name(*offer) for offer in offers]
        begin = offers.index(_offer_of(segment))
        self.questions.choose(f"What is {segment.number}?", names, chosen, begin=begin)

    def toggle_translatable(self) -> None:
        """Leaves the paragraph untranslated, or has it translated again."""
        from workbench.services import classifying

        wanted = not self.work.pair.segment.is_translatable

        def change(store: Store, seen: Sequence[Seen], author: str) -> list[int]:
            return classifying.set_translatable(store, seen, wanted, author)

        self.work.deeds.recut(change)
        self.show_all()
        said = "to be translated" if wanted else "not to be translated: it stays in Chinese"
        self.say(f"{said}; ^Z undoes it")

    def begin_article(self) -> None:
        """Begins a new article with the paragraph, and counts those that follow on."""
        self._set_article(self.work.pair.segment.article + 1, onward=True)

    def ask_article(self) -> None:
        """Asks to which article the paragraph belongs."""

        def asked(text: str) -> None:
            if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
                raise BadInput(f"{text!r} is no number", hint="articles count from 1")
            self._set_article(int(text), onward=False)

        article = self.work.pair.segment.article
        self.questions.ask("Article of this paragraph (0: above all)", asked, value=str(article))

    def _set_article(self, article: int, *, onward: bool) -> None:
        from workbench.services import classifying

        def change(store: Store, seen: Sequence[Seen], author: str) -> list[int]:
            return classifying.set_article(store, seen, article, author, onward=onward)

        self.work.deeds.recut(change)
        self.show_all()
        said = "begins here" if onward else "has it"
        self.say(f"article {article} {said}; ^Z undoes it")


def _offers() -> list[tuple[SegmentKind, int | None]]:
    """(kind, level): headlines of the first levels too."""
    offers: list[tuple[SegmentKind, int | None]] = []
    for kind in SegmentKind:
        offers.append((kind, None))
        if kind is SegmentKind.HEADLINE:
            offers += [(kind, level) for level in range(1, _HEADLINE_LEVELS + 1)]
    return offers


def _offer_of(segment: Segment) -> tuple[SegmentKind, int | None]:
    """The offer that says what a segment is now."""
    is_headline = segment.kind is SegmentKind.HEADLINE
    return segment.kind, min(segment.level, _HEADLINE_LEVELS) or None if is_headline else None


def _name(kind: SegmentKind, level: int | None) -> str:
    return f"{kind} of level {level}" if level else str(kind)
