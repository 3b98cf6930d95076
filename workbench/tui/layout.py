"""Where on a page the parts of a pair stand, in terminal columns."""

from __future__ import annotations

from dataclasses import dataclass

_SOURCE_SHARE = 0.43
"""Of the room for text: English takes about a third more columns than its Chinese."""
_GAP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout:
    """The columns of a page of a width."""

    width: int
    digits: int
    """Of the highest number."""
    is_stacked: bool
    """Whether the source stands above the target."""

    @property
    def gutter(self) -> int:
        """Columns before the source: sign of the active pair, number, state, marks."""
        return self.digits + 6

    @property
    def text(self) -> int:
        """Columns between the gutter and the scroll bar."""
        return max(8, self.width - self.gutter - 1)

    @property
    def source_width(self) -> int:
        """Columns of the source, of which the last is kept for the caret."""
        if self.is_stacked:
            return self.text
        return int((self.text - _GAP) * _SOURCE_SHARE)

    @property
    def target_x(self) -> int:
        """The first column of the target."""
        if self.is_stacked:
            return self.gutter
        return self.gutter + self.source_width + _GAP

    @property
    def target_width(self) -> int:
        """Columns of the target, of which the last is kept for the caret."""
        return self.text - (self.target_x - self.gutter)
