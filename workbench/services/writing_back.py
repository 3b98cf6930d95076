"""Documents written back in the layout of the file that they came from.

The text of each block gives way to the targets of the segments that stand in its place. What has no
target yet stays in the source language. In a bilingual file only the targets are written; its
sources never change.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import ExportFailed, NotFound, Refused
from workbench.model.codes import CodeKind
from workbench.model.exchange import Exported, NotesFor
from workbench.model.sources import Filling
from workbench.plugins import FORMATS, Format, Registry
from workbench.services import tracing
from workbench.services.drafts import write_beside
from workbench.services.exporting import refuse_missing
from workbench.services.outgoing import has_notes
from workbench.services.tallying import unconfirmed
from workbench.services.writing_targets import Counted, Targets, refused_otherwise
from workbench.services.written_parts import Part, own_codes, target_filling, target_part
from workbench.services.written_targets import verify_targets
from workbench.text.carrying import numbered_as
from workbench.text.coding import renumbered, replaced_marks
from workbench.text.joining import glue
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.model.codes import Code
    from workbench.model.segments import Document, Pair
    from workbench.model.sources import Block, SourceText
    from workbench.store.project import Store

_BESIDE_WIDE = re.compile("(?<=[\u2e80-\uffef]) | (?=[\u2e80-\uffef])")


def format_of(document: Document, registry: Registry = FORMATS) -> Format:
    """The format that writes a document back. Raises Refused where its own does not."""
    try:
        format = registry.get(document.format)
    except NotFound:
        format = None
    if format is None or format.write_filled is None:
        raise Refused(
            f"{document.name} came from {document.format}, which is not written back",
            hint="export it with --layout plain",
        )
    return format


def write_back(
    store: Store,
    name: str,
    out: Path,
    *,
    strict: bool = False,
    notes: NotesFor = NotesFor.CLIENT,
    registry: Registry = FORMATS,
    report: Callable[[int], None] = lambda done: None,
) -> Exported:
    """Writes one document to `out`, which is replaced in one step once the new file is verified.

    With `strict` nothing is written while a segment has no target. `notes` are those that are
    missed in the file, which has no place for any. Of a file that is written as a stream, `report`
    is told how many of its blocks are done; each counts twice, when it was written and when it was
    read again. Raises NotFound, Refused, ExportFailed as other exports do.
    """
    with store.snapshot():
        row, document = store.documents.get(name)
        format = format_of(document, registry)
        write = format.write_filled
        if strict:
            refuse_missing(store.segments.pairs(row), several=False)
        purposes = {label.name: label.purpose for label in store.labels.all()}
        if format.write_targets is not None:
            with closing(Targets(store, row, notes, purposes, report)) as targets:
                if targets.are_in_order:
                    return _streamed(store, row, format, targets, out)
        pairs = list(store.segments.pairs(row))
        original = store.documents.editions.original(row)
        text = _read_again(format, original)
        fillings, moved = _fillings(store, row, pairs, text)
    assert write is not None
    warnings = write_beside(
        out,
        lambda stream: write(original, fillings, stream),
        verify=lambda draft: _verify(format, draft, out.name, text, fillings),
    )
    missed = sum(has_notes(pair, notes, purposes) for pair in pairs)
    return _exported(pairs, (*warnings, *_said(moved), *_without_notes(missed)))


def _exported(pairs: Sequence[Pair], warnings: Sequence[str]) -> Exported:
    """The counts of what was written, and all that is to be said of it."""
    wanted = [pair for pair in pairs if pair.segment.is_translatable]
    missing = sum(map(_is_missing, wanted))
    return Exported(
        written=len(wanted) - missing,
        skipped=missing,
        not_translatable=len(pairs) - len(wanted),
        warnings=(*warnings, *_unconfirmed(wanted)),
    )


def _streamed(store: Store, row: int, format: Format, targets: Targets, out: Path) -> Exported:
    """Writes a bilingual document in bounded memory; its original is a file meanwhile."""
    write, read = format.write_targets, format.stream_source
    assert write is not None
    assert read is not None
    counted = Counted()

    def verify(draft: Path) -> None:
        nonlocal counted
        try:
            counted = targets.verify(out.name, draft, read)
        except (ExportFailed, Refused, OSError):
            raise
        except Exception as error:  # a damaged file may make its reader raise anything
            raise _unreadable(out.name, error) from error

    with tempfile.TemporaryDirectory() as folder:
        original = Path(folder) / f"original{format.suffixes[0]}"
        with original.open("wb") as stream:
            store.documents.editions.copy_original(row, stream)
        warnings = write_beside(
            out, lambda stream: write(original, targets.begin, stream), verify=verify
        )
    left = counted.not_translatable + counted.missing
    return Exported(
        written=counted.pairs - left,
        skipped=counted.missing,
        not_translatable=counted.not_translatable,
        warnings=(
            *warnings,
            *_said(counted.moved),
            *_without_notes(counted.noted),
            *unconfirmed(counted.unconfirmed),
        ),
    )


def _without_notes(count: int) -> list[str]:
    """A sentence where so many segments have notes, for which the file has no place."""
    if not count:
        return []
    of = "1 segment" if count == 1 else f"{count} segments"
    return [f"the layout of the original has no place for notes, left out of {of}"]


def _unconfirmed(pairs: Iterable[Pair]) -> list[str]:
    """A sentence where some of what was written is a draft that nobody has confirmed."""
    return unconfirmed(
        sum(has_text(pair.target.text) and not pair.target.state.is_confirmed for pair in pairs)
    )


def _is_missing(pair: Pair) -> bool:
    return pair.segment.is_translatable and not has_text(pair.target.text)


def _read_again(format: Format, original: bytes) -> SourceText:
    """The original with the codes of its blocks, which the store does not keep by block."""
    assert format.read_source is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"original{format.suffixes[0]}"
        path.write_bytes(original)
        try:
            return format.read_source(path)
        finally:
            path.unlink()


def _fillings(
    store: Store, row: int, pairs: Sequence[Pair], text: SourceText
) -> tuple[list[Filling], list[int]]:
    """What takes the place of each block, and the segments whose missing codes are at the end."""
    blocks = text.blocks
    known = [block.text for block in store.documents.editions.blocks(row)]
    if known != [replaced_marks(block.text) for block in blocks]:
        raise refused_otherwise()
    trace = tracing.of_document(store, row)
    here: dict[int, list[Part]] = defaultdict(list)
    for pair, block in zip(pairs, trace.homes().values(), strict=True):
        rendering = blocks[block].rendering
        here[block].append(_part(pair) if rendering is None else target_part(pair, rendering))
    read = trace.read_blocks()
    fillings = [
        _filling(block, here[at], at in read)
        if block.rendering is None
        else target_filling(block.locator, block.rendering, here[at])
        for at, block in enumerate(blocks)
    ]
    moved = [part.segment.number for parts in here.values() for part in parts if part.lacked]
    return fillings, sorted(moved)


def _said(moved: Sequence[int]) -> list[str]:
    if not moved:
        return []
    return [
        "inline markup that the translation lacks was put at the end of "
        f"{len(moved)} of the segments; the first is {moved[0]}"
    ]


def _part(pair: Pair) -> Part:
    segment, target = pair.segment, pair.target
    if not (segment.is_translatable and has_text(target.text)):
        return Part(segment=segment, text=segment.source, codes=segment.codes)
    codes, lacked = own_codes(segment, target)
    return Part(segment=segment, text=target.text, codes=codes, lacked=lacked, is_target=True)


def _filling(block: Block, parts: Sequence[Part], is_read: bool) -> Filling:
    """What takes the place of a block: its segments, else nothing; what was left out stays."""
    if not parts:
        if is_read:
            return Filling(locator=block.locator, text=None)
        return Filling(locator=block.locator, text=block.text, codes=block.codes)
    text, was_target, by = "", True, 0
    codes: list[Code] = []
    for part in parts:
        if text:
            is_english = was_target or part.is_target
            text += " " if is_english else glue(text, part.text)
        codes += renumbered((*part.codes, *part.lacked), by=by, shift=len(text))
        by += part.most
        text += part.text
        was_target = part.is_target
    return Filling(locator=block.locator, text=text, codes=numbered_as(block.codes, codes))


def _things(places: Iterable[Block | Filling]) -> list[str]:
    """What codes hold, in order: what of it has texts of its own takes these along."""
    return [
        code.data for place in places for code in place.codes if code.kind is not CodeKind.CLOSE
    ]


def _verify(
    format: Format, draft: Path, name: str, text: SourceText, fillings: Sequence[Filling]
) -> None:
    """Raises ExportFailed with the first block that did not survive."""
    assert format.read_source is not None
    try:
        written = format.read_source(draft)
    except Exception as error:  # a damaged file may make its reader raise anything
        raise _unreadable(name, error) from error
    if text.is_bilingual:
        verify_targets(name, text, written, fillings)
    else:
        _verify_texts(name, text, written, fillings)


def _unreadable(name: str, error: Exception) -> ExportFailed:
    return ExportFailed(f"{name} was not written: it cannot be read back: {error}")


def _verify_texts(
    name: str, text: SourceText, written: SourceText, fillings: Sequence[Filling]
) -> None:
    """Raises ExportFailed with the first text that is another one.

    Pictures and footnotes have texts of their own, so that where they moved among the words not all
    blocks are in order.
    """
    in_order = _things(text.blocks) == _things(fillings)
    meant = list(filter(None, (_squeezed(each.text or "") for each in fillings)))
    found = list(filter(None, (_squeezed(block.text) for block in written.blocks)))
    if not in_order and Counter(meant) == Counter(found):
        return
    if meant == found:
        return
    at = next(
        (at for at, (one, other) in enumerate(zip(meant, found, strict=False)) if one != other),
        min(len(meant), len(found)),
    )
    one, other = (texts[at][:40] if at < len(texts) else "" for texts in (meant, found))
    raise ExportFailed(
        f"{name} was not written: block {at + 1} reads back as {other!r}, not {one!r}",
        hint="export with --layout plain and report the fault",
    )


def _squeezed(text: str) -> str:
    """A text as it is compared: white space beside Han characters and their signs says nothing."""
    return _BESIDE_WIDE.sub("", " ".join(text.split()))
