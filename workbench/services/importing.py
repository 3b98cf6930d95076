"""Bringing source texts into a project."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.model.exchange import Imported
from workbench.model.sources import SourceText
from workbench.plugins import FORMATS, Format, Registry
from workbench.plugins.format import source_format_of
from workbench.services import private_marks, renderings
from workbench.services.arriving import (
    Arrival,
    Arrived,
    opened,
    store_arrival,
    stretches,
    unfinished,
)
from workbench.services.choosing import held_by
from workbench.services.files import refuse_empty, refuse_large, refuse_no_file
from workbench.store.documents import NEVER
from workbench.text.repair import Repaired, as_they_are, keep, repaired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from workbench.model.sources import Mend, Paragraph
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store

_LARGE = 8_000_000
"""Bytes from which a file is stored while it is read: twice the longest novels."""
_LARGEST = 4_000_000_000
"""Bytes of a file that is read so."""
_PAGES = 96 * 1024
"""KiB of the database in memory meanwhile: the indexes by text of a million segments."""
_BESIDE = (
    "{}: the project has a document {} already; a newer version of it comes in with --update,"
    " and `workbench undo` takes this one out again"
)


class Repair(StrEnum):
    """Whether broken paragraphs are joined."""

    AUTO = "auto"
    OFF = "off"
    NEVER = NEVER
    """The file is bilingual, and its segments stay as it has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A source text as it was read, and as it would be cut."""

    name: str
    text: SourceText
    paragraphs: tuple[Paragraph, ...]
    mends: tuple[Mend, ...] = ()
    """What was mended to cut it so: the proposals that were made."""
    repair: Repair


def propose(
    path: Path, mode: Repair, registry: Registry = FORMATS, *, column: str = ""
) -> Proposal:
    """Reads a file and cuts it into paragraphs; `column` is that of a table which is the source.

    A bilingual file is cut as it is, whatever the mode.

    Raises UnreadableFile.
    """
    refuse_no_file(path)
    refuse_empty(path)
    _refuse_large(path, registry)
    text = _without_marks(_read(path, registry, column))
    if not text.blocks:
        raise UnreadableFile(f"{path.name} holds no text", hint="run OCR first on pictures of text")
    if text.is_bilingual:
        mode, done = Repair.NEVER, Repaired(paragraphs=as_they_are(text.blocks), mends=())
    elif mode is Repair.AUTO:
        done = repaired(text.blocks, is_structured=text.is_structured)
    else:
        mode, done = Repair.OFF, Repaired(paragraphs=keep(text.blocks), mends=())
    return Proposal(
        name=name_of(path), text=text, paragraphs=done.paragraphs, mends=done.mends, repair=mode
    )


def name_of(path: Path) -> str:
    """The name that a document has by its file, whose own may be no UTF-8."""
    return path.stem.encode(errors="replace").decode()


def source(
    path: Path, mode: Repair, registry: Registry = FORMATS, *, column: str = ""
) -> Proposal | Arrival:
    """A file that is to be added: read and cut, or where it is large, read while it is stored.

    Raises UnreadableFile.
    """
    refuse_no_file(path)
    chosen, warnings = _format_of(path, registry)
    if chosen.stream_source is None or path.stat().st_size < _LARGE:
        return propose(path, mode, registry, column=column)
    refuse_large(path, most=_LARGEST)
    if column and chosen.read_column is None:
        raise _no_table(path, column)
    return Arrival(
        name=name_of(path),
        path=path,
        format=chosen,
        column=column,
        is_repaired=mode is Repair.AUTO,
        repair=str(mode),
        warnings=warnings,
    )


def previews(
    sources: Sequence[Proposal | Arrival],
    report: Callable[[int, int], None] = lambda read, count: None,
) -> Iterator[Iterator[Proposal]]:
    """Files as they would be stored, one after the other, each in its pieces; see `previewed`.

    `report` gets the bytes of the arrivals that were read so far, and the paragraphs of the last.
    """
    read = 0
    for each in sources:
        yield previewed(each, partial(_told_on, report, read, 0))
        read += each.path.stat().st_size if isinstance(each, Arrival) else 0


def previewed(
    source: Proposal | Arrival, report: Callable[[int, int], None] = lambda read, count: None
) -> Iterator[Proposal]:
    """A file as it would be stored, in the pieces in which it would be cut.

    `report` gets the bytes of an arrival that were read so far, and the paragraphs that came of
    them. Raises UnreadableFile where it cannot be read on.
    """
    if isinstance(source, Proposal):
        yield source
        return
    read = 0

    def count(done: int) -> None:
        nonlocal read
        read = done

    stream = opened(source, count)
    for stretch in stretches(source, stream):
        report(read, stretch.before + len(stretch.paragraphs))
        yield Proposal(
            name=source.name,
            text=SourceText(
                format=stream.format,
                encoding=stream.encoding,
                original=b"",
                blocks=tuple(stretch.blocks),
                is_structured=stream.is_structured,
                is_bilingual=stream.is_bilingual,
            ),
            paragraphs=stretch.paragraphs,
            mends=stretch.mends,
            repair=Repair.NEVER if stream.is_bilingual else Repair(source.repair),
        )


def add(
    store: Store,
    sources: Sequence[Proposal | Arrival],
    author: str,
    *,
    date: str = "",
    report: Callable[[int, int], None] = lambda read, count: None,
) -> Imported:
    """Stores source texts, all or none of them; `date` says when they were written.

    `report` gets the bytes of the arrivals that were read so far, and how many paragraphs were
    added. Raises UnreadableFile where one of them cannot be read, and Refused where it is too large
    to be kept.
    """
    warnings: list[str] = []
    added = read = 0
    is_large = any(isinstance(each, Arrival) for each in sources)
    pages = store.shards.many_pages(_PAGES) if is_large else nullcontext()
    with pages, store.journal.change(_label(sources), author) as change:
        there = {document.name for _, document in store.documents.all()}
        taken = set(there)
        for each in sources:
            name = _free_name(each.name, taken)
            taken.add(name)
            if each.name in there:
                warnings.append(_BESIDE.format(name, each.name))
            if isinstance(each, Arrival):
                told = partial(_told_on, report, read, added)
                arrived = store_arrival(store, change, each, name, date=date, report=told)
                read += each.path.stat().st_size
            else:
                arrived = _store(store, change, each, name, date)
            added += arrived.added
            warnings += [f"{name}: {line}" for line in arrived.warnings]
    return Imported(added=added, skipped=0, warnings=tuple(warnings))


def _told_on(
    report: Callable[[int, int], None], read: int, added: int, more: int, further: int
) -> None:
    report(read + more, added + further)


def _store(store: Store, change: ChangeSet, proposal: Proposal, name: str, date: str) -> Arrived:
    row = store.documents.add(
        change, name, proposal.text, proposal.paragraphs, repair=proposal.repair, date=date
    )
    if proposal.text.is_bilingual:
        read = zip(store.segments.outline(row).rows, proposal.paragraphs, strict=True)
        renderings.take_notes(store, change, read, origin=name)
    return Arrived(
        added=len(proposal.paragraphs),
        warnings=(*proposal.text.warnings, *gaps(proposal)),
    )


def _label(sources: Sequence[Proposal | Arrival]) -> str:
    if len(sources) == 1:
        return f"add {sources[0].name}"
    return f"add {len(sources)} documents"


def gaps(proposal: Proposal) -> list[str]:
    """A line for each paragraph that looks cut off in the source."""
    return unfinished(proposal.paragraphs)


def _read(path: Path, registry: Registry, column: str) -> SourceText:
    chosen, warnings = _format_of(path, registry)
    text = _in_format(path, chosen, column)
    return replace(text, warnings=(*warnings, *text.warnings)) if warnings else text


def _in_format(path: Path, chosen: Format, column: str) -> SourceText:
    if column:
        if chosen.read_column is None:
            raise _no_table(path, column)
        return chosen.read_column(path, column)
    assert chosen.read_source is not None
    return chosen.read_source(path)


def _format_of(path: Path, registry: Registry) -> tuple[Format, tuple[str, ...]]:
    """The format of a file, and a line where its name says something else."""
    formats = registry.all()[0]
    held = held_by(path, [each for each in formats if each.read_source])
    chosen = source_format_of(formats, path, held.name)
    if chosen is None:
        _refuse_no_text(path, formats)
    return chosen or registry.get("text"), held.warnings


def _refuse_no_text(path: Path, formats: Sequence[Format]) -> None:
    """Raises UnreadableFile for files whose formats hold pairs, units or terms and no text."""
    from workbench.formats._contents import contents_of

    for each in formats:
        ways = {
            "update": each.read_returned,
            "memory import": each.read_units,
            "terms import": each.read_terms,
        }
        known = [f"`workbench {name}`" for name, reads in ways.items() if reads]
        if known and each.matches(path.name):
            raise UnreadableFile(
                f"{path.name} is no source text ({each.title})",
                hint=f"what takes it is {' or '.join(known)}",
            )
    contents = contents_of(path)
    if contents.title and contents.is_sure:
        raise UnreadableFile(
            f"{path.name} is {contents.title}, and no source text",
            hint="export its text as XLIFF, or under a name in .txt, from where it was made",
        )


def _refuse_large(path: Path, registry: Registry) -> None:
    """Raises UnreadableFile where a file has more bytes than are held in memory."""
    try:
        refuse_large(path)
    except UnreadableFile as error:
        if _format_of(path, registry)[0].stream_source is None:
            raise
        hint = "add it without --ask and --update, which hold all of a file; --preview shows it"
        raise UnreadableFile(error.fault, hint=hint) from error


def _no_table(path: Path, column: str) -> UnreadableFile:
    return UnreadableFile(
        f"{path.name} is no table, and has no column {column!r}", hint="leave --column out"
    )


def _without_marks(text: SourceText) -> SourceText:
    blocks, count = private_marks.without_marks(text.blocks)
    if not count:
        return text
    return replace(
        text, blocks=tuple(blocks), warnings=(*text.warnings, *private_marks.told(count))
    )


def _free_name(name: str, taken: set[str]) -> str:
    candidate, count = name, 1
    while candidate in taken:
        count += 1
        candidate = f"{name} ({count})"
    return candidate
