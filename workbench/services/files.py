"""Files that a user names to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused, UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.project import Store

_HEAD = 1 << 12
_LARGEST = 100_000_000
"""Bytes: thirty times the longest novels, and what is read into memory whole."""


def refuse_no_file(path: Path) -> None:
    """Raises UnreadableFile where nothing is there, or a folder."""
    if path.is_dir():
        raise UnreadableFile(f"{path} is a folder", hint="name a file in it")
    if not path.exists():
        raise UnreadableFile(f"there is no file {path}", hint="check the name")


def refuse_project_file(project: Path, file: Path) -> None:
    """Raises Refused where a file that is named is the project itself, or stands beside it.

    It must not even be looked into: to close it takes away the locks that this process has on it
    (SQLite, “How To Corrupt An SQLite Database File”, 2.2).
    """
    for end in ("", "-wal", "-shm"):
        part = project.with_name(f"{project.name}{end}")
        if part.exists() and file.exists() and file.samefile(part):
            raise Refused(f"{file.name} is the project itself", hint="name another file")


def refuse_unreadable(store: Store, path: Path) -> None:
    """Raises UnreadableFile where nothing is there to be read, and Refused for the project."""
    if store.path is not None:
        refuse_project_file(store.path, path)
    refuse_no_file(path)


def refuse_large(path: Path, *, most: int = 0) -> None:
    """Raises UnreadableFile where a document has more bytes than are read.

    The usual number, for 0, is what is read into memory whole.
    """
    most = most or _LARGEST
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
