"""Parallel text with everything beside it, and all of it asked for."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from tests.builders import uuid_of
from tests.formats.xliff_values import full_texts
from workbench.model.exchange import Choices, Level, ParallelText

PROJECT = uuid_of("project")


def asked(text: ParallelText) -> ParallelText:
    """The same text as it is where somebody asked for all that it has."""
    is_cut = any(pair.part is not None for pair in text.pairs)
    concepts = {
        concept.id: concept for pair in text.pairs for hit in pair.terms for concept in hit.concepts
    }
    return replace(
        text,
        project=PROJECT,
        concepts=tuple(concepts.values()),
        choices=Choices(
            level=Level.SENTENCE if is_cut else Level.PARAGRAPH,
            has_terms=True,
            has_history=True,
            matches=3,
        ),
    )


asked_texts: st.SearchStrategy[ParallelText] = full_texts().map(asked)
