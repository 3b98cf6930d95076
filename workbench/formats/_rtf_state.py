"""What holds within a group of an RTF file: formatting, and where its text goes."""

from __future__ import annotations

from enum import Enum, auto

_TOGGLES = {
    "b": "b",
    "i": "i",
    "strike": "strike",
    "striked": "strike",
    "super": "super",
    "sub": "sub",
}
_UNDERLINES = frozenset(
    {
        "ul", "uld", "uldb", "uldash", "uldashd", "uldashdd", "ulth", "ulhwave", "ulldash",
        "ulthd", "ulthdash", "ulthdashd", "ulthdashdd", "ulthldash", "ululdbwave", "ulw",
        "ulwave"
    }
)  # fmt: skip
_EASTERN = {"ab": "b", "ai": "i"}
"""Behind `\\dbch`, what LibreOffice writes for Chinese words."""
_SCRIPTS = frozenset({"loch", "hich", "ltrch", "rtlch"})
_NUMBERS = {"f": "font", "cs": "style", "cf": "color"}
_FLAGS = {"v": "is_hidden", "deleted": "is_deleted"}
_MOST_FALLBACK = 16


class Destination(Enum):
    """Where the text of a group goes."""

    BODY = auto()
    FONTS = auto()
    STYLES = auto()
    NOTE = auto()
    """A comment, as are who wrote it and when."""
    NOTE_AUTHOR = auto()
    NOTE_TIME = auto()
    NOWHERE = auto()


class State:
    """The state of a group, which a group within it begins with."""

    __slots__ = (
        "color",
        "depth",
        "destination",
        "fallback",
        "font",
        "is_deleted",
        "is_eastern",
        "is_hidden",
        "is_in_table",
        "kept_from",
        "looks",
        "start",
        "style",
    )

    def __init__(self) -> None:
        self.destination = Destination.BODY
        self.fallback = 1
        """Characters behind a `\\uN` that stand for it in old programs."""
        self.font = 0
        self.looks: frozenset[str] = frozenset()
        self.style = self.color = 0
        self.depth = 0
        """In how many tables a paragraph is, where that is said."""
        self.is_hidden = self.is_deleted = self.is_in_table = self.is_eastern = False
        self.start = 0
        """Where the group begins."""
        self.kept_from = -1
        """Where a thing begins that the group is and that stands among the words; else -1."""

    def inner(self, start: int) -> State:
        """The state of a group within it."""
        new = State.__new__(State)
        new.destination, new.fallback, new.font = self.destination, self.fallback, self.font
        new.looks, new.style, new.color = self.looks, self.style, self.color
        new.is_hidden, new.is_deleted = self.is_hidden, self.is_deleted
        new.is_in_table, new.is_eastern = self.is_in_table, self.is_eastern
        new.depth = self.depth
        new.start, new.kept_from = start, -1
        return new

    def take(self, word: str, number: int | None) -> bool:
        """Takes what a control word says of formatting; whether it says any such thing."""
        is_on = number != 0
        if word in _NUMBERS:
            setattr(self, _NUMBERS[word], number or 0)
        elif word in _FLAGS:
            setattr(self, _FLAGS[word], is_on)
        elif word in _SCRIPTS or word == "dbch":
            self.is_eastern = word == "dbch"
        elif word == "uc":
            self.fallback = min(max(number or 0, 0), _MOST_FALLBACK)
        elif word in ("intbl", "pard"):
            self.is_in_table = word == "intbl"
            self.depth = self.depth if self.is_in_table else 0
        elif word == "itap":
            self.depth = number or 0
        elif word == "plain":
            self._reset()
        else:
            return self._take_look(word, is_on=is_on)
        return True

    def _take_look(self, word: str, *, is_on: bool) -> bool:
        if word in _TOGGLES:
            self._wear(_TOGGLES[word], is_on=is_on)
        elif word in _UNDERLINES:
            self._wear("u", is_on=is_on)
        elif word == "ulnone":
            self._wear("u", is_on=False)
        elif word == "nosupersub":
            self.looks -= {"super", "sub"}
        elif self.is_eastern and word in _EASTERN:
            self._wear(_EASTERN[word], is_on=is_on)
        else:
            return False
        return True

    def _reset(self) -> None:
        self.looks = frozenset()
        self.style = self.color = self.font = 0
        self.is_hidden = self.is_deleted = self.is_eastern = False

    def _wear(self, look: str, *, is_on: bool) -> None:
        self.looks = self.looks | {look} if is_on else self.looks - {look}
