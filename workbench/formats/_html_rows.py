"""Reading a bilingual page again: the two texts of each row, and the footnotes."""

from __future__ import annotations

from html.parser import HTMLParser

from workbench.errors import UnreadableFile
from workbench.formats._footnotes import Marks
from workbench.model.segments import Side

_MARK = "mark-"
_FOOTNOTE = "footnote-"


class RowReader(HTMLParser):
    """Collects the two texts of each row; a row without a target has "" there.

    Raises UnreadableFile where a mark or a note has no number.
    """

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.sides: dict[str, str] = {}
        self.place: str | None = None
        """What is being read: a side, a mark or a footnote; None outside of them."""
        self.side = ""
        """The side whose text has the mark that is being read."""
        self.count = 0
        self.number = 0
        """That of the footnote that is being read."""
        self.marks = Marks()
        self.notes: dict[int, str] = {}
        self.done: list[tuple[str, str]] = []

    def take(self) -> list[tuple[str, str]]:
        """The rows that were completed since the last call."""
        done, self.done = self.done, []
        return done

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        classes = values.get("class", "").split()
        if tag == "p" and "text" in classes:
            self.place = self.side = classes[-1]
            self.sides[self.side] = ""
        elif tag == "sup" and "mark" in classes:
            self.place = "mark"
            offset = len(self.sides.get(self.side, ""))
            number = self._number(values.get("id", ""), _MARK)
            self.marks.found.append((self.count + 1, offset, number))
        elif tag == "li":
            self.number = self._number(values.get("id", ""), _FOOTNOTE)
        elif tag == "span" and "footnote" in classes:
            self.place = "footnote"
            self.notes[self.number] = ""

    def handle_data(self, data: str) -> None:
        if self.place == "footnote":
            self.notes[self.number] += data
        elif self.place in (Side.SOURCE, Side.TARGET):
            self.sides[self.place] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "sup":
            self.place = self.side
        elif (tag == "span" and self.place == "footnote") or tag == "p":
            self.place = None
        elif tag == "tr" and Side.SOURCE in self.sides:
            self.count += 1
            self.done.append((self.sides[Side.SOURCE], self.sides.get(Side.TARGET, "")))
            self.sides = {}

    def _number(self, value: str, prefix: str) -> int:
        number = value.removeprefix(prefix)
        if not number.isdecimal():
            raise UnreadableFile(f"{self.name}, line {self.getpos()[0]}: a footnote has no number")
        return int(number)
