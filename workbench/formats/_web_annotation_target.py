"""What an annotation is on: the text, and the stretch of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.formats._web_annotation_rules import SETS, check_target
from workbench.formats._web_annotation_selection import CHARACTERS, Selection, selection_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.formats._web_annotation_node import Node
    from workbench.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One target."""

    source: str
    """The IRI of the text; empty where the target has none."""
    is_whole: bool
    """Whether nothing is selected of it."""
    span: Span | None = None
    quote: str = ""
    prefix: str = ""
    suffix: str = ""


def targets_of(node: Node, texts: Mapping[str, str]) -> Iterator[Target]:
    """The targets of an annotation; each is one of its own, as section 3.2.6 says.

    Of a set whose members belong together, or of which one is chosen, it is the first.
    """
    for index, target in enumerate(node.members("target")):
        check_target(node, target, "target")
        yield from _members(node, "target", index, target, texts)


def _members(
    owner: Node, name: str, index: int, target: Node | str, texts: Mapping[str, str]
) -> Iterator[Target]:
    if isinstance(target, str):
        owner.take_one(name, index)
        yield _of_iri(owner, target, texts)
        return
    types = target.names("type")
    if SETS.isdisjoint(types):
        yield _of_node(target, types, texts)
        return
    members = target.members("items")
    for place, member in enumerate(members if "Independents" in types else members[:1]):
        yield from _members(target, "items", place, member, texts)


def _of_iri(owner: Node, iri: str, texts: Mapping[str, str]) -> Target:
    """The fragment of an IRI can be a stretch of a plain text (RFC 5147)."""
    source, mark, fragment = iri.rpartition("#")
    if not mark or not CHARACTERS.fullmatch(fragment):
        return Target(source=iri, is_whole=True)
    record = {"type": "FragmentSelector", "value": fragment}
    text = texts.get(source)
    selection = selection_of(owner.made(record), text)
    if selection.span is None:
        return Target(source=iri, is_whole=True)
    return _target(source, selection, text)


def _of_node(target: Node, types: list[str], texts: Mapping[str, str]) -> Target:
    source = _source(target)
    if types == ["SpecificResource"]:
        target.take("type")
    if "selector" not in target:
        return Target(source=source, is_whole=True)
    text = texts.get(source)
    return _target(source, selection_of(target, text), text)


def _source(target: Node) -> str:
    for name in ("source", "id"):
        for index, each in enumerate(target.members(name)):
            if isinstance(each, str):
                target.take_one(name, index)
                return each
            iri = each.raw("id")
            if isinstance(iri, str):
                each.take("id")
                return iri
    return ""


def _target(source: str, selection: Selection, text: str | None) -> Target:
    span = selection.span
    words = span.of(text) if span is not None and text is not None else ""
    return Target(
        source=source,
        is_whole=False,
        span=span,
        quote=selection.quote or words,
        prefix=selection.prefix,
        suffix=selection.suffix,
    )
