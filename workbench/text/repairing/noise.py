"""Noise within lines: what OCR put there that nobody printed, as cuts with their reasons."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.sources import Mend, MendKind
from workbench.text.counting import is_han
from workbench.text.repairing import shapes
from workbench.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.sources import Block

_HAN = "[\u3400-\u9fff\uf900-\ufaff]"
_STRAY = "|¦│┃~～^`·•˙"
_HEAD = re.compile(rf"[{re.escape(_STRAY)}\s]*[{re.escape(_STRAY)}]\s*")
_TAIL = re.compile(rf"\s*[{re.escape(_STRAY)}][{re.escape(_STRAY)}\s]*$")
_DOTS = "·•"
"""Stray marks that a list may also have before its items."""
_FEED = re.compile(r"(?<!\s)\s*[\f\v]\s*")  # never from within a run: it may be long
_SPACES = re.compile(rf"(?<={_HAN})[ \u3000\xa0]+(?={_HAN})")
_ROW = re.compile(rf"(?<!{_HAN}){_HAN}(?:[ \u3000]{_HAN}){{2,}}(?!{_HAN})")
"""Characters that each stand alone, as no sentence is printed."""
_NUMERAL = "[ \\d一二三四五六七八九十百千零○〇]+"
_ARTICLE = re.compile(rf"(?:第{_NUMERAL}[编編章节節条條款项項](?:之{_NUMERAL})?|附则|附則)$")
"""What a heading or article of a statute begins with, before a space that belongs there."""
_ROLES = (
    "本报|本報|记者|記者|通讯员|通訊員|评论员|評論員|实习生|實習生|责任|責任|编辑|編輯|摄影|攝影|整理"
    "|作者|供图|供圖"
)
_NAME = rf"(?:{_HAN}[ \u3000]{_HAN}(?!{_HAN})|{_HAN}{{2,4}})"
_NAMES = re.compile(rf"(?:{_ROLES}|文|图|圖)[ \u3000:：/／]*{_NAME}(?:[ \u3000]+{_NAME})*")
_ROLE = re.compile(
    "|".join("[ \u3000]?".join(role) for role in _ROLES.split("|")) + "|[摄攝](?=$|[)）])"
)
"""Words beside names, which themselves are one word each."""
_PROSE = re.compile("[，。；：,;、]")
_AROUND = 4
"""Characters to each side of a space that are cut into words."""
_NOISY = 3
"""Spaces that certainly are noise from which a file is noisy throughout."""


def noise(blocks: Sequence[Block]) -> list[Mend]:
    """The cuts of all blocks, in order."""
    found = [*_feeds(blocks), *_edges(blocks), *_spaces(blocks)]
    return sorted(found, key=lambda mend: (mend.block, mend.start))


def _cut(block: int, start: int, end: int, reason: str, confidence: float) -> Mend:
    return Mend(
        kind=MendKind.CUT,
        block=block,
        start=start,
        end=end,
        reason=reason,
        confidence=confidence,
    )


def _feeds(blocks: Sequence[Block]) -> Iterator[Mend]:
    for index, block in enumerate(blocks):
        for feed in _FEED.finditer(block.text):
            yield _cut(index, *feed.span(), "a form feed within a line", 0.99)


def _edges(blocks: Sequence[Block]) -> Iterator[Mend]:
    """Stray marks at the ends of lines."""
    found = [
        (index, match)
        for index, block in enumerate(blocks)
        if block.text[0] in _STRAY or block.text[-1] in _STRAY
        for match in (_HEAD.match(block.text), _TAIL.search(block.text[-_EDGE:]))
        if match is not None
    ]
    bullets = sum(match.start() == 0 and match[0][:1] in _DOTS for _, match in found)
    is_list = bullets > 1 and 2 * bullets > len(found)
    for index, match in found:
        text = blocks[index].text
        is_head = match.re is _HEAD
        start = 0 if is_head else max(0, len(text) - _EDGE) + match.start()
        end = match.end() if is_head else len(text)
        if end - start >= len(text):
            continue
        inside = text[match.end() :] if is_head else text[:start]
        if _is_drawn(inside.strip(_STRAY + " \u3000")):
            continue
        dotted = match[0].strip()[0] in _DOTS and is_head
        confidence = 0.3 if dotted and is_list else 0.9 if dotted else 0.97
        mark = match[0].strip()
        yield _cut(index, start, end, f"a stray {mark} at the edge of a line", confidence)


_EDGE = 12
"""Code points of the end of a line that are searched for stray marks."""


def _is_drawn(text: str) -> bool:
    """Whether bars stand within a line too, which then is the row of a table."""
    return any(mark in text for mark in "|¦│┃")


@dataclass(frozen=True, slots=True)
class _Space:
    """A space between two Han characters."""

    block: int
    start: int
    end: int
    is_within_word: bool
    is_prose: bool
    is_spared: bool


def _spaces(blocks: Sequence[Block]) -> Iterator[Mend]:
    """Spaces between Han characters that nobody printed."""
    found = [space for index, block in enumerate(blocks) for space in _spaces_of(index, block)]
    words = Counter(space.block for space in found if space.is_within_word)
    is_noisy = sum(words.values()) >= _NOISY
    for space in found:
        reason, confidence = _judged(space, is_noisy=is_noisy, certain=words[space.block])
        yield _cut(space.block, space.start, space.end, reason, confidence)


def _judged(space: _Space, *, is_noisy: bool, certain: int) -> tuple[str, float]:
    if space.is_within_word and not space.is_spared:
        return "a space within a word", 0.97
    if space.is_spared:
        return "a space between Han characters, which may set a name or a number apart", 0.2
    if is_noisy and (space.is_prose or certain > 1):
        return "a space between Han characters, in a file with many such", 0.95
    if space.is_prose:
        return "a space between Han characters amid a sentence", 0.6 if certain else 0.4
    return "a space between Han characters, which may part the halves of a title", 0.1


def _spaces_of(index: int, block: Block) -> Iterator[_Space]:
    text = block.text
    matches = list(_SPACES.finditer(text))
    if not matches:
        return
    rows = [row.span() for row in _ROW.finditer(text)]
    roles = [role.span() for role in _ROLE.finditer(text)]
    role_starts, role_ends = {low for low, _ in roles}, {high for _, high in roles}
    names = [name.span() for name in _NAMES.finditer(text)]
    whole = _SPACES.sub("", text)
    is_byline = any(map(_is_byline, (text, whole)))
    is_prose = _PROSE.search(text) is not None
    for match in matches:
        start, end = match.span()
        is_row = _is_within(start, rows)
        beside = (start in role_ends) + (end in role_starts)
        is_name = is_byline or _is_within(start, names)
        is_article = _ARTICLE.search(text[max(0, start - 24) : start]) is not None
        is_spared = is_article or beside == 1 or (is_name and not is_row)
        yield _Space(
            block=index,
            start=start,
            end=end,
            is_within_word=is_row or _is_within_word(text, start, end),
            is_prose=is_prose,
            is_spared=is_spared and not _is_within(start, roles, inside=True),
        )


def _is_byline(text: str) -> bool:
    shaped = (shapes.is_byline, shapes.may_be_byline, shapes.is_credit, shapes.may_be_credit)
    return any(is_shaped(text) for is_shaped in shaped)


def _is_within(at: int, spans: Sequence[tuple[int, int]], *, inside: bool = False) -> bool:
    """Whether a place is in one of some spans, which are in order; `inside`, not at its start."""
    index = bisect_right(spans, (at, -1 if inside else sys.maxsize)) - 1
    return index >= 0 and at < spans[index][1]


def _is_within_word(text: str, start: int, end: int) -> bool:
    """Whether the dictionary has a word of the characters at both sides of a space."""
    before = _run(text[max(0, start - 2 * _AROUND) : start][::-1])[::-1]
    after = _run(text[end : end + 2 * _AROUND])
    joint = len(before)
    return all(joint not in (span.start, span.end) for span in word_spans(before + after))


def _run(text: str) -> str:
    """The Han characters that a text begins with, past the spaces between them."""
    run = ""
    for character in text:
        if is_han(character):
            run += character
        elif not character.isspace():
            break
    return run[:_AROUND]
