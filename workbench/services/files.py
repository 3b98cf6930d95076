"""Files that a user names to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path


def refuse_no_file(path: Path) -> None:
    """Raises UnreadableFile where nothing is there, or a folder."""
    if path.is_dir():
        raise UnreadableFile(f"{path} is a folder", hint="name a file in it")
    if not path.exists():
        raise UnreadableFile(f"there is no file {path}", hint="check the name")
