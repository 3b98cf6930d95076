"""The files that documents were read from, where they still lie as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.project import Store


def refuse_source(store: Store, out: Path) -> None:
    """Raises Refused where a file that would be replaced is the Chinese that a document came from.

    A bilingual file keeps its Chinese when it is written back, and may be replaced.
    """
    if not out.is_file():
        return
    for row, document in store.documents.all():
        if store.documents.is_bilingual(row):
            continue
        try:
            is_source = store.documents.editions.is_of(row, out)
        except PermissionError:  # what cannot be looked into was not read either
            return
        if is_source:
            raise Refused(
                f"{out} is the Chinese text that {document.name} was read from",
                hint=f"give another name, such as {out.stem}-en{out.suffix}",
            )
