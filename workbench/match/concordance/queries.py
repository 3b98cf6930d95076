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
    from collections.abc import Callable, Iterable, Iterator, Sequence

_PHRASE = re.compile('["“”＂]([^"“”＂]*)["“”＂]?|([^\\s"“”＂]+)')
_MOST = 64
"""Words and phrases of one query."""
BOTH = (Side.SOURCE, Side.TARGET)
_MANY = 8
"""Texts from which on a table of all characters pays."""
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
        return next(self.found_in_each([(source, target)]))

    def found_in_each(self, units: Iterable[tuple[str, str]]) -> Iterator[Found]:
        """`found_in` for source and target of many units, whose texts are folded in one go."""
        width = len(self.sides)
        texts = [unit[side is Side.TARGET] for unit in units for side in self.sides]
        keys = texts if self.minds_form else _folded(texts)
        phrases = self.phrases if self.minds_form else tuple(map(fold, self.phrases))
        for at in range(0, len(texts), width):
            yield self._found(phrases, keys[at : at + width], texts[at : at + width])

    def is_in(self, source: str, target: str) -> bool:
        """Whether `found_in` finds anything, which is known at the first place of each part."""
        texts = {Side.SOURCE: source, Side.TARGET: target}
        searched = [texts[side] for side in self.sides]
        keys = searched if self.minds_form else list(map(fold, searched))
        phrases = self.phrases if self.minds_form else map(fold, self.phrases)
        return all(any(phrase in key for key in keys) for phrase in phrases) and all(
            any(next(pattern.spans(text), None) for text in searched) for pattern in self.patterns
        )

    def _found(self, phrases: Sequence[str], keys: Sequence[str], texts: Sequence[str]) -> Found:
        """Where phrases stand in the keys of the sides, and patterns in their texts."""
        spans: dict[Side, list[Span]] = {Side.SOURCE: [], Side.TARGET: []}
        parts: list[tuple[_Find, Sequence[str]]] = [
            *((partial(_places, phrase), keys) for phrase in phrases),
            *((_listed(pattern), texts) for pattern in self.patterns),
        ]
        for find, searched in parts:
            is_found = False
            for side, text in zip(self.sides, searched, strict=True):
                if places := find(text):
                    spans[side] += places
                    is_found = True
            if not is_found:
                return NOT_FOUND
        return Found(source=_sorted(spans[Side.SOURCE]), target=_sorted(spans[Side.TARGET]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where all of a query stands in a unit; false where some of it does not."""

    source: tuple[Span, ...]
    """In order; those of one phrase never overlap."""
    target: tuple[Span, ...]

    def __bool__(self) -> bool:
        return bool(self.source or self.target)


NOT_FOUND = Found(source=(), target=())


def _folded(texts: Sequence[str]) -> list[str]:
    """Each text folded, many of them by a table of all characters."""
    if len(texts) < _MANY:
        return list(map(fold, texts))
    from workbench.match.fuzzy.folding import folded_all

    others = iter(folded_all([text for text in texts if not text.isascii()]))
    return [fold(text) if text.isascii() else next(others) for text in texts]


def _listed(pattern: UserPattern) -> _Find:
    return lambda text: list(pattern.spans(text))


def _places(phrase: str, text: str) -> list[Span]:
    places: list[Span] = []
    at = text.find(phrase)
    while at >= 0:
        places.append(Span(at, at + len(phrase)))
        at = text.find(phrase, at + len(phrase))
    return places


def _sorted(spans: list[Span]) -> tuple[Span, ...]:
    if len(spans) > 1:
        return tuple(sorted(set(spans), key=attrgetter("start", "end")))
    return tuple(spans)
