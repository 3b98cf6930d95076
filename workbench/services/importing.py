"""Bringing source texts into a project."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.model.exchange import Imported
from workbench.plugins import FORMATS, ReadSource, Registry, best_match
from workbench.services.files import refuse_no_file
from workbench.text.repair import keep, repair

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.model.sources import Paragraph, SourceText
    from workbench.store.project import Store


class Repair(StrEnum):
    """Whether broken paragraphs are joined."""

    AUTO = "auto"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A source text as it was read, and as it would be cut."""

    name: str
    text: SourceText
    paragraphs: tuple[Paragraph, ...]
    repair: Repair


def propose(path: Path, mode: Repair, registry: Registry = FORMATS) -> Proposal:
    """Reads a file and cuts it into paragraphs. Raises UnreadableFile."""
    text = _reader(path, registry)(path)
    cut = repair if mode is Repair.AUTO else keep
    name = path.stem.encode(errors="replace").decode()  # a file's name may be no UTF-8
    return Proposal(name=name, text=text, paragraphs=cut(text.blocks), repair=mode)


def add(store: Store, proposals: Sequence[Proposal], author: str, *, date: str = "") -> Imported:
    """Stores source texts, all or none of them; `date` says when they were written."""
    warnings: list[str] = []
    with store.journal.change(_label(proposals), author) as change:
        taken = {document.name for _, document in store.documents.all()}
        for proposal in proposals:
            name = _free_name(proposal.name, taken)
            taken.add(name)
            store.documents.add(
                change,
                name,
                proposal.text,
                proposal.paragraphs,
                repair=proposal.repair,
                date=date,
            )
            warnings += [f"{name}: {line}" for line in gaps(proposal)]
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


def _reader(path: Path, registry: Registry) -> ReadSource:
    refuse_no_file(path)
    readers = [format for format in registry.all()[0] if format.read_source is not None]
    chosen = best_match(readers, path.name) or registry.get("text")
    assert chosen.read_source is not None
    return chosen.read_source


def _free_name(name: str, taken: set[str]) -> str:
    candidate, count = name, 1
    while candidate in taken:
        count += 1
        candidate = f"{name} ({count})"
    return candidate
