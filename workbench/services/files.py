"""Files that a user names to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = 1 << 12


def refuse_no_file(path: Path) -> None:
    """Raises UnreadableFile where nothing is there, or a folder."""
    if path.is_dir():
        raise UnreadableFile(f"{path} is a folder", hint="name a file in it")
    if not path.exists():
        raise UnreadableFile(f"there is no file {path}", hint="check the name")


def head(path: Path) -> bytes:
    """The first 4 KiB of a file, by which formats are told. Raises UnreadableFile."""
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error
