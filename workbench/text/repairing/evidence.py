"""What speaks for and against each place of a line on a wrapped page, as weights.

The weights are logarithms of odds, rounded; they were chosen on one half of `bench/rejoining.py`.
"""

from __future__ import annotations

import re
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from workbench.model.segments import SegmentKind
from workbench.text.repairing import shapes
from workbench.text.repairing.layout import is_indented
from workbench.text.repairing.marks import Ending, open_brackets
from workbench.text.repairing.openings import (
    opens_with_backward_reference,
    opens_with_connective,
    opens_with_contrast,
    opens_with_dateline,
)
from workbench.text.repairing.seams import across, begins_with_no_opening
from workbench.text.repairing.words import known_word
from workbench.text.width import columns

if TYPE_CHECKING:
    from workbench.text.repairing.page import Page

_UNIT = re.compile(r"(?:[A-Za-z0-9.%/:@_~-]+|.)[，。、；：？！”’）》」』】,;:?!)]*")
"""What is not broken at a line's end: a word or number, or one character, and marks behind it."""
_LONGEST_UNIT = 40
_PRIOR = 1.2
"""Paragraphs that end with a full line, of which no page says anything."""
_NEVER, _SURELY = -40.0, 20.0
_UNLIKE_TITLE = -2.5
_USUAL_INDENT = 4
_CENTRED = 6
"""Columns of an indent from which a line is set in the middle, or far from the edge."""
_ENDS = {
    Ending.SENTENCE: (0.0, -2.0),
    Ending.CLAUSE: (-0.5, -2.6),
    Ending.COLON: (-0.5, -2.6),
    Ending.COMMA: (-5.0, -7.0),
    Ending.OPEN: (-4.0, -6.0),
}
"""That a paragraph ends so: with a line that has room for more, and with a full one."""
_WITHIN = {
    Ending.SENTENCE: re.compile("[。！？!?](?!$)"),
    Ending.CLAUSE: re.compile("[；;](?!$)"),
    Ending.COLON: re.compile("[：:](?!$)"),
}
"""Marks that end something, within a line."""


