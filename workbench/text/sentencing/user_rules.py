"""Rules of the user's own over ours.

At each place the first of the user's rules that matches decides, break or no break, as SRX 2.0 has
it; where none matches, ours stand. Our break is a gap, from the end of a sentence over the white
space to the next: a rule that matches anywhere in the gap speaks of it, so that it does not matter
whether a rule has the space before the break or after it.

A hostile rule cannot hang the program. All rules together have a time that grows with the text
alone, two seconds and four more for each 100,000 code points; a rule that is at work when it runs
out is refused by name. `refuse_unusable` tries rules out on texts on which careless patterns are
slow, before they are kept.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from workbench.errors import Refused
from workbench.text.sentencing.language_maps import rules_for
from workbench.text.sentencing.srx_patterns import translated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.segmentation import SegmentationRule, SegmentationRules

_SECONDS = 2.0
_SECONDS_A_CODE_POINT = 4 / 100_000
_SECONDS_FOR_ALL = 60.0
_TRIALS = (
    "a" * 1_500,
    " " * 1_500,
    "。" * 1_500,
    "." * 1_500,
    "1" * 1_500,
    "文" * 1_500,
    "ab " * 500,
    "A. b? 第1条。“是！” " * 100,
)
"""Texts on which a careless pattern is slow; each is tried with an end that fits nothing."""
_NO_FIT = "\x01"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    is_break: bool
    pattern: Any
    """Matches, with nothing, at each place that the rule speaks of."""
    place: str


def overruled(
    text: str, gaps: Sequence[tuple[int, int]], language: str, rules: SegmentationRules
) -> list[tuple[int, int]]:
    """The gaps between sentences where the user's rules have spoken.

    Raises Refused for a rule that cannot be compiled or takes too long, with its place.
    """
    compiled = _compiled(rules, language)
    return _Overruling(text, compiled).gaps(gaps) if compiled else list(gaps)


def refuse_unusable(rules: SegmentationRules) -> None:
    """Raises Refused, with the place, for a rule that cannot be compiled or is far too slow.

    So are rules that take more than a minute together.
    """
    deadline = time.monotonic() + _SECONDS_FOR_ALL
    for group in rules.languages:
        for number, rule in enumerate(group.rules, 1):
            compiled = _compiled_rule(rule, f"rule {number} of {group.name!r}")
            for trial in _TRIALS:
                for _ in _Overruling(f"{trial}{_NO_FIT}", (compiled,)).places(compiled):
                    pass
            if time.monotonic() > deadline:
                raise Refused(
                    f"the rules up to {compiled.place} take too long to try out",
                    hint="import fewer of them",
                )
    for each in rules.maps:
        rules_for(rules, "en", only=each)


class _Overruling:
    """The decisions of rules on one text, within a time."""

    def __init__(self, text: str, rules: Sequence[_Rule]) -> None:
        self.text = text
        self.rules = rules
        self.exceptions = [(at, rule) for at, rule in enumerate(rules) if not rule.is_break]
        self.deadline = time.monotonic() + _SECONDS + len(text) * _SECONDS_A_CODE_POINT

    def gaps(self, ours: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Ours where no rule speaks, and where the first rule that does says break."""
        breaking: dict[int, int] = {}
        for number, rule in enumerate(self.rules):
            if rule.is_break:
                for at in self.places(rule):
                    breaking.setdefault(at, number)
        asked = set(breaking)
        for end, following in ours:
            asked.update(range(end, following + 1))
        decided = {at: self._decision(at, breaking.get(at, len(self.rules))) for at in asked}
        found = [(at, at) for at, is_break in decided.items() if is_break]
        for end, following in ours:
            if all(decided[at] is None for at in range(end, following + 1)):
                found.append((end, following))
        return sorted(found)

    def places(self, rule: _Rule) -> Iterator[int]:
        """All places of the text that a rule speaks of."""
        try:
            for match in rule.pattern.finditer(self.text, timeout=self._left(rule)):
                yield match.start()
        except TimeoutError as error:
            raise _too_slow(rule) from error

    def _decision(self, at: int, breaking: int) -> bool | None:
        """What the first rule says that matches there; None where none does.

        `breaking` is the number of the first rule that says break, or that of all rules.
        """
        for number, rule in self.exceptions:
            if number > breaking:
                break
            if self._matches(rule, at):
                return False
        return True if breaking < len(self.rules) else None

    def _matches(self, rule: _Rule, at: int) -> bool:
        try:
            return rule.pattern.match(self.text, at, timeout=self._left(rule)) is not None
        except TimeoutError as error:
            raise _too_slow(rule) from error

    def _left(self, rule: _Rule) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise _too_slow(rule)
        return left


def _too_slow(rule: _Rule) -> Refused:
    return Refused(
        f"{rule.place} takes too long on this text",
        hint="write it so that it can match in one way only, without (a+)+ and the like",
    )


class _Same:
    """Rules that are the same only as themselves: comparing thousands takes longer than a text."""

    __slots__ = ("rules",)

    def __init__(self, rules: SegmentationRules) -> None:
        self.rules = rules

    def __hash__(self) -> int:
        return id(self.rules)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.rules is self.rules


def _compiled(rules: SegmentationRules, language: str) -> tuple[_Rule, ...]:
    return _compiled_once(_Same(rules), language)


@lru_cache(maxsize=8)
def _compiled_once(same: _Same, language: str) -> tuple[_Rule, ...]:
    rules = same.rules
    return tuple(
        _compiled_rule(rule, f"rule {number} of {group.name!r}")
        for group in rules_for(rules, language)
        for number, rule in enumerate(group.rules, 1)
    )


def _compiled_rule(rule: SegmentationRule, place: str) -> _Rule:
    """A rule as one pattern of lookbehind and lookahead, which matches at every place of it."""
    before = _checked(rule.before, f"{place}, before")
    after = _checked(rule.after, f"{place}, after")
    whole = (f"(?<={before})" if before else "") + (f"(?={after})" if after else "")
    return _Rule(is_break=rule.is_break, pattern=_compile(whole, place), place=place)


def _checked(pattern: str, place: str) -> str:
    """The translated pattern in a group. Raises Refused."""
    if not pattern:
        return ""
    try:
        group = f"(?:{translated(pattern)})"
    except ValueError as error:
        raise Refused(f"{place}: {pattern[:60]!r} cannot be used: {error}") from error
    _compile(group, place, pattern)
    return group


def _compile(translation: str, place: str, pattern: str = "") -> Any:
    import regex

    try:
        return regex.compile(translation, regex.V1)
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        raise Refused(f"{place}: {pattern[:60]!r} cannot be used: {error}") from error
