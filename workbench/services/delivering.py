"""Exporting what was asked for: in the layout of the original, or as the format lays it out."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from workbench.errors import NotFound, Refused
from workbench.model.exchange import Layout
from workbench.services import exporting, layouts, parallel_texts, writing_back, written_folder
from workbench.services.places import there_already
from workbench.services.source_files import refuse_source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from workbench.model.exchange import Choices, Exported
    from workbench.model.memory_settings import MemorySettings
    from workbench.model.segments import Document
    from workbench.plugins import Format
    from workbench.store.project import Store

    Progress: TypeAlias = Callable[[int], AbstractContextManager[Callable[[int], None]]]
    """Given a total of steps, what is told how many are done while it is entered."""

_NAMED = 3
"""Documents that a message names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be exported, and whereto."""

    project: str
    """The name that the file has for the project."""
    out: Path
    """A file, or a folder that is there."""
    memory: MemorySettings
    """By which matches are found, where some are asked for."""
    choices: Choices = parallel_texts.USUAL
    to: str | None = None
    """The format; None leaves it to the suffix."""
    layout: Layout = Layout.AUTO
    is_strict: bool = False
    """Whether a paragraph without a target stops the export."""
    is_new: bool = False
    """Whether files that are there stay, and the export is refused for them."""


def _quietly(_total: int) -> AbstractContextManager[Callable[[int], None]]:
    return nullcontext(lambda done: None)


def deliver(store: Store, order: Order, progress: Progress = _quietly) -> Exported:
    """Writes documents of the project to a file or a folder.

    Raises what the exports raise: Refused, NotFound, ExportFailed; then what was there is as it
    was.
    """
    if order.is_new and order.out.is_file():
        raise there_already(order.out.name)
    with store.snapshot():
        refuse_source(store, order.out)
        exported = _in_layout(store, order, progress)
        if exported is not None:
            return exported
        format, warnings = _laid_out(store, order)
        choices = exporting.fitting_choices(order.choices, format)
        text = parallel_texts.parallel_text(store, order.project, choices, order.memory)
        if choices.states and next(iter(text.pairs), None) is None:
            states = " or ".join(sorted(choices.states))
            raise Refused(f"no pair is {states}", hint="leave --state out, or name another")
        with progress(2 * parallel_texts.count(store, choices)) as tell:
            exported = exporting.write_export(
                text,
                order.out,
                format,
                strict=order.is_strict,
                is_new=order.is_new,
                report=tell,
            )
        return replace(exported, warnings=(*warnings, *exported.warnings))


def told_counts(exported: Exported) -> str:
    """How much went out and was compared, in one line."""
    if exported.terms:
        counts = "1 term" if exported.terms == 1 else f"{exported.terms:,} terms"
    else:
        left = exported.not_translatable
        more = f", {left:,} not to be translated" if left else ""
        counts = f"{exported.written:,} in English, {exported.skipped:,} not yet{more}"
    compared = f"; read again and compared: {exported.compared:,}" if exported.compared else ""
    return f"{counts}{compared}"


def told_lack(exported: Exported) -> str:
    """What the format has no place for, in one line; empty where it has one for everything."""
    if not exported.lacking:
        return ""
    *most, last = exported.lacking
    listed = f"{', '.join(most)} and {last}" if most else last
    return f"not in the file, for want of a place: {listed}"


def _laid_out(store: Store, order: Order) -> tuple[Format, tuple[str, ...]]:
    """The format of an export that is no original written back, and what is said of it.

    Raises Refused where a file of that name can only be one of several originals.
    """
    documents, out = order.choices.documents, order.out
    alike = layouts.alike(store, documents, out, order.layout, to=order.to)
    try:
        format = exporting.choose_format(out, order.to)
    except NotFound:
        if not alike:
            raise
        which = "name one with --document, or a folder to write all of them"
        raise Refused(f"this project has {_told(alike)}", hint=which) from None
    if not alike:
        return format, ()
    which = alike[0].name if len(alike) == 1 else f"one of the {_told(alike)}"
    said = f"{out.name} is a new file of {format.name} with all documents"
    return format, (f"{said}; to write {which} back into its own file, name it with --document",)


def _told(alike: Sequence[Document]) -> str:
    """How many documents, of what, and their names."""
    names = ", ".join(each.name for each in alike[:_NAMED])
    more = ", ..." if len(alike) > _NAMED else ""
    count = "1 document" if len(alike) == 1 else f"{len(alike):,} documents"
    return (
        f"{count} of {' and '.join(dict.fromkeys(each.format for each in alike))} ({names}{more})"
    )


def _in_layout(store: Store, order: Order, progress: Progress) -> Exported | None:
    """What was written in the layout of the original; None where that is not asked for."""
    out, choices, layout = order.out, order.choices, order.layout
    if layout is Layout.AUTO and not layouts.is_whole(choices):
        return None
    if layout is Layout.ORIGINAL:
        layouts.refuse_unfit(choices)
    if order.to is None and layouts.fills_folder(store, choices.documents, out, layout):
        return written_folder.write_all(
            store,
            out,
            names=choices.documents,
            strict=order.is_strict,
            notes=choices.notes,
            is_new=order.is_new,
        )
    found = layouts.find_document(store, choices.documents, out, layout, to=order.to)
    if found is None:
        return None
    total = 2 * store.segments.count(store.documents.get(found.id)[0])
    with progress(total) as tell:
        return writing_back.write_back(
            store, found.id, out, strict=order.is_strict, notes=choices.notes, report=tell
        )
