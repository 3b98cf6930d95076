"""Bringing source texts into a project."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.model.exchange import Imported
from workbench.plugins import FORMATS, Format, Registry, best_source_match, source_format_of
from workbench.services import renderings
from workbench.services.choosing import held_by
from workbench.services.files import refuse_empty, refuse_large, refuse_no_file
from workbench.store.documents import NEVER
from workbench.text.coding import has_marks, replaced_marks
from workbench.text.repair import Repaired, as_they_are, keep, repaired

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from workbench.model.sources import Block, Mend, Paragraph, SourceText
    from workbench.store.project import Store


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
    refuse_large(path)
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


def files_of(
    paths: Iterable[Path], registry: Registry = FORMATS
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """The files to read, those of folders in order of their names, and what is said of others.

    In a folder only what a format reads by its suffix is taken, and nothing that is hidden.
    Raises UnreadableFile where a folder has nothing to read.
    """
    files: list[Path] = []
    warnings: list[str] = []
    formats = registry.all()[0]
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        inside = [each for each in _inside(path) if best_source_match(formats, each.name)]
        left = sum(1 for _ in _inside(path)) - len(inside)
        if not inside:
            raise UnreadableFile(
                f"{path} has no file that a format reads", hint="`workbench formats` lists them"
            )
        if left:
            what = "1 file" if left == 1 else f"{left} files"
            warnings.append(f"{path}: {what} left out, which no format reads")
        files += inside
    return tuple(files), tuple(warnings)


def _inside(folder: Path) -> Iterator[Path]:
    """The files of a folder and those below it; links to other folders are not followed."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden:
            yield path


def add(store: Store, proposals: Sequence[Proposal], author: str, *, date: str = "") -> Imported:
    """Stores source texts, all or none of them; `date` says when they were written."""
    warnings: list[str] = []
    with store.journal.change(_label(proposals), author) as change:
        taken = {document.name for _, document in store.documents.all()}
        for proposal in proposals:
            name = _free_name(proposal.name, taken)
            taken.add(name)
            row = store.documents.add(
                change,
                name,
                proposal.text,
                proposal.paragraphs,
                repair=proposal.repair,
                date=date,
            )
            if proposal.text.is_bilingual:
                read = zip(store.segments.outline(row).rows, proposal.paragraphs, strict=True)
                renderings.take_notes(store, change, read, origin=name)
            warnings += [f"{name}: {line}" for line in (*proposal.text.warnings, *gaps(proposal))]
    return Imported(
        added=sum(len(proposal.paragraphs) for proposal in proposals),
        skipped=0,
        warnings=tuple(warnings),
    )


def _label(proposals: Sequence[Proposal]) -> str:
    if len(proposals) == 1:
        return f"add {proposals[0].name}"
    return f"add {len(proposals)} documents"


def gaps(proposal: Proposal) -> list[str]:
    """A line for each paragraph that looks cut off in the source."""
    return [
        f"segment {number} is unfinished (…{paragraph.text[-8:]}): {paragraph.unfinished}"
        for number, paragraph in enumerate(proposal.paragraphs, 1)
        if paragraph.unfinished
    ]


def _read(path: Path, registry: Registry, column: str) -> SourceText:
    formats = registry.all()[0]
    held = held_by(path, [each for each in formats if each.read_source])
    chosen = source_format_of(formats, path, held.name) or registry.get("text")
    text = _in_format(path, chosen, column)
    return replace(text, warnings=(*held.warnings, *text.warnings)) if held.warnings else text


def _in_format(path: Path, chosen: Format, column: str) -> SourceText:
    if column:
        if chosen.read_column is None:
            raise UnreadableFile(
                f"{path.name} is no table, and has no column {column!r}",
                hint="leave --column out",
            )
        return chosen.read_column(path, column)
    assert chosen.read_source is not None
    return chosen.read_source(path)


def _without_marks(text: SourceText) -> SourceText:
    """The text without characters of the private plane in which codes are edited.

    Each gives way to U+FFFD; no script and no font that is sold has any of them.
    """
    count = sum(map(_has_marks, text.blocks))
    if not count:
        return text
    blocks = tuple(_unmarked(block) if _has_marks(block) else block for block in text.blocks)
    what = "1 paragraph holds" if count == 1 else f"{count} paragraphs hold"
    warning = f"{what} characters of the private plane 16, shown as \ufffd from here on"
    return replace(text, blocks=blocks, warnings=(*text.warnings, warning))


def _has_marks(block: Block) -> bool:
    return has_marks(block.text) or (
        block.rendering is not None and has_marks(block.rendering.target)
    )


def _unmarked(block: Block) -> Block:
    rendering = block.rendering
    if rendering is not None:
        rendering = replace(rendering, target=replaced_marks(rendering.target))
    return replace(block, text=replaced_marks(block.text), rendering=rendering)


def _free_name(name: str, taken: set[str]) -> str:
    candidate, count = name, 1
    while candidate in taken:
        count += 1
        candidate = f"{name} ({count})"
    return candidate
