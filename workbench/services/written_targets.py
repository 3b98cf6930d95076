"""Whether a bilingual file that was written holds the targets that it should."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from workbench.errors import ExportFailed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.codes import Code
    from workbench.model.sources import Block, Filling, Rendering, SourceText

_SHOWN = 40


def verify_targets(
    name: str, text: SourceText, written: SourceText, fillings: Sequence[Filling]
) -> None:
    """Raises ExportFailed with the first segment whose source is not as it was, or whose target,
    codes or state are not those that were meant.

    White space says nothing. What is not confirmed may not be so in the file; less may be said
    there, for some formats have one state for several segments. Of codes it is compared which there
    are, for some formats allow of no pairs that cross. Emphasis may have become one where two of a
    kind met, or be gone where it was on no words; other emphasis may not have come.
    """
    found = zip_longest(text.blocks, written.blocks, fillings)
    for number, (before, after, filling) in enumerate(found, 1):
        source = None if before is None else source_sign(before)
        refuse_fault(name, number, source, after, filling)


def source_sign(block: Block) -> int:
    """A number for the source of a segment with its codes."""
    return hash((block.text, block.codes))


def refuse_fault(
    name: str, number: int, source: int | None, after: Block | None, filling: Filling | None
) -> None:
    """The same of one segment, of whose source before a number is kept."""
    fault = _fault(source, after, filling)
    if fault:
        raise ExportFailed(
            f"{name} was not written: segment {number} of the file {fault}",
            hint="export to another format and report the fault",
        )


def _fault(source: int | None, after: Block | None, filling: Filling | None) -> str:
    """What is wrong with one segment; empty where nothing is."""
    if source is None or after is None or filling is None:
        return "is missing, or is one too many"
    if source != source_sign(after):
        return f"has another source: {after.text[:_SHOWN]!r}"
    if after.rendering is None:
        return "has lost its target"
    return _fault_of_target(after.rendering, filling)


def _fault_of_target(rendering: Rendering, filling: Filling) -> str:
    meant = filling.text or ""
    if _squeezed(rendering.target) != _squeezed(meant):
        return f"reads back as {rendering.target[:_SHOWN]!r}, not {meant[:_SHOWN]!r}"
    if not _are_held(rendering.codes, filling.codes):
        return "has other codes in its target"
    says_more = rendering.state.is_confirmed and not filling.state.is_confirmed
    if says_more and not rendering.is_locked:
        return f"reads back as {rendering.state}, not {filling.state}"
    return ""


def _are_held(found: Sequence[Code], meant: Sequence[Code]) -> bool:
    """Whether codes are those that were meant, of which emphasis may be less."""
    needed, there = ([code for code in codes if not code.is_deletable] for codes in (meant, found))
    if _things(needed) != _things(there):
        return False
    return {code.data for code in found} <= {code.data for code in meant}


def _things(codes: Iterable[Code]) -> Counter[str]:
    return Counter(code.data for code in codes)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
