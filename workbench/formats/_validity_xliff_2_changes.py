"""What XLIFF 2.0 says of its module for tracked changes (ctr), an extension since 2.1."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.formats._validity_watch import Watch

if TYPE_CHECKING:
    from workbench.formats._validity_watch import Node, Tell

_PLACES = ("file", "group", "unit")
_TRACKED = ("note", "segment", "ignorable", "source", "target")
_CONTENT = "content"


@dataclass(slots=True)
class _Place:
    """A file, group or unit that is open."""

    elements: Counter[str] = field(default_factory=Counter)
    """How many of each name are in it."""
    by_id: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    """The attributes of those with an id, by name and id."""
    ids: set[str] = field(default_factory=set)
    identified: set[str] = field(default_factory=set)
    """The names of those with an id."""
    revisions: list[tuple[Node, list[Node]]] = field(default_factory=list)
    """Each <ctr:revisions> with its items."""


class Changes(Watch):
    """Changes are of elements that are there, and of what these have."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {
            **dict.fromkeys(_PLACES, self._begin),
            "ctr:revisions": self._revisions,
            "ctr:revision": self._revision,
            "ctr:item": self._item,
            **dict.fromkeys(_TRACKED, self._element),
        }
        self.closed = dict.fromkeys(_PLACES, self._end)
        self._open: list[_Place] = []
        self._properties: set[str] = set()

    def _begin(self, node: Node) -> None:
        self._open.append(_Place())

    def _element(self, node: Node) -> None:
        if not self._open or not self._open[-1].revisions:
            return
        place = self._open[-1]
        place.elements[node.name] += 1
        if "id" in node.attributes:
            place.by_id[node.name, node.attributes["id"]] = node.attributes
            place.ids.add(node.attributes["id"])
            place.identified.add(node.name)

    def _revisions(self, node: Node) -> None:
        if self._open:
            self._open[-1].revisions.append((node, []))

    def _revision(self, node: Node) -> None:
        self._properties = set()

    def _item(self, node: Node) -> None:
        key = node.get("property")
        if key in self._properties:
            what = f'one <ctr:revision> has property="{key[:60]}" twice'
            self.tell(node.at, what, "ctr:property")
        self._properties.add(key)
        if self._open and self._open[-1].revisions:
            self._open[-1].revisions[-1][1].append(node)

    def _end(self, node: Node) -> None:
        if not self._open:
            return
        place = self._open.pop()
        for revisions, items in place.revisions:
            self._check(node, place, revisions, items)

    def _check(self, place: Node, known: _Place, node: Node, items: list[Node]) -> None:
        name, ref = node.get("appliesTo"), node.attributes.get("ref")
        if name not in _TRACKED:
            return
        said = f'<ctr:revisions appliesTo="{name}">'
        if ref is None:
            if known.elements[name] > 1 and name in known.identified:
                what = f"{said} must say by ref which <{name}> of the {place.name} it is of"
                self.tell(node.at, what, "ctr:ref")
            return
        found = known.by_id.get((name, ref))
        if found is None:
            what = f'{said} has ref="{ref[:60]}", which names no <{name}> in the {place.name}'
            self.tell(node.at, what, "ctr:ref", is_warning=ref in known.ids)
            return
        for item in items:
            key = item.get("property")
            if key != _CONTENT and key not in found:
                what = f'property="{key[:60]}" is neither "{_CONTENT}" nor an attribute of'
                self.tell(item.at, f'{what} the <{name} id="{ref[:60]}">', "ctr:property")
