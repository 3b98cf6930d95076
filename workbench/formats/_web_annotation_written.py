"""Annotated texts as a collection of annotations, one object of the file a line.

A collection with its one page embedded is what the Recommendation has for a file of annotations
(section 5): validators know it, readers find the annotations in `first.items`, and what belongs to
all of them (title, languages, labels, the texts) has a place, which a bare list has not.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench.errors import Refused
from workbench.formats._web_annotation_names import (
    NAMESPACE,
    PREFIX,
    body_purpose_of,
    iri_of,
    motivation_of,
    own,
    text_iri,
)
from workbench.formats._web_annotation_node import is_iri
from workbench.formats._web_annotation_rules import CONTEXT
from workbench.formats._web_annotation_selector_rules import is_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.model.annotated import (
        AnnotatedText,
        AnnotatedTexts,
        CarriedAnnotation,
        CarriedRelation,
        CarriedReply,
    )
    from workbench.model.annotations import NewLabel, Purpose

Object = dict[str, Any]

_OWN_CONTEXT = {PREFIX: NAMESPACE, "assessing": "oa:assessing"}
"""Our terms, and the one motivation of the Recommendation that its context has no term for."""


def collection(given: AnnotatedTexts) -> bytes:
    """The file, in UTF-8. `given` has been settled.

    Raises Refused where a text holds half a surrogate pair, which UTF-8 cannot say.
    """
    names = _Names()
    texts = [names.text(text) for text in given.texts]
    listed = [
        _text(text, iri, given.languages) for text, iri in zip(given.texts, texts, strict=True)
    ]
    items = list(_items(given, texts, names))
    project = iri_of(given.project)
    address = f"{project}#annotations" if project else f"{NAMESPACE}annotations"
    head = _head(given, address, len(items))
    page = {"id": f"{address}-1", "type": "AnnotationPage", "partOf": address, "startIndex": 0}
    labels = [_label(label) for label in given.labels]
    return b"".join(
        (
            _line(head)[:-1],
            b",\n",
            _list(own("labels"), labels),
            _list(own("texts"), listed),
            b'"first":',
            _line(page)[:-1],
            b',"items":[\n',
            b",\n".join(map(_line, items)),
            b"\n]}}\n",
        )
    )


def _head(given: AnnotatedTexts, address: str, total: int) -> Object:
    """What the collection says of itself."""
    return _filled(
        {
            "@context": [CONTEXT, _OWN_CONTEXT],
            "id": address,
            "type": "AnnotationCollection",
            "label": given.title,
            "generator": {"type": "Software", "name": given.program} if given.program else None,
            own("project"): given.project,
            own("sourceLanguage"): given.languages[0],
            own("targetLanguage"): given.languages[1],
            "total": total,
        }
    )


class _Names:
    """Gives each thing of the file an IRI of its own, and says what it is called where that
    does not."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._made = 0

    def text(self, text: AnnotatedText) -> str:
        """The IRI of a text."""
        return self._free(text_iri(text.segment, text.side), "text")

    def of(self, reference: str, kind: str) -> Object:
        """The keys that name an annotation, a reply or a relation."""
        wanted = iri_of(reference)
        iri = self._free(wanted, kind)
        return {"id": iri} if iri == wanted else {"id": iri, own("reference"): reference}

    def _free(self, wanted: str, kind: str) -> str:
        iri = wanted
        while not iri or iri in self._used:
            self._made += 1
            iri = f"{NAMESPACE}{kind}:{self._made}"
        self._used.add(iri)
        return iri


def _items(given: AnnotatedTexts, texts: list[str], names: _Names) -> Iterator[Object]:
    """The annotations, each with its replies after it, and then the relations."""
    purposes = {label.name: label.purpose for label in given.labels}
    named = {
        each.reference: names.of(each.reference, "annotation")
        for text in given.texts
        for each in text.annotations
    }
    for text, source in zip(given.texts, texts, strict=True):
        for each in text.annotations:
            yield _annotation(each, named[each.reference], source, purposes)
            for reply in each.replies:
                yield _reply(reply, names.of(reply.reference, "reply"), named[each.reference]["id"])
    for relation in given.relations:
        start, end = named[relation.start]["id"], named[relation.end]["id"]
        yield _relation(relation, names.of(relation.reference, "relation"), start, end)


