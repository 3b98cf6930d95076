"""The sentences of one line: one pass over the marks that open, close and end."""

from __future__ import annotations

import re

from workbench.text.sentencing import chinese, english, quotations
from workbench.text.sentencing.marks import (
    ELLIPSES,
    FULL,
    MARKS,
    find_list_mark,
    has_han,
    is_han,
    is_only_a_mark,
)
from workbench.text.sentencing.pairs import CLOSING, LONG, OPENING, is_quote, pairs

_TOKEN = re.compile(rf"(?P<marks>\.(?: \.){{2,3}}|[{re.escape(MARKS)}]+)|[{re.escape(OPENING)}]")
_NOTE = re.compile(r"(?:\[\d{1,3}(?:[-,–]\s?\d{1,3})*\]|[¹²³⁰-⁹]+)+")
"""Numbers of notes, which stand with the sentence before them."""
_CLOSES = frozenset(f"{CLOSING}'")
_END_MARKS = frozenset(f"{FULL}{ELLIPSES}!?")
_ROW = 12
"""Quotations in a row (“打黑！”“除恶！”等口号) that are followed to their end."""
_LOOK_BACK = 4
"""Code points before a quotation in which the comma or colon stands that leads to it."""
_REMARKS = frozenset("完笑略下")
"""What may stand alone in brackets as a remark of one character."""


def breaks(line: str) -> list[tuple[int, int]]:
    """The gaps between the sentences of a line, each from the end of one to the start of the next.

    Code points of the line; a gap may be empty.
    """
    scanner = _Scanner(line)
    scanner.scan()
    return scanner.gaps


