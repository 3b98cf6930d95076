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
    roots = _roots(items)
    replies: dict[str, list[CarriedReply]] = defaultdict(list)
    alone: list[Item] = []
    for item in items.values():
        root = roots.get(item.id)
        if root is not None and root not in links:
            replies[root].append(_reply(item))
        elif item.id not in links:
            alone.append(item)
    _check_references(alone)
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


def _roots(items: Mapping[str, Item]) -> dict[str, str | None]:
    """The annotation that each reply belongs to, through the replies that it answers in turn."""
    roots: dict[str, str | None] = {}
    for item in items.values():
        passed: dict[str, None] = {}
        here, above = item, _answered(item, items)
        while above is not None and here.id not in roots and here.id not in passed:
            passed[here.id] = None
            here, above = above, _answered(above, items)
        root = roots.get(here.id, here.id)
        if here.id in passed:
            item.node.fault("it replies to itself, through others or at once")
            root = None
        roots.update(dict.fromkeys(passed, root))
    return roots


def _answered(item: Item, items: Mapping[str, Item]) -> Item | None:
    """What it replies to, if that is an annotation of the file."""
    if "replying" not in item.motivations or len(item.targets) != 1:
        return None
    return items.get(plain(item.targets[0].source))


def _check_references(items: Sequence[Item]) -> None:
    """What a file says of them by a term of ours must not make two one."""
    seen: dict[str, Item] = {}
    for item in items:
        first = seen.setdefault(item.reference or item.id, item)
        if first is not item:
            item.node.fault(f"it has the reference of another, in {first.place}")


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
