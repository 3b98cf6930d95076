"""What is looked for in the concordance, and where it stands in a unit.

Words and phrases are compared as `fold` has them, so that case, width and script do not matter,
and a word may stand within another. All must stand, each on one of the sides that are searched:
合同 beside contract finds units that have the one in Chinese and the other in English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from workbench.errors import Refused
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.text.folding import fold
from workbench.text.user_pattern import UserPattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PHRASE = re.compile('["“”＂]([^"“”＂]*)["“”＂]?|([^\\s"“”＂]+)')
_MOST = 64
"""Words and phrases of one query."""
BOTH = (Side.SOURCE, Side.TARGET)
_Texts: TypeAlias = "list[tuple[Side, str]]"
_Find: TypeAlias = "Callable[[str], list[Span]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Strings that must all stand, and perhaps a pattern that must match."""

    phrases: tuple[str, ...]
    """As they were typed, each with more than white space."""
    sides: tuple[Side, ...] = BOTH
    patterns: tuple[UserPattern, ...] = ()
    minds_form: bool = False
    """Whether phrases must stand just as they were typed: in case, width and script."""

    @classmethod
    def parse(
        cls,
        typed: str,
        *,
        sides: tuple[Side, ...] = BOTH,
        pattern: str = "",
        minds_form: bool = False,
    ) -> Query:
        """Words apart by white space, phrases between quotation marks, and a pattern beside them.

        A phrase keeps its spaces; the last one may lack its closing mark. Raises Refused where
        nothing is left to look for, and for a pattern that cannot be compiled.
        """
        found = (match[1] or match[2] or "" for match in _PHRASE.finditer(typed))
        phrases = tuple(dict.fromkeys(phrase for phrase in found if phrase.strip()))
        if not phrases and not pattern:
            raise Refused(
                "there is nothing to look for: only white space was typed",
                hint="type at least one character",
            )
        if len(phrases) > _MOST:
            raise Refused(
                f"{len(phrases):,} words are too many to look for at once",
                hint=f"type at most {_MOST}, or put quotation marks around a phrase",
            )
        patterns = (UserPattern(pattern=pattern, minds_case=minds_form),) if pattern else ()
        for each in patterns:
            each.refuse_unusable()
        return cls(phrases=phrases, sides=sides, patterns=patterns, minds_form=minds_form)

    @property
    def needs_text(self) -> bool:
        """Whether no index can say that a unit is a hit."""
        return self.minds_form or bool(self.patterns)

    def required(self) -> tuple[str, ...]:
        """Folded strings that stand in every hit."""
        literals = (literal for each in self.patterns for literal in each.literals())
        return tuple(dict.fromkeys(map(fold, (*self.phrases, *literals))))

    def found_in(self, source: str, target: str) -> Found:
        """Where all of it stands in a unit. Raises Refused for a pattern that takes too long."""
        texts = [(side, source if side is Side.SOURCE else target) for side in self.sides]
        spans: dict[Side, set[Span]] = {Side.SOURCE: set(), Side.TARGET: set()}
        for find, searched in self._parts(texts):
            is_found = False
            for side, text in searched:
                if places := find(text):
                    spans[side].update(places)
                    is_found = True
            if not is_found:
                return NOT_FOUND
        return Found(source=_sorted(spans[Side.SOURCE]), target=_sorted(spans[Side.TARGET]))

    def is_in(self, source: str, target: str) -> bool:
        """Whether `found_in` finds anything, which is known at the first place of each part."""
        texts = {Side.SOURCE: source, Side.TARGET: target}
        searched = [texts[side] for side in self.sides]
        keys = searched if self.minds_form else list(map(fold, searched))
        phrases = self.phrases if self.minds_form else map(fold, self.phrases)
        return all(any(phrase in key for key in keys) for phrase in phrases) and all(
            any(next(pattern.spans(text), None) for text in searched) for pattern in self.patterns
        )

    def _parts(self, texts: _Texts) -> Iterator[tuple[_Find, _Texts]]:
        """What finds each phrase and each pattern, with the texts as it looks at them."""
        if self.phrases:
            keys = texts if self.minds_form else [(side, fold(text)) for side, text in texts]
            for phrase in self.phrases:
                yield partial(_places, phrase if self.minds_form else fold(phrase)), keys
        for pattern in self.patterns:
            yield _listed(pattern), texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where all of a query stands in a unit; false where some of it does not."""

    source: tuple[Span, ...]
    """In order; those of one phrase never overlap."""
    target: tuple[Span, ...]

    def __bool__(self) -> bool:
        return bool(self.source or self.target)


NOT_FOUND = Found(source=(), target=())


def _listed(pattern: UserPattern) -> _Find:
    return lambda text: list(pattern.spans(text))


def _places(phrase: str, text: str) -> list[Span]:
    places: list[Span] = []
    at = text.find(phrase)
    while at >= 0:
        places.append(Span(at, at + len(phrase)))
        at = text.find(phrase, at + len(phrase))
    return places


def _sorted(spans: set[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=attrgetter("start", "end")))
