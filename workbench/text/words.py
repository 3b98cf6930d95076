"""The words of a text, cut where jieba's dictionary cuts and wherever a caller asks for it."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rjieba import Jieba

_PIECES = re.compile(r"[0-9A-Za-z]+(?:[.,'’-][0-9A-Za-z]+)*|\s|[^\W_]|.", re.DOTALL)
"""What no dictionary is asked about: numbers and words in Latin letters stay whole."""
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]{2,}")


def word_spans(text: str, borders: Iterable[int] = ()) -> list[Span]:
    """Where each word begins and ends, in code points; spaces are in none.

    Every border is one of the words too: a word never goes across it.
    """
    return [span for span, _ in _cut(text, borders, _without_parts)]


def tagged_words(text: str, borders: Iterable[int] = ()) -> list[tuple[Span, str]]:
    """The words as `word_spans` has them, each with its part of speech in jieba's letters.

    What no dictionary is asked about has none.
    """
    return _cut(text, borders, lambda run: _cutter().tag(run))


def _without_parts(run: str) -> Iterator[tuple[str, str]]:
    return ((word, "") for word in _cutter().cut(run))


def words_within(word: str) -> list[str]:
    """The words of the dictionary of which a longer one is made up, and that one."""
    found: list[str] = _cutter().cut_for_search(word)
    return found


def _cut(
    text: str, borders: Iterable[int], words: Callable[[str], Iterable[tuple[str, str]]]
) -> list[tuple[Span, str]]:
    cuts = sorted({0, len(text), *borders})
    return [
        (Span(start + word.start, start + word.end), part)
        for start, end in itertools.pairwise(cuts)
        for word, part in _words(text[start:end], words)
    ]


def _words(text: str, words: Callable[[str], Iterable[tuple[str, str]]]) -> list[tuple[Span, str]]:
    found: list[tuple[Span, str]] = []
    position = 0
    for run in _HAN.finditer(text):
        found += _pieces(text, position, run.start())
        start = run.start()
        for word, part in words(run[0]):
            found.append((Span(start, start + len(word)), part))
            start += len(word)
        position = run.end()
    return found + _pieces(text, position, len(text))


def _pieces(text: str, start: int, end: int) -> list[tuple[Span, str]]:
    return [
        (Span(*piece.span()), "")
        for piece in _PIECES.finditer(text, start, end)
        if piece[0].strip()
    ]


@cache
def _cutter() -> Jieba:
    from rjieba import Jieba

    return Jieba()
