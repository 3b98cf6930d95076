"""What `export` does, apart from its options, so that their help waits for none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli._progress import counting
from workbench.model.exchange import Layout
from workbench.services import (
    exporting,
    layouts,
    parallel_texts,
    projects,
    writing_back,
    written_folder,
)
from workbench.services.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.exchange import Choices, Exported
    from workbench.store.project import Store


def exported(
    project: Path, out: Path, name: str | None, choices: Choices, layout: Layout, *, strict: bool
) -> Exported:
    """Writes some documents, or the project, in a format by name or by the suffix of `out`."""
    projects.refuse_project_file(project, out)
    with projects.open_for_reading(project) as store, store.snapshot():
        written = _written_back(store, out, name, choices, layout, strict=strict)
        if written is not None:
            return written
        format = exporting.choose_format(out, name)
        choices = exporting.fitting_choices(choices, format)
        text = parallel_texts.parallel_text(store, project.stem, choices, read_settings().memory)
        total = 2 * parallel_texts.count(store, choices)
        with counting("writing and comparing", total) as tell:
            return exporting.write_export(text, out, format, strict=strict, report=tell)


def _written_back(
    store: Store,
    out: Path,
    name: str | None,
    choices: Choices,
    layout: Layout,
    *,
    strict: bool,
) -> Exported | None:
    """What was written in the layout of the original; None where that is not asked for."""
    if layout is Layout.AUTO and not layouts.is_whole(choices):
        return None
    if layout is Layout.ORIGINAL:
        layouts.refuse_unfit(choices)
    if name is None and layouts.fills_folder(store, choices.documents, out, layout):
        return written_folder.write_all(store, out, strict=strict, notes=choices.notes)
    found = layouts.find_document(store, choices.documents, out, layout, to=name)
    if found is None:
        return None
    return writing_back.write_back(store, found.id, out, strict=strict, notes=choices.notes)
