"""People whose names Han characters transcribe, and people that a table knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.match.named.sides import left_of, right_of
from workbench.match.named.values import Mention, NameKind
from workbench.model.spans import Span
from workbench.text.names.established import all_established
from workbench.text.names.transcription import DOT, is_minority, is_syllable, is_transcribed

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOTTED = re.compile(r"[\u3400-\u9fff]+(?:·[\u3400-\u9fff]+)+")
_TWO_PARTS = 4
"""Characters of a name that is made of two parts."""
_RUN = range(2, 8)
_SHORTEST_KNOWN = 3
"""Characters of a known name that is found without anything beside it."""


def find_transcribed(text: str, folded: str) -> Iterator[Mention]:
    """Names with a middle dot, known names, and transcriptions after a title."""
    yield from _known(text, folded)
    yield from _dotted(text, folded)
    yield from _titled(text, folded)
    yield from _of_parts(text, folded)


def _known(text: str, folded: str) -> Iterator[Mention]:
    for form in all_established():
        at = folded.find(form)
        while at >= 0:
            span = Span(at, at + len(form))
            left = left_of(folded, at)
            if len(form) >= _SHORTEST_KNOWN or (left.strength == 3 and right_of(folded, span.end)):
                yield Mention(
                    span=span, kind=NameKind.PERSON, confidence=0.9, role=left.role.of(text)
                )
            at = folded.find(form, span.end)


def _dotted(text: str, folded: str) -> Iterator[Mention]:
    """The run of syllables on both sides of a dot, from a title or break to a plain end."""
    for match in _DOTTED.finditer(folded):
        first, last = folded.index(DOT, match.start()), folded.rindex(DOT, 0, match.end())
        start = first
        while start > match.start() and is_syllable(folded[start - 1]):
            if left_of(folded, start).strength == 3 and start < first:
                break
            start -= 1
        end = last + 1
        while end < match.end() and is_syllable(folded[end]):
            if end > last + 2 and right_of(folded, end) >= 3:
                break
            end += 1
        if start < first and end > last + 1:
            left = left_of(folded, start)
            yield Mention(
                span=Span(start, end),
                kind=NameKind.PERSON,
                confidence=0.9 if left.strength else 0.7,
                role=left.role.of(text),
            )


def _titled(text: str, folded: str) -> Iterator[Mention]:
    for start in range(len(folded)):
        if not is_syllable(folded[start]):
            continue
        left = left_of(folded, start)
        if left.strength < 3:
            continue
        for length in reversed(_RUN):
            end = start + length
            name = folded[start:end]
            if len(name) == length and _is_other(name) and right_of(folded, end):
                yield Mention(
                    span=Span(start, end),
                    kind=NameKind.PERSON,
                    confidence=0.7,
                    role=left.role.of(text),
                )
                break


def _of_parts(text: str, folded: str) -> Iterator[Mention]:
    """Names of two Tibetan parts, which nothing else looks like (边巴次仁)."""
    for start in range(len(folded) - _TWO_PARTS + 1):
        span = Span(start, start + _TWO_PARTS)
        if is_minority(span.of(folded)) and DOT not in span.of(folded):
            role = left_of(folded, start).role.of(text)
            yield Mention(span=span, kind=NameKind.PERSON, confidence=0.8, role=role)


def _is_other(name: str) -> bool:
    return is_transcribed(name) or is_minority(name)
