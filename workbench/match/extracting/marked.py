"""Phrases in quotation marks and titles in 《》, as they stand.

Sentences that somebody says are no terms: what has the end of a sentence in it, a comma, or is
long. A list in quotation marks (“源头预防、就地化解”) gives its members. Half-width marks, which
OCR leaves, are paired by turns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.match.extracting.lexicon import LAW_ENDINGS
from workbench.match.extracting.sightings import Kind, Sighting
from workbench.match.extracting.words import frequency
from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = re.compile(
    r"“([^“”]*)”|「([^「」]*)」|『([^『』]*)』|‘([^‘’]*)’|[\"＂〝]([^\"＂〝〞]*)[\"＂〞]"
)
_TITLE = re.compile(r"《([^《》]*)》|〈([^〈〉]*)〉")
_SENTENCE = re.compile(r"[。，,！!？?；;：:…\n“”\"《》]|[的了吗呢吧啊][。!?]?$|[我你您他她咱]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
_LONGEST = 14
_LONGEST_TITLE = 40
_LONGEST_MEMBER = 8
_EVERYDAY = 1e-4
"""The share in general Chinese over which a word in quotation marks is only stressed."""


def marked(text: str) -> Iterator[Sighting]:
    """Quoted phrases and titles of a text that is not folded, for folding makes the marks one."""
    for found in _TITLE.finditer(text):
        start, end = found.span(found.lastindex or 0)
        title = text[start:end]
        if 2 <= end - start <= _LONGEST_TITLE and _HAN.search(title):
            kind = Kind.LAW if title.endswith((*LAW_ENDINGS, "法", "规定", "办法")) else Kind.TITLE
            yield Sighting(start, end, kind, 0.97, "stands in 《》")
    for found in _QUOTED.finditer(text):
        start, end = found.span(found.lastindex or 0)
        yield from _phrases(text, start, end)


def _phrases(text: str, start: int, end: int) -> Iterator[Sighting]:
    phrase = text[start:end]
    members = phrase.split("、")
    if len(members) > 1:
        if all(2 <= len(member) <= _LONGEST_MEMBER for member in members):
            for member in members:
                if not _SENTENCE.search(member) and _HAN.search(member):
                    yield Sighting(start, start + len(member), Kind.QUOTED, 0.7, "quoted in a list")
                start += len(member) + 1
    elif 2 <= len(phrase.strip()) <= _LONGEST and not _SENTENCE.search(phrase):
        start += len(phrase) - len(phrase.lstrip())
        end -= len(phrase) - len(phrase.rstrip())
        trust = 0.9 if end - start <= _LONGEST_MEMBER else 0.7
        if frequency(fold(text[start:end])) > _EVERYDAY:
            trust = 0.35
        yield Sighting(start, end, Kind.QUOTED, trust, "stands in quotation marks")
