"""The English that a translator of a document may want to write next."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.services.recognising import Recogniser
    from workbench.store.project import Store

_MOST_SEGMENTS = 20_000


def english_of_document(store: Store, recogniser: Recogniser, document: int) -> tuple[str, ...]:
    """The English that the terms of a document offer, names last, without repeats.

    Of a document with very many segments only the first 20,000 are looked at.
    """
    rows: set[int] = set()
    for _, source, _ in islice(store.segments.texts(document), _MOST_SEGMENTS):
        rows |= recogniser.rows(source)
    concepts = sorted(
        store.concepts.get(sorted(rows)).values(), key=lambda concept: concept.kind.is_name
    )
    return tuple(
        dict.fromkeys(
            term.text
            for concept in concepts
            for term in concept.in_language("en")
            if term.status.is_usable
        )
    )
