"""Codes and markers of XLIFF 2 that pair: <sc> with <ec>, <sm> with <em>."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.formats._validity_advice import FIRST

if TYPE_CHECKING:
    from workbench.formats._validity_watch import Node, Tell
    from workbench.formats._validity_xliff_2_scope import Scope, Text

_HINTS = ("canCopy", "canDelete", "canOverlap", "canReorder")
_ENDS = {"sc": "ec", "sm": "em"}
_STARTS = {"ec": "sc", "em": "sm"}


@dataclass(slots=True)
class _Side:
    """What was met in the texts of one side, in their order."""

    name: str
    starts: dict[str, dict[str, Node]] = field(default_factory=lambda: {"sc": {}, "sm": {}})
    """By the name of the element, then by its id."""
    ends: dict[str, dict[str, Node]] = field(default_factory=lambda: {"ec": {}, "em": {}})
    """By the name of the element, then by the id that it refers to."""


def pairs(scope: Scope, tell: Tell) -> None:
    """Each start has one end after it in the unit, and each end its start, on the same side."""
    for name, texts in scope.sides():
        side = _Side(name)
        is_ordered = all("order" not in text.node.attributes for text in texts)
        known = _known(texts)
        for text in texts:
            for token in text.elements:
                node = token.node
                if node.name in _ENDS:
                    side.starts[node.name][token.id] = node
                elif node.name == "em" or (node.name == "ec" and _is_written(node, tell)):
                    _end(node, side, known if is_ordered else {}, tell)
        _unfinished(side, scope.name, tell)


def _known(texts: list[Text]) -> dict[tuple[str, str], Node]:
    """All starts of a side."""
    return {
        (token.name, token.id): token.node
        for text in texts
        for token in text.elements
        if token.name in _ENDS
    }


def _is_written(node: Node, tell: Tell) -> bool:
    """Whether an <ec> says as it must to which <sc> it belongs, and is not isolated."""
    id, ref = "id" in node.attributes, "startRef" in node.attributes
    if node.get("isolated") == "yes":
        if ref or not id:
            tell(node.at, '<ec isolated="yes"> must have an id, and no startRef', "ec")
        return False
    if id or not ref:
        what = '<ec> must have a startRef and no id, or be isolated="yes" with an id'
        tell(node.at, what, "ec")
    if "dir" in node.attributes:
        tell(node.at, "<ec> may have dir only where it is isolated", "dir")
    return ref


def _end(node: Node, side: _Side, known: dict[tuple[str, str], Node], tell: Tell) -> None:
    ref, name = node.get("startRef"), _STARTS[node.name]
    start = side.starts[name].get(ref)
    said = f'<{node.name} startRef="{ref[:60]}">'
    if start is None:
        is_late = (name, ref) in known
        there = f"stands before its <{name}>" if is_late else f"has no <{name}> before it"
        advice = FIRST if is_late else ""
        tell(node.at, f"{said} {there} in the {side.name}", "startRef", advice=advice)
        return
    if ref in side.ends[node.name]:
        tell(node.at, f'<{name} id="{ref[:60]}"> has a second <{node.name}>', "startRef")
    side.ends[node.name][ref] = node
    if name == "sc":
        _agree(start, node, tell)


def _agree(start: Node, end: Node, tell: Tell) -> None:
    """The two of a pair are not isolated and have the same hints."""
    id = start.get("id")[:60]
    if start.get("isolated") == "yes":
        tell(start.at, f'<sc id="{id}"> is isolated, but its <ec> is in the unit', "isolated")
    for hint in _HINTS:
        first, last = start.get(hint) or "yes", end.get(hint) or "yes"
        wanted = "no" if first == "firstNo" else first
        if last != wanted:
            what = (
                f'<sc id="{id}"> has {hint}="{first}", so that its <ec> must have "{wanted}",'
                f' not "{last}"'
            )
            tell(end.at, what, hint)


def _unfinished(side: _Side, scope: str, tell: Tell) -> None:
    """Tells of starts that have no end."""
    for name, starts in side.starts.items():
        end = _ENDS[name]
        for id, node in starts.items():
            if id not in side.ends[end] and node.get("isolated") != "yes":
                what = f'<{name} id="{id[:60]}"> has no <{end}> after it in the {side.name}'
                also = f" of its {scope}, and is not isolated" if name == "sc" else ""
                tell(node.at, f"{what}{also}", "isolated" if also else "startRef")
