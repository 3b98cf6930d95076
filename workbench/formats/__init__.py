"""File formats, one a module; what is asked of all of them together is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.formats._contents import Contents

__all__ = ["contents_of"]


def contents_of(path: Path) -> Contents:
    """What a file holds, whatever its name says; one that cannot be read is unknown."""
    from workbench.formats import _contents  # late: most files are known by their names

    return _contents.contents_of(path)
