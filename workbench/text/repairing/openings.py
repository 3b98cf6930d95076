"""How a block opens: marks and formulas that only the start of a paragraph has."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_LIST_MARKS = (
    rf"[(（]{_NUMERAL}[)）]",
    r"[①-⑳㈠-㈩⑴-⒇]",
    rf"第{_NUMERAL}[,，、:：]",
    r"第[\d一二三四五六七八九十百]+[条條章节節](?:[ \u3000]|$)",
    r"[●◆▲■□◎○★☆▶►▪•◇△]",
)
"""Marks that open a paragraph wherever they stand."""
_SERIES = (
    rf"{_NUMERAL}[、.．]",
    r"[(（]?\d{1,2}(?:[)）、]|[.．](?!\d))",
    rf"{_NUMERAL}[是要]",
    r"其[一二三四五六][,，、:：]",
    r"(?:首先|其次|再次|最后|最後)[,，]",
    r"[—─-]{2}",
)
"""Marks that may also stand inside a text, so that a second block must open with one."""
_DATELINE = re.compile(
    r"[(（【]?本[报報刊网網台][^。,，]{0,14}?[讯訊电電](?=[\s(（】:：,，]|$)"
    r"|[\u3400-\u9fff]{2,4}社[^。,，]{1,14}[电電讯訊](?=[\s(（:：,，])"
)
_CONNECTIVE = re.compile(
    "(?:(?:与此)?同时|此外|另外|因此|为此|然而|但是|不过|随后|接下来|下一步|总之|其实|当然|可见"
    "|据(?:悉|了解|介绍)|[近多]年来|[今去明]年(?:以来)?|目前|如今|未来|近日|日前|新的?一年)[,，]"
)
"""Adverbs and the like that begin a sentence, and so cannot continue one without a comma."""
_CONTRAST = re.compile("但|惟[^一]|否则|否則|然而|不过[,，]|其中|并且|而且")
"""Words that link a sentence to the one before, and so seldom open a paragraph."""
_BACKWARD = re.compile(
    "前[一二三四五六七八九]?[项項款条條目段][^规規]|第[一二三四五六七八九十]+[项項款]"
)
"""How statutes refer to the paragraph before, at the start of the next."""
_SPEECH = re.compile("[“「][^”」]*[。！？…，!?,.][”」]")
_FORMULA = re.compile("[\u3400-\u9fff]{2,6}")
_CLAUSE = re.compile("[㐀-鿿]{2,8}[,，]")
_SPEAKER = re.compile("[㐀-鿿]{1,6}[:：]")
_QUOTED = re.compile('[“「"]([㐀-鿿]{2,8})[”」"][^,，。]*')
_SENTENCE = re.compile("([㐀-鿿])[㐀-鿿]{2,15}([㐀-鿿])[。｡]")
_SKELETON = re.compile("([\u3400-\u9fff]{2,8})[,，]([^,，。；;!！?？:：]{2,15})[。｡.]")
_ENOUGH = {2: 2, 3: 2, 4: 1, 5: 1, 6: 1}
"""How many other paragraphs nearby must open with a formula of so many characters."""
_SIGNIFICANT = 3
"""A formula from this length on outweighs a comma before it."""
_NEARBY = 12
"""Blocks to each side among which a formula recurs."""


def opens_with_dateline(text: str) -> bool:
    """Whether a text opens as a report of a newspaper or agency does."""
    return _DATELINE.match(text) is not None


def opens_with_connective(text: str) -> bool:
    """Whether a text opens with a word that begins a sentence."""
    return _CONNECTIVE.match(text) is not None


def opens_with_contrast(text: str) -> bool:
    """Whether a text opens with a word that links it to a sentence before."""
    return _CONTRAST.match(text) is not None


def opens_with_backward_reference(text: str) -> bool:
    """Whether a text opens by referring to a paragraph before it, as statutes do."""
    return _BACKWARD.match(text) is not None


def opens_with_speech(text: str) -> bool:
    """Whether a text opens with a whole sentence in quotes, which follows only a colon or end."""
    return _SPEECH.match(text) is not None


def list_starts(texts: Sequence[str]) -> frozenset[int]:
    """Indexes of the blocks that open with the mark of a list."""
    strong = re.compile("|".join(_LIST_MARKS))
    found = {index for index, text in enumerate(texts) if strong.match(text)}
    for mark in map(re.compile, _SERIES):
        series = [index for index, text in enumerate(texts) if mark.match(text)]
        found.update(index for index in series if _has_neighbours(series, index, 1))
    return frozenset(found)


def formula_starts(
    texts: Sequence[str], true_starts: Collection[int], *, among: Collection[int]
) -> tuple[frozenset[int], frozenset[int]]:
    """Indexes of those blocks `among` all that open as others nearby do, surely and probably.

    Only `true_starts` count as the others: blocks before which a paragraph certainly ended.
    A skeleton is a formula too: a first sentence of two clauses whose lengths recur, or that
    begins and ends with the same characters.
    """
    surely = _recurring(texts, true_starts, among, _skeletons)
    surely |= _recurring(texts, true_starts, among, _formulas(range(_SIGNIFICANT, 7)))
    probably = _recurring(texts, true_starts, among, _formulas(range(2, _SIGNIFICANT)))
    return frozenset(surely), frozenset(probably - surely)


_Keys = Callable[[str], Iterator[tuple[str, int]]]
"""What a block may have in common with others, and how many of them make it a formula."""


def _formulas(lengths: range) -> _Keys:
    def keys(text: str) -> Iterator[tuple[str, int]]:
        match = _FORMULA.match(text)
        if match:
            for length in lengths:
                if length <= len(match[0]):
                    yield match[0][:length], _ENOUGH[length]

    return keys


def _skeletons(text: str) -> Iterator[tuple[str, int]]:
    match = _SKELETON.match(text)
    if match:
        yield f"{len(match[1])} {len(match[2])}", 2
    match = _CLAUSE.match(text)
    if match:
        yield f"{text[0]}{len(match[0])}", 2
    match = _SPEAKER.match(text)
    if match:
        yield match[0], 1
    match = _SENTENCE.match(text)
    if match:
        yield f"{match[1]} {match[2]}", 2
    match = _QUOTED.match(text)
    if match:
        yield f"“{len(match[1])} {len(match[0])}", 2


def _recurring(
    texts: Sequence[str], true_starts: Collection[int], among: Collection[int], keys: _Keys
) -> set[int]:
    others: dict[str, list[int]] = defaultdict(list)
    for index in sorted(true_starts):
        for key, _ in keys(texts[index]):
            others[key].append(index)
    return {
        index
        for index in among
        for key, enough in keys(texts[index])
        if _has_neighbours(others.get(key, ()), index, enough)
    }


def _has_neighbours(indexes: Sequence[int], index: int, enough: int) -> bool:
    """Whether so many others of some sorted indexes lie near one."""
    low = bisect_left(indexes, index - _NEARBY)
    high = bisect_right(indexes, index + _NEARBY)
    itself = bisect_left(indexes, index)
    is_among = itself < len(indexes) and indexes[itself] == index
    return high - low - is_among >= enough
