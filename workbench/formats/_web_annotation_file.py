"""The annotations of a file, whatever holds them together.

An annotation alone, a list of them, a `@graph`, a page, a collection with its pages embedded. A
page that stands elsewhere is a fault: nothing is ever fetched, and a part is not the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.formats._web_annotation_json import Record
from workbench.formats._web_annotation_node import Node, is_reference, named
from workbench.formats._web_annotation_rules import check_context

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._web_annotation_faults import Faults


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationFile:
    """What a file holds, before any of it is understood."""

    head: Node | None
    """The collection that has them, with what it says of itself."""
    annotations: tuple[Node, ...]


def annotation_file(value: object, faults: Faults) -> AnnotationFile:
    """The annotations of a JSON value, each at its place."""
    if isinstance(value, list):
        return AnnotationFile(head=None, annotations=tuple(_of_list(value, faults)))
    if not isinstance(value, Record):
        faults.add(1, "", f"an annotation is an object, not {named(value)}")
        return AnnotationFile(head=None, annotations=())
    node = Node(value, "", faults)
    types = node.names("type")
    _context(node, is_first=True)
    if "@graph" in node:
        return AnnotationFile(head=None, annotations=tuple(_of_graph(node)))
    if "AnnotationCollection" in types:
        return AnnotationFile(head=node, annotations=tuple(_of_collection(node)))
    if "AnnotationPage" in types:
        return AnnotationFile(head=None, annotations=tuple(_of_pages(node)))
    return AnnotationFile(head=None, annotations=(node,))


def _of_list(values: list[object], faults: Faults) -> Iterator[Node]:
    for index, each in enumerate(values):
        if isinstance(each, Record):
            node = Node(each, f"[{index}]", faults)
            _context(node, is_first=True)
            yield node
        else:
            faults.add(0, f"[{index}]", f"an annotation is an object, not {named(each)}")


def _of_graph(node: Node) -> Iterator[Node]:
    """What a graph describes beside annotations (agents, texts) is not ours to read."""
    for each in _embedded(node, "@graph"):
        types = each.names("type")
        if "AnnotationCollection" in types:
            yield from _of_collection(each)
        elif "AnnotationPage" in types:
            yield from _of_pages(each)
        elif "Annotation" in types or "target" in each or not types:
            yield each


def _of_collection(node: Node) -> Iterator[Node]:
    """Section 5.1."""
    node.iri("id", needed=True)
    total = node.number("total")
    for name in ("label", "last"):
        node.members(name)
    if "items" in node:
        yield from _embedded(node, "items")
    elif "first" not in node:
        if total != 0:
            node.fault("first is missing")
    elif isinstance(node.raw("first"), list):
        node.fault("one page", "first")
    else:
        for page in _embedded(node, "first"):
            yield from _of_pages(page, whole=True)


def _of_pages(node: Node, *, whole: bool = False) -> Iterator[Node]:
    """Section 5.2: a page and those embedded after it; with `whole` none may stand elsewhere."""
    page: Node | None = node
    while page is not None:
        if "AnnotationPage" not in page.names("type"):
            page.fault("its type is not AnnotationPage", "type")
        page.iri("id", needed=True)
        page.number("startIndex")
        if not isinstance(page.raw("items"), list | Record):
            page.fault("items is missing")
        yield from _embedded(page, "items")
        following = page.members("next")
        for each in following:
            if isinstance(each, str) and (whole or not is_reference(each)):
                page.fault(f"the page {each!r} stands elsewhere, and nothing is fetched", "next")
        page = next((each for each in following if isinstance(each, Node)), None)


def _embedded(node: Node, name: str) -> Iterator[Node]:
    for each in node.members(name):
        if isinstance(each, Node):
            _context(each)
            yield each
        else:
            node.fault(f"{each!r} stands elsewhere, and nothing is fetched", name)


def _context(node: Node, *, is_first: bool = False) -> None:
    """Checks a context where there is one. What names the vocabulary in full needs none: it can
    come beside the file, in a header of HTTP."""
    node.take("@context")
    says_itself = str(node.raw("type")).startswith(("oa:", "http://www.w3.org/ns/oa#"))
    if "@context" in node or (is_first and not says_itself):
        check_context(node)
