"""What a review table is of: documents, languages, and the day on which it was written."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.exchange import ParallelText

_NAMES = {"zh": "Chinese", "en": "English"}
_MOST_DOCUMENTS = 3
"""Documents that are named."""


def facts_of(parallel: ParallelText) -> str:
    """`一.txt, Chinese (zh-Hans) to English (en), 2026-03-01`"""
    return f"{undated_facts_of(parallel)}, {datetime.now().astimezone().date().isoformat()}"


def undated(facts: str) -> str:
    """The same without the day."""
    return facts.rpartition(", ")[0]


def undated_facts_of(parallel: ParallelText) -> str:
    """The same without the day, as the facts are compared."""
    names = [each.name for each in parallel.documents if each.name != parallel.title]
    if len(names) > _MOST_DOCUMENTS:
        names = [f"{len(parallel.documents):,} documents"]
    languages = f"{_language(parallel.source_language)} to {_language(parallel.target_language)}"
    return ", ".join((*names, languages))


def _language(tag: str) -> str:
    name = _NAMES.get(tag.partition("-")[0])
    return f"{name} ({tag})" if name else tag
