"""Backups, and looking for damage."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.services.drafts import write_beside

if TYPE_CHECKING:
    from workbench.store.project import Store


def backup(store: Store, out: Path | None) -> Path:
    """Copies a project as it stands, also while it is open; gives the copy's path.

    Without `out` the copy stands beside the project with the time in its name. Raises Refused
    where something is there already or nothing can stand, ExportFailed where the system fails.
    """
    assert store.path is not None
    if out is None:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        out = store.path.with_name(f"{store.path.stem}-{stamp}{store.path.suffix}")
    if out.exists():
        raise Refused(f"{out} is there already", hint="choose another name")
    write_beside(out, lambda file: _copy(store, Path(file.name)))
    return out


def _copy(store: Store, part: Path) -> tuple[str, ...]:
    """Fills a file that was just begun; nobody may read it who may not read the project."""
    assert store.path is not None
    shutil.copymode(store.path, part)
    store.backup(part)
    return ()


def faults(store: Store) -> list[str]:
    """What is wrong inside a project, a sentence each."""
    return list(store.faults())
