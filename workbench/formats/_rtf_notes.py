"""The comments of an RTF file: `annotation`, with `atnauthor` before it and `atndate` within."""

from __future__ import annotations

from datetime import UTC, datetime

from workbench.formats._rtf_state import Destination
from workbench.model.sources import FileNote

_LONGEST = 100_000
"""Characters of a comment that are read."""


class NoteMaker:
    """Puts one comment after the other together."""

    def __init__(self) -> None:
        self._parts: dict[Destination, list[str]] = {}
        self._length = 0

    def add(self, destination: Destination, text: str) -> None:
        """Takes a piece of it."""
        self._length += len(text)
        if self._length <= _LONGEST:
            self._parts.setdefault(destination, []).append(text)

    def taken(self) -> FileNote:
        """The comment that is at its end; the next one begins."""
        said = {where: "".join(parts).strip() for where, parts in self._parts.items()}
        self._parts, self._length = {}, 0
        return FileNote(
            text=said.get(Destination.NOTE, ""),
            author=said.get(Destination.NOTE_AUTHOR, ""),
            time=_time(said.get(Destination.NOTE_TIME, "")),
        )


def _time(text: str) -> str:
    """A DTTM of Word, the bits of a number, in ISO 8601; taken for UTC, as there is no zone."""
    digits = text.removeprefix("-")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 10:
        return ""
    bits = int(text)
    try:
        time = datetime(
            1900 + (bits >> 20 & 0x1FF),
            bits >> 16 & 0xF,
            bits >> 11 & 0x1F,
            bits >> 6 & 0x1F,
            bits & 0x3F,
            tzinfo=UTC,
        )
    except ValueError:
        return ""
    return f"{time:%Y-%m-%dT%H:%M}:00Z"
