"""The files that somebody means who names files and folders to be read as source texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.plugins import FORMATS, Registry
from workbench.plugins.format import best_source_match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def files_of(
    paths: Iterable[Path], registry: Registry = FORMATS
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """The files to read, those of folders in order of their names, and what is said of others.

    In a folder only what a format reads by its suffix is taken, and nothing that is hidden.
    Raises UnreadableFile where a folder has nothing to read.
    """
    files: list[Path] = []
    warnings: list[str] = []
    formats = registry.all()[0]
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        inside = [each for each in _inside(path) if best_source_match(formats, each.name)]
        left = sum(1 for _ in _inside(path)) - len(inside)
        if not inside:
            raise UnreadableFile(
                f"{path} has no file that a format reads", hint="`workbench formats` lists them"
            )
        if left:
            what = "1 file" if left == 1 else f"{left} files"
            warnings.append(f"{path}: {what} left out, which no format reads")
        files += inside
    return tuple(files), tuple(warnings)


def _inside(folder: Path) -> Iterator[Path]:
    """The files of a folder and those below it; links to other folders are not followed."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden:
            yield path
