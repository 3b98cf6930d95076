"""A run of texts and inline elements between two block elements, cut into blocks.

What stands around the words stays where it is and is no part of a block: white space, pictures,
scripts, and elements that hold the whole. Two line breaks in a row part blocks, and so does one
before an indent, for many pages have no other paragraphs. An element that begins within a run and
holds a block element further on parts blocks too. Where there are many line breaks, each does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.formats._html_references import is_reference
from workbench.formats._html_space import is_blank, is_indented
from workbench.formats._html_tokens import UNTRANSLATED, Token, TokenKind, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TEXTS = (TokenKind.TEXT, TokenKind.LITERAL)
_NO_PARTNER = -1
_MOST_BREAKS = 30
"""Line breaks above which a run is no address or poem but a text whose paragraphs they end."""
_WORDS = frozenset({UNTRANSLATED, "math"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The tokens between two tags of block elements, with what each of them is."""

    page: str
    tokens: tuple[Token, ...]
    texts: tuple[str, ...]
    """What each token that is a text stands for; empty for the others."""
    partners: tuple[int, ...]
    """For each tag the index of the one that it belongs to; below 0 for all that has none."""
    seen: tuple[int, ...]
    """How many tokens with text stand before each, and in all; white space counts, and so do
    words that are not translated."""
    is_xml: bool
    keeps_space: bool
    is_note: bool
    """Whether it is the text of a footnote, whose own number stays outside of its blocks."""

    def is_text(self, index: int) -> bool:
        """Whether a token is a text."""
        return self.tokens[index].kind in _TEXTS

    def is_half(self, index: int) -> bool:
        """Whether a token is a tag whose partner does not stand in the run."""
        kind = self.tokens[index].kind
        return kind in (TokenKind.START, TokenKind.END) and self.partners[index] < 0

    def has_text(self, start: int, end: int) -> bool:
        """Whether there is any text among tokens, white space included."""
        return self.seen[end] > self.seen[start]


def run(
    page: str, tokens: Sequence[Token], *, is_xml: bool, keeps_space: bool, is_note: bool = False
) -> Run:
    """Finds the partners of the tags of a run."""
    texts = tuple(text_of(page, each) if each.kind in _TEXTS else "" for each in tokens)
    seen = [0]
    for token, text in zip(tokens, texts, strict=True):
        seen.append(seen[-1] + bool(text or _is_word(token)))
    return Run(
        page=page,
        tokens=tuple(tokens),
        texts=texts,
        partners=tuple(_partners(tokens)),
        seen=tuple(seen),
        is_xml=is_xml,
        keeps_space=keeps_space,
        is_note=is_note,
    )


def stretches(whole: Run) -> Iterator[tuple[int, int]]:
    """The blocks of a run as ranges of its tokens, in order."""
    waiting = [(0, len(whole.tokens))]
    while waiting:
        start, end = _stripped(whole, *waiting.pop())
        if not whole.has_text(start, end):
            continue
        pieces = list(_pieces(whole, start, end))
        if len(pieces) == 1:
            yield start, end
        else:
            waiting += reversed(pieces)


def _partners(tokens: Sequence[Token]) -> list[int]:
    """Pairs as they nest; a tag that crosses another pair or lacks an end has no partner."""
    partners = [_NO_PARTNER] * len(tokens)
    opened: list[int] = []
    counts: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if token.kind is TokenKind.START:
            opened.append(at)
            counts[token.name] = counts.get(token.name, 0) + 1
        elif token.kind is TokenKind.END and counts.get(token.name, 0):
            while True:
                last = opened.pop()
                counts[tokens[last].name] -= 1
                if tokens[last].name == token.name:
                    break
            partners[at], partners[last] = last, at
    return partners


def _stripped(whole: Run, start: int, end: int) -> tuple[int, int]:
    """A range without what stands around its words."""
    while start < end:
        first, last = whole.partners[start], whole.partners[end - 1]
        if _is_around(whole, start):
            start += 1
        elif _is_around(whole, end - 1):
            end -= 1
        elif first == end - 1 and whole.tokens[start].name != "ruby":
            start, end = start + 1, end - 1
        elif start < first < end and _is_wordless(whole, start, first):
            start = first + 1
        elif start < last < end and _is_wordless(whole, last, end - 1):
            end = last
        else:
            break
    return start, end


def _is_around(whole: Run, index: int) -> bool:
    """Whether a token at an end of a range is no part of its words."""
    token = whole.tokens[index]
    if token.kind in _TEXTS:
        return is_blank(whole.texts[index])
    is_thing = token.kind in (TokenKind.SILENT, TokenKind.ALONE) and not _is_word(token)
    return is_thing or whole.is_half(index)


def _is_word(token: Token) -> bool:
    """Whether an element that is one thing stands for words of the sentence."""
    return token.kind is TokenKind.ALONE and token.name in _WORDS


def _is_wordless(whole: Run, start: int, end: int) -> bool:
    """Whether an element has no text, or is the number of the footnote that it stands in."""
    return not whole.has_text(start, end) or (whole.is_note and is_reference(whole, start))


def _pieces(whole: Run, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a range between what parts blocks; one where nothing does."""
    if whole.keeps_space:
        yield start, end
        return
    breaks = sum(_is_break(whole, each) for each in range(start, end))
    begun = at = start
    while at < end:
        is_line = breaks > _MOST_BREAKS and _is_break(whole, at)
        after = at + 1 if is_line else _parting(whole, at, end)
        if after > at:
            yield begun, at
            begun = at = after
        elif whole.partners[at] > at:
            at = whole.partners[at] + 1
        else:
            at += 1
    yield begun, end


def _parting(whole: Run, at: int, end: int) -> int:
    """The index behind what parts blocks at a token; the token's own where nothing does."""
    if whole.is_half(at):
        return at + 1 if whole.is_xml else at
    if not _is_break(whole, at):
        return at
    following = at + 1
    while following < end and _is_passed_over(whole, following):
        following += 1
    if following < end and _is_break(whole, following):
        return following + 1
    opening = "".join(whole.texts[at + 1 : min(following + 3, end)])
    return at + 1 if following < end and is_indented(opening) else at


def _is_passed_over(whole: Run, index: int) -> bool:
    is_text = whole.is_text(index) and is_blank(whole.texts[index])
    return is_text or whole.tokens[index].kind is TokenKind.SILENT


def _is_break(whole: Run, index: int) -> bool:
    token = whole.tokens[index]
    return token.kind is TokenKind.ALONE and token.name == "br"
