"""What stands in a paragraph of an office document, before it becomes a text with codes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

    from workbench.model.codes import Markup

Look = frozenset[tuple[str, str]]
"""What of the formatting of words can be seen, as properties with values."""

MarkupOf = Callable[[Look, Look], "Markup"]
"""What a look does to words that stand among words of another look."""


LINE = 4
"""Characters from which on underlined white space is a line to write on, and no words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one look."""

    text: str
    look: Look
    dress: str
    """The formatting as the file has it, whole."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mark:
    """What stands between words."""

    markup: Markup
    elements: tuple[etree._Element, ...]
    """Those of the document itself, so that they can be moved."""
    is_deletable: bool = False
    is_blank: bool = False
    """Whether it is white space that can be seen: a line to write on."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Group:
    """What encloses words: a link, a content control."""

    markup: Markup
    items: tuple[Item, ...]
    written: Callable[[str], str]
    """Its beginning and end as data of a code, with the dress of most of its words."""
    wrapper: tuple[etree._Element, ...]
    """The element around the words, or those before and the last one behind them."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Unseen:
    """What nobody sees and nothing may lose: a bookmark, the anchor of a comment."""

    element: etree._Element
    opens: bool = False
    """Whether it is the beginning of something, so that it rather stands early."""


Item = Words | Mark | Group | Unseen
