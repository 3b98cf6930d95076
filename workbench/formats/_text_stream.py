"""A text file line by line, in bounded memory.

Which encoding it is in is told by its first megabyte; a line that is not in it is refused. No line
may be longer than any honest one.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.text.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_SAMPLE = 1 << 20
_LONGEST = 1 << 24
"""Characters of a line."""
_TOLD = 1 << 10
"""Lines between two reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStream:
    """A text file that may be gone through several times."""

    path: Path
    encoding: str
    """As Python names it."""
    head: str
    """What it begins with, whole lines without a byte order mark; their ends are `\\n`."""

    def lines(
        self, *, newline: str | None = "", report: Callable[[int], None] = lambda read: None
    ) -> Iterator[str]:
        """The lines with their ends; `newline` as for `open`.

        `report` gets the bytes that were read so far. Raises UnreadableFile with the line.
        """
        number = 0
        with _explained(self.path), self.path.open("rb") as raw:
            text = io.TextIOWrapper(raw, self.encoding, newline=newline)
            try:
                while line := text.readline(_LONGEST):
                    number += 1
                    if len(line) >= _LONGEST or "\0" in line:
                        raise self._fault(number, "is no line of a text")
                    yield line if number > 1 else line.removeprefix("\ufeff")
                    if not number % _TOLD:
                        report(raw.tell())
            except UnicodeDecodeError as error:
                fault = f"is not {self.encoding.removesuffix('-sig').upper()} as the rest is"
                raise self._fault(number + 1, fault) from error
            report(raw.tell())

    def _fault(self, number: int, fault: str) -> UnreadableFile:
        return UnreadableFile(
            f"{self.path.name}, near line {number}: the text {fault}",
            hint="the file is damaged or mixes encodings; save it again as UTF-8",
        )


def text_stream(path: Path) -> TextStream:
    """A file whose encoding its beginning tells. Raises UnreadableFile where that cannot be."""
    with _explained(path), path.open("rb") as raw:
        sample = raw.read(_SAMPLE)
    if len(sample) == _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
        sample = sample[: len(sample) // 4 * 4] if b"\0" in sample else sample
    decoded = decode(sample, name=path.name)
    return TextStream(path=path, encoding=decoded.encoding, head=decoded.text)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turns what the system says of a file into one line."""
    try:
        yield
    except OSError as error:
        raise UnreadableFile(
            f"{path.name} cannot be read: {error.strerror}", hint="check its permissions"
        ) from error
