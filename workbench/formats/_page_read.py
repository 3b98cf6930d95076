"""Reading a page for readers again: its pairs with what is said of them, and the footnotes."""

from __future__ import annotations

from html.parser import HTMLParser
from io import TextIOWrapper
from typing import TYPE_CHECKING, TypeVar

from workbench.errors import UnreadableFile
from workbench.formats._footnotes import Marks
from workbench.formats._page_appendix import NOTES
from workbench.formats._page_around import AT_TOP
from workbench.formats._page_around_read import GlossaryReader, read_head
from workbench.formats._page_facts import Look, add_look, carried, look_of
from workbench.formats._page_pair import TAGS
from workbench.model.exchange import Around
from workbench.model.segments import Side, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.exchange import Carried, Noted

T = TypeVar("T")
_CHUNK = 1 << 16
_LOOKS = {tag: str(look) for look, tag in TAGS.items()}
_MAIN, _GLOSSARY = "<main>", '<section class="appendix" id="glossary">'
"""With what the pairs and the glossary begin. A text cannot hold it, for its tags are escaped."""
_GATHERED = {
    *(("span", name) for name in ("state", "wording", "by", "footnote", "note")),
    ("p", "missing"),
}
"""Elements whose text counts, by their class."""
_SIDES = [str(side) for side in Side]
_MARK, _FOOTNOTE = "mark-", "footnote-"


def read_pairs(path: Path) -> Iterator[Carried | Around]:
    """Every pair in order with what stands around them, progress and contents last.

    Raises UnreadableFile where notes and their marks do not fit.
    """
    head = read_head(_before(path, _MAIN))
    yield from (each for each in head if each.name not in AT_TOP)
    noted, glossary = PageReader(path.name, has_notes=True), GlossaryReader()
    notes = _fed(path, noted, noted.notes, behind=NOTES)
    reader = PageReader(path.name)
    for row in _fed(path, reader, reader.rows):
        if isinstance(row, Around):
            yield row
            continue
        own = [note for _, note in zip(range(row.remarks), notes, strict=False)]
        if len(own) != row.remarks:
            raise UnreadableFile(f"{path.name}: pair {row.label} has a mark without a note")
        held = carried(
            row.texts.get(Side.SOURCE, ""),
            row.texts.get(Side.TARGET, ""),
            label=row.label,
            kind=row.kind,
            marks=row.marks,
            looks=row.looks,
            notes=own,
            earlier=zip(row.earlier, row.by, strict=True),
        )
        yield held._replace(facts=(*held.facts, *row.further))
    if next(notes, None) is not None:
        raise UnreadableFile(f"{path.name}: a note has no mark")
    yield from _fed(path, glossary, glossary.found, behind=_GLOSSARY)
    yield from (each for each in head if each.name in AT_TOP)


def read_footnotes(path: Path) -> Iterator[Noted]:
    """The footnotes in order of their marks."""
    reader = PageReader(path.name)
    for _ in _fed(path, reader, reader.rows):
        pass
    yield from reader.footnote_marks.notes(reader.footnotes, path.name)


class Row:
    """A pair as it is read."""

    def __init__(self, kind: str, state: str = State.INITIAL) -> None:
        self.kind = kind
        self.state = state
        self.label = ""
        self.said: list[str] = []
        """The marks that stand beside it."""
        self.texts: dict[Side, str] = {}
        self.looks: dict[Side, list[Look]] = {side: [] for side in Side}
        self.remarks = 0
        self.earlier: list[str] = []
        self.by: list[str] = []
        self.further: list[tuple[str, str]] = []
        """What only a page for the browser says."""

    @property
    def marks(self) -> list[str]:
        """All marks, with that of the state where that is said once for all pairs that have it."""
        is_there = self.state == State.INITIAL or self.state in self.said[:1]
        return self.said if is_there else [self.state, *self.said]


class PageReader(HTMLParser):
    """Collects rows, footnotes and notes. Raises UnreadableFile where a footnote has no number."""

    def __init__(self, name: str, *, has_notes: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.has_notes = has_notes
        """Whether notes are kept until somebody takes them."""
        self.rows: list[Row | Around] = []
        """Pairs, and the headings of documents between them."""
        self.notes: list[str] = []
        """The notes that were completed since they were last taken."""
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
        self._is_before_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        name = values.get("class", "")
        if self._name == "text":
            self._open(tag, name, values)
        elif tag == "article":
            self._row = Row(name.split()[1], values["data-state"])
        elif tag == "div" and name in _SIDES:
            self._begin_side(name, values)
        elif tag == "p" and name.startswith("text"):
            self._begin_text(name.removeprefix("text").strip(), values)
        elif tag == "section":
            self._is_before_heading = name == "document"
        elif tag == "h2" and self._is_before_heading:
            self._gather("heading")
        elif tag == "a" and name == "remark":
            self._row.remarks += 1
        elif (tag, name) in _GATHERED:
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
        elif self._text is not None and tag in ("p", "span", "a", "h2"):
            self._keep("".join(self._text))
            self._text, self._name = None, ""

    def _begin_side(self, name: str, values: dict[str, str]) -> None:
        self._side = Side(name)
        number = 1 + (self._side is Side.TARGET)
        self._row.further.append((f"language {number}", values.get("lang", "")))

    def _begin_text(self, side: str, values: dict[str, str]) -> None:
        """A text is a side by itself, or stands in the element of one."""
        if side:
            self._begin_side(side, values)
        if self._side is Side.SOURCE and "aria-level" in values:
            self._row.further.append(("level", values["aria-level"]))
        self._gather("text")
        self._length = 0

    def _gather(self, name: str) -> None:
        self._text, self._name = [], name

    def _keep(self, text: str) -> None:
        if self._name == "text":
            self._row.texts[self._side] = text
        elif self._name == "label":
            self._row.label = text
        elif self._name in ("state", "missing"):
            self._row.said.append(text)
        elif self._name == "wording":
            self._row.earlier.append(text)
        elif self._name == "by":
            self._row.by.append(text)
        elif self._name == "heading":
            self.rows.append(Around("heading", text))
        elif self._name == "footnote":
            self.footnotes[self._footnote] = text
        elif self.has_notes:
            self.notes.append(text)

    def _open(self, tag: str, name: str, values: dict[str, str]) -> None:
        if name == "mark":
            number = self._number(values.get("id", ""), _MARK)
            self.footnote_marks.found.append((self._count + 1, self._length, number))
            self._stack.append(("mark", ""))
        elif name == "sign":
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


def _fed(path: Path, reader: HTMLParser, found: list[T], *, behind: str = "") -> Iterator[T]:
    """What a reader finds in a file, or behind something in it; nothing where that is not there."""
    start = _place_of(path, behind.encode())
    if start is None:
        return
    with path.open("rb") as raw:
        raw.seek(start)
        stream = TextIOWrapper(raw, encoding="utf-8", newline="")
        while chunk := stream.read(_CHUNK):
            reader.feed(chunk)
            yield from _taken(found)
    reader.close()
    yield from _taken(found)


def _before(path: Path, wanted: str) -> str:
    """What stands before something, which the file has."""
    with path.open("rb") as stream:
        return stream.read(_place_of(path, wanted.encode()) or 0).decode()


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
