"""Questions to the client: which are open, the list that goes out, and the answers to it.

Only what is for the client's eyes goes out. Of an internal annotation, if it is asked for at all,
the list has the words and what its label says, never what somebody wrote there; replies stay home.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.errors import ExportFailed, NotFound
from workbench.model.annotations import Purpose, Visibility
from workbench.model.queries import Query, QueryList
from workbench.model.segments import Side
from workbench.plugins import FORMATS, Format, Registry
from workbench.services import labelling
from workbench.services.choosing import chosen_format
from workbench.text.context import in_context

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.annotations import Annotation, Label
    from workbench.model.segments import Pair
    from workbench.store.project import Store

GAP = "gap"
"""The origin of an annotation that an answer about a paragraph which is cut off has made."""
_LABEL_OF_GAP = "missing-characters"
_AROUND = 30
"""Code points of context on each side."""
_LENGTH = 12
"""Figures of a fingerprint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The questions that a list has, and what it does not say."""

    queries: QueryList
    left_out: int
    """Open questions that are internal, and not in the list."""
    withheld: int
    """Internal questions in the list without what was written of them."""


def open_queries(
    store: Store,
    title: str = "",
    *,
    document: int | None = None,
    is_all: bool = False,
    has_gaps: bool = False,
) -> Asked:
    """The open questions of a document, or of the project, in reading order.

    They are the annotations whose label has the purpose `query`; internal ones only with `is_all`.
    With `has_gaps` each paragraph that looks cut off is one more.
    """
    with store.snapshot():
        labels = query_labels(store)
        rows = [row for row, _ in store.documents.all() if document in (None, row)]
        pairs = [pair for row in rows for pair in store.segments.pairs(row)]
        found = [each for pair in pairs for each in _of_pair(pair, labels, store.id, has_gaps)]
        languages = store.languages
    internal = sum(visibility is Visibility.INTERNAL for visibility, _ in found)
    shown = [
        query for visibility, query in found if is_all or visibility is not Visibility.INTERNAL
    ]
    return Asked(
        queries=QueryList(
            title=title,
            languages=languages,
            queries=tuple(replace(query, number=at) for at, query in enumerate(shown, 1)),
        ),
        left_out=0 if is_all else internal,
        withheld=internal if is_all else 0,
    )


def export_queries(
    asked: Asked, out: Path, name: str = "", *, registry: Registry = FORMATS
) -> None:
    """Writes questions to a file that is read again before it takes its place.

    Raises NotFound for a format, and where there is nothing to ask; ExportFailed.
    """
    from workbench.services.drafts import write_beside

    format = chosen_format(out, name, "queries", lambda each: each.write_queries, registry=registry)
    write = format.write_queries
    assert write is not None
    if not asked.queries.queries:
        hint = "--all lists internal questions too" if asked.left_out else "queries list shows them"
        raise NotFound("there is no open question for the client", hint=hint)
    write_beside(
        out,
        lambda stream: write(asked.queries, stream) or (),
        verify=lambda draft: _verify(asked.queries, draft, out.name, format),
    )


def query_labels(store: Store) -> dict[str, Label]:
    """The labels of questions, by name."""
    return {
        label.name: label for label in labelling.labels(store) if label.purpose is Purpose.QUERY
    }


def question_of(each: Annotation, label: Label) -> str:
    """What a list asks: the body of what the client may see, else what the label says."""
    is_visible = each.visibility is Visibility.CLIENT
    return (each.body.strip() if is_visible else "") or label.description or label.name


def question_of_gap(unfinished: str) -> str:
    """What a list asks of a paragraph that looks cut off."""
    return f"The paragraph looks cut off ({unfinished}). What is missing?"


def fingerprint(question: str, quote: str = "") -> str:
    """Figures that are others where the question, or the words it is on, are others.

    White space does not count, for programs change it.
    """
    text = "\0".join(" ".join(part.split()) for part in (question, quote))
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def label_of_gaps(store: Store) -> str:
    """The label of a question about a gap. Raises NotFound where the project has none."""
    names = list(query_labels(store))
    if not names:
        raise NotFound("the project has no label for questions", hint="labels add --set queries")
    return _LABEL_OF_GAP if _LABEL_OF_GAP in names else names[0]


def _of_pair(
    pair: Pair, labels: dict[str, Label], project: str, has_gaps: bool
) -> Iterator[tuple[Visibility, Query]]:
    segment = pair.segment
    for each in pair.annotations:
        if each.label in labels and each.is_open:
            yield each.visibility, _query(each, labels[each.label], pair, project)
    is_asked = any(each.origin == GAP for each in pair.annotations)
    if has_gaps and segment.unfinished and not is_asked:
        question = question_of_gap(segment.unfinished)
        yield (
            Visibility.CLIENT,
            Query(
                id=segment.id,
                number=0,
                document=segment.document,
                place=f"paragraph {segment.number}",
                quote="",
                context=_end_of(segment.source),
                question=question,
                fingerprint=fingerprint(question),
                project=project,
            ),
        )


def _query(each: Annotation, label: Label, pair: Pair, project: str) -> Query:
    text = pair.segment.source if each.side is Side.SOURCE else pair.target.text
    question = question_of(each, label)
    place = f"paragraph {each.number}"
    return Query(
        id=each.id,
        number=0,
        document=each.document,
        place=place if each.side is Side.SOURCE else f"{place}, translation",
        quote=each.quote,
        context=in_context(text, [each.span] if each.span else [], _AROUND),
        question=question,
        fingerprint=fingerprint(question, each.quote),
        project=project,
    )


def _end_of(text: str) -> str:
    cut = text[-2 * _AROUND :].replace("\n", " ")
    return cut if len(cut) == len(text) else f"…{cut}"


def _verify(queries: QueryList, draft: Path, name: str, format: Format) -> None:
    assert format.read_queries is not None
    assert format.expected_queries is not None
    found = format.read_queries(draft).queries
    meant = format.expected_queries(queries).queries
    if Counter(replace(each, where="") for each in found) != Counter(meant):
        raise ExportFailed(
            f"{name} was not written: it does not read back as it is",
            hint="export to another format and report the fault",
        )
