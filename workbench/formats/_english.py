"""The English alone: which wording stands for each pair, what it is on its page, and plain text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._xml_text import legal, losses
from workbench.model.exchange import Noted
from workbench.model.segments import Pair, SegmentKind
from workbench.text.line_ends import to_line_feeds
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.exchange import Footnote, ParallelDocument, ParallelText


class Role(Enum):
    """What a paragraph of the English is on its page."""

    KICKER = auto()
    """A headline above all articles: the title of a page or series."""
    HEADING = auto()
    """A headline of the group that opens an article."""
    SUBHEADING = auto()
    """A headline amid an article."""
    BYLINE = auto()
    BODY = auto()
    CREDIT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishParagraph:
    """One paragraph of a document in the target language."""

    text: str
    """The target; the source where there is none yet. Never blank; line ends are `\\n`, and
    there are no control characters."""
    role: Role
    is_translated: bool
    footnotes: tuple[Footnote, ...] = ()
    """Their offsets are those of `text`, and their own texts are like it."""


_ROLES = {SegmentKind.BYLINE: Role.BYLINE, SegmentKind.CREDIT: Role.CREDIT}


def is_translated(pair: Pair) -> bool:
    """Whether the pair has any English."""
    return has_text(pair.target.text)


def paragraphs(document: ParallelDocument) -> Iterator[EnglishParagraph]:
    """The document's paragraphs in reading order, untranslated ones in the source language."""
    opened: set[int] = set()
    for pair in document.pairs:
        segment = pair.segment
        if segment.kind is not SegmentKind.HEADLINE:
            role = _ROLES.get(segment.kind, Role.BODY)
            opened.add(segment.article)
        elif segment.article == 0:
            role = Role.KICKER
        else:
            role = Role.SUBHEADING if segment.article in opened else Role.HEADING
        translated = is_translated(pair)
        whole = pair.target.text if translated else segment.source
        text = _plain(whole)
        if text.strip():
            yield EnglishParagraph(
                text=text,
                role=role,
                is_translated=translated,
                footnotes=tuple(
                    replace(each, offset=len(_plain(whole[: each.offset])), text=_plain(each.text))
                    for each in document.footnotes_of(pair)
                ),
            )


def all_paragraphs(parallel: ParallelText) -> Iterator[EnglishParagraph]:
    """The paragraphs of all documents."""
    for document in parallel.documents:
        yield from paragraphs(document)


def expected(parallel: ParallelText) -> Iterator[tuple[str, str]]:
    """What must be read back from formats that hold every paragraph as it is."""
    for paragraph in all_paragraphs(parallel):
        yield "", paragraph.text


def expected_footnotes(parallel: ParallelText) -> Iterator[Noted]:
    """What must be read back of the footnotes."""
    for number, paragraph in enumerate(all_paragraphs(parallel), 1):
        for footnote in paragraph.footnotes:
            yield Noted(number, footnote.offset, footnote.text)


def write_text(parallel: ParallelText, out: BinaryIO) -> list[str]:
    """Writes UTF-8 with `\\n`, an empty line between paragraphs; a line break in one stays.

    Blank lines within a paragraph would make two of it, so they are closed up.
    """
    closed = 0
    between = ""
    for paragraph in all_paragraphs(parallel):
        text = _without_blank_lines(paragraph.text)
        closed += text != paragraph.text
        out.write(f"{between}{text}\n".encode())
        between = "\n"
    warnings = losses(parallel)
    if closed:
        warnings.append(f"blank lines were closed up in {closed} of the paragraphs")
    if footnotes := len(parallel.footnotes):
        warnings.append(f"footnotes left out, for which plain text has no place: {footnotes}")
    return warnings


def expected_text(parallel: ParallelText) -> Iterator[tuple[str, str]]:
    """What `read_back_text` must give."""
    for paragraph in all_paragraphs(parallel):
        yield "", _without_blank_lines(paragraph.text)


def read_back_text(path: Path) -> Iterator[tuple[str, str]]:
    """The paragraphs of a file that `write_text` wrote."""
    text = path.read_bytes().decode().removesuffix("\n")
    for paragraph in text.split("\n\n") if text else ():
        yield "", paragraph


def _plain(text: str) -> str:
    return to_line_feeds(legal(text))


def _without_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())
