"""What an annotation says, and who says it: its label, its words, what it links to, its author."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.formats._web_annotation_names import LABELLING
from workbench.formats._web_annotation_node import Node, is_iri
from workbench.formats._web_annotation_rules import SETS, check_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The bodies of one annotation, together."""

    label: str = ""
    body: str = ""
    """The words of all its textual bodies, one below the other."""
    links: tuple[str, ...] = ()
    """The IRIs of bodies that stand elsewhere."""
    others: int = 0
    """How many bodies are neither."""
    nodes: tuple[Node, ...] = ()
    """The bodies that the words were taken from."""


def content_of(node: Node, motivations: Sequence[str]) -> Content:
    """Reads body and bodyValue, and marks as taken what was understood."""
    gathered = _Gathered(motivations)
    value = node.raw("bodyValue")
    if isinstance(value, str):
        gathered.text(value, ())
    for owner, name, index, body in _bodies(node):
        if isinstance(body, Node):
            gathered.node(body)
        elif is_iri(body):
            gathered.links.append(body)
        elif gathered.text(body, ()):
            owner.take_one(name, index)
    return Content(
        label=gathered.label,
        body="\n".join(gathered.words),
        links=tuple(gathered.links),
        others=gathered.others,
        nodes=tuple(gathered.nodes),
    )


def author_of(node: Node) -> str:
    """The first creator: the name, else the address or IRI; empty where there is none."""
    for index, creator in enumerate(node.members("creator")):
        if isinstance(creator, str):
            node.take_one("creator", index)
            return creator
        author = next(filter(None, map(creator.first, _NAMES)), "")
        if creator.names("type") == ["Person"]:
            creator.take("type")
        if author:
            return author
    return ""


class _Gathered:
    """What has been read of the bodies so far."""

    def __init__(self, motivations: Sequence[str]) -> None:
        self.label = ""
        self.words: list[str] = []
        self.links: list[str] = []
        self.others = 0
        self.nodes: list[Node] = []
        self._labelling = motivations if LABELLING.issuperset(motivations) else ()
        """What stands for the purpose of a body that has none."""

    def text(self, value: str, purposes: Sequence[str]) -> bool:
        """Takes a text, the first that names the target as the label; says whether it could."""
        if not LABELLING.intersection(purposes or self._labelling):
            self.words.append(value)
        elif self.label:
            self.others += 1
            return False
        else:
            self.label = value
        return True

    def node(self, body: Node) -> None:
        """Takes an object."""
        value = body.raw("value")
        if isinstance(value, str) and body.names("type") in _TEXTUAL:
            purposes = body.names("purpose")
            if self.text(value, purposes):
                body.take("value", "type")
                self.nodes.append(body)
                if purposes == ["tagging"]:
                    body.take("purpose")
            return
        link = body.raw("id") or body.raw("source")
        if isinstance(link, str) and "selector" not in body:
            self.links.append(link)
        else:
            self.others += 1


_NAMES = ("name", "nickname", "email", "id")
"""What an agent can be called by, best first."""
_TEXTUAL: tuple[list[str], ...] = (
    [],
    ["TextualBody"],
    ["EmbeddedContent"],
    ["TextualBody", "EmbeddedContent"],
)


def _bodies(node: Node) -> Iterator[tuple[Node, str, int, Node | str]]:
    """Each body with where it stands; of a choice the first, of other sets all."""
    for index, body in enumerate(node.members("body")):
        if isinstance(body, Node):
            check_body(body)
        yield from _members(node, "body", index, body)


def _members(
    owner: Node, name: str, index: int, body: Node | str
) -> Iterator[tuple[Node, str, int, Node | str]]:
    types = body.names("type") if isinstance(body, Node) else []
    if isinstance(body, str) or SETS.isdisjoint(types):
        yield owner, name, index, body
        return
    members = body.members("items")
    for place, member in enumerate(members[:1] if "Choice" in types else members):
        yield from _members(body, "items", place, member)
