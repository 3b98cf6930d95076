"""Whether an export has the layout of the file that a document came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.exchange import Arrangement, Layout, Level
from workbench.model.scripts import Script
from workbench.plugins import FORMATS, Registry
from workbench.services import writing_back

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.model.exchange import Choices
    from workbench.model.segments import Document
    from workbench.store.project import Store

_PLAIN_TEXT = "text"
"""A page of plain text is lines, most often broken ones, and no layout that anybody wants back."""


def find_document(
    store: Store,
    names: Sequence[str],
    out: Path,
    layout: Layout,
    *,
    to: str | None = None,
    registry: Registry = FORMATS,
) -> Document | None:
    """The document that is to be written back to a file; None where its layout is not asked for.

    `names` are those or the UUIDs of documents, none for all; of several it is the only one of such
    a file where no export makes one. `to` names a format, else the suffix
    of `out` decides. Raises Refused where the layout was asked for and cannot be had, NotFound for
    no such document.
    """
    documents = _documents(store, names)
    if layout is Layout.PLAIN or not documents:
        return None
    if layout is Layout.ORIGINAL and len(documents) > 1:
        raise Refused(
            "a file in the layout of the original holds one document",
            hint="name it with --document, or name a folder to write all of them",
        )
    if len(documents) > 1:
        fitting = alike(store, names, out, layout, to=to, registry=registry)
        return fitting[0] if len(fitting) == 1 and not _is_written(out, to, registry) else None
    (document,) = documents
    is_fitting = _fits(document, out, to, registry)
    if layout is Layout.AUTO:
        return document if is_fitting and _has_layout(document, registry) else None
    format = writing_back.format_of(document, registry)
    if not is_fitting:
        raise Refused(
            f"{document.name} came from {document.format}, {out.name} is none",
            hint=f"name a file that ends in {format.suffixes[0]}, or use --layout plain",
        )
    return document


def is_whole(choices: Choices) -> bool:
    """Whether nothing was chosen that a file in the layout of its original cannot have."""
    return not _unfit(choices)


def refuse_unfit(choices: Choices) -> None:
    """Raises Refused where something was chosen that such a file cannot have."""
    unfit = _unfit(choices)
    if unfit:
        raise Refused(
            f"a file in the layout of the original cannot have {', '.join(unfit)}",
            hint="leave that out, or use --layout plain",
        )


def _unfit(choices: Choices) -> list[str]:
    """The options for what such a file cannot have."""
    chosen = {
        "--state": choices.states,
        "--terms": choices.has_terms,
        "--history": choices.has_history,
        "--matches": choices.matches,
        "--level sentence": choices.level is Level.SENTENCE,
        "--script": choices.script is not Script.STORED,
        "--arrange above": choices.arrangement is Arrangement.ABOVE,
    }
    return [option for option, is_chosen in chosen.items() if is_chosen]


def fills_folder(
    store: Store, names: Sequence[str], out: Path, layout: Layout, *, registry: Registry = FORMATS
) -> bool:
    """Whether documents are to be written back into a folder.

    Raises Refused for a folder into which none is.
    """
    if not out.is_dir():
        return False
    documents = _documents(store, names)
    able = [each for each in documents if _is_written_back(each, registry)]
    if layout is not Layout.PLAIN and (able or layout is Layout.ORIGINAL):
        return True
    if layout is Layout.PLAIN:
        why = "with --layout plain an export is one file"
    elif documents:
        why = "none of these documents is written back into a file of its own"
    else:
        why = "there is no document to write into it"
    raise Refused(
        f"{out} is a folder, and {why}", hint=f"name a file in it, such as {out / 'all.docx'}"
    )


def alike(
    store: Store,
    names: Sequence[str],
    out: Path,
    layout: Layout,
    *,
    to: str | None = None,
    registry: Registry = FORMATS,
) -> list[Document]:
    """The documents of several any of which could be written back to a file of that name."""
    documents = _documents(store, names)
    if layout is Layout.PLAIN or len(documents) < 2:
        return []
    return [
        document
        for document in documents
        if _fits(document, out, to, registry) and _has_layout(document, registry)
    ]


def _fits(document: Document, out: Path, to: str | None, registry: Registry) -> bool:
    """Whether a file is of the format of a document, and no export has more of its suffix."""
    if to is not None:
        return to == document.format
    formats = registry.all()[0]
    own = max((each.matches_source(out.name) for each in formats if each.name == document.format),
              default=0)  # fmt: skip
    writing = (each for each in formats if each.write or each.write_set)
    return own > 0 and own >= max((each.matches(out.name) for each in writing), default=0)


def _is_written(out: Path, to: str | None, registry: Registry) -> bool:
    """Whether a format writes such a file of its own, and not only one that was added."""
    writing = [each for each in registry.all()[0] if each.write or each.write_set]
    if to is not None:
        return any(each.name == to for each in writing)
    return any(each.matches(out.name) for each in writing)


def _has_layout(document: Document, registry: Registry) -> bool:
    """Whether a document has a layout that one would want back."""
    return document.format != _PLAIN_TEXT and _is_written_back(document, registry)


def _is_written_back(document: Document, registry: Registry) -> bool:
    """Whether the file that a document came from can be written again."""
    try:
        writing_back.format_of(document, registry)
    except Refused:
        return False
    return True


def _documents(store: Store, names: Sequence[str]) -> list[Document]:
    if names:
        return list(dict(map(store.documents.get, names)).values())
    return [value for _, value in store.documents.all()]
