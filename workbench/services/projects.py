"""Making and opening projects.

What only a new project needs is imported when one is made: opening waits for none of it.
"""

from __future__ import annotations

import re
import shlex
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import workbench
from workbench.errors import BadInput, NotFound, Refused
from workbench.services import settings
from workbench.store.opening import removed_on_failure
from workbench.store.project import Store
from workbench.store.schema import SQLITE_MAGIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.segments import Pair

SUFFIX = ".db"
EDITOR, COMMAND_LINE = "editor", "command line"
"""By which way changes come."""
_LANGUAGE = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""The shape of a BCP 47 tag."""
_DIGITS = 18
"""A longer number is no segment's, and none that SQLite can hold."""


def new(path: Path, *, source_language: str = "zh-Hans", target_language: str = "en") -> None:
    """Makes an empty project. Raises Refused where something is there, BadInput for no tag."""
    for tag in (source_language, target_language):
        if not _LANGUAGE.fullmatch(tag):
            raise BadInput(f"{tag!r} is no language tag", hint="say zh-Hans, zh-Hant or en")
    if path.suffix != SUFFIX:
        raise BadInput(f"{path} does not end in {SUFFIX}", hint=f"call it {path.name}{SUFFIX}")
    Store.create(path, source_language=source_language, target_language=target_language).close()
    settings.remember_project(path)


@contextmanager
def _new_with(path: Path) -> Iterator[Store]:
    """A new project to fill, which goes again where that fails or is broken off."""
    new(path)
    with removed_on_failure(path), open_for_writing(path) as store, store.transaction():
        yield store


def open_for_reading(path: Path) -> Store:
    """Opens a project that is only looked at."""
    return Store.open(path, writable=False)


@contextmanager
def untouched(path: Path) -> Iterator[Store]:
    """A project of others for reading; one of an older program is brought up in a copy of its own.

    Raises NoProject and its kin.
    """
    if Store.is_current(path):
        with open_for_reading(path) as store:
            yield store
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        Store.copy(path, copy)
        with open_for_reading(copy) as store:
            yield store


def open_for_writing(path: Path, via: str = COMMAND_LINE) -> Store:
    """Opens a project that is changed; `via` says in its history by which way."""
    store = Store.open(path)
    store.via = via
    return store


def project_for(path: Path, author: str) -> Path:
    """The project to open for a path: itself, or for a source text the one beside it.

    The project of a source text is made where it is not there yet. Raises Refused where the one
    that is there was made of other texts.
    """
    if path.suffix == SUFFIX or path.is_dir() or not path.exists():
        return path
    with path.open("rb") as file:
        if file.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC:
            return path
    project = path.with_suffix(SUFFIX)
    if project.exists():
        _refuse_project_of_others(project, path)
    else:
        from workbench.services import importing
        from workbench.services.importing import Repair

        proposal = importing.propose(path, Repair.AUTO)
        with _new_with(project) as store:
            importing.add(store, [proposal], author)
    return project


def _refuse_project_of_others(project: Path, text: Path) -> None:
    """Raises Refused where a project has no document that was read from this file.

    It has one that holds the very bytes, or one of this name with a block in common: a text that
    was changed since is still the same one, and a `page.md` is not the `page.txt` beside it.
    """
    original = text.read_bytes()
    with open_for_reading(project) as store:
        known = store.documents.all()
        if any(store.documents.editions.original(row) == original for row, _ in known):
            return
        from workbench.services import importing

        this = importing.propose(text, importing.Repair.OFF)
        blocks = {block.text for block in this.text.blocks}
        for row, document in known:
            held = (block.text for block in store.documents.editions.blocks(row))
            if document.name == this.name and not blocks.isdisjoint(held):
                return
    add = shlex.join(["workbench", "add", str(project), str(text)])
    raise Refused(
        f"{project} has no document from {text.name}",
        hint=f"bring it in with: {add}, then open {shlex.quote(str(project))}",
    )


def demo(path: Path, author: str) -> Path:
    """A project from the page in seeds/ and the lists in glossary/, unless it is there already."""
    if path.exists():
        Store.open(path, writable=False).close()  # refuses a file that is none of ours
        return path
    from workbench.services import importing, term_files
    from workbench.services.importing import Repair

    proposals = [
        importing.propose(seed, Repair.AUTO) for seed in sorted(packaged("seeds").glob("*.txt"))
    ]
    lists = sorted(packaged("glossary").glob("*.csv"))
    with _new_with(path) as store:
        importing.add(store, proposals, author)
        for terms in lists:
            term_files.import_terms(store, terms, author)
    return path


def packaged(name: str) -> Path:
    """The folder of data that comes with the program: seeds or glossary."""
    package = Path(workbench.__file__).parent
    for folder in (package / "data" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise NotFound(f"the program came without its {name}/ folder", hint="install it again")


def find_segment(store: Store, number: str, document: str | None) -> tuple[int, Pair]:
    """The segment that a user names by number or UUID. Raises NotFound, BadInput."""
    found = store.segments.row_of_uuid(number)
    if found is not None:
        return found[0], store.segments.at([found[0]], found[2])[0]
    if not number.isascii() or not number.isdigit():
        raise BadInput(f"{number!r} is no segment number and no id", hint="pairs shows both")
    in_document = find_document(store, document)
    row = None
    if len(number) <= _DIGITS:
        row = store.segments.row_of_number(in_document, int(number))
    if row is None:
        raise NotFound(f"there is no segment {number}", hint="pairs shows what there is")
    return row, store.segments.at([row], int(number))[0]


def find_document(store: Store, document: str | None) -> int:
    """The row of the document that a user names; the only one needs no name."""
    if document is not None:
        return store.documents.get(document)[0]
    known = store.documents.all()
    if not known:
        raise NotFound("the project has no document", hint="add one with: workbench add")
    if len(known) > 1:
        names = ", ".join(document.name for _, document in known)
        raise BadInput(
            f"the project has {len(known)} documents",
            hint=f"give an id, or say --document, one of: {names}",
        )
    return known[0][0]
