"""The original of a text file, so that it is written again with only some places changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.text.decoding import decode
from workbench.text.line_ends import line_spans, to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_BY_MARK = {
    b"\xff\xfe\0\0": "utf-32-le",
    b"\0\0\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
_TO_UTF8 = "the file is UTF-8 now: its encoding, {}, cannot hold the new text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Another text in the place of a stretch of the original; code points of `Original.text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A decoded file with the places of its lines."""

    data: bytes
    encoding: str
    """As `decode` names it."""
    text: str
    """As it is decoded, with its own line ends and its byte order mark."""
    lines: tuple[tuple[int, int], ...]
    """Where each line begins and ends, without mark and line end."""

    @property
    def plain(self) -> str:
        """The text without mark, its line ends `\\n`: what blocks are read from."""
        return to_line_feeds(self.text[self.lines[0][0] :])

    @property
    def line_end(self) -> str:
        """What ends the first line; `\\n` where nothing does."""
        if len(self.lines) < 2:
            return "\n"
        return self.text[self.lines[0][1] : self.lines[1][0]]

    def line(self, index: int) -> str:
        """A line without its end, from 0."""
        start, end = self.lines[index]
        return self.text[start:end]

    def with_changes(self, changes: Iterable[Change]) -> tuple[bytes, list[str]]:
        """The file with other texts in some places, which do not overlap.

        What is not changed keeps its bytes. Where the encoding cannot hold the whole, or the
        result would be taken for another encoding, all of it is UTF-8, which a sentence says.
        """
        ordered = sorted(changes, key=lambda each: (each.start, each.end))
        codec = _codec(self.data, self.encoding)
        text = "".join(self._stretches(ordered))
        try:
            data = b"".join(self._byte_stretches(ordered, codec))
            if decode(data, name="").text == to_line_feeds(text.removeprefix("\ufeff")):
                return data, []
        except (UnicodeEncodeError, UnreadableFile):
            pass
        if codec == "utf-8":
            return text.encode(), []
        return text.encode(), [_TO_UTF8.format(self.encoding.upper())]

    def _stretches(self, ordered: Iterable[Change]) -> Iterable[str]:
        done = 0
        for change in ordered:
            yield self.text[done : change.start]
            yield change.text
            done = change.end
        yield self.text[done:]

    def _byte_stretches(self, ordered: Iterable[Change], codec: str) -> Iterable[bytes]:
        """The bytes as they were between the changes, since some encodings have a character twice.

        Both are of one length, so that the place of a byte can be counted.
        """
        done = at = 0
        for change in ordered:
            length = len(self.text[done : change.start].encode(codec))
            yield self.data[at : at + length]
            yield change.text.encode(codec)
            at += length + len(self.text[change.start : change.end].encode(codec))
            done = change.end
        yield self.data[at:]


def read_bytes(path: Path) -> bytes:
    """All of a file. Raises UnreadableFile."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"{path.name} cannot be read: {error.strerror}", hint="check its permissions"
        ) from error


def original(data: bytes, *, name: str = "the original") -> Original:
    """A file with the places of its lines. Raises UnreadableFile as `decode` does."""
    encoding = decode(data, name=name).encoding
    text = data.decode(_codec(data, encoding))
    mark = len(text) - len(data.decode(encoding).removeprefix("\ufeff"))
    return Original(
        data=data,
        encoding=encoding,
        text=text,
        lines=tuple((start + mark, end + mark) for start, end in line_spans(text[mark:])),
    )


def _codec(data: bytes, encoding: str) -> str:
    """The encoding without the handling of a byte order mark, which stays a character."""
    if encoding == "utf-8-sig":
        return "utf-8"
    if encoding in ("utf-16", "utf-32"):
        return next(codec for mark, codec in _BY_MARK.items() if data.startswith(mark))
    return encoding
