"""What a document for readers holds of each pair, as what is read back must have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.formats._english import is_translated
from workbench.formats._inline_pieces import LOOKS, Piece, Sign, styled_side
from workbench.formats._page_pair import english_of, label_of, marks_of, missing_of, wording
from workbench.formats._remarks import remarks
from workbench.formats._xml_text import legal
from workbench.model.exchange import Carried, Noted
from workbench.model.segments import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workbench.model.exchange import Footnote, ParallelPair, ParallelText

Look = tuple[int, int, str]
"""From where to where, in code points, and how the words look: `bold+italic`."""


def expected_notes(parallel: ParallelText, shape: Callable[[str], str]) -> Iterator[Noted]:
    """The footnotes of texts that the file shapes."""
    number = 0
    for document in parallel.documents:
        for pair in document.pairs:
            number += 1
            footnotes = document.footnotes_of(pair)
            for side in Side if footnotes else ():
                for offset, note in shown_side(pair, side, footnotes, shape).notes:
                    yield Noted(number, offset, shape(note.text))


def carried(
    source: str,
    target: str,
    *,
    label: str,
    kind: str,
    marks: Iterable[str],
    looks: dict[Side, list[Look]],
    notes: Iterable[str],
    earlier: Iterable[tuple[str, str]],
) -> Carried:
    """A pair with all that the page says of it."""
    facts = [("number", label), ("kind", kind)]
    facts += [("mark", mark) for mark in marks]
    facts += [
        (f"{side} markup", f"{start}-{end} {look}")
        for side in Side
        for start, end, look in looks.get(side, ())
    ]
    facts += [("note", note) for note in notes]
    for text, by in earlier:
        facts += [("earlier wording", text), ("by", by)]
    return Carried(source, target, tuple(facts))


def look_of(looks: Iterable[str], link: str, term: str) -> str:
    """How words look, in one order."""
    named = set(looks)
    parts = [str(look) for look in LOOKS if look in named]
    if link:
        parts.append(f"link {link}")
    elif term:
        parts.append(f"term {term}")
    return "+".join(parts)


def add_look(found: list[Look], start: int, end: int, look: str) -> None:
    """Puts words behind those before them; of one look they become one stretch."""
    if not look or start == end:
        return
    if found and found[-1][1:] == (start, look):
        found[-1] = (found[-1][0], end, look)
    else:
        found.append((start, end, look))


class Shown(NamedTuple):
    """One side of a pair as a file shows it."""

    text: str
    looks: list[Look]
    notes: list[tuple[int, Footnote]]
    """(offset in the text, footnote)"""


def shown_side(
    pair: ParallelPair,
    side: Side,
    footnotes: Iterable[Footnote],
    shape: Callable[[str], str] = legal,
) -> Shown:
    """The text of a side with its looks and marks, in code points of what is shown."""
    shown = Shown("", [], [])
    parts, at = [], 0
    for piece in styled_side(pair, side, footnotes):
        if isinstance(piece, Sign):
            continue
        if not isinstance(piece, Piece):
            shown.notes.append((at, piece))
            continue
        parts.append(shape(piece.text))
        end = at + len(parts[-1])
        has_entry = any(hit.concepts for hit in piece.hits)
        term = legal(english_of(piece.hits)) or "?" if has_entry else ""
        add_look(shown.looks, at, end, look_of(piece.looks, legal(piece.link), term))
        at = end
    return shown._replace(text="".join(parts))


def expected_pair(
    pair: ParallelPair, footnotes: tuple[Footnote, ...], shape: Callable[[str], str]
) -> Carried:
    """One pair with all that the file says of it."""
    source = shown_side(pair, Side.SOURCE, footnotes, shape)
    is_there = is_translated(pair)
    target = shown_side(pair, Side.TARGET, footnotes, shape) if is_there else Shown("", [], [])
    return carried(
        source.text,
        target.text,
        label=label_of(pair),
        kind=pair.segment.kind,
        marks=[*map(legal, marks_of(pair)), *([] if is_there else [missing_of(pair)])],
        looks={Side.SOURCE: source.looks, Side.TARGET: target.looks},
        notes=[shape(each) for each in remarks(pair, footnotes)],
        earlier=[(shape(text), legal(by)) for text, by in map(wording, pair.history)],
    )
