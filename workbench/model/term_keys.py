"""The keys by which a glossary's terms are found, as a project keeps them, and how old they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryMark:
    """How far a glossary had come at one moment."""

    generation: int
    """The count of its changes."""
    change: int
    """The last row of the journal, 0 where there is none."""
    terms: int
    """How many rows of terms there are in any language, retired ones too."""
    last_term: int
    """The last of these rows, 0 where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedKeys:
    """Keys that a project keeps, so that a session need not make them again."""

    mark: GlossaryMark
    """The glossary that they are the keys of."""
    edition: str
    """What made them; another edition may make others of the same terms."""
    data: bytes
