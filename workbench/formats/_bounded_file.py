"""A file that is read whole, if it is not larger than an honest one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path


def read_bounded(path: Path, *, most: int, hint: str) -> bytes:
    """All bytes of a file. Raises UnreadableFile where it has more than `most`."""
    try:
        with path.open("rb") as stream:
            data = stream.read(most + 1)
            size = stream.seek(0, 2)
    except OSError as error:
        raise UnreadableFile(
            f"{path.name} cannot be read: {error.strerror}", hint="check its permissions"
        ) from error
    if size > most:
        raise UnreadableFile(
            f"{path.name} has {size // 2**20:,} MB, more than the {most // 2**20} that are read",
            hint=hint,
        )
    return data
