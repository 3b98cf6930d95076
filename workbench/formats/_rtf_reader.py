"""The rows of the tables of an RTF file, read in one pass without trust.

Of what stands in no table only the characters are counted. Tables within cells are not read, and
comments are notes on the row that they stand in.
"""

from __future__ import annotations

from workbench.errors import UnreadableFile
from workbench.formats._bilingual_cells import Item
from workbench.formats._rtf_cells import Spot, Stretch
from workbench.formats._rtf_groups import KEPT, OF_NOTES, begins_group
from workbench.formats._rtf_head import RtfHead
from workbench.formats._rtf_notes import NoteMaker
from workbench.formats._rtf_rows import STRUCTURE, RtfFile, TableMaker
from workbench.formats._rtf_state import Destination, State
from workbench.formats._rtf_text import (
    SIGNS,
    SYMBOLS,
    decoded,
)
from workbench.formats._rtf_tokens import Kind, Token, numbers_in, separate, tokens
from workbench.model.codes import CodeKind, Markup

_DEEPEST = 500
_MOST_STRETCHES = 1_000_000
"""Changes of formatting in tables and beside them, which no honest file of its size has."""
_MOST_TOKENS = 8_000_000
_HIGH = range(0xD800, 0xDC00)


def read_rtf(data: bytes, name: str) -> RtfFile:
    """Reads a file. Raises UnreadableFile."""
    if not data.lstrip()[:6].startswith(b"{\\rtf"):
        raise UnreadableFile(
            f"{name} is no RTF file: it does not begin with {{\\rtf",
            hint="open it in an office program and save it as RTF or DOCX",
        )
    return _Reader(data, name).read()


