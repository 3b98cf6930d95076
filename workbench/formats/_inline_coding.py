"""The items of a paragraph as a text with codes.

The look of most of the words is that of the paragraph and no code; only what differs from it is.
Programs cut a sentence into many runs that look alike: these are one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.formats._inline_items import Group, Item, Look, Mark, MarkupOf, Unseen, Words
from workbench.model.codes import Code, CodeKind, Markup
from workbench.text.coding import MOST_CODES

if TYPE_CHECKING:
    from lxml import etree

Written = Callable[[Sequence["etree._Element"]], str]
"""Elements as data of a code."""
_WESTERN = re.compile("[0-9A-Za-z]")
_VISIBLE_IN_SPACE = frozenset({"underline", "strike", "highlight", "shade", "border"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A paragraph as text with codes, and what is needed to write it with another text."""

    text: str
    codes: tuple[Code, ...]
    before: str
    """The white space before the text."""
    dress: str
    """The formatting of most of the words."""
    outer: tuple[Group, ...]
    """What encloses all of the text and is no code, the outermost first."""
    marks: tuple[tuple[str, Mark], ...]
    """What stands alone, by data."""
    first: tuple[etree._Element, ...]
    """Unseen things before everything else."""
    after: tuple[tuple[str, etree._Element], ...]
    """Unseen things directly behind what stands alone, by the data of that."""
    last: tuple[etree._Element, ...]


def has_words(items: Sequence[Item]) -> bool:
    """Whether there is anything to read among items."""
    return any(
        (isinstance(item, Words) and not item.text.isspace() and bool(item.text))
        or (isinstance(item, Group) and has_words(item.items))
        for item in items
    )


def coded(items: Sequence[Item], markup_of: MarkupOf, written: Written) -> Coded:
    """The text of a paragraph with its codes, numbered from 1."""
    work = _Work(markup_of=markup_of, written=written)
    outer: list[Group] = []
    first: list[etree._Element] = []
    last: list[etree._Element] = []
    while (around := _only_group(items)) is not None:
        at = items.index(around)
        first += [item.element for item in items[:at] if isinstance(item, Unseen)]
        last[:0] = [item.element for item in items[at + 1 :] if isinstance(item, Unseen)]
        outer.append(around)
        items = around.items
    look, dress = _most(items)
    work.level(_smoothed(items, look, dress), look)
    raw = "".join(work.parts)
    lead, end = _ends(raw, work.codes)
    text = raw[lead:end]
    return Coded(
        text=text,
        codes=tuple(
            replace(code, offset=min(max(code.offset - lead, 0), len(text))) for code in work.codes
        ),
        before=raw[:lead],
        dress=dress,
        outer=tuple(outer),
        marks=tuple(work.marks),
        first=(*first, *work.first),
        after=tuple(work.after),
        last=(*work.last, *last),
    )


def _ends(raw: str, codes: Sequence[Code]) -> tuple[int, int]:
    """Where the text begins and ends without white space around it.

    A space between the text and what stands alone beside it is no end: “Page ‹1›”.
    """
    lead, end = len(raw) - len(raw.lstrip()), len(raw.rstrip())
    alone = [
        code.offset
        for code in codes
        if code.kind is CodeKind.ALONE and code.markup is not Markup.BREAK
    ]
    starts = [at for at in alone if at < lead and not raw[at:lead].strip(" ")]
    ends = [at for at in alone if at > end and not raw[end:at].strip(" ")]
    return min(starts, default=lead), max(ends, default=end)


def _only_group(items: Sequence[Item]) -> Group | None:
    """The group that holds all there is to see, where one does."""
    seen = [
        item
        for item in items
        if not isinstance(item, Unseen) and not (isinstance(item, Words) and not item.text.strip())
    ]
    only = seen[0] if len(seen) == 1 else None
    return only if isinstance(only, Group) and has_words(only.items) else None


def _most(items: Sequence[Item]) -> tuple[Look, str]:
    """The look of most of the words, and what most of those that have it wear."""
    words = [item for item in items if isinstance(item, Words) and item.text.strip()]
    if not words:
        inner = [item.items for item in items if isinstance(item, Group)]
        return _most([each for part in inner for each in part]) if inner else (frozenset(), "")
    looks = Counter[Look]()
    for each in words:
        looks[each.look] += len(each.text)
    look = looks.most_common(1)[0][0]
    return look, _dress(words, look)


def _dress(words: Sequence[Words], look: Look) -> str:
    """What words of a look wear: as the Latin letters and figures among them, for these show in
    which font the author wants Western text; else as most do."""
    western, all_ = Counter[str](), Counter[str]()
    for each in words:
        if each.look == look:
            western[each.dress] += len(_WESTERN.findall(each.text))
            all_[each.dress] += len(each.text)
    best, count = western.most_common(1)[0]
    return best if count else all_.most_common(1)[0][0]


