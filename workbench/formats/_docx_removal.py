"""Taking a paragraph out of a Word document so that what is left is still valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats import _docx_names as names
from workbench.formats._inline_xml import detached

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

_BLOCKS = frozenset({"p", "tbl", "sdt", "customXml", "altChunk"})
_ENDS_IN_PARAGRAPH = frozenset(
    {"tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "comment"}
)


def remove_paragraph(paragraph: etree._Element, kept: Sequence[etree._Element]) -> bool:
    """Removes a paragraph that was emptied; what is kept of it goes to the one before.

    Gives whether it went: it stays where it ends a section or its place would be left without a
    paragraph, or where there is none before it to take what is kept.
    """
    parent = paragraph.getparent()
    if parent is None or names.child(paragraph, "pPr", "sectPr") is not None:
        return False
    before = paragraph.getprevious()
    has_heir = before is not None and names.short(before.tag) == "p"
    if not _may_go(paragraph, parent) or (kept and not has_heir):
        return False
    if before is not None and has_heir:
        before.extend(detached(kept))
    detached([paragraph])
    return True


def _may_go(paragraph: etree._Element, parent: etree._Element) -> bool:
    last = next(
        (
            short
            for each in parent.iterchildren("*", reversed=True)
            if each is not paragraph and (short := names.short(each.tag)) in _BLOCKS
        ),
        None,
    )
    if last is None:
        return False
    return names.short(parent.tag) not in _ENDS_IN_PARAGRAPH or last == "p"