class Evidence:
    """The weights of a page, each line's looked up once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._layout = page.layout
        self._units = [
            columns(match[0]) if (match := _UNIT.match(text[:_LONGEST_UNIT])) else 2
            for text in page.texts
        ]
        self._brackets = [open_brackets(text) for text in page.texts]

    def __len__(self) -> int:
        return len(self._page.texts)

    def starts(self, index: int) -> float:
        """That a paragraph starts with the line."""
        page, weight = self._page, 0.0
        if self._layout.indents and not is_indented(page.blocks[index]):
            weight -= 3.5
        if self._layout.gaps and index and not page.gaps[index]:
            weight -= 5.0
        if begins_with_no_opening(page.texts[index]):
            weight -= 5.0
        if page.blocks[index].indent > _CENTRED:
            weight -= 2.0
        return weight

    def ends(self, index: int) -> float:
        """That a paragraph ends with the line."""
        page = self._page
        room, full = _ENDS[page.endings[index]]
        if index + 1 == len(page.texts):
            return room
        return room if self._room(index, index + 1) >= 0 else full

    def joins(self, index: int, after: int) -> float:
        """That the second line continues the first."""
        page, text = self._page, self._page.texts[after]
        if shapes.is_table(text) or shapes.is_table(page.texts[index]):
            return -9.0
        if page.blocks[index].kind or page.blocks[after].kind:
            return _NEVER
        if opens_with_dateline(text):
            return -7.0
        weight = self._runs_on[page.endings[index]]
        room = self._room(index, after)
        if room >= 0:
            weight -= 2.5 if room < self._slack(index) else 5.0
        weight += self._place(index, after)
        if after in page.lists:
            weight -= 1.0 if page.endings[index] is Ending.OPEN else 3.0
        if page.endings[index] is Ending.SENTENCE:
            weight += self._opening(after)
        return weight + self._across(index, after)

    def _opening(self, index: int) -> float:
        """What the first words of a sentence say of whether a paragraph starts with it."""
        page, text = self._page, self._page.texts[index]
        weight = 0.0
        if page.may_start(index):
            weight -= 1.0
        if opens_with_contrast(text):
            weight += 2.5
        elif opens_with_connective(text):
            weight -= 0.7
        if opens_with_backward_reference(text):
            weight -= 1.5
        return weight

    def _slack(self, index: int) -> int:
        """Columns by which a line may look too short: its indent may be lost."""
        is_lost = self._layout.indents and not self._page.blocks[index].indent
        return _USUAL_INDENT if is_lost else 2

    def _place(self, index: int, after: int) -> float:
        """What indent and blank lines say of a line that would continue another."""
        page, weight = self._page, 0.0
        indented = is_indented(page.blocks[after])
        if self._layout.indents and indented:
            weight -= 9.0
        elif self._layout.hanging:
            weight += 1.5 if indented else -0.5
        elif indented:
            weight -= 2.0
        if page.gaps[after] and after == index + 1:
            weight -= 6.0 if self._layout.gaps else 2.0
        return weight

    def _across(self, index: int, after: int) -> float:
        """What runs across a break: a mark that opens no line, a number, a bracket, a word."""
        page = self._page
        if begins_with_no_opening(page.texts[after]):
            return 5.0
        if across(page, index, after) is not None:
            return 3.0
        opened, lacking = self._brackets[index][0], self._brackets[after][1]
        weight = 2.0 if opened and lacking else 0.0
        if page.endings[index] is Ending.OPEN and self._is_doubtful(index, after):
            weight += 1.5 if known_word(page.texts[index], page.texts[after]) else -0.3
        return weight

    def _is_doubtful(self, index: int, after: int) -> bool:
        """Whether a line stands between two, or the second looks as if it stood alone."""
        return after > index + 1 or self._shape(after) > _UNLIKE_TITLE

    def alone(self, index: int) -> float:
        """That the line is no part of a paragraph of lines."""
        page, text = self._page, self._page.texts[index]
        if shapes.is_table(text):
            return 3.0
        if page.blocks[index].kind or index in page.units or index - 1 in page.units:
            return _SURELY
        if opens_with_dateline(text) and not shapes.is_byline(text):
            return -7.0
        return self._shape(index) + self._setting(index) + self._context(index)

    def _shape(self, index: int) -> float:
        page, text = self._page, self._page.texts[index]
        if self.is_named[index]:
            return 2.5
        if shapes.is_caption(text):
            return 4.0
        if not (shapes.is_headline(text) or shapes.is_exclaimed(text)):
            return -6.0
        weight = -1.2
        if shapes.has_loose_end(text):
            weight -= 3.0
        if opens_with_connective(text):
            weight -= 2.0
        if index in page.lists:
            weight -= 0.5
        return weight - 0.7 * sum(text.count(mark) for mark in ",，")

    def _setting(self, index: int) -> float:
        """Whether a line is set as those that stand alone are."""
        page, weight = self._page, 0.0
        block = page.blocks[index]
        after = index + 1
        if after < len(page.texts) and self._room(index, after) < 0:
            weight -= 2.5
        if block.indent > _CENTRED:
            weight += 2.5
        elif self._layout.indents:
            weight += -2.0 if is_indented(block) else 1.0
        if self._layout.gaps:
            weight += 0.5 if page.gaps[index] or not index else -4.0
        return weight

    def _context(self, index: int) -> float:
        """Whether a line stands where titles stand."""
        page, weight = self._page, 0.0
        after = index + 1
        if after < len(page.texts):
            below = page.texts[after]
            if opens_with_dateline(below) or shapes.is_byline(below):
                weight += 2.0
        if not index or self.is_named[index - 1]:
            weight += 1.5
        return weight

    @cached_property
    def _runs_on(self) -> dict[Ending, float]:
        """That a paragraph goes on where a full line ends so.

        A full line that ends with a full stop is either a paragraph's last, as many other last
        lines are not, or the stop just happens to stand there, as others stand within lines. Which
        of the two is likelier depends on how many there are of both on the page.
        """
        page, weights = self._page, {Ending.OPEN: 0.0, Ending.COMMA: 0.0}
        for ending, within in _WITHIN.items():
            inside = sum(len(within.findall(text)) for text in page.texts)
            last = sum(
                page.endings[index] is ending and self._room(index, index + 1) >= 0
                for index in range(len(page.texts) - 1)
            )
            weights[ending] = _ENDS[ending][1] + log((inside + 1) / (last + _PRIOR))
        return weights

    @cached_property
    def is_named(self) -> list[bool]:
        """Whether each line is a byline or a credit by its shape."""
        return [shapes.is_byline(text) or shapes.is_credit(text) for text in self._page.texts]

    def inserted(self, index: int) -> float:
        """That the line, being alone, stands within a paragraph."""
        text, kind = self._page.texts[index], self._page.blocks[index].kind
        if kind not in (None, SegmentKind.HEADLINE, SegmentKind.CAPTION):
            return _NEVER
        if kind is SegmentKind.CAPTION or shapes.is_caption(text):
            return -1.0
        if index in self._page.units or index - 1 in self._page.units:
            return -1.0
        if self.is_named[index] and not shapes.is_shot(text):
            return -5.0
        return -2.0

    def _room(self, index: int, after: int) -> int:
        """Columns that a line has left when it takes what begins another; below 0 if it cannot."""
        layout = self._layout
        return layout.wrap - layout.widths[index] - self._units[after]
