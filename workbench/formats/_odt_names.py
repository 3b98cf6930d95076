"""The elements of an OpenDocument text by their usual names: `text:p`, `draw:frame`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from workbench.formats import _inline_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": f"{_OASIS}office:1.0",
    "style": f"{_OASIS}style:1.0",
    "text": f"{_OASIS}text:1.0",
    "table": f"{_OASIS}table:1.0",
    "draw": f"{_OASIS}drawing:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "dr3d": f"{_OASIS}dr3d:1.0",
    "manifest": f"{_OASIS}manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
}
_PREFIXES = {space: prefix for prefix, space in _SPACES.items()}
_USUAL = {"text": _SPACES["text"]}


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """`text:p` for `{urn:...:text:1.0}p`; the tag as it is where its namespace is not usual."""
    space, _, local = tag.removeprefix("{").rpartition("}")
    prefix = _PREFIXES.get(space)
    return tag if prefix is None else f"{prefix}:{local}"


@lru_cache(maxsize=4096)
def full(name: str) -> str:
    """`{urn:...:text:1.0}p` for `text:p`."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def children(element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The elements within one, each with its usual name."""
    for child in element.iterchildren("*"):
        yield short(child.tag), child


def get(element: etree._Element, name: str, default: str = "") -> str:
    """An attribute by its usual name."""
    return element.get(full(name), default)


def new(name: str) -> etree._Element:
    """A new element by its usual name."""
    prefix = name.partition(":")[0]
    return etree.Element(full(name), nsmap={prefix: _SPACES[prefix]})


def written(elements: Sequence[etree._Element]) -> str:
    """Elements as text that stands for itself."""
    return _inline_xml.written(elements, _USUAL)


def parsed(data: str) -> list[etree._Element]:
    """What `written` wrote. Raises ValueError where it is nothing of the kind."""
    return _inline_xml.parsed(data, _USUAL)
