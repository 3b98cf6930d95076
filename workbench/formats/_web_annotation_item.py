"""One annotation of a file as it was understood, before it is known what it hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from workbench.formats._web_annotation_content import author_of, content_of
from workbench.formats._web_annotation_names import (
    body_purpose_of,
    motivation_of,
    own,
    plain,
    reference_of,
)
from workbench.formats._web_annotation_rules import check_annotation
from workbench.formats._web_annotation_target import Target, targets_of
from workbench.model.annotations import AnnotationState, Severity, Visibility

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from workbench.formats._web_annotation_content import Content
    from workbench.formats._web_annotation_node import Node
    from workbench.model.annotations import Purpose

W = TypeVar("W", bound="StrEnum")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One annotation."""

    node: Node
    id: str
    """Its IRI; those of UUIDs in lower case."""
    reference: str
    """What the file calls it; empty where the IRI was made up."""
    motivations: tuple[str, ...]
    content: Content
    author: str
    time: str
    targets: tuple[Target, ...]
    state: AnnotationState
    visibility: Visibility
    severity: Severity
    properties: Mapping[str, str]
    """What was set down as such, and what was left over."""

    @property
    def place(self) -> str:
        """For reports: the line and the way to it."""
        return ", ".join(filter(None, (f"line {self.node.line}", self.node.path)))


def item_of(node: Node, texts: Mapping[str, str], purposes: Mapping[str, Purpose]) -> Item:
    """Checks and reads one annotation. `texts` are the texts of the file by their IRIs."""
    check_annotation(node)
    motivations = tuple(node.names("motivation"))
    content = content_of(node, motivations)
    id = node.iri("id")
    node.take("id", "bodyValue")
    if node.names("type") == ["Annotation"]:
        node.take("type")
    if motivations == (motivation_of(content.label, content.body, purposes),):
        node.take("motivation")
    for body in content.nodes:
        if body.names("purpose") == [body_purpose_of(content.label, purposes)]:
            body.take("purpose")
    created = node.raw("created")
    node.take("created")
    node.take(*_OWN)
    item = Item(
        node=node,
        id=plain(id),
        reference=node.text(own("reference")) or reference_of(id),
        motivations=motivations,
        content=content,
        author=author_of(node),
        time=created if isinstance(created, str) else node.text(own("created")),
        targets=tuple(targets_of(node, texts)),
        state=word_of(node, "state", AnnotationState) or AnnotationState.OPEN,
        visibility=word_of(node, "visibility", Visibility) or Visibility.INTERNAL,
        severity=word_of(node, "severity", Severity) or Severity.NONE,
        properties=_properties(node),
    )
    node.let_go()
    return item


_OWN = tuple(map(own, ("reference", "created", "state", "visibility", "severity")))


def word_of(node: Node, name: str, words: type[W]) -> W | None:
    """A term of ours as one of several words; None where it is not there or a fault."""
    value = node.text(own(name))
    if not value:
        return None
    try:
        return words(value)
    except ValueError:
        known = ", ".join(filter(None, words))
        node.fault(f"{value!r} is none of {known}", own(name))
        return None


def _properties(node: Node) -> dict[str, str]:
    said = {
        each.text(own("name")): each.text(own("value")) for each in node.objects(own("properties"))
    }
    node.take(own("properties"))
    return dict(node.leftovers()) | said
