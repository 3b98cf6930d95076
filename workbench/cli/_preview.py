"""What `add --preview` shows: the paragraphs of a source text, and why each is cut as it is."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from workbench.cli._output import say, say_wrapped
from workbench.model.sources import Mend, MendKind, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.cli._records import Record
    from workbench.services.importing import Proposal

_CONTEXT = 8
"""Code points shown on each side of a join or cut."""
_OMITTED = "omitted"
"""The kind of a record that is no paragraph, but a block that is left out."""
_Entry: TypeAlias = tuple[int, Paragraph] | Mend
"""A paragraph with its number, or a block that is left out."""
_Cuts: TypeAlias = dict[int, list[Mend]]
"""The cuts of each block that has some, in its order."""


def of_proposals(parts: Iterable[Proposal]) -> Iterator[Record]:
    """The paragraphs of one file as `--json` prints them, with what is left out between them.

    `parts` are the pieces in which it is cut. A block that is left out has the number 0 and a
    reason and confidence of its own.
    """
    before = 0
    for part in parts:
        cuts = _cuts(part)
        for entry in _entries(part, before):
            if isinstance(entry, Mend):
                yield _of_omitted(part, entry)
            else:
                yield _of_paragraph(part, cuts, *entry)
        before += len(part.paragraphs)


def say_proposals(parts: Iterable[Proposal]) -> None:
    """Prints the paragraphs with their mends for people, and how many there are of each."""
    counts: Counter[str] = Counter()
    for part in parts:
        if not counts:
            say(part.name)
        cuts = _cuts(part)
        for entry in _entries(part, counts["paragraphs"]):
            say()
            if isinstance(entry, Mend):
                text = part.text.blocks[entry.block].text
                say_wrapped(f"omitted {text}: {_why(entry)}", 7, "     -")
            else:
                _say_paragraph(part, cuts, *entry)
        counts["paragraphs"] += len(part.paragraphs)
        counts["joins (+)"] += sum(len(paragraph.joins) for paragraph in part.paragraphs)
        for kind, label in ((MendKind.CUT, "cuts (~)"), (MendKind.OMIT, "omitted (-)")):
            counts[label] += sum(mend.kind is kind for mend in part.mends)
        counts["unfinished (!)"] += sum(bool(each.unfinished) for each in part.paragraphs)
    said = (
        f"{count} {label}"
        for label, count in counts.items()
        if count or label not in ("cuts (~)", "omitted (-)")
    )
    say()
    say(", ".join(said))


def _entries(proposal: Proposal, before: int) -> list[_Entry]:
    """Paragraphs and what is left out, in order of where they begin in the file."""
    entries: list[tuple[int, _Entry]] = [
        (paragraph.pieces[0].block, (number, paragraph))
        for number, paragraph in enumerate(proposal.paragraphs, before + 1)
    ]
    entries += [(mend.block, mend) for mend in proposal.mends if mend.kind is MendKind.OMIT]
    return [entry for _, entry in sorted(entries, key=lambda each: each[0])]


def _of_paragraph(proposal: Proposal, cuts: _Cuts, number: int, paragraph: Paragraph) -> Record:
    return {
        "document": proposal.name,
        "number": number,
        "kind": paragraph.kind,
        "article": paragraph.article,
        "source": paragraph.text,
        "joins": [
            {"at": piece.at, "reason": piece.mend.reason, "confidence": piece.mend.confidence}
            for piece in paragraph.joins
            if piece.mend
        ],
        "cuts": [
            {
                "at": at,
                "text": _text_of(proposal, cut),
                "reason": cut.reason,
                "confidence": cut.confidence,
            }
            for at, cut in _placed(paragraph, cuts)
        ],
        "unfinished": paragraph.unfinished,
    }


def _of_omitted(proposal: Proposal, mend: Mend) -> Record:
    return {
        "document": proposal.name,
        "number": 0,
        "kind": _OMITTED,
        "article": 0,
        "source": proposal.text.blocks[mend.block].text,
        "joins": [],
        "cuts": [],
        "unfinished": "",
        "reason": mend.reason,
        "confidence": mend.confidence,
    }


def _say_paragraph(proposal: Proposal, cuts: _Cuts, number: int, paragraph: Paragraph) -> None:
    say(f"{number:>4} {paragraph.kind}")
    say_wrapped(paragraph.text, 5)
    for piece in paragraph.joins:
        if piece.mend:
            told = f"joined {_around(paragraph, piece.at)}: {_why(piece.mend)}"
            say_wrapped(told, 7, "     +")
    for at, cut in _placed(paragraph, cuts):
        where = _around(paragraph, at)
        say_wrapped(f"cut “{_text_of(proposal, cut)}” at {where}: {_why(cut)}", 7, "     ~")
    if paragraph.unfinished:
        say_wrapped(f"unfinished: {paragraph.unfinished}", 7, "     !")


def _cuts(proposal: Proposal) -> _Cuts:
    cuts: _Cuts = defaultdict(list)
    for mend in proposal.mends:
        if mend.kind is MendKind.CUT:
            cuts[mend.block].append(mend)
    return cuts


def _placed(paragraph: Paragraph, cuts: _Cuts) -> Iterator[tuple[int, Mend]]:
    """The cuts of a paragraph's blocks, each with the code point at which it was made."""
    for block, group in groupby(paragraph.pieces, key=lambda piece: piece.block):
        pieces = list(group)
        starts = [piece.start for piece in pieces]
        for cut in cuts.get(block, ()):
            before = bisect_left(starts, cut.start) - 1
            piece = pieces[max(0, before)]
            yield piece.at + (piece.length if before >= 0 else 0), cut


def _text_of(proposal: Proposal, cut: Mend) -> str:
    return proposal.text.blocks[cut.block].text[cut.start : cut.end]


def _around(paragraph: Paragraph, at: int) -> str:
    before = paragraph.text[max(0, at - _CONTEXT) : at]
    return f"…{before}|{paragraph.text[at : at + _CONTEXT]}…"


def _why(mend: Mend) -> str:
    return f"{mend.reason} ({mend.confidence:.0%})"
