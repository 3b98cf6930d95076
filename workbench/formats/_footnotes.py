"""Texts with footnotes: cut at their marks, and put together again when they are read back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._xml_text import legal
from workbench.model.exchange import Footnote, Noted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from workbench.model.exchange import ParallelText

BETWEEN = ","
"""Between two marks in one place, so that 1 and 2 are not taken for 12; raised as they are."""


def pieces(text: str, footnotes: Iterable[Footnote]) -> Iterator[str | Footnote]:
    """The text between the marks, and the footnotes in their places; no piece is empty."""
    start = 0
    for footnote in footnotes:
        if footnote.offset > start:
            yield text[start : footnote.offset]
            start = footnote.offset
        yield footnote
    if start < len(text):
        yield text[start:]


def expected_beside_pairs(parallel: ParallelText) -> Iterator[Noted]:
    """What must be read back of formats that hold both texts, without what XML forbids."""
    number = 0
    for document in parallel.documents:
        for pair in document.pairs:
            number += 1
            texts = {"source": pair.segment.source, "target": pair.target.text}
            for each in document.footnotes_of(pair):
                offset = len(legal(texts[each.side][: each.offset]))
                yield Noted(number, offset, legal(each.text))


@dataclass(slots=True)
class Marks:
    """The marks of a file, as they are met, until the notes that they name are known."""

    found: list[tuple[int, int, int]] = field(default_factory=list)
    """(paragraph, offset, number of the note)"""

    def notes(self, texts: Mapping[int, str], name: str) -> Iterator[Noted]:
        """Every mark with its note. Raises UnreadableFile for one without the other."""
        wanted = [number for _, _, number in self.found]
        if wanted != sorted(texts):
            odd = sorted(set(wanted) ^ set(texts)) or wanted
            raise UnreadableFile(f"{name}: footnote {odd[0]} has no mark, no note, or two of them")
        for paragraph, offset, number in self.found:
            yield Noted(paragraph, offset, texts[number])
