"""From the annotations of a file to annotated texts: what hangs on what.

An annotation that replies to another of the file becomes its reply, also to a reply of it; one
that does nothing but link two becomes their relation. All others stand with the text that they
are on, in order of their spans where the file does not list its texts. Of replies and relations
only what the model has is taken: words, kind, author, time.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.formats._web_annotation_item import Item, item_of
from workbench.formats._web_annotation_names import own, plain
from workbench.formats._web_annotation_texts import listed_labels, listed_texts, text_of
from workbench.model.annotated import (
    AnnotatedText,
    AnnotatedTexts,
    CarriedAnnotation,
    CarriedRelation,
    CarriedReply,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.formats._web_annotation_file import AnnotationFile
    from workbench.formats._web_annotation_node import Node
    from workbench.formats._web_annotation_target import Target


def annotated_texts(file: AnnotationFile) -> AnnotatedTexts:
    """What a file holds. What is wrong with it is noted with its nodes."""
    head = file.head
    labels = listed_labels(head)
    listed = listed_texts(head)
    known = {iri: text.text for iri, text in listed.items() if text.text is not None}
    purposes = {label.name: label.purpose for label in labels}
    items = _by_id([item_of(node, known, purposes) for node in file.annotations])
    links = {item.id: link for item in items.values() if (link := _link(item, items))}
    roots = {item.id: root for item in items.values() if (root := _root(item, items, links))}
    replies: dict[str, list[CarriedReply]] = defaultdict(list)
    for id, root in roots.items():
        replies[root].append(_reply(items[id]))
    alone = [item for item in items.values() if item.id not in roots and item.id not in links]
    return AnnotatedTexts(
        title=head.first("label") if head else "",
        project=head.text(own("project")) if head else "",
        languages=_languages(head),
        program=_program(head),
        labels=labels,
        texts=tuple(_texts(alone, replies, listed)),
        relations=tuple(_relation(items[id], link, items) for id, link in links.items()),
    )


def _by_id(found: Sequence[Item]) -> dict[str, Item]:
    items: dict[str, Item] = {}
    for item in found:
        first = items.setdefault(item.id, item)
        if first is not item and item.id:
            item.node.fault(f"its id {item.id} is that of another, in {first.place}")
    return items


def _link(item: Item, items: Mapping[str, Item]) -> tuple[str, str] | None:
    """The ends of a relation, start first: what is linked, and what to."""
    content = item.content
    if "linking" not in item.motivations or content.body or content.others:
        return None
    ends = [plain(target.source) for target in item.targets if target.is_whole]
    ends.extend(plain(link) for link in content.links)
    match ends:
        case [start, end] if len(item.targets) + len(content.links) == 2:
            if all(_stands_alone(items.get(each)) for each in ends):
                return start, end
    return None


def _stands_alone(item: Item | None) -> bool:
    return item is not None and not {"linking", "replying"}.intersection(item.motivations)


def _root(
    item: Item, items: Mapping[str, Item], links: Mapping[str, tuple[str, str]]
) -> str | None:
    """The annotation that a reply belongs to, through the replies that it answers."""
    passed = {item.id}
    here = item
    while "replying" in here.motivations and len(here.targets) == 1:
        above = items.get(plain(here.targets[0].source))
        if above is None:
            break
        if above.id in passed:
            item.node.fault("it replies to itself, through others or at once")
            return None
        passed.add(above.id)
        here = above
    return None if here is item or here.id in links else here.id


def _reply(item: Item) -> CarriedReply:
    return CarriedReply(
        body=item.content.body, author=item.author, time=item.time, reference=item.reference
    )


def _relation(item: Item, ends: tuple[str, str], items: Mapping[str, Item]) -> CarriedRelation:
    start, end = (items[each].reference or each for each in ends)
    return CarriedRelation(
        start=start,
        end=end,
        kind=item.content.label,
        reference=item.reference,
        author=item.author,
        time=item.time,
        place=item.place,
    )


def _texts(
    items: Sequence[Item],
    replies: Mapping[str, Sequence[CarriedReply]],
    listed: Mapping[str, AnnotatedText],
) -> Iterator[AnnotatedText]:
    found: dict[str, list[CarriedAnnotation]] = {iri: [] for iri in listed}
    for item in items:
        for number, target in enumerate(item.targets):
            answers = tuple(replies.get(item.id, ())) if not number else ()
            found.setdefault(target.source, []).append(_annotation(item, target, number, answers))
    for iri, those in found.items():
        if iri in listed:
            yield replace(listed[iri], annotations=tuple(those))
        else:
            yield replace(text_of(iri), annotations=tuple(sorted(those, key=_order)))


def _annotation(
    item: Item, target: Target, number: int, replies: tuple[CarriedReply, ...]
) -> CarriedAnnotation:
    reference = item.reference or item.id
    return CarriedAnnotation(
        reference=f"{reference} target[{number}]" if number else reference,
        span=target.span,
        quote=target.quote,
        prefix=target.prefix,
        suffix=target.suffix,
        label=item.content.label,
        body=item.content.body,
        author=item.author,
        time=item.time,
        state=item.state,
        visibility=item.visibility,
        severity=item.severity,
        replies=replies,
        place=item.place,
        properties=item.properties,
    )


def _order(annotation: CarriedAnnotation) -> tuple[bool, int, int]:
    span = annotation.span
    return (True, 0, 0) if span is None else (False, span.start, span.end)


def _languages(head: Node | None) -> tuple[str, str]:
    if head is None:
        return "", ""
    return head.text(own("sourceLanguage")), head.text(own("targetLanguage"))


def _program(head: Node | None) -> str:
    """The name of the program that wrote the file, else what it is called."""
    for each in head.members("generator") if head else ():
        return each if isinstance(each, str) else each.first("name")
    return ""
