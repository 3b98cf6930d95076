"""Elements as text that stands for itself, and back: what a code of an office document holds."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from workbench.formats._office_package import parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"


def written(elements: Sequence[etree._Element], usual: Mapping[str, str]) -> str:
    """Elements as text, without what follows them; usual namespaces by prefix are left unsaid."""
    return "".join(_written(element, usual) for element in elements)


def parsed(data: str, usual: Mapping[str, str]) -> list[etree._Element]:
    """What `written` wrote. Raises ValueError where it is nothing of the kind."""
    try:
        root = etree.fromstring(f"<x{_declared(usual)}>{data}</x>", parser())
    except etree.XMLSyntaxError as error:
        raise ValueError(f"a code holds no markup of an office document: {error}") from error
    return list(root.iterchildren("*"))


def detached(elements: Iterable[etree._Element]) -> list[etree._Element]:
    """Elements taken from where they stand, without the text behind them."""
    taken = list(elements)
    for element in taken:
        element.tail = None
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return taken


def _written(element: etree._Element, usual: Mapping[str, str]) -> str:
    copy = deepcopy(element)
    copy.tail = None
    # A choice names the prefixes that a program must know, which are used nowhere else.
    required = [
        prefix for choice in copy.iter(_CHOICE) for prefix in (choice.get("Requires") or "").split()
    ]
    etree.cleanup_namespaces(copy, keep_ns_prefixes=required or None)
    text = etree.tostring(copy, encoding="unicode")
    end = text.index(">")
    head = text[:end]
    for prefix, space in usual.items():
        head = head.replace(_declared({prefix: space}), "", 1)
    return head + text[end:]


def _declared(usual: Mapping[str, str]) -> str:
    return "".join(f' xmlns:{prefix}="{space}"' for prefix, space in usual.items())
