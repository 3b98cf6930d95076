"""Looks up in the translation memory how something was said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import BadInput
from workbench.model.concordance import ConcordanceHit, ConcordancePage
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.text.folding import fold

if TYPE_CHECKING:
    from workbench.model.concordance import ConcordanceQuery
    from workbench.model.memory import TranslationUnit
    from workbench.store.project import Store

PAGE = 50
_BATCH = 500


def find(
    store: Store, query: ConcordanceQuery, *, limit: int = PAGE, after: str = ""
) -> ConcordancePage:
    """The next hits, the youngest units first; `after` is what the page before said.

    Raises BadInput for a query of white space, or an expression that is none.
    """
    hits: list[ConcordanceHit] = []
    for row in store.units.rows_of(newest_first=True):
        if after and row >= int(after):
            continue
        hit = _hit(query, store.units.get([row])[row])
        if hit is not None:
            hits.append(hit)
            if len(hits) == limit:
                return ConcordancePage(hits=tuple(hits), next=str(row))
    return ConcordancePage(hits=tuple(hits))


def count(store: Store, query: ConcordanceQuery) -> int:
    """How many units hold it. Raises as `find` does."""
    return len(find(store, query, limit=1 << 60).hits)


def _hit(query: ConcordanceQuery, unit: TranslationUnit) -> ConcordanceHit | None:
    if not query.text.strip():
        raise BadInput("there is nothing to look for", hint="type a word or a character")
    source = _spans(query.text, unit.source) if query.side is not Side.TARGET else ()
    target = _spans(query.text, unit.target) if query.side is not Side.SOURCE else ()
    if not source and not target:
        return None
    return ConcordanceHit(unit=unit, source_spans=source, target_spans=target)


def _spans(wanted: str, text: str) -> tuple[Span, ...]:
    key, within = fold(wanted.strip()), fold(text)
    spans: list[Span] = []
    at = within.find(key)
    while at >= 0:
        spans.append(Span(at, at + len(key)))
        at = within.find(key, at + len(key))
    return tuple(spans)
