"""Reading a page for readers again: its pairs with what is said of them, and the footnotes."""

from __future__ import annotations

from html.parser import HTMLParser
from io import TextIOWrapper
from typing import TYPE_CHECKING, TypeVar

from workbench.errors import UnreadableFile
from workbench.formats._footnotes import Marks
from workbench.formats._page_appendix import NOTES
from workbench.formats._page_facts import Look, add_look, carried, look_of
from workbench.formats._page_pair import TAGS
from workbench.model.segments import Side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.exchange import Carried, Noted

T = TypeVar("T")
_CHUNK = 1 << 16
_LOOKS = {tag: str(look) for look, tag in TAGS.items()}
_MARK, _FOOTNOTE = "mark-", "footnote-"


def read_pairs(path: Path) -> Iterator[Carried]:
    """Every pair in order. Raises UnreadableFile where notes and their marks do not fit."""
    notes = _notes(path)
    for row in _rows(path, PageReader(path.name)):
        own = [note for _, note in zip(range(row.remarks), notes, strict=False)]
        if len(own) != row.remarks:
            raise UnreadableFile(f"{path.name}: pair {row.label} has a mark without a note")
        yield carried(
            row.texts.get(Side.SOURCE, ""),
            row.texts.get(Side.TARGET, ""),
            label=row.label,
            kind=row.kind,
            marks=row.marks,
            looks=row.looks,
            notes=own,
            earlier=row.earlier,
        )
    if next(notes, None) is not None:
        raise UnreadableFile(f"{path.name}: a note has no mark")


def read_footnotes(path: Path) -> Iterator[Noted]:
    """The footnotes in order of their marks."""
    reader = PageReader(path.name)
    for _ in _rows(path, reader):
        pass
    yield from reader.footnote_marks.notes(reader.footnotes, path.name)


class Row:
    """A pair as it is read."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.label = ""
        self.marks: list[str] = []
        self.texts: dict[Side, str] = {}
        self.looks: dict[Side, list[Look]] = {side: [] for side in Side}
        self.remarks = 0
        self.earlier: list[str] = []


class PageReader(HTMLParser):
    """Collects rows, footnotes and notes. Raises UnreadableFile where a footnote has no number."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.rows: list[Row] = []
        self.notes: list[str] = []
        """Those that were completed since they were last taken."""
        self.footnotes: dict[int, str] = {}
        self.footnote_marks = Marks()
        self._count = 0
        self._row = Row("")
        self._side = Side.SOURCE
        self._text: list[str] | None = None
        """What is gathered now; None outside of all that counts."""
        self._name = ""
        """Which element ends it."""
        self._stack: list[tuple[str, str]] = []
        """Open elements of words, with the look of each."""
        self._length = 0
        self._footnote = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        name = values.get("class", "")
        if self._name == "text":
            self._open(tag, name, values)
        elif tag == "article":
            self._row = Row(name.split()[1])
        elif tag == "div" and name.startswith("side "):
            self._side = Side(name.split()[1])
        elif tag == "p" and name == "text":
            self._gather("text")
            self._length = 0
        elif tag == "a" and name == "remark":
            self._row.remarks += 1
        elif tag == "span" and name in ("state", "wording", "footnote", "note"):
            self._gather(name)
        elif tag == "a" and values.get("href", "").startswith("#") and not self._row.label:
            self._gather("label")
        elif tag == "li" and values.get("id", "").startswith(_FOOTNOTE):
            self._footnote = self._number(values["id"], _FOOTNOTE)

    def handle_data(self, data: str) -> None:
        if self._text is None or (self._stack and self._stack[-1][0] == "mark"):
            return
        self._text.append(data)
        if self._name == "text":
            end = self._length + len(data)
            looks = {look for kind, look in self._stack if kind == "look"}
            link = next((said for kind, said in self._stack if kind == "link"), "")
            term = next((said for kind, said in self._stack if kind == "term"), "")
            look = look_of(looks, link, term)
            add_look(self._row.looks[self._side], self._length, end, look)
            self._length = end

    def handle_endtag(self, tag: str) -> None:
        if self._name == "text" and tag != "p":
            if self._stack and not (tag == "a" and self._stack[-1][0] == "mark"):
                self._stack.pop()
        elif tag == "article":
            self._count += 1
            self.rows.append(self._row)
            self._row = Row("")
        elif self._text is not None and tag in ("p", "span", "a"):
            self._keep("".join(self._text))
            self._text, self._name = None, ""

    def _gather(self, name: str) -> None:
        self._text, self._name = [], name

    def _keep(self, text: str) -> None:
        if self._name == "text":
            self._row.texts[self._side] = text
        elif self._name == "label":
            self._row.label = text
        elif self._name == "state":
            self._row.marks.append(text)
        elif self._name == "wording":
            self._row.earlier.append(text)
        elif self._name == "footnote":
            self.footnotes[self._footnote] = text
        else:
            self.notes.append(text)

    def _open(self, tag: str, name: str, values: dict[str, str]) -> None:
        if name == "mark":
            number = self._number(values.get("id", ""), _MARK)
            self.footnote_marks.found.append((self._count + 1, self._length, number))
            self._stack.append(("mark", ""))
        elif name == "link":
            self._stack.append(("link", values["href"]))
        elif name == "term":
            self._stack.append(("term", values["title"] or "?"))
        elif tag in _LOOKS:
            self._stack.append(("look", _LOOKS[tag]))

    def _number(self, value: str, prefix: str) -> int:
        number = value.removeprefix(prefix)
        if not number.isdecimal():
            raise UnreadableFile(f"{self.name}, line {self.getpos()[0]}: a footnote has no number")
        return int(number)


def _rows(path: Path, reader: PageReader) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        while chunk := stream.read(_CHUNK):
            reader.feed(chunk)
            yield from _taken(reader.rows)
            reader.notes.clear()
    reader.close()
    yield from _taken(reader.rows)


def _notes(path: Path) -> Iterator[str]:
    """The notes in their order, read where they stand, behind all pairs."""
    start = _place_of(path, NOTES.encode())
    if start is None:
        return
    reader = PageReader(path.name)
    with path.open("rb") as raw:
        raw.seek(start)
        stream = TextIOWrapper(raw, encoding="utf-8", newline="")
        while chunk := stream.read(_CHUNK):
            reader.feed(chunk)
            yield from _taken(reader.notes)
    reader.close()
    yield from _taken(reader.notes)


def _place_of(path: Path, wanted: bytes) -> int | None:
    """The byte at which something stands first."""
    with path.open("rb") as stream:
        start, held = 0, b""
        while chunk := stream.read(_CHUNK):
            held += chunk
            found = held.find(wanted)
            if found >= 0:
                return start + found
            cut = max(len(held) - len(wanted), 0)
            start, held = start + cut, held[cut:]
    return None


def _taken(found: list[T]) -> list[T]:
    taken = found[:]
    found.clear()
    return taken
