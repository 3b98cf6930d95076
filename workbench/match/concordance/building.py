"""Texts of one side of a shard, made into blocks.

All texts of a batch are one array of code points, in which tokens are found by comparing whole
arrays; only words are looked at one by one, in C. 65,536 texts take well below a second, and
hardly more room than 8 bytes a token.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from workbench.match.concordance.blocks import PAIRS, WORDS, Block, pack, vocabulary_block
from workbench.match.concordance.runs import Runs
from workbench.match.concordance.terms import (
    BEFORE_END,
    BEFORE_WORD,
    BITS,
    FIRST_WORD,
    LONG,
    PLACES,
    SHARD,
    SPACE,
    number,
    word_makers,
)
from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

_BATCH = 150_000
"""About how many code points are worked on at once; their arrays stay in the cache."""
_UNKNOWN = 1 << 31


def build(rows: Iterable[tuple[int, str]], first: int) -> Iterator[Block]:
    """The blocks of one side of a shard, in the order of their terms, from ids with texts.

    All rows are read before it returns; blocks are made as they are taken. Ids go from `first` to
    `first` + 65535, in any order, each at most once. Raises ValueError for another.
    """
    building = _Building()
    texts: list[str] = []
    numbers: list[int] = []
    length = 0
    for row, text in rows:
        if not 0 <= row - first < SHARD:
            raise ValueError(f"id {row} is not in the shard that begins at {first}")
        texts.append(text)
        numbers.append(row - first)
        length += len(text) + 1
        if length > _BATCH:
            building.add(texts, np.array(numbers, np.int64))
            texts, numbers, length = [], [], 0
    if texts:
        building.add(texts, np.array(numbers, np.int64))
    return building.blocks()


class _Building:
    """The tokens of all texts so far."""

    def __init__(self) -> None:
        self.pairs = Runs()
        """Keys of pairs of characters, as `pack` has them."""
        self.long = Runs()
        """Keys of long texts."""
        self.words: list[NDArray[np.int64]] = []
        """Keys of words, their number in place of the term."""
        self.vocabulary: defaultdict[str, int] = defaultdict(count().__next__)
        """The number of each word, from 0 on as they are met."""

    def add(self, texts: list[str], numbers: NDArray[np.int64]) -> None:
        """Takes in the texts with their numbers in the shard."""
        codes, ends = _codes(texts)
        makes_words = word_makers()[codes]
        following = np.append(codes[1:], np.uint32(BEFORE_END))
        following[np.append(makes_words[1:], False)] = BEFORE_WORD
        is_pair = ~makes_words & ((codes != SPACE) | (following != BEFORE_WORD))
        is_pair[ends] = False
        is_word = makes_words & ~np.insert(makes_words[:-1], 0, False)
        is_token = is_pair | is_word
        upto = np.cumsum(is_token, dtype=np.int64)
        counts = np.diff(upto[ends], prepend=0)
        places = np.arange(upto[-1], dtype=np.int64) - np.repeat(upto[ends] - counts, counts)
        where = np.repeat(numbers, counts) << 8 | places % PLACES
        tokens_are_pairs = is_pair[is_token]
        terms = codes[is_pair].astype(np.int64) << BITS | following[is_pair]
        self.pairs.add(terms << 24 | where[tokens_are_pairs])
        self.long.add(LONG << 24 | numbers[counts > PLACES] << 8)
        words = _words(codes, makes_words)
        found = np.fromiter(map(self.vocabulary.__getitem__, words), np.int64, len(words))
        self.words.append(found << 24 | where[~tokens_are_pairs])

    def blocks(self) -> Iterator[Block]:
        """Blocks of all tokens, in order; lets go of the tokens of a kind once they are packed."""
        yield from pack(self.pairs.pieces(), PAIRS)
        self.pairs = Runs()
        words = sorted(self.vocabulary)
        yield from pack(self._ranked(words).pieces(), WORDS)
        yield from pack(self.long.pieces(), WORDS)
        yield vocabulary_block(words)

    def _ranked(self, words: list[str]) -> Runs:
        """Keys of words by their places among all words in order; empties the list of them."""
        ranks = np.empty(len(words), np.int64)
        ranks[[self.vocabulary[word] for word in words]] = np.arange(len(words), dtype=np.int64)
        ranked = Runs()
        while self.words:
            keys = self.words.pop()
            ranked.add(ranks[keys >> 24] + FIRST_WORD << 24 | keys & (1 << 24) - 1)
        return ranked


def _codes(texts: list[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The folded characters of all texts, each text with a mark after it, and where marks are."""
    joined = "\n".join((*texts, ""))
    raw = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), "<u4")
    table = _folded()
    codes = table[raw]
    unknown = np.unique(raw[codes == _UNKNOWN])
    if len(unknown):
        folded = fold("".join(map(chr, unknown.tolist())))
        table[unknown] = list(map(number, folded))
        codes = table[raw]
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + 1) - 1
    codes[ends] = BEFORE_END
    return codes, ends


def _words(codes: NDArray[np.uint32], makes_words: NDArray[np.bool_]) -> list[str]:
    """All words in a row."""
    apart = np.where(makes_words, codes, np.uint32(SPACE))
    kept = makes_words | np.insert(makes_words[:-1], 0, False)
    return apart[kept].astype("<u4").tobytes().decode("utf-32-le").split()


@cache
def _folded() -> NDArray[np.uint32]:
    """The number of each folded character in a term, by code point; filled as they are met.

    Several threads may fill it at once, for they all put in the same.
    """
    return np.full(0x110000, _UNKNOWN, np.uint32)
