"""The words and names of the format: our own terms, IRIs for what we refer to, motivations.

Our terms stand under a prefix that the context of the file maps to a URN, so that other readers
know them for foreign and nobody has to fetch anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._web_annotation_node import is_iri
from workbench.model.annotations import Purpose
from workbench.model.segments import Side

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMESPACE = "urn:bilingual-workbench:"
PREFIX = "workbench"
LABELLING = frozenset({"tagging", "classifying", "identifying"})
"""Purposes of a body that names what the target is."""

_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_IS_UUID = re.compile(_UUID)
_UUID_IRI = re.compile(f"urn:uuid:({_UUID})", re.IGNORECASE)
_TEXT_IRI = re.compile(f"urn:uuid:({_UUID})#(source|target)")
_MOTIVATIONS = {
    Purpose.MARK: "classifying",
    Purpose.QUERY: "questioning",
    Purpose.FOOTNOTE: "describing",
    Purpose.REVIEW: "assessing",
}
_BODY_PURPOSES = {Purpose.QUERY: "questioning", Purpose.FOOTNOTE: "describing"}


def own(name: str) -> str:
    """A term of ours as a key."""
    return f"{PREFIX}:{name}"


def iri_of(reference: str) -> str:
    """The IRI that says a reference, so that `reference_of` gives it back; empty for none.

    One that ends in a stretch of a plain text (RFC 5147) would be read as that stretch.
    """
    if _IS_UUID.fullmatch(reference):
        return f"urn:uuid:{reference}"
    says_itself = is_iri(reference) and reference_of(reference) == reference
    return reference if says_itself and "#char=" not in reference else ""


def reference_of(iri: str) -> str:
    """The bare UUID of an IRI that says one; empty where we made it up; else itself."""
    found = _UUID_IRI.fullmatch(iri)
    if found:
        return found[1].lower()
    return "" if iri.startswith(NAMESPACE) else iri


def plain(iri: str) -> str:
    """The IRI of a UUID in lower case, in which no two that name one differ; others as they are."""
    return iri.lower() if _UUID_IRI.fullmatch(iri) else iri


def text_iri(segment: str, side: Side | None) -> str:
    """Names one side of a segment; empty where it has no UUID or the side is not known."""
    return f"urn:uuid:{segment}#{side}" if side and _IS_UUID.fullmatch(segment) else ""


def text_of_iri(iri: str) -> tuple[str, Side | None]:
    """The segment and the side that an IRI names; empty and None where it is not ours."""
    found = _TEXT_IRI.fullmatch(iri)
    return (found[1], Side(found[2])) if found else ("", None)


def motivation_of(label: str, body: str, purposes: Mapping[str, Purpose]) -> str:
    """Why an annotation was made: by the purpose of its label (section 3.3.5)."""
    if label in purposes:
        return _MOTIVATIONS[purposes[label]]
    if label:
        return "tagging"
    return "commenting" if body else "highlighting"


def body_purpose_of(label: str, purposes: Mapping[str, Purpose]) -> str:
    """What the words of an annotation are for, beside its label."""
    purpose = purposes.get(label)
    return _BODY_PURPOSES.get(purpose, "commenting") if purpose else "commenting"
