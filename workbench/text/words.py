"""The words of a text, cut where jieba's dictionary cuts and wherever a caller asks for it."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rjieba import Jieba

_PIECES = re.compile(r"[0-9A-Za-z]+(?:[.,'’-][0-9A-Za-z]+)*|\s|[^\W_]|.", re.DOTALL)
"""What no dictionary is asked about: numbers and words in Latin letters stay whole."""
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]{2,}")


def word_spans(text: str, borders: Iterable[int] = ()) -> list[Span]:
    """Where each word begins and ends, in code points; spaces are in none.

    Every border is one of the words too: a word never goes across it.
    """
    cuts = sorted({0, len(text), *borders})
    return [
        Span(start + word.start, start + word.end)
        for start, end in itertools.pairwise(cuts)
        for word in _words(text[start:end])
    ]


def _words(text: str) -> list[Span]:
    found: list[Span] = []
    position = 0
    for run in _HAN.finditer(text):
        found += _pieces(text, position, run.start())
        start = run.start()
        for word in _cutter().cut(run[0]):
            found.append(Span(start, start + len(word)))
            start += len(word)
        position = run.end()
    return found + _pieces(text, position, len(text))


def _pieces(text: str, start: int, end: int) -> list[Span]:
    return [Span(*piece.span()) for piece in _PIECES.finditer(text, start, end) if piece[0].strip()]


@cache
def _cutter() -> Jieba:
    from rjieba import Jieba

    return Jieba()
