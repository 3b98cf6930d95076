"""A text cut where its looks change: by inline markup, terms and the marks of footnotes.

The pieces are flat, so that markup which crosses other markup, or is never closed, can be shown in
any file that has elements.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from workbench.model.codes import CodeKind, Markup
from workbench.model.segments import Side
from workbench.text.code_faults import told_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workbench.model.codes import Code
    from workbench.model.exchange import Footnote, ParallelDocument, ParallelPair
    from workbench.model.terms import TermHit

LOOKS = (
    Markup.BOLD,
    Markup.ITALIC,
    Markup.UNDERLINE,
    Markup.STRIKE,
    Markup.SUPERSCRIPT,
    Markup.SUBSCRIPT,
    Markup.MONOSPACE,
)
"""What can be shown of words in any document for readers, from the outermost inwards."""
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20]+", re.IGNORECASE)
_LONGEST_ADDRESS = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of one look; never empty."""

    text: str
    looks: frozenset[Markup] = frozenset()
    """Of `LOOKS`."""
    link: str = ""
    """An address of http, https or mailto; empty where the words lead nowhere."""
    hits: tuple[TermHit, ...] = ()
    """The term that the words are of, or a part of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """The place where the source has the mark of a note of its own, which is a pair by itself."""

    text: str = "*"


def styled(
    text: str,
    codes: Sequence[Code] = (),
    footnotes: Iterable[Footnote] = (),
    terms: Sequence[TermHit] = (),
) -> Iterator[Piece | Footnote | Sign]:
    """The pieces, the footnotes and the signs of notes of a text in order.

    A break within the paragraph is a line feed of the text already, and other codes that stand
    alone have no words.
    """
    notes = list(footnotes)
    cuts = {0, len(text)} | {each.offset for each in codes} | {each.offset for each in notes}
    cuts |= {edge for each in terms for edge in (each.span.start, each.span.end)}
    opened: dict[int, Code] = {}
    addresses = addresses_of(codes)
    waiting_codes = sorted(codes, key=lambda code: code.offset)[::-1]
    waiting_notes = notes[::-1]
    places = sorted(each for each in cuts if 0 <= each <= len(text))
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        while waiting_codes and waiting_codes[-1].offset <= start:
            code = waiting_codes.pop()
            if is_sign(code):
                yield Sign()
            _turn(opened, code)
        while waiting_notes and waiting_notes[-1].offset <= start:
            yield waiting_notes.pop()
        if start < end:
            yield _piece(text, start, end, opened, addresses, terms)


def styled_side(
    pair: ParallelPair, side: Side, footnotes: Iterable[Footnote]
) -> Iterator[Piece | Footnote | Sign]:
    """The same of one side of a pair; terms stand in its source."""
    own = (each for each in footnotes if each.side is side)
    if side is Side.SOURCE:
        return styled(pair.segment.source, pair.segment.codes, own, pair.terms)
    return styled(pair.target.text, pair.target.codes, own)


def is_sign(code: Code) -> bool:
    """Whether a code is the mark of a note."""
    return code.markup is Markup.FOOTNOTE and code.kind is CodeKind.ALONE


def addresses_of(codes: Iterable[Code]) -> dict[int, str]:
    """Where links lead, by number, as far as that is an address of http, https or mailto.

    Either code of a pair may say it: `<a href="...">` and `](...)`.
    """
    found: dict[int, str] = {}
    for code in codes:
        if code.markup is Markup.LINK and (address := _address_of(code)):
            found.setdefault(code.number, address)
    return found


def _address_of(code: Code) -> str:
    address = unescape(told_data(code)).strip()
    is_fit = len(address) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(address)
    return address if is_fit else ""


class Unseen:
    """Counts what no document for readers shows of the codes, while pairs are written."""

    def __init__(self) -> None:
        self._counts: Counter[Markup] = Counter()

    def see(self, pair: ParallelPair) -> None:
        """One pair."""
        for codes in (pair.segment.codes, pair.target.codes):
            addresses = addresses_of(codes)
            for code in codes:
                self._counts[code.markup] += _is_unseen(code, addresses)

    def told(self) -> list[str]:
        """One sentence, or none."""
        counts = sorted(self._counts.items())
        told = ", ".join(f"{markup} {count}" for markup, count in counts if count)
        return [f"inline markup that readers do not see was left out: {told}"] if told else []


def with_footnotes(document: ParallelDocument) -> Iterator[Footnote]:
    """The footnotes of a document in order of its pairs."""
    for pair in document.pairs if document.footnotes else ():
        yield from document.footnotes_of(pair)


def _is_unseen(code: Code, addresses: Mapping[int, str]) -> bool:
    if code.kind is CodeKind.CLOSE or code.markup in LOOKS or code.markup is Markup.BREAK:
        return False
    if is_sign(code):
        return False
    is_link = code.markup is Markup.LINK and code.kind is CodeKind.OPEN
    return not is_link or code.number not in addresses


def _turn(opened: dict[int, Code], code: Code) -> None:
    if code.kind is CodeKind.OPEN:
        opened[code.number] = code
    elif code.kind is CodeKind.CLOSE:
        opened.pop(code.number, None)


def _piece(
    text: str,
    start: int,
    end: int,
    opened: Mapping[int, Code],
    addresses: Mapping[int, str],
    terms: Sequence[TermHit],
) -> Piece:
    links = (addresses.get(number, "") for number in opened)
    return Piece(
        text=text[start:end],
        looks=frozenset(each.markup for each in opened.values()).intersection(LOOKS),
        link=next(filter(None, links), ""),
        hits=tuple(each for each in terms if each.span.start <= start and end <= each.span.end),
    )
