"""The elements of WordprocessingML by short names, alike in both of its namespaces.

ISO/IEC 29500 has a transitional and a strict namespace; the elements are the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from workbench.formats import _inline_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_TRANSITIONAL}}}"
"""Before the names of the elements that we write ourselves."""
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PREFIXES = {
    _TRANSITIONAL: "",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
}
_USUAL = {"w": _TRANSITIONAL, "r": RELATIONS}


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """`p` for `{...wordprocessingml...}p`, `mc:Choice` and the like, else the tag as it is."""
    space, _, local = tag.removeprefix("{").rpartition("}")
    prefix = _PREFIXES.get(space)
    return tag if prefix is None else prefix + local


def children(element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The elements within one, each with its short name."""
    for child in element.iterchildren("*"):
        yield short(child.tag), child


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element on a path of short names, in the namespace of where it begins."""
    for name in path:
        if element is None:
            return None
        element = element.find(sibling_tag(element, name))
    return element


def sibling_tag(element: etree._Element, name: str) -> str:
    """A name in the namespace of an element."""
    return f"{element.tag.rpartition('}')[0]}}}{name}"


def get(element: etree._Element, name: str, default: str = "") -> str:
    """An attribute in the namespace of its element."""
    return element.get(sibling_tag(element, name), default)


def value(element: etree._Element | None, default: str = "") -> str:
    """The `val` of an element that may not be there."""
    return default if element is None else get(element, "val", default)


def is_on(element: etree._Element) -> bool:
    """Whether a property that is on or off is on."""
    return get(element, "val", "1") in ("1", "true", "on")


def number(text: str, default: int) -> int:
    """A whole number of at most nine digits; the default for anything else."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else default


def new(near: etree._Element, name: str) -> etree._Element:
    """A new element in the namespace and with the prefix of another."""
    known = {prefix: space for prefix, space in near.nsmap.items() if prefix}
    return etree.Element(sibling_tag(near, name), nsmap=known)


def written(elements: Sequence[etree._Element]) -> str:
    """Elements as text that stands for itself."""
    return _inline_xml.written(elements, _USUAL)


def parsed(data: str) -> list[etree._Element]:
    """What `written` wrote. Raises ValueError where it is nothing of the kind."""
    return _inline_xml.parsed(data, _USUAL)
