"""Known renderings: which sentences have a term, and which have its English in some form.

English is compared by stems, which is coarser than `text.english` and so quick that hundreds of
terms cost a few milliseconds; among the sentences of one paragraph hardly any other word has them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.text.folding import fold
from workbench.text.inflecting.spelling import spelling_key
from workbench.text.inflecting.words import ARTICLES
from workbench.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"[^\W_]+")
_LEFT_OUT = ARTICLES | {"s"}
"""Articles, and what is left of a possessive ending."""


def source_terms(sentences: Sequence[str], terms: Iterable[str]) -> Iterator[Counter[str]]:
    """How often each folded sentence has each folded term."""
    for sentence in sentences:
        yield Counter({term: count for term in terms if (count := sentence.count(term))})


def target_terms(
    sentences: Sequence[str], anchors: Iterable[tuple[str, str]]
) -> Iterator[Counter[str]]:
    """How often each folded sentence has English of each term, in whatever inflection.

    `anchors` are folded terms, each with English that it may have.
    """
    wanted: dict[str, set[str]] = defaultdict(set)
    for term, english in anchors:
        if stems := _stems(fold(english)):
            wanted[stems].add(term)
    for sentence in sentences:
        stems = _stems(sentence)
        found = Counter[str]()
        for english, terms in wanted.items():
            if english in stems:
                found.update(dict.fromkeys(terms, stems.count(english)))
        yield found


def _stems(small: str) -> str:
    """The stems of a text in small letters, a space before and after each."""
    stems = [_stem(word) for word in _WORD.findall(small) if word not in _LEFT_OUT]
    return f" {' '.join(stems)} " if stems else ""


@lru_cache(maxsize=32768)
def _stem(word: str) -> str:
    return stem(spelling_key(word))