class _Reader:
    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._name = data, name
        self._file = RtfFile()
        self._states: list[State] = []
        self._state = State()
        self._head = RtfHead(self._file)
        self._tables = TableMaker(self._file, name, self._head.tag_styles)
        self._pending: list[Token] = []
        """Bytes of text that are decoded together."""
        self._high = 0
        """The first half of a character beyond U+FFFF."""
        self._stretches = 0
        self._to_skip = 0
        """Characters that only stand for the one before them in old programs."""
        self._is_starred = False
        self._note = NoteMaker()
        self._tight_at = -1
        """Behind a control word that nothing ends as yet."""

    def read(self) -> RtfFile:
        for count, token in enumerate(tokens(self._data, self._name)):
            if count > _MOST_TOKENS:
                raise UnreadableFile(
                    f"{self._name}, byte {token.start:,}: more than {_MOST_TOKENS:,} control words",
                    hint="export it in several parts",
                )
            if token.kind in (Kind.TEXT, Kind.HEX):
                self._bytes(token)
                continue
            if self._pending:
                self._flush()
            if token.kind is Kind.UNITS:
                self._units(token)
            elif token.kind is Kind.OPEN:
                self._open(token)
            elif token.kind is Kind.CLOSE:
                if self._close(token):
                    return self._file
            elif token.kind is Kind.SYMBOL:
                self._symbol(token)
            else:
                self._word(token)
            self._tight_at = token.end if token.is_tight else -1
        raise UnreadableFile(
            f"{self._name} is cut short: {len(self._states)} groups are not closed at its end",
            hint="export it again",
        )

    def _open(self, token: Token) -> None:
        if len(self._states) >= _DEEPEST:
            raise UnreadableFile(
                f"{self._name}, byte {token.start:,}: groups are nested deeper than {_DEEPEST}",
                hint="open it in an office program and save it again",
            )
        self._states.append(self._state)
        self._state = self._state.inner(token.start)
        self._to_skip = 0
        self._is_starred = False

    def _close(self, token: Token) -> bool:
        """Ends a group; whether it is that of the whole file."""
        closed = self._state
        self._state = self._states.pop() if self._states else self._state
        self._to_skip = 0
        self._is_starred = False
        if closed.destination is Destination.NOTE is not self._state.destination:
            self._tables.note(self._note.taken(), token.end)
        if closed.kept_from >= 0 and self._state.destination is Destination.BODY:
            self._keep(closed, token.end)
        return not self._states

    def _keep(self, group: State, end: int) -> None:
        data = self._data[group.start : end].decode("latin-1")
        word = self._data[group.start : group.start + 40].lstrip(b"{\\*").split(b"\\")[0]
        markup = KEPT.get(word.strip(b" {").decode("latin-1"), Markup.OTHER)
        stretch = self._stretch(Spot(group.start), end, "")
        stretch.item = Item(CodeKind.ALONE, data, data, markup=markup)
        self._tables.line.stretches.append(stretch)

    def _symbol(self, token: Token) -> None:
        if self._to_skip:
            self._to_skip -= 1
            self._add(token.start, token.end, "")
        elif token.word == "*":
            self._is_starred = True
        elif token.word in SYMBOLS:
            self._add(token.start, token.end, SYMBOLS[token.word])
        elif token.word in "\r\n":
            self._word(token._replace(word="par"))

    def _word(self, token: Token) -> None:
        word, number = token.word, token.number
        is_starred, self._is_starred = self._is_starred, False
        self._to_skip = 0  # a control word counts as a character, but losing \\cell is worse
        state = self._state
        if begins_group(state, word, is_starred=is_starred):
            return
        if word == "u" and number is not None:
            self._unicode(token, number & 0xFFFF)
        elif word in SIGNS:
            self._add(token.start, token.end, SIGNS[word])
        elif state.take(word, number):
            if word == "plain":
                state.font = self._head.main_font
        elif state.destination is Destination.BODY and word in STRUCTURE:
            depth = max(state.depth, state.is_in_table)
            STRUCTURE[word](self._tables, self._spot(token.start), token.end, depth)
        elif state.destination is Destination.NOTE and word == "par":
            self._note.add(state.destination, "\n")
        else:
            self._head.define(state, word, number or 0)

    def _bytes(self, token: Token) -> None:
        """Text; of bytes that stand for a character before them, nothing is taken."""
        if self._to_skip:
            taken = min(self._to_skip, len(token.raw))
            self._to_skip -= taken
            width = 4 if token.kind is Kind.HEX else 1
            middle = token.start + taken * width
            self._add(token.start, middle, "")
            if taken == len(token.raw):
                return
            token = token._replace(start=middle, raw=token.raw[taken:])
        self._pending.append(token)

    def _flush(self) -> None:
        """Decodes the bytes of text up to here; characters of two bytes may be in two tokens."""
        pending, self._pending = self._pending, []
        raw = b"".join([token.raw for token in pending])
        codec = self._head.codec(self._state.font)
        text = decoded(raw, codec, self._file.page)
        if self._state.destination is Destination.BODY:
            self._file.unread += text.count("\ufffd")
        self._add(pending[0].start, pending[-1].end, text)

    def _units(self, token: Token) -> None:
        if self._state.fallback == 1 and not self._to_skip:
            data = numbers_in(token)
            if self._high:
                data, self._high = self._high.to_bytes(2, "little") + data, 0
            if data[-1] & 0xFC == 0xD8:
                data, self._high = data[:-2], int.from_bytes(data[-2:], "little")
            self._add(token.start, token.end, data.decode("utf-16-le", "replace").replace("\0", ""))
            return
        for each in separate(token):
            if each.kind is Kind.WORD:
                if self._pending:
                    self._flush()
                self._word(each)
            else:
                self._bytes(each)

    def _unicode(self, token: Token, unit: int) -> None:
        self._to_skip = self._state.fallback
        if unit in _HIGH:
            self._high = unit
            self._add(token.start, token.end, "")
            return
        if 0xDC00 <= unit < 0xE000:
            high, self._high = self._high, 0
            text = chr(0x10000 + ((high - 0xD800) << 10) + unit - 0xDC00) if high else "\ufffd"
        else:
            text = chr(unit) if unit else ""
        self._add(token.start, token.end, text)

    def _add(self, start: int, end: int, text: str) -> None:
        state = self._state
        if state.destination is Destination.STYLES:
            self._head.name_style(state, text)
        elif state.destination in OF_NOTES and not state.is_deleted:
            self._note.add(state.destination, text)
        if state.destination is not Destination.BODY or state.is_deleted:
            return
        line = self._tables.line.stretches
        last = line[-1] if line else None
        is_next = (
            last is not None
            and last.end == start
            and last.item is None
            and last.spot.looks == state.looks
            and (last.style, last.color, last.is_hidden)
            == (state.style, state.color, state.is_hidden)
        )
        if last is not None and is_next:
            last.texts.append(text)
            last.end = end
        else:
            line.append(self._stretch(self._spot(start), end, text))

    def _stretch(self, spot: Spot, end: int, text: str) -> Stretch:
        self._stretches += 1
        if self._stretches > _MOST_STRETCHES:
            raise UnreadableFile(
                f"{self._name}, byte {end:,}: its formatting changes too often",
                hint="export it in several parts",
            )
        state = self._state
        return Stretch(
            spot,
            end,
            text,
            style=state.style,
            color=state.color,
            is_hidden=state.is_hidden,
        )

    def _spot(self, at: int) -> Spot:
        state = self._state
        return Spot(at, state.looks, state.fallback, self._tight_at == at)
