"""The texts that annotations are on: those that a file of ours lists, and whatever is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.formats._web_annotation_item import word_of
from workbench.formats._web_annotation_names import own, text_of_iri
from workbench.model.annotated import AnnotatedText
from workbench.model.annotations import NewLabel, Purpose
from workbench.model.segments import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._web_annotation_node import Node

_LABEL_FACTS = ("name", "group", "colour", "sign", "key", "description")


def listed_texts(head: Node | None) -> dict[str, AnnotatedText]:
    """The texts that a collection lists, by their IRIs, in order; without annotations."""
    found: dict[str, AnnotatedText] = {}
    for node in _listed(head, "texts"):
        iri = node.iri("id", needed=True)
        if iri in found:
            node.fault(f"{iri} stands twice")
        value = node.raw("value")
        if value is not None and not isinstance(value, str):
            node.fault("one text", "value")
        found[iri] = AnnotatedText(
            segment=node.text(own("segment")),
            side=word_of(node, "side", Side),
            document=node.text(own("document")),
            number=node.number(own("number")) or 0,
            text=value if isinstance(value, str) else None,
        )
    return found


def text_of(iri: str) -> AnnotatedText:
    """A text of which only the IRI is known."""
    segment, side = text_of_iri(iri)
    named = AnnotatedText(segment=segment, side=side, document="", number=0, text=None)
    return named if segment else replace(named, document=iri)


def listed_labels(head: Node | None) -> tuple[NewLabel, ...]:
    """The labels that a collection lists."""
    labels: dict[str, NewLabel] = {}
    for node in _listed(head, "labels"):
        facts = {name: node.text(own(name)) for name in _LABEL_FACTS}
        purpose = word_of(node, "purpose", Purpose)
        if not facts["name"]:
            node.fault("a label needs a name", own("name"))
        elif purpose is None:
            node.fault("a label needs a purpose", own("purpose"))
        elif facts["name"] in labels:
            node.fault(f"the label {facts['name']!r} stands twice")
        else:
            labels[facts["name"]] = NewLabel(purpose=purpose, **facts)
    return tuple(labels.values())


def _listed(head: Node | None, name: str) -> Iterator[Node]:
    """The objects of a list of ours, ordered or not."""
    for each in head.objects(own(name)) if head else ():
        if "@list" in each:
            yield from each.objects("@list")
        else:
            yield each
