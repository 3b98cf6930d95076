"""The text of cells of bilingual tables with their inline codes, whatever file they are in.

A cell is lines (its paragraphs) of parts: texts in their looks, and codes. What makes words bold or
the like becomes a pair of codes for each such look, as long as words are that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from workbench.formats._xliff_inline import Coded
from workbench.model.codes import Code, CodeKind, Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

LOOKS = {
    "b": Markup.BOLD,
    "i": Markup.ITALIC,
    "u": Markup.UNDERLINE,
    "strike": Markup.STRIKE,
    "super": Markup.SUPERSCRIPT,
    "sub": Markup.SUBSCRIPT,
}
"""Looks that are codes, by the names that they have here; all others are those of a cell."""
_TAG = re.compile(
    r"(?P<open><[0-9]{1,6}>|\{[0-9]{1,6}>|\[[0-9]{1,6}\})"
    r"|(?P<close></[0-9]{1,6}>|<[0-9]{1,6}\}|\{[0-9]{1,6}\])"
    r"|(?P<alone><[0-9]{1,6}/>|\{[0-9]{1,6}\}|\[[0-9]{1,6}\]|\|[0-9]{1,6}\|)"
)
"""Tags of Trados, of Phrase, and of memoQ; of the last line those of all, and CafeTran's."""
_NUMBER = re.compile("[0-9]+")


class Words(NamedTuple):
    """Text in one look."""

    text: str
    looks: frozenset[str] = frozenset()


class Item(NamedTuple):
    """A code on its way; the halves of a pair find each other by key."""

    kind: CodeKind
    data: str
    label: str
    """By which a code of the target answers to one of the source."""
    key: str = ""
    markup: Markup = Markup.OTHER
    is_deletable: bool = False


Part: TypeAlias = Words | Item


def look_data(look: str) -> tuple[str, str]:
    """What begins and ends a look, as the data of its two codes."""
    return f"<{look}>", f"</{look}>"


def tags_in(words: Words, data: Callable[[str], str], *, is_styled: bool) -> Iterator[Part]:
    """Words cut at the tags that stand in them; `data` is what a file has for the text of one.

    In words that are styled as tags, what has no known shape is a tag as well.
    """
    done = 0
    for found in _TAG.finditer(words.text):
        yield from _between(words, done, found.start(), data, is_styled=is_styled)
        done = found.end()
        kind = CodeKind(found.lastgroup or CodeKind.ALONE)
        number = _NUMBER.search(found[0])
        assert number is not None
        yield Item(kind, data(found[0]), found[0], f"tag {number[0]}")
    yield from _between(words, done, len(words.text), data, is_styled=is_styled)


def _between(
    words: Words, start: int, end: int, data: Callable[[str], str], *, is_styled: bool
) -> Iterator[Part]:
    text = words.text[start:end]
    if is_styled and text.strip():
        yield Item(CodeKind.ALONE, data(text), text.strip())
    elif text:
        yield Words(text, words.looks)


def joined(lines: Sequence[Sequence[Part]]) -> list[Part]:
    """Lines as one, with line feeds between them."""
    parts: list[Part] = []
    for number, line in enumerate(lines):
        if number:
            parts.append(Words("\n", _last_looks(parts)))
        parts += line
    return parts


def _last_looks(parts: Sequence[Part]) -> frozenset[str]:
    return next(
        (part.looks for part in reversed(parts) if isinstance(part, Words)), frozenset[str]()
    )


def plain(line: Iterable[Part]) -> str:
    """The text of a line, with what people see of its codes."""
    return "".join(part.text if isinstance(part, Words) else part.label for part in line)


def coded_pair(source: Sequence[Part], target: Sequence[Part]) -> tuple[Coded, Coded]:
    """A source with its codes numbered from 1, and the target, whose codes have the numbers of
    those that they answer to; others have numbers above those."""
    text, own = _laid(source)
    numbers = _numbered(own, [0] * len(own), 0)
    free: defaultdict[tuple[CodeKind, str], list[int]] = defaultdict(list)
    for (item, _), number in reversed(list(zip(own, numbers, strict=True))):
        free[item.kind, item.label].append(number)
    target_text, items = _laid(target)
    given = [
        waiting.pop()
        if item.kind is not CodeKind.CLOSE and (waiting := free.get((item.kind, item.label)))
        else 0
        for item, _ in items
    ]
    answers = _numbered(items, given, max(numbers, default=0))
    return _stripped(text, own, numbers), _stripped(target_text, items, answers)


