"""A file that must be UTF-8, as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path


def read_utf8(path: Path) -> str:
    """The text with its line ends and its byte order mark. Raises UnreadableFile with the line."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(
            f"{path.name}, line {line}: byte {error.start} is not UTF-8",
            hint="save it as UTF-8 in the program that wrote it",
        ) from error


def lines_of(text: str) -> list[str]:
    """The lines of a file, without a mark and without their ends, LF or CR LF."""
    return [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
