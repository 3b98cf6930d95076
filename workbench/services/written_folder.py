"""All documents written back into a folder, each in the layout of the file that it came from."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.exchange import Exported, NotesFor
from workbench.plugins import FORMATS, Registry
from workbench.services.exporting import refuse_missing
from workbench.services.places import refuse_no_folder, there_already
from workbench.services.source_files import refuse_source
from workbench.services.writing_back import format_of, write_back

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.model.segments import Document
    from workbench.store.project import Store

_LONGEST = 200
"""Bytes of a file name without its suffix; most systems take 255 with it."""


def write_all(
    store: Store,
    folder: Path,
    *,
    names: Sequence[str] = (),
    strict: bool = False,
    notes: NotesFor = NotesFor.CLIENT,
    is_new: bool = False,
    registry: Registry = FORMATS,
) -> Exported:
    """Writes every document that can be written back to a folder, under its own name.

    `names` are those or the UUIDs of documents, none for all. One that cannot be written is named
    in a warning. With `strict` none is written while a segment of any has no target, with `is_new`
    none where one of the files is there. Raises Refused where there is no such folder, and as
    `write_back` does.
    """
    refuse_no_folder(folder)
    warnings: list[str] = []
    chosen: list[tuple[Document, Path]] = []
    taken: set[str] = set()
    named = map(store.documents.get, names) if names else store.documents.all()
    for row, document in dict(named).items():
        try:
            suffix = format_of(document, registry).suffixes[0]
        except Refused as refusal:
            warnings.append(str(refusal))
            continue
        chosen.append((document, folder / _free_name(document.name, suffix, taken)))
        if strict:
            refuse_missing(store.segments.pairs(row), several=True)
    if is_new:
        _refuse_there([out for _, out in chosen])
    written, skipped, not_translatable = 0, 0, 0
    for _, out in chosen:
        refuse_source(store, out)
    for document, out in chosen:
        done = write_back(store, document.id, out, notes=notes, registry=registry)
        written, skipped = written + done.written, skipped + done.skipped
        not_translatable += done.not_translatable
        warnings += [f"{document.name}: {warning}" for warning in done.warnings]
    return Exported(
        written=written,
        skipped=skipped,
        not_translatable=not_translatable,
        warnings=tuple(warnings),
    )


def _refuse_there(files: Sequence[Path]) -> None:
    for file in files:
        if os.path.lexists(file):
            raise there_already(file.name)


def _free_name(name: str, suffix: str, taken: set[str]) -> str:
    """A name that no other document has in the folder, also where case makes no difference."""
    stem = _file_name(name)
    found, count = f"{stem}{suffix}", 1
    while found.casefold() in taken:
        count += 1
        found = f"{stem} ({count}){suffix}"
    taken.add(found.casefold())
    return found


def _file_name(name: str) -> str:
    """A document's name as that of a file in a folder, which it never leaves."""
    plain = re.sub(r'[\x00-\x1f/\\:*?"<>|]', "_", name)
    return plain.encode()[:_LONGEST].decode(errors="ignore").strip(". ") or "document"