def _laid(parts: Sequence[Part]) -> tuple[str, list[tuple[Item, int]]]:
    """The text of parts, and the codes with their offsets."""
    text: list[str] = []
    length = 0
    items: list[tuple[Item, int]] = []
    for part in _paired(list(_with_looks(parts))):
        if isinstance(part, Item):
            items.append((part, length))
        else:
            text.append(part.text)
            length += len(part.text)
    return "".join(text), items


def _with_looks(parts: Iterable[Part]) -> Iterator[Part]:
    """Looks as codes around words. A code between words of one look is within it."""
    worn: list[str] = []
    waiting: list[Item] = []
    for part in chain(parts, (Words("", frozenset()),)):
        if isinstance(part, Item):
            waiting.append(part)
            continue
        ended = [look for look in worn if look not in part.looks]
        for look in reversed(ended):
            worn.remove(look)
            yield _look(CodeKind.CLOSE, look)
        yield from waiting
        waiting = []
        for look in LOOKS:
            if look in part.looks and look not in worn:
                worn.append(look)
                yield _look(CodeKind.OPEN, look)
        if part.text:
            yield part


def _look(kind: CodeKind, look: str) -> Item:
    data = look_data(look)[kind is CodeKind.CLOSE]
    return Item(kind, data, data, f"look {look}", LOOKS[look], is_deletable=True)


def _paired(parts: list[Part]) -> list[Part]:
    """The parts; a half of a pair without its other one stands alone."""
    open_at: defaultdict[str, list[int]] = defaultdict(list)
    whole: set[int] = set()
    for at, part in enumerate(parts):
        if isinstance(part, Words):
            continue
        if part.kind is CodeKind.OPEN:
            open_at[part.key].append(at)
        elif part.kind is CodeKind.CLOSE and open_at[part.key]:
            whole |= {at, open_at[part.key].pop()}
    return [
        part._replace(kind=CodeKind.ALONE) if isinstance(part, Item) and at not in whole else part
        for at, part in enumerate(parts)
    ]


def _numbered(items: Sequence[tuple[Item, int]], given: Sequence[int], last: int) -> list[int]:
    """The numbers of codes: those that are given, else one above the last; 0 is none."""
    numbers: list[int] = []
    open_pairs: defaultdict[str, list[int]] = defaultdict(list)
    for (item, _), known in zip(items, given, strict=True):
        if item.kind is CodeKind.CLOSE:
            numbers.append(open_pairs[item.key].pop())
            continue
        if not known:
            last += 1
        numbers.append(known or last)
        if item.kind is CodeKind.OPEN:
            open_pairs[item.key].append(numbers[-1])
    return numbers


def _stripped(text: str, items: Sequence[tuple[Item, int]], numbers: Sequence[int]) -> Coded:
    words = text.strip()
    start = len(text) - len(text.lstrip())
    end = start + len(words)
    codes = tuple(
        Code(
            number=number,
            kind=item.kind,
            offset=max(0, min(offset - start, len(words))),
            markup=item.markup,
            data=item.data,
            is_deletable=item.is_deletable,
        )
        for (item, offset), number in zip(items, numbers, strict=True)
    )
    return Coded(words, codes, text[:start], text[end:])


class Dressed(NamedTuple):
    """A piece of a text that is to be written: in its looks, or the data of a code."""

    text: str
    looks: frozenset[str] = frozenset()
    is_code: bool = False


def dressed(text: str, codes: Sequence[Code]) -> Iterator[Dressed]:
    """What is written for a text with codes, in order."""
    begins = {look_data(look)[0]: look for look in LOOKS}
    ends = {look_data(look)[1]: look for look in LOOKS}
    worn: list[str] = []
    done = 0
    for code in codes:
        if text[done : code.offset]:
            yield Dressed(text[done : code.offset], frozenset(worn))
            done = code.offset
        if code.data in begins:
            worn.append(begins[code.data])
        elif code.data in ends:
            if ends[code.data] in worn:
                worn.remove(ends[code.data])
        else:
            yield Dressed(code.data, is_code=True)
    if text[done:]:
        yield Dressed(text[done:], frozenset(worn))
