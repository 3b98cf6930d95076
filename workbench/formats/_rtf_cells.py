"""Cells of RTF tables by their bytes: what stands in them, and other texts in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.formats._bilingual_cells import Item, Words, dressed, tags_in
from workbench.formats._bilingual_rows import WHOLE
from workbench.formats._rtf_text import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.formats._bilingual_cells import Part
    from workbench.model.codes import Code

_TOGGLES = {
    "b": ("\\b", "\\b0"),
    "i": ("\\i", "\\i0"),
    "u": ("\\ul", "\\ulnone"),
    "strike": ("\\strike", "\\strike0"),
    "super": ("\\super", "\\nosupersub"),
    "sub": ("\\sub", "\\nosupersub"),
}
"""What begins a look and what ends it."""


class ByteSplice(NamedTuple):
    """Other bytes in the place of some."""

    start: int
    end: int
    data: bytes


class Spot(NamedTuple):
    """A place where text can stand, and what holds there."""

    at: int
    looks: frozenset[str] = frozenset()
    fallback: int = 1
    is_tight: bool = False
    """Whether a control word stands directly before it, without the space that ends it."""


class Stretch:
    """Bytes of a cell that are text in one look, or one thing among the words."""

    __slots__ = ("color", "end", "is_hidden", "item", "spot", "style", "texts")

    def __init__(
        self, spot: Spot, end: int, text: str, *, style: int, color: int, is_hidden: bool
    ) -> None:
        self.spot, self.end = spot, end
        self.texts = [text]
        self.style, self.color = style, color
        self.is_hidden = is_hidden
        self.item: Item | None = None

    @property
    def text(self) -> str:
        """Its text; empty for a thing."""
        return "".join(self.texts)


class RtfLine:
    """A paragraph of a cell."""

    __slots__ = ("close", "spot", "stretches")

    def __init__(self) -> None:
        self.stretches: list[Stretch] = []
        self.spot = Spot(0)
        """Before the control word that ends it."""
        self.close = 0
        """Behind that word."""


class RtfCell:
    """A cell, and the character styles that are for tags."""

    __slots__ = ("_found", "_tag_styles")

    def __init__(self, lines: list[RtfLine], tag_styles: set[int]) -> None:
        self._found, self._tag_styles = lines, tag_styles

    def lines(self, *, has_tags: bool) -> list[list[Part]]:
        """The paragraphs, without what is hidden or deleted."""
        return [list(self._parts(line, has_tags)) for line in self._found]

    def text(self) -> str:
        """All text in it."""
        return "\n".join("".join(each.text for each in line.stretches) for line in self._found)

    def splices(self, line: int, text: str, codes: Sequence[Code]) -> Iterator[ByteSplice]:
        """What puts a text into one paragraph, or into the first instead of all.

        Groups and formatting stay as they are, for they may begin or end anywhere.
        """
        wanted = self._found if line == WHOLE else [self._found[line]]
        spot = self._spot(wanted)
        yield ByteSplice(spot.at, spot.at, _written(spot, text, codes))
        for each in wanted:
            for stretch in each.stretches:
                if not stretch.is_hidden:
                    yield ByteSplice(stretch.spot.at, stretch.end, b"")
        for each in wanted[:-1]:
            yield ByteSplice(each.spot.at, each.close, b"{}")

    def _spot(self, lines: Sequence[RtfLine]) -> Spot:
        """Where the new text goes: to the first words that are no tag, else to the end."""
        for line in lines:
            for each in line.stretches:
                is_words = each.item is None and not each.is_hidden
                if is_words and each.style not in self._tag_styles:
                    return each.spot
        return lines[0].spot

    def _parts(self, line: RtfLine, has_tags: bool) -> Iterator[Part]:
        text, last = "", None
        for each in line.stretches:
            if each.is_hidden:
                continue
            is_next = last is not None and _dress(each) == _dress(last) and each.item is None
            if last is not None and not is_next:
                yield from self._words(text, last, has_tags)
                text, last = "", None
            if each.item is not None:
                yield each.item
                continue
            text += each.text
            last = last or each
        if last is not None:
            yield from self._words(text, last, has_tags)

    def _words(self, text: str, dress: Stretch, has_tags: bool) -> Iterator[Part]:
        is_styled = dress.style in self._tag_styles
        words = Words(text, frozenset() if is_styled else dress.spot.looks)
        if has_tags or is_styled:
            yield from tags_in(words, _tag_data(dress, is_styled=is_styled), is_styled=is_styled)
        else:
            yield words


def _dress(stretch: Stretch) -> tuple[frozenset[str], int, int]:
    return stretch.spot.looks, stretch.style, stretch.color


def _tag_data(dress: Stretch, *, is_styled: bool) -> Callable[[str], str]:
    def data(text: str) -> str:
        words = escaped(text).decode("ascii")
        return f"{{\\cs{dress.style}\\cf{dress.color} {words}}}" if is_styled else words

    return data


def _written(spot: Spot, text: str, codes: Sequence[Code]) -> bytes:
    """A text with its codes as the bytes of a file, at a place."""
    parts: list[bytes] = []
    for piece in dressed(text, codes):
        if piece.is_code:
            parts.append(piece.text.encode("latin-1", "replace"))
            continue
        words = escaped(piece.text, spot.fallback)
        other = "".join(
            _TOGGLES[look][look not in piece.looks] for look in sorted(piece.looks ^ spot.looks)
        )
        parts.append(b"{%b %b}" % (other.encode(), words) if other else words)
    whole = b"".join(parts)
    needs_space = spot.is_tight and whole[:1] not in (b"\\", b"{", b"")
    return b" " + whole if needs_space else whole


def with_splices(data: bytes, splices: Sequence[ByteSplice]) -> bytes:
    """A file with other bytes in some places, which do not overlap."""
    parts: list[bytes] = []
    done = 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        parts += [data[done:start], new]
        done = end
    return b"".join((*parts, data[done:]))
