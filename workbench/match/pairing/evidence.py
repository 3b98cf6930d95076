"""What the sentences of both sides have that tells which of them belong together.

Each piece of evidence is a key with a kind: a number by its value, a known rendering, a word in
Latin letters, a common word, a mark. A key that both sides have, at least once, is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import IntEnum, auto
from typing import TYPE_CHECKING, NamedTuple

from workbench.match.pairing.anchors import source_terms, target_terms
from workbench.match.pairing.cues import chinese_cues, english_cues
from workbench.match.pairing.values import chinese_values, english_values
from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from workbench.model.spans import Span


class Kind(IntEnum):
    """The kinds of evidence, each with a weight of its own."""

    NUMBER = 0
    SMALL_NUMBER = auto()
    """Up to 12, and months: many are counted so, and English leaves some out."""
    ENTRY = auto()
    """The number that a sentence opens with: (一), 1., (a)."""
    ANCHOR = auto()
    LATIN = auto()
    CUE = auto()
    HAN_CUE = auto()
    """A common word of one Han character, which may be part of another word."""
    QUESTION = auto()
    EXCLAMATION = auto()
    QUOTATION = auto()
    COLON = auto()
    BRACKET = auto()


class Key(NamedTuple):
    """A piece of evidence."""

    kind: Kind
    value: str | int


Counts = Counter[Key]
"""How often a sentence has each."""


class Evidence(NamedTuple):
    """What was found on both sides."""

    keys: tuple[Key, ...]
    """Those that both sides have, in the order of the source."""
    source: tuple[Counts, ...]
    """For each sentence what it has, also what the other side lacks."""
    target: tuple[Counts, ...]
    """The same, but for words that the source lacks."""


_SMALL = 12
_MARKS = {
    "?": Kind.QUESTION,
    "!": Kind.EXCLAMATION,
    '"': Kind.QUOTATION,
    ":": Kind.COLON,
    "(": Kind.BRACKET,
}
_ANY_MARK = re.compile(r'[?!":(]')
_ENTRY = re.compile(r"\s*\(?([0-9]{1,3}|[一二三四五六七八九十]{1,3}|[a-z]|[ivx]{1,5})[).、:]")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LATIN = re.compile(r"[a-z][a-z0-9]*(?:[-&.][a-z0-9]+)*")


def gathered(
    source: str,
    target: str,
    source_spans: Sequence[Span],
    target_spans: Sequence[Span],
    anchors: Sequence[tuple[str, str]],
) -> Evidence:
    """The evidence of a paragraph and its English."""
    folded, small = fold(source), fold(target)
    source_texts = [span.of(folded) for span in source_spans]
    target_texts = [span.of(small) for span in target_spans]
    ours = [_of_source(text) for text in source_texts]
    wanted = frozenset().union(*ours)
    theirs = [_of_target(text, wanted) for text in target_texts]
    known = [(term, english) for han, english in anchors if (term := fold(han)) and term in folded]
    if known:
        _add(ours, source_terms(source_texts, {term for term, _ in known}))
        _add(theirs, target_terms(target_texts, known))
    both = set().union(*theirs)
    keys = dict.fromkeys(key for counts in ours for key in counts if key in both)
    return Evidence(tuple(keys), tuple(ours), tuple(theirs))


def _add(sentences: Sequence[Counts], found: Iterable[Counter[str]]) -> None:
    for counts, terms in zip(sentences, found, strict=True):
        counts.update({Key(Kind.ANCHOR, term): count for term, count in terms.items()})


def _of_source(sentence: str) -> Counts:
    found = [*_marks(sentence), *_numbers(chinese_values(sentence))]
    found += [Key(Kind.LATIN, word) for word in _LATIN.findall(sentence)]
    for meaning, is_single in chinese_cues(sentence):
        found.append(Key(Kind.HAN_CUE if is_single else Kind.CUE, meaning))
    return Counter(found)


def _of_target(sentence: str, wanted: Set[Key]) -> Counts:
    """What a sentence of the target has; of words only those that the source has too."""
    found = [*_marks(sentence), *_numbers(english_values(sentence))]
    words = [Key(Kind.LATIN, word) for word in _LATIN.findall(sentence)]
    for meanings in english_cues(sentence):
        for meaning in meanings:
            words += Key(Kind.CUE, meaning), Key(Kind.HAN_CUE, meaning)
    return Counter([*found, *filter(wanted.__contains__, words)])


def _numbers(values: Iterator[tuple[str, bool]]) -> Iterator[Key]:
    for value, is_month in values:
        is_small = is_month or ("." not in value and len(value) < 3 and int(value) <= _SMALL)
        kind = Kind.SMALL_NUMBER if is_small else Kind.NUMBER
        yield Key(kind, f"month {value}" if is_month else value)


def _marks(sentence: str) -> Iterator[Key]:
    for mark in _ANY_MARK.findall(sentence):
        yield Key(_MARKS[mark], "")
    if entry := _ENTRY.match(sentence):
        for value in sorted(_entries(entry[1])):
            yield Key(Kind.ENTRY, value)


def _entries(text: str) -> Iterator[str]:
    """What the mark of an entry may count: i is the first or the ninth."""
    if len(text) == 1 and text.isascii() and text.isalpha():
        yield str(ord(text) - ord("a") + 1)
    if text in _ROMANS:
        yield str(_ROMANS.index(text) + 1)
    elif not (text.isascii() and text.isalpha()):
        yield from (value for value, _ in chinese_values(f"第{text}"))
