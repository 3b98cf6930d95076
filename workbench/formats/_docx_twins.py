"""Text boxes that stand twice in a Word document: for new programs, and again for old ones."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from workbench.formats import _docx_names as names
from workbench.formats._inline_xml import detached

if TYPE_CHECKING:
    from lxml import etree


def find_twin(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph of the form for old programs that answers to one of a text box."""
    choice = next(
        (each for each in paragraph.iterancestors("*") if names.short(each.tag) == "mc:Choice"),
        None,
    )
    if choice is None:
        return None
    fallback = next(
        (each for each in choice.itersiblings("*") if names.short(each.tag) == "mc:Fallback"),
        None,
    )
    if fallback is None:
        return None
    tag = names.sibling_tag(paragraph, "p")
    ours, theirs = list(choice.iter(tag)), list(fallback.iter(tag))
    if len(ours) != len(theirs):
        return None
    return theirs[ours.index(paragraph)]


def copy_content(paragraph: etree._Element, twin: etree._Element) -> None:
    """Gives a twin the content of a paragraph; its own properties stay."""
    detached([each for name, each in names.children(twin) if name != "pPr"])
    twin.extend([deepcopy(each) for name, each in names.children(paragraph) if name != "pPr"])
