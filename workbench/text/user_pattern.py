"""A regular expression that the user types, with a time that it cannot pass.

It is matched against the text as it stands. Each text has a time, half a second and four seconds
more for each 100,000 code points, so that a hostile pattern is refused and cannot hang the
program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from workbench.errors import Refused
from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECONDS = 0.5
_SECONDS_A_CODE_POINT = 4 / 100_000
_LONGEST = 2_000
"""Code points of a pattern: more takes long to compile."""
_LITERAL = re.compile(r"[^\\\[\](){}|?*+.^$#&~\s-]+(?![?*{])")
_HINT = "write a backslash before ( ) [ ] { } . * + ? | ^ $ where they stand for themselves"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserPattern:
    """A regular expression in the syntax of Python's `regex` (its version 1)."""

    pattern: str
    minds_case: bool = False

    def refuse_unusable(self) -> None:
        """Raises Refused where it cannot be compiled."""
        _compiled(self.pattern, self.minds_case)

    def spans(self, text: str) -> Iterator[Span]:
        """Where it matches, with one code point at least. Raises Refused if it takes too long."""
        compiled = _compiled(self.pattern, self.minds_case)
        seconds = _SECONDS + len(text) * _SECONDS_A_CODE_POINT
        try:
            for match in compiled.finditer(text, timeout=seconds):
                if match.end() > match.start():
                    yield Span(match.start(), match.end())
        except TimeoutError as error:
            raise Refused(
                f"the pattern {self.pattern[:60]!r} takes too long on a text",
                hint="write it so that it can match in one way only, without (a+)+ and the like",
            ) from error

    def literals(self) -> tuple[str, ...]:
        """Strings of two characters or more that stand in whatever matches; perhaps not all.

        Only characters without case, for two strings that differ in case may both match.
        """
        if any(sign in self.pattern for sign in "|()[]{}\\"):
            return ()
        runs = (match.group() for match in _LITERAL.finditer(self.pattern))
        return tuple(run for run in chain.from_iterable(map(_caseless, runs)) if len(run) > 1)


def _caseless(run: str) -> list[str]:
    apart = "".join(c if c.lower() == c.upper() and not c.isascii() else " " for c in run)
    return apart.split()


@lru_cache(maxsize=8)
def _compiled(pattern: str, minds_case: bool) -> Any:
    import regex

    if len(pattern) > _LONGEST:
        raise Refused(
            f"the pattern has {len(pattern):,} characters", hint=f"the most are {_LONGEST:,}"
        )
    try:
        return regex.compile(pattern, regex.V1 | (0 if minds_case else regex.IGNORECASE))
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        raise Refused(
            f"the pattern {pattern[:60]!r} cannot be used: {error}", hint=_HINT
        ) from error
