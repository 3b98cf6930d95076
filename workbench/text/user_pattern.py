"""A regular expression that the user types, with a time that it cannot pass.

It is matched against the text as it stands. Each text has a time, half a second and four seconds
more for each 100,000 code points, so that a hostile pattern is refused and cannot hang the
program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from workbench.errors import Refused
from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECONDS = 0.5
_SECONDS_A_CODE_POINT = 4 / 100_000
_LONGEST = 2_000
"""Code points of a pattern: more takes long to compile."""
_TOKEN = re.compile(
    r"(?P<run>[^\W_])"
    r"|\[\^?[^\[\]\\]+\]"  # a set
    r"|\((?!\?)[^()\[\]\\]*\)"  # a group, whatever is in it
    r"|\\[bBdDsSwW]"
    r"|[.^$ _,;:!%&=~@'\"<>/\-]"
)
"""What a pattern may be made of so that its literals are sure: it says the same in any syntax."""
_REPEATED = re.compile(r"(?:(?P<more>\+)|[*?]|\{\d*,?\d*\})[?+]?")
_HINT = "write a backslash before ( ) [ ] { } . * + ? | ^ $ where they stand for themselves"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserPattern:
    """A regular expression in the syntax of Python's `re`, with what `regex` adds to it."""

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
        """Runs of letters and figures of which each stands in whatever matches, in its case or not.

        There may be more than these; none are known where the pattern has alternatives.
        """
        runs, at = [""], 0
        while at < len(self.pattern):
            token = _TOKEN.match(self.pattern, at)
            if not token:
                return ()
            at = token.end()
            repeated = _REPEATED.match(self.pattern, at)
            character = token["run"] or ""
            if not (self.minds_case or _is_sure(character)):
                character = ""
            if repeated:
                at = repeated.end()
                runs += ([f"{runs.pop()}{character}"] if repeated["more"] else []) + [""]
            elif character:
                runs[-1] += character
            else:
                runs.append("")
        return tuple(filter(None, runs))


def _is_sure(character: str) -> bool:
    """Whether `fold` makes the same of all that a pattern which minds no case takes for it.

    Not İ, which such a pattern takes for i, nor some letters outside ASCII.
    """
    if character.isascii():
        return character not in "iI"
    return character.lower() == character.upper()


@lru_cache(maxsize=8)
def _compiled(pattern: str, minds_case: bool) -> Any:
    import regex

    if len(pattern) > _LONGEST:
        raise Refused(
            f"the pattern has {len(pattern):,} characters", hint=f"the most are {_LONGEST:,}"
        )
    try:
        return regex.compile(pattern, regex.V0 | (0 if minds_case else regex.IGNORECASE))
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        raise Refused(
            f"the pattern {pattern[:60]!r} cannot be used: {error}", hint=_HINT
        ) from error
