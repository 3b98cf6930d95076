"""What the Recommendation demands of selectors and states (sections 4.2 and 4.3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._web_annotation_node import Node, is_reference

if TYPE_CHECKING:
    from collections.abc import Callable

_TIME = re.compile(
    r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z"
)


def check_selector(node: Node) -> None:
    """Section 4.2: what each kind of selector needs."""
    types = node.names("type")
    known = [check for name, check in _SELECTORS.items() if name in types]
    for check in known:
        check(node)
    if not types and "id" not in node:
        node.fault("type is missing")
    if "id" in node:
        node.iri("id")
    check_each(node, "refinedBy", check_selector)


def _value(node: Node) -> None:
    if not isinstance(node.raw("value"), str):
        node.fault("value is missing" if "value" not in node else "value is one text")


def _fragment(node: Node) -> None:
    _value(node)
    node.iri("conformsTo")


def _svg(node: Node) -> None:
    if "value" in node:
        _value(node)
    elif "id" not in node:
        node.fault("it has neither id nor value")


def _words(node: Node) -> None:
    for name in ("exact", "prefix", "suffix"):
        value = node.raw(name)
        if value is None and name == "exact":
            node.fault("exact is missing")
        elif value is not None and not isinstance(value, str):
            node.fault("one text", name)


def _positions(node: Node) -> None:
    start, end = node.number("start", needed=True), node.number("end", needed=True)
    if start is not None and end is not None and start > end:
        node.fault(f"it starts at {start} and ends before it, at {end}")


def _ends(node: Node) -> None:
    for name in ("startSelector", "endSelector"):
        count = len(node.members(name))
        if count != 1:
            node.fault(f"{name} is missing" if not count else f"one {name}, not {count}")
        check_each(node, name, check_selector)


def _members(node: Node) -> None:
    if not node.members("items"):
        node.fault("it has no items")
    check_each(node, "items", check_selector)


_SELECTORS: dict[str, Callable[[Node], None]] = {
    "FragmentSelector": _fragment,
    "CssSelector": _value,
    "XPathSelector": _value,
    "TextQuoteSelector": _words,
    "TextPositionSelector": _positions,
    "DataPositionSelector": _positions,
    "SvgSelector": _svg,
    "RangeSelector": _ends,
    "List": _members,
    "Choice": _members,
}


def check_state(node: Node) -> None:
    """Section 4.3: when and how the source was fetched."""
    types = node.names("type")
    if "HttpRequestState" in types:
        _value(node)
    if "TimeState" in types:
        for name in ("sourceDate", "sourceDateStart", "sourceDateEnd"):
            for each in node.names(name):
                if not is_time(each):
                    node.fault("a time in UTC, such as 2026-07-28T09:30:00Z", name)
        if ("sourceDateStart" in node) != ("sourceDateEnd" in node):
            node.fault("sourceDateStart and sourceDateEnd belong together")
        if "sourceDate" in node and "sourceDateStart" in node:
            node.fault("it has both a date and a period")
    if not types and "id" not in node:
        node.fault("type is missing")
    check_each(node, "refinedBy", _refining)


def _refining(node: Node) -> None:
    check = (
        check_state
        if any(name.endswith("State") for name in node.names("type"))
        else check_selector
    )
    check(node)


def is_time(text: str) -> bool:
    """Whether it is an xsd:dateTime in UTC."""
    return _TIME.fullmatch(text) is not None


def check_each(node: Node, name: str, check: Callable[[Node], None]) -> None:
    """Each value is an IRI, or an object that a check of its own holds for."""
    for member in node.members(name):
        if isinstance(member, Node):
            check(member)
        elif not is_reference(member):
            node.fault(f"{member!r} is no IRI", name)


def check_iris(node: Node, name: str) -> None:
    """Each value is an IRI, or an object that has one."""
    for each in node.members(name):
        if isinstance(each, Node):
            if "id" in each:
                each.iri("id")
        elif not is_reference(each):
            node.fault(f"{each!r} is no IRI", name)
