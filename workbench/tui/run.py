"""Opening a project in the terminal, and closing it with everything stored."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from workbench.errors import NotFound
from workbench.services.writing import Writer
from workbench.store.project import Store
from workbench.tui.work import Work

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.outline import Outline
    from workbench.model.settings import Settings


def run(path: Path, settings: Settings, document: str | None = None) -> None:
    """Shows a document of a project until the user quits.

    Without a name it is the document of the last time, or else the first. Raises NoProject and
    its kin, and NotFound where the project has no document.
    """
    reader = Store.open(path, writable=False)
    try:
        row = _document(reader, document, settings.author)
    except NotFound:
        reader.close()
        raise
    writer = Writer(path)
    try:
        # SQLite reads the outline of a long document while Python imports the screen.
        with ThreadPoolExecutor(max_workers=2) as pool:
            outline = pool.submit(_outline, path, row)
            starting = pool.submit(writer.start)
            from workbench.tui.app import WorkbenchApp

            starting.result()
            work = Work(
                reader,
                writer,
                row,
                settings.author,
                outline.result(),
                propagates=settings.memory.propagate,
            )
        app = WorkbenchApp(path, work, settings)
        try:
            app.run()
        finally:
            app.work.flush()
            writer.drain()
    finally:
        reader.close()  # before the writer, which puts the log into the file when it is the last
        writer.stop()


def _outline(path: Path, document: int) -> Outline:
    with Store.open(path, writable=False) as store:
        return store.segments.outline(document)


def _document(store: Store, name: str | None, author: str) -> int:
    if name is not None:
        return store.documents.get(name)[0]
    known = [row for row, _ in store.documents.all()]
    if not known:
        raise NotFound("the project has no document", hint="add one with: workbench add")
    last = store.places.latest_document(author)
    return last if last in known else known[0]