def _annotation(
    annotation: CarriedAnnotation, name: Object, source: str, purposes: Mapping[str, Purpose]
) -> Object:
    label, body = annotation.label, annotation.body
    bodies = [_body(label, "tagging")] if label else []
    if body:
        bodies.append(_body(body, body_purpose_of(label, purposes)))
    properties = annotation.properties.items()
    return _filled(
        _opening(name, motivation_of(label, body, purposes), annotation.author, annotation.time)
        | {
            "body": bodies,
            "target": _target(annotation, source),
            own("state"): str(annotation.state),
            own("visibility"): str(annotation.visibility),
            own("severity"): str(annotation.severity),
            own("properties"): [
                {own("name"): name, own("value"): value} for name, value in properties
            ],
        }
    )


def _target(annotation: CarriedAnnotation, source: str) -> Object | str:
    """Each selector by itself selects the same: where, and which words."""
    span = annotation.span
    quote = (annotation.quote, annotation.prefix, annotation.suffix)
    selectors: list[Object] = []
    if span is not None:
        selectors.append({"type": "TextPositionSelector", "start": span.start, "end": span.end})
    if any(quote):
        words = dict(zip(("exact", "prefix", "suffix"), quote, strict=True))
        selectors.append({"type": "TextQuoteSelector", **words})
    if not selectors:
        return source
    return {"type": "SpecificResource", "source": source, "selector": selectors}


def _reply(reply: CarriedReply, name: Object, above: str) -> Object:
    bodies = [_body(reply.body, "replying")] if reply.body else []
    return _filled(
        _opening(name, "replying", reply.author, reply.time) | {"body": bodies, "target": above}
    )


def _relation(relation: CarriedRelation, name: Object, start: str, end: str) -> Object:
    """What is linked is the target, and what it is linked to a body, beside the kind."""
    kind = [_body(relation.kind, "tagging")] if relation.kind else []
    linked = {"type": "SpecificResource", "source": end, "purpose": "linking"}
    return _filled(
        _opening(name, "linking", relation.author, relation.time)
        | {"body": [*kind, linked], "target": start}
    )


def _opening(name: Object, motivation: str, author: str, time: str) -> Object:
    return {
        **name,
        "type": "Annotation",
        "motivation": motivation,
        "creator": author if is_iri(author) or not author else {"type": "Person", "name": author},
        ("created" if is_time(time) else own("created")): time,
    }


def _body(value: str, purpose: str) -> Object:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _text(text: AnnotatedText, iri: str, languages: tuple[str, str]) -> Object:
    sides = {"source": languages[0], "target": languages[1]}
    words = {} if text.text is None else {"value": text.text}
    return (
        _filled(
            {
                "id": iri,
                "type": "Text",
                own("segment"): text.segment,
                own("side"): str(text.side or ""),
                own("document"): text.document,
                own("number"): text.number or None,
                "language": sides.get(str(text.side), ""),
            }
        )
        | words
    )


def _label(label: NewLabel) -> Object:
    facts = ("name", "group", "purpose", "colour", "sign", "key", "description")
    return {own(fact): str(getattr(label, fact)) for fact in facts}


def _filled(given: Object) -> Object:
    """Without what says nothing; an empty list of bodies says as little."""
    return {name: value for name, value in given.items() if value not in ("", None, [])}


def _list(name: str, values: list[Object]) -> bytes:
    """An ordered list of ours, one value a line; nothing where there are none."""
    if not values:
        return b""
    return b'%s:{"@list":[\n%s\n]},\n' % (_line(name), b",\n".join(map(_line, values)))


def _line(value: object) -> bytes:
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError as error:
        named = value.get("id", "") if isinstance(value, dict) else ""
        place = f" of {named}" if named else ""
        raise Refused(
            f"half a surrogate pair stands in what is to be written{place}",
            hint="UTF-8 has no bytes for it; type the character again",
        ) from error
