"""English phrases that could render a term: runs of words that no mark or function word bounds.

Phrases are counted by a key: small letters, and the plural's ending taken off in a light way, so
that *competent authorities* and *Competent Authority* are one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from workbench.match.extracting.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.spans import Span

LONGEST = 8
"""Words of a phrase."""
_TOKEN = re.compile(r"[A-Za-zÀ-ɏ0-9]+(?:[-'’&+./][A-Za-zÀ-ɏ0-9]+)*")
_JOINT = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;]['\"”’)]*)\s*$")
_OPENING, _CLOSING = frozenset('“"‘「'), frozenset('”"’」')
_NEVER_AT_EDGES = word_set(
    "a an the of in on at to for from by with without as and or nor but if than that this "
    "these those which who whom whose where when while is are was were be been being am do "
    "does did has have had having shall should will would may might must can could not no any "
    "all each every some such its it their they them his her he she we our us you your i my me "
    "into onto upon under over between among within during after before until since through "
    "against about above below per via only also then there here so very more most other "
    "another same both either neither herein thereof hereby therefor thereto pursuant "
    "according including unless except whether because however therefore said etc e.g i.e up "
    "out off"
)
_NEVER_INSIDE = word_set(
    "is are was were be been being am shall should will would may might must can could that "
    "which who whom whose if when where while not has have had"
)
_BREAK = "|"
_LINES = 8192
"""Texts whose words are remembered."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words in an English text."""

    key: str
    text: str
    """As it stands, but for the capital that only opens a sentence."""
    words: int
    is_name: bool
    """Whether it has several words that all open with capitals, small words apart."""
    is_quoted: bool
    middle: float
    """Where in the text its middle stands, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    key: str
    opens: bool
    """Whether a sentence begins with it."""


def phrases(text: str, explained: Sequence[Span] = ()) -> Iterator[Phrase]:
    """The phrases of a text, without those that touch a span which something else explains."""
    for run in _runs(text, explained):
        for first in range(len(run)):
            if run[first].key in _NEVER_AT_EDGES:
                continue
            for last in range(first, min(first + LONGEST, len(run))):
                if run[last].key not in _NEVER_AT_EDGES:
                    yield _phrase(text, run[first : last + 1])


@lru_cache(maxsize=_LINES)
def line(text: str) -> str:
    """The keys of a text's words with a space around each, to look phrases up in."""
    return (
        " "
        + f" {_BREAK} ".join(" ".join(word.key for word in run) for run in _runs(text, ()))
        + " "
    )


def _runs(text: str, explained: Sequence[Span]) -> Iterator[list[_Token]]:
    """The words of a text in runs that only white space stands between."""
    run: list[_Token] = []
    end = 0
    for found in _TOKEN.finditer(text):
        start, between = found.start(), text[end : found.start()]
        is_explained = any(span.start < found.end() and start < span.end for span in explained)
        key = singular(found.group().lower())
        is_bar = is_explained or key in _NEVER_INSIDE
        if run and (is_bar or not _JOINT.fullmatch(between)):
            yield run
            run = []
        end = found.end()
        if not is_bar:
            opens = bool(_SENTENCE_END.search(text[max(0, start - 6) : start]))
            run.append(_Token(start, end, found.group(), key, opens))
    if run:
        yield run


def _phrase(text: str, tokens: Sequence[_Token]) -> Phrase:
    first, last = tokens[0], tokens[-1]
    surface = _JOINT.sub(" ", text[first.start : last.end])
    content = [token for token in tokens if token.key not in _NEVER_AT_EDGES]
    capitals = sum(token.text[0].isupper() for token in content)
    is_name = len(content) > 1 and capitals == len(content)
    if first.opens and not is_name and first.text[1:].islower():
        surface = surface[0].lower() + surface[1:]
    return Phrase(
        key=" ".join(token.key for token in tokens),
        text=surface,
        words=len(tokens),
        is_name=is_name,
        is_quoted=text[first.start - 1 : first.start] in _OPENING
        and text[last.end : last.end + 1] in _CLOSING,
        middle=(first.start + last.end) / 2 / len(text),
    )


@cache
def singular(word: str) -> str:
    """A word in small letters without the plural's ending, as far as its letters tell."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
