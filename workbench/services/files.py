"""Files that a user names to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = 1 << 12
_LARGEST = 100_000_000
"""Bytes: thirty times the longest novels, and what is read into memory whole."""


def refuse_no_file(path: Path) -> None:
    """Raises UnreadableFile where nothing is there, or a folder."""
    if path.is_dir():
        raise UnreadableFile(f"{path} is a folder", hint="name a file in it")
    if not path.exists():
        raise UnreadableFile(f"there is no file {path}", hint="check the name")


def refuse_large(path: Path, *, most: int = _LARGEST) -> None:
    """Raises UnreadableFile where a document has more bytes than are read.

    The usual number is what is read into memory whole.
    """
    size = path.stat().st_size
    if size > most:
        raise UnreadableFile(
            f"{path.name} has {size / 1e6:,.0f} MB; documents of up to {most / 1e6:,.0f} MB"
            " are read",
            hint="take pictures out of it, or split it",
        )


def refuse_empty(path: Path) -> None:
    """Raises UnreadableFile where a file has no bytes."""
    if not path.stat().st_size:
        raise UnreadableFile(f"{path.name} is empty", hint="check that it was saved")


def head(path: Path) -> bytes:
    """The first 4 KiB of a file, by which formats are told. Raises UnreadableFile."""
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error
