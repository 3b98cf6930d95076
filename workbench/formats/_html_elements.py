"""The block elements that are open at a place of a page, and what they make of the text in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.formats._html_rules import (
    BLOCKS,
    CELLS,
    ENDED_BY_START,
    HEADINGS,
    KEPT_SPACE,
    LISTS,
    TABLE,
    names,
)
from workbench.formats._html_tokens import values
from workbench.model.segments import SegmentKind

if TYPE_CHECKING:
    from workbench.formats._html_tokens import Token

_TELLING = re.compile(r"\s(?:translate|class|epub:type|role|id)\s*=", re.I)
_NOTES = names(
    "footnote footnotes endnote endnotes rearnote rearnotes doc-footnote doc-endnote doc-endnotes"
)
_NOTE_CLASS = re.compile(
    r"(?:\w+[-_])?(?:foot|end)[-_]?notes?(?:[-_]?(?:text|content|item|body|list|s))?|mso(?:foot|end)notetext",
    re.IGNORECASE,
)
_NOTE_ID = re.compile(r"(?:_?[fe]tn|_?edn|fn|sd(?:foot|end)note|(?:foot|end)note)[-_:]?\d+", re.I)
_UNTRANSLATED_CLASSES = frozenset({"notranslate", "skiptranslate"})
_ENDS_PARAGRAPH = BLOCKS - (TABLE - {"table"}) - {"html", "head", "body", "title"}
_PAGE_LIST = "page-list"
"""Numbers of the pages of a printed edition."""
_MOST_IN_A_CELL = 3
"""Blocks above which a cell is no cell of data but a part of the page."""


@dataclass(slots=True, kw_only=True)
class Element:
    """One block element."""

    name: str
    start: int
    """Code point of the page at which its start tag begins."""
    end: int = -1
    """Where its end tag ends; below 0 as long as it is not known, or where it has none."""
    kind: SegmentKind | None = None
    level: int = 0
    lists: int = 0
    """How many lists it stands in, itself counted."""
    is_silent: bool = False
    """Whether its text is not to be translated."""
    keeps_space: bool = False
    blocks: int = 0
    """How many blocks are in it, at whatever depth."""
    cell: Element | None = None
    """The innermost table cell that it stands in or is."""
    is_layout: bool = False
    """Of a cell: whether it holds a part of the page rather than a figure or a name."""

    @property
    def is_in_layout(self) -> bool:
        """Whether the cell that it stands in is there for the layout of the page."""
        cell = self.cell
        return cell is not None and (cell.is_layout or cell.blocks > _MOST_IN_A_CELL)


class Elements:
    """The open block elements, outermost first."""

    def __init__(self, page: str, *, is_xml: bool) -> None:
        self.page = page
        self.is_xml = is_xml
        self.opened = [Element(name="", start=0)]
        self.counts: dict[str, int] = {}

    @property
    def last(self) -> Element:
        """The innermost one."""
        return self.opened[-1]

    def open(self, token: Token) -> None:
        """A start tag, which in HTML may end others that have no end tag."""
        if not self.is_xml:
            self._end_others(token)
        element = self._element(token)
        if element.cell and (token.name in HEADINGS or token.name == "table"):
            element.cell.is_layout = True
        if token.name in CELLS:
            element.cell = element
        self.opened.append(element)
        self.counts[token.name] = self.counts.get(token.name, 0) + 1

    def close(self, token: Token) -> None:
        """An end tag; one of an element that is not open is passed over."""
        if not self.counts.get(token.name, 0):
            return
        if not self.is_xml and token.name not in TABLE:
            for element in reversed(self.opened):
                if element.name == token.name:
                    break
                if element.name in TABLE:
                    return
        while self.last.name != token.name:
            self._pop(token.start)
        self._pop(token.end)

    def close_all(self) -> None:
        """The end of the page."""
        while len(self.opened) > 1:
            self._pop(-1)

    def _pop(self, end: int) -> None:
        element = self.opened.pop()
        element.end = end
        self.counts[element.name] -= 1
        self.last.blocks += element.blocks

    def _end_others(self, token: Token) -> None:
        if token.name in _ENDS_PARAGRAPH:
            self._end(frozenset({"p"}), TABLE, token.start)
        if ended := ENDED_BY_START.get(token.name):
            self._end(*ended, token.start)

    def _end(self, names: frozenset[str], within: frozenset[str], at: int) -> None:
        """Ends the outermost of some elements within the innermost of others."""
        if not any(self.counts.get(name, 0) for name in names):
            return
        outermost = 0
        for index in range(len(self.opened) - 1, 0, -1):
            name = self.opened[index].name
            if name in names:
                outermost = index
            if name in within - names:
                break
        while outermost and len(self.opened) > outermost:
            self._pop(at)

    def _element(self, token: Token) -> Element:
        """What a start tag opens; most of it is as in the element around it."""
        around, name = self.last, token.name
        element = Element(
            name=name,
            start=token.start,
            kind=around.kind,
            level=around.level,
            lists=around.lists + (name in LISTS),
            is_silent=is_untranslated(self.page, token, inherited=around.is_silent),
            keeps_space=around.keeps_space or name in KEPT_SPACE,
            cell=around.cell,
        )
        if name in HEADINGS or name == "title":
            element.kind, element.level = SegmentKind.HEADLINE, HEADINGS.get(name, 0)
        elif _is_note(self.page, token):
            element.kind, element.level = SegmentKind.FOOTNOTE, 0
        elif around.kind is SegmentKind.FOOTNOTE:
            pass
        elif name == "li":
            element.kind, element.level = SegmentKind.LIST_ITEM, max(1, element.lists)
        elif name in CELLS:
            element.kind, element.level = SegmentKind.TABLE_CELL, 0
        elif name in ("caption", "figcaption"):
            element.kind, element.level = SegmentKind.CAPTION, 0
        return element


def is_untranslated(page: str, token: Token, *, inherited: bool) -> bool:
    """Whether an element says that its words stay as they are, or else the one around it."""
    if not _TELLING.search(page, token.start, token.end):
        return inherited
    given = values(page, token)
    told = given.get("translate", "").lower()
    classes = given.get("class", "").split()
    is_page_list = _PAGE_LIST in given.get("epub:type", "").split()
    if told == "no" or is_page_list or not _UNTRANSLATED_CLASSES.isdisjoint(classes):
        return True
    return inherited and not (told == "yes" or ("translate" in given and not told))


def _is_note(page: str, token: Token) -> bool:
    if not _TELLING.search(page, token.start, token.end):
        return False
    given = values(page, token)
    kinds = {*given.get("epub:type", "").split(), *given.get("role", "").split()}
    if not _NOTES.isdisjoint(kinds):
        return True
    named = any(map(_NOTE_CLASS.fullmatch, given.get("class", "").split()))
    return named or _NOTE_ID.fullmatch(given.get("id", "")) is not None
