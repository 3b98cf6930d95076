"""What `add --preview` shows: the paragraphs of a source text, and why each is cut as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli._output import say, say_wrapped

if TYPE_CHECKING:
    from workbench.cli._records import Record
    from workbench.model.sources import Paragraph, Piece
    from workbench.services.importing import Proposal

_CONTEXT = 8
"""Code points shown on each side of a join."""


def of_proposal(proposal: Proposal) -> list[Record]:
    """The paragraphs as `--json` prints them."""
    return [
        {
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
            "unfinished": paragraph.unfinished,
        }
        for number, paragraph in enumerate(proposal.paragraphs, 1)
    ]


def say_proposal(proposal: Proposal) -> None:
    """Prints the paragraphs with their joins for people, and how many there are of each."""
    say(proposal.name)
    for number, paragraph in enumerate(proposal.paragraphs, 1):
        say()
        say(f"{number:>4} {paragraph.kind}")
        say_wrapped(paragraph.text, 5)
        for piece in paragraph.joins:
            say_wrapped(_told(paragraph, piece), 7, "     +")
        if paragraph.unfinished:
            say_wrapped(f"unfinished: {paragraph.unfinished}", 7, "     !")
    joins = sum(len(paragraph.joins) for paragraph in proposal.paragraphs)
    unfinished = sum(bool(paragraph.unfinished) for paragraph in proposal.paragraphs)
    say()
    say(f"{len(proposal.paragraphs)} paragraphs, {joins} joins (+), {unfinished} unfinished (!)")


def _told(paragraph: Paragraph, piece: Piece) -> str:
    assert piece.mend is not None
    before = paragraph.text[max(0, piece.at - _CONTEXT) : piece.at]
    after = paragraph.text[piece.at : piece.at + _CONTEXT]
    return f"joined …{before}|{after}…: {piece.mend.reason} ({piece.mend.confidence:.0%})"
