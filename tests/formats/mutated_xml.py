"""XML trees with one or several things changed, and what published schemas say of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from lxml import etree

DATA = Path(__file__).parent.parent / "data"
SCHEMAS = DATA / "schemas"
_VALUES = ("", "x", "x-own", "yes", "7", "中文", "a b", "20260131T093000Z", "2026-01-31T09:30:00Z")
_MOST_CHANGES = 3

Draw = Callable[[st.SearchStrategy], object]


@st.composite
def mutated(draw: Draw, path: Path, strangers: Sequence[str] = ()) -> bytes:
    """The file with one to three changes, but of its root's name.

    `strangers` are names of elements that may come in.
    """
    root = etree.parse(path).getroot()
    names = sorted({str(each.tag) for each in root.iter(etree.Element)} | set(strangers))
    keys = sorted({str(key) for each in root.iter(etree.Element) for key in each.attrib})
    for _ in range(draw(st.integers(1, _MOST_CHANGES))):
        elements = list(root.iter(etree.Element))
        chosen = elements[draw(st.integers(0, len(elements) - 1))]
        change = draw(st.sampled_from(sorted(_CHANGES)))
        other = elements[draw(st.integers(0, len(elements) - 1))]
        name, key = draw(st.sampled_from(names)), draw(st.sampled_from([*keys, "strange"]))
        _CHANGES[change](chosen, other, name, key, draw(st.sampled_from(_VALUES)))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _delete(chosen: etree._Element, *_: object) -> None:
    parent = chosen.getparent()
    if parent is not None:
        parent.remove(chosen)


def _duplicate(chosen: etree._Element, *_: object) -> None:
    if chosen.getparent() is not None:
        chosen.addnext(_copy(chosen))


def _move(chosen: etree._Element, other: etree._Element, *_: object) -> None:
    if chosen.getparent() is not None and chosen not in other.iterancestors() and chosen != other:
        other.insert(len(other) // 2, chosen)


def _swap(chosen: etree._Element, *_: object) -> None:
    following = chosen.getnext()
    if following is not None and chosen.getparent() is not None:
        following.addnext(chosen)


def _rename(chosen: etree._Element, _other: etree._Element, name: str, *_: str) -> None:
    if chosen.getparent() is not None:
        chosen.tag = name


def _add(chosen: etree._Element, _other: etree._Element, name: str, *_: str) -> None:
    etree.SubElement(chosen, name)


def _drop(chosen: etree._Element, _other: etree._Element, _name: str, key: str, _: str) -> None:
    for each in [key, *chosen.attrib][:2]:
        chosen.attrib.pop(each, None)


def _set(chosen: etree._Element, _other: etree._Element, _name: str, key: str, value: str) -> None:
    chosen.set(key, value)


def _borrow(chosen: etree._Element, other: etree._Element, _name: str, key: str, _: str) -> None:
    """An attribute of another element, or its identity: what was unique or referred to is not."""
    for each in [key, *chosen.attrib]:
        value = other.get(each, other.get("id"))
        if each in chosen.attrib and value is not None:
            chosen.set(each, value)
            return


def _write(chosen: etree._Element, *_: object) -> None:
    chosen.text = (chosen.text or "") + "字"


_CHANGES = {
    function.__name__: function
    for function in (_delete, _duplicate, _move, _swap, _rename, _add, _drop, _set, _borrow, _write)
}


def _copy(element: etree._Element) -> etree._Element:
    parser = etree.XMLParser(collect_ids=False)
    return etree.fromstring(etree.tostring(element, with_tail=False), parser)


@cache
def dtd(path: Path) -> etree.DTD:
    """A document type definition."""
    return etree.DTD(path)


@cache
def schema(path: Path) -> etree.XMLSchema:
    """A schema, whose import of that of XML's own attributes is found beside it."""
    tree = etree.parse(path)
    for each in tree.iter("{http://www.w3.org/2001/XMLSchema}import"):
        each.set("schemaLocation", "xml.xsd")
    return etree.XMLSchema(tree)