class _Scanner:
    """Goes through a line once; every look forth or back is bounded."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.pairs = pairs(line)
        self.gaps: list[tuple[int, int]] = []
        self.first = self.start = self._after_space(0)
        """Where the sentence begins that is being read."""
        self.last = len(line.rstrip())
        self.closing = (0, 0)
        """The last run of closing marks that was followed to its end."""
        self.hidden = -1
        """Up to where no mark ends a sentence, for a pair of brackets or quotation marks."""
        self.opening_quotes: set[int] = set()
        """Quotations that a sentence begins with: who speaks may stand after them."""

    def scan(self) -> None:
        """Collects the gaps."""
        for token in _TOKEN.finditer(self.line):
            if token.start() < self.hidden:
                continue
            if token["marks"] is None:
                self._open(token.start())
            else:
                self._end(token.start(), token.end())

    def _open(self, at: int) -> None:
        close = self.pairs.closing.get(at)
        if close is None:
            return
        if is_quote(self.line[at]):
            if self._is_at_the_start(at):
                self.opening_quotes.add(at)
            if not self._stands_as_sentences(at, close):
                self.hidden = close + 1
        elif close - at <= LONG and not (at == self.first and close + 1 >= self.last):
            self.hidden = close + 1
            if at == self.start and self._is_sentence_in_brackets(at, close):
                self._cut(self._after_closing(close + 1))

    def _end(self, first: int, last: int) -> None:
        end = self._after_closing(last)
        if end >= self.last:
            return
        if self._ends(first, last, end):
            self._cut(end)

    def _ends(self, first: int, last: int, end: int) -> bool:
        line, marks = self.line, self.line[first:last]
        following = self._after_space(end)
        if chinese.goes_on(line, following) or first - 1 in self.pairs.closing:
            return False
        if self._is_western(marks, first):
            return self._ends_in_western(first, last, end, following)
        if chinese.is_ellipsis(marks):
            if not chinese.ends_in_ellipsis(line, self.start, (first, last), end):
                return False
        elif chinese.is_point(marks):
            if not chinese.ends_in_point(line, self.start, first, end):
                return False
        elif self._is_within_a_word(first, last):
            return False
        return not self._belongs_to_speech(last, end)

    def _ends_in_western(self, first: int, last: int, end: int, following: int) -> bool:
        line, marks = self.line, self.line[first:last]
        has_room = following > end or is_han(line[end]) or line[end] in "“「『《（【"
        if not has_room:
            return english.lacks_space(line, (first, last), end)
        if marks in (".", "．"):
            if following == end and line[first - 1 : first].isdecimal():
                return False
            return english.ends_in_period(line, self.start, first, end, following)
        if chinese.is_ellipsis(marks):
            return english.ends_in_ellipsis(line, self.start, first, following)
        return english.ends_in_shout(line, (first, last), end, following)

    def _is_western(self, marks: str, first: int) -> bool:
        """Whether the marks are to be read by the rules of English."""
        if not set(FULL).isdisjoint(marks):
            return False
        return english.is_western(self.line, first)

    def _is_within_a_word(self, first: int, last: int) -> bool:
        """Whether a half-width ! or ? stands in an address."""
        before, after = self.line[first - 1 : first], self.line[last : last + 1]
        is_half = self.line[first:last].isascii()
        return is_half and before.isascii() and after.isascii() and after.isalnum()

    def _belongs_to_speech(self, last: int, end: int) -> bool:
        """Whether a quotation closes here whose sentence goes on after it."""
        quote = next(
            (
                self.pairs.opening[at]
                for at in range(end - 1, last - 1, -1)
                if at in self.pairs.opening and is_quote(self.line[self.pairs.opening[at]])
            ),
            None,
        )
        if quote is None:
            return False
        if self._continues(end):
            return True
        return quote in self.opening_quotes and quotations.is_attributed(self.line, end)

    def _continues(self, end: int) -> bool:
        """Whether the sentence goes on after a quotation, or after the last of a row of them."""
        for _ in range(_ROW):
            close = self.pairs.closing.get(end, end)
            if not end < close <= end + LONG or not is_quote(self.line[end]):
                break
            end = close + 1
        return quotations.continues(self.line, end)

    def _stands_as_sentences(self, at: int, close: int) -> bool:
        """Whether sentences end within a quotation and where it closes."""
        if close - at > LONG:
            return True
        line = self.line
        within = line[at + 1 : close].rstrip("”’」』»）) ")
        closed_by = line[close + 1 : close + 2]
        is_marked = within[-1:] in _END_MARKS or closed_by in ("。", "！", "？")
        if not has_han(within):
            before = line[max(0, at - _LOOK_BACK) : at].rstrip()
            is_led_to = at == self.start or before.endswith((",", ":", "，", "："))
            return is_marked or is_led_to or within.endswith(".")
        if not is_marked:
            return False
        if self._continues(self._after_closing(close + 1)):
            return self._is_run_of_speech(at, close)
        is_statement = "。" in (within[-1:], closed_by)
        return at in self.opening_quotes or quotations.is_led_to(
            line, at, is_statement=is_statement
        )

    def _is_run_of_speech(self, at: int, close: int) -> bool:
        """Whether 说 leads to a quotation after which its sentence goes on with a comma."""
        if self.line[close + 1 : close + 2] not in ("，", ","):
            return False
        return quotations.is_led_to(self.line, at, is_statement=False)

    def _is_sentence_in_brackets(self, at: int, close: int) -> bool:
        """Whether brackets at the start of a sentence hold a remark that stands by itself."""
        line = self.line
        if line[at] not in "(（[［":
            return False
        end = self._after_closing(close + 1)
        if end >= self.last or chinese.goes_on(line, end) or line[end] in _END_MARKS:
            return False
        within = line[at + 1 : close].strip()
        if within[-1:] in _END_MARKS or within.endswith("."):
            return True
        is_remark = bool(self.gaps) and find_list_mark(line, at) == at
        return is_remark and (len(within) > 1 or within in _REMARKS)

    def _is_at_the_start(self, at: int) -> bool:
        """Whether nothing but a list mark, a dash or another opening mark stands before."""
        before = self.line[self.start : at] if at - self.start < 12 else "…"
        bare = before.strip(f"{OPENING}—─-  \u3000")
        return (
            not bare or find_list_mark(bare, 0) == len(bare) or is_only_a_mark(bare, 0, len(bare))
        )

    def _after_closing(self, at: int) -> int:
        """Where the closing marks and note numbers end that stand from here on."""
        first, line = at, self.line
        if self.closing[0] <= at < self.closing[1]:
            return self.closing[1]
        while at < len(line):
            if line[at] in _CLOSES and at not in self.pairs.closing:
                at += 1
            elif line[at] in " \u3000" and self._after_space(at) in self.pairs.opening:
                at = self._after_space(at) + 1
            elif note := _NOTE.match(line, at):
                at = note.end()
            else:
                break
        self.closing = (first, at)
        return at

    def _after_space(self, at: int) -> int:
        line = self.line
        while at < len(line) and line[at].isspace():
            at += 1
        return at

    def _cut(self, end: int) -> None:
        following = self._after_space(end)
        self.gaps.append((end, following))
        self.start = following
