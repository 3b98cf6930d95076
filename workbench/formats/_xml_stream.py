"""An XML file as UTF-8 from its beginning to its end, of which only what is near is held.

What stands before the element that is being read is forgotten, so that a file may be larger than
memory. One in another encoding is made UTF-8 for the time of the work, as in `_xml_bytes`.
"""

from __future__ import annotations

import codecs
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Protocol

from workbench.errors import UnreadableFile
from workbench.formats._xml_bytes import not_as_said, not_written_again, said_codec, tag_end

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from workbench.formats._xml_bytes import Splice

CHUNK = 1 << 18
_HEAD = 1 << 20
"""Bytes in which the first line must end for its end to be known."""


class Xml(Protocol):
    """What is read of an XML file, whether all of it is held or not. Places are bytes of UTF-8."""

    @property
    def name(self) -> str:
        """That of the file, for what is said of it."""

    @property
    def line_end(self) -> str:
        """What ends the first line; a line feed where nothing does."""

    def chunks(self) -> Iterator[bytes]:
        """All of the file, once more; between two chunks what was forgotten goes."""

    def forget(self, before: int) -> None:
        """Says that nothing before a place is asked for any more."""

    def part(self, start: int, end: int) -> bytes:
        """What stands between two places."""

    def text(self, start: int, end: int) -> str:
        """The same as text."""

    def tag_end(self, start: int) -> int:
        """Where the tag that begins at a place ends; -1 where it does not."""

    def closed(self, start: int) -> int:
        """Behind the next `>`."""


class XmlStream:
    """A file that is gone through, and written again with some places changed."""

    def __init__(self, opened: Callable[[], BinaryIO], name: str) -> None:
        """Raises UnreadableFile where its beginning is not of the encoding that it names."""
        self.name = name
        self._opened = opened
        with _explained(name), opened() as stream:
            head = stream.read(_HEAD)
        self.head = head
        self.codec, self._declared = said_codec(head, name)
        text = head.decode(self.codec, "replace")
        at = text.find("\n")
        self.line_end = "\r\n" if at > 0 and text[at - 1] == "\r" else "\n"
        self._base, self._window = 0, b""
        self._before = 0

    def chunks(self, report: Callable[[int], None] = lambda read: None) -> Iterator[bytes]:
        """All of the file, once more; `report` gets the bytes of it that were read so far.

        Raises UnreadableFile with the line that is in another encoding.
        """
        self._base, self._window, self._before = 0, b"", 0
        for chunk in self.all(report):
            keep = self._before - self._base
            self._window = self._window[keep:] + chunk if keep > 0 else self._window + chunk
            self._base += max(keep, 0)
            yield chunk

    def all(self, report: Callable[[int], None] = lambda read: None) -> Iterator[bytes]:
        """The file as UTF-8, whatever of it is held."""
        to_utf8 = _Checked(self.codec, self._declared, self.name)
        with _explained(self.name), self._opened() as stream:
            read = 0
            while chunk := stream.read(CHUNK):
                read += len(chunk)
                report(read)
                yield to_utf8.feed(chunk)
            yield to_utf8.feed(b"", is_last=True)

    def forget(self, before: int) -> None:
        """Says that nothing before a place is asked for any more."""
        self._before = max(self._before, min(before, self._base + len(self._window)))

    def part(self, start: int, end: int) -> bytes:
        """What stands between two places that are held."""
        return self._window[max(0, start - self._base) : end - self._base]

    def text(self, start: int, end: int) -> str:
        """The same as text."""
        return self.part(start, end).decode()

    def tag_end(self, start: int) -> int:
        """Where the tag that begins at a place ends; -1 where it does not."""
        end = tag_end(self._window, start - self._base)
        return end + self._base if end >= 0 else -1

    def closed(self, start: int) -> int:
        """Behind the next `>`."""
        return self._window.index(b">", start - self._base) + 1 + self._base


def of_file(path: Path) -> XmlStream:
    """A file on disk. Raises UnreadableFile."""
    return XmlStream(lambda: path.open("rb"), path.name)


def of_bytes(data: bytes, name: str) -> XmlStream:
    """A file in memory. Raises UnreadableFile."""
    return XmlStream(lambda: BytesIO(data), name)


class Splicer:
    """Writes a file again with other texts in some places, which are given in order."""

    def __init__(self, xml: XmlStream, out: BinaryIO) -> None:
        self._out, self._codec = out, xml.codec
        self._chunks = xml.all()
        self._rest, self._at = b"", 0
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def put(self, splices: Iterable[Splice]) -> None:
        """Writes up to the last of some changes, which do not overlap.

        What comes into one place stays in the order in which it is given.
        Characters that the encoding does not have stand as references to them.
        """
        for start, end, text in sorted(splices, key=lambda splice: splice[:2]):
            for data in self._until(start):
                self._write(data)
            for _ in self._until(end):
                pass
            self._write(text.encode())

    def finish(self) -> None:
        """Writes what is left as it is."""
        self._write(self._rest)
        for chunk in self._chunks:
            self._write(chunk)

    def _until(self, place: int) -> Iterator[bytes]:
        while self._at < place:
            if not self._rest:
                self._rest = next(self._chunks)
                continue
            data = self._rest[: place - self._at]
            self._rest = self._rest[len(data) :]
            self._at += len(data)
            yield data

    def _write(self, data: bytes) -> None:
        if self._codec != "utf-8":
            data = self._decoder.decode(data).encode(self._codec, "xmlcharrefreplace")
        self._out.write(data)


class _Checked:
    """Bytes of an encoding made UTF-8, where nothing else would be written again."""

    def __init__(self, codec: str, declared: str, name: str) -> None:
        self._codec, self._declared, self._name = codec, declared, name
        self._decoder = codecs.getincrementaldecoder(codec)()
        self._lines = 1
        self._pending = b""

    def feed(self, chunk: bytes, *, is_last: bool = False) -> bytes:
        """The chunk as UTF-8. Raises UnreadableFile with the line."""
        try:
            text = self._decoder.decode(chunk, is_last)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode(self._codec, "replace")
            line = self._lines + before.count("\n")
            raise not_as_said(self._name, self._codec, line) from error
        self._lines += text.count("\n")
        if self._codec == "utf-8":
            return chunk
        self._pending += chunk
        again = text.encode(self._codec, "replace")
        if not self._pending.startswith(again) or (is_last and self._pending != again):
            raise not_written_again(self._name, self._declared)
        self._pending = self._pending[len(again) :]
        return text.encode()


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turns what the system says of a file into one line."""
    try:
        yield
    except OSError as error:
        raise UnreadableFile(
            f"{name} cannot be read: {error.strerror}", hint="check its permissions"
        ) from error
