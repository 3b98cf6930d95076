"""A change of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change of a text: a span of it gave way to other text."""

    span: Span
    text: str