def _smoothed(items: Sequence[Item], base: Look, dress: str) -> list[Item]:
    """Items where white space looks like the words around it, or like most where they differ."""
    ahead: list[Words | None] = []
    following: Words | None = None
    for item in reversed(items):
        ahead.append(following)
        if isinstance(item, Words) and item.text.strip():
            following = item
    done: list[Item] = []
    previous: Words | None = None
    for item, after in zip(items, reversed(ahead), strict=True):
        if not isinstance(item, Words):
            done.append(item)
        elif item.text.strip() or _shows(item.look):
            previous = item
            done.append(item)
        elif previous is not None and after is not None and previous.look == after.look:
            done.append(replace(item, look=previous.look, dress=previous.dress))
        else:
            done.append(replace(item, look=base, dress=dress))
    return done


def _shows(look: Look) -> bool:
    return any(name in _VISIBLE_IN_SPACE for name, _ in look)


@dataclass(slots=True, kw_only=True)
class _Work:
    """A text with codes in the making."""

    markup_of: MarkupOf
    written: Written
    parts: list[str] = field(default_factory=list)
    length: int = 0
    codes: list[Code] = field(default_factory=list)
    number: int = 0
    marks: list[tuple[str, Mark]] = field(default_factory=list)
    first: list[etree._Element] = field(default_factory=list)
    after: list[tuple[str, etree._Element]] = field(default_factory=list)
    last: list[etree._Element] = field(default_factory=list)
    behind: str = ""
    """The data of what stands alone directly before; empty where words do."""

    def level(self, items: Sequence[Item], base: Look) -> None:
        """Items that stand side by side, among words of a look."""
        at = 0
        while at < len(items):
            item = items[at]
            if isinstance(item, Words) and item.look != base and self.number < MOST_CODES:
                end = _reach(items, at, base)
                self._pair(item, items[at : end + 1], base)
                at = end + 1
                continue
            self._item(item)
            at += 1

    def _pair(self, first: Words, items: Sequence[Item], base: Look) -> None:
        dress = _dress([each for each in items if isinstance(each, Words)], first.look)
        number = self._next()
        markup = self.markup_of(first.look, base)
        self._code(number, CodeKind.OPEN, markup, dress, is_deletable=True)
        self.level(items, first.look)
        self._code(number, CodeKind.CLOSE, markup, "", is_deletable=True)

    def _item(self, item: Item) -> None:
        if isinstance(item, Words):
            self.parts.append(item.text)
            self.length += len(item.text)
            if item.text:
                self.behind = ""
        elif isinstance(item, Unseen):
            self._unseen(item)
        elif self.number >= MOST_CODES:
            self._without_codes(item)
        elif isinstance(item, Mark):
            data = self.written(item.elements)
            self.marks.append((data, item))
            self._code(
                self._next(), CodeKind.ALONE, item.markup, data, is_deletable=item.is_deletable
            )
        else:
            self._group(item)

    def _group(self, group: Group) -> None:
        number = self._next()
        look, dress = _most(group.items)
        self._code(number, CodeKind.OPEN, group.markup, group.written(dress), is_deletable=False)
        self.level(_smoothed(group.items, look, dress), look)
        self._code(number, CodeKind.CLOSE, group.markup, "", is_deletable=False)

    def _unseen(self, item: Unseen) -> None:
        if self.behind:
            self.after.append((self.behind, item.element))
        elif item.opens or not self.length:
            self.first.append(item.element)
        else:
            self.last.append(item.element)

    def _without_codes(self, item: Mark | Group) -> None:
        """More codes than a segment may have: what stands alone is kept, links are words."""
        if isinstance(item, Mark):
            self.last += item.elements
            return
        for each in item.items:
            self._item(each)

    def _next(self) -> int:
        self.number += 1
        return self.number

    def _code(
        self, number: int, kind: CodeKind, markup: Markup, data: str, *, is_deletable: bool
    ) -> None:
        self.codes.append(
            Code(
                number=number,
                kind=kind,
                offset=self.length,
                markup=markup,
                data=data,
                is_deletable=is_deletable,
            )
        )
        if kind is CodeKind.ALONE:
            self.behind = data


def _reach(items: Sequence[Item], at: int, base: Look) -> int:
    """The last of the words that a pair of codes may enclose: those that add to its look."""
    first = items[at]
    assert isinstance(first, Words)
    adds, takes = first.look - base, base - first.look
    end = at
    for index in range(at + 1, len(items)):
        item = items[index]
        if isinstance(item, Words):
            if not (adds <= item.look and not takes & item.look):
                break
            end = index
    return end
