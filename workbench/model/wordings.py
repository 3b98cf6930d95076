"""A wording on its way into the store, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.segments import Origin, State

if TYPE_CHECKING:
    from workbench.model.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWording:
    """A text that somebody wants to stand."""

    text: str
    state: State
    author: str
    origin: Origin = Origin.TYPED
    detail: str = ""
    codes: tuple[Code, ...] = ()
    time: str = ""
    """When it was written elsewhere (ISO 8601 in UTC); empty for now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of a wording."""

    token: str
    """Names the wording; the next write gives it back."""
    theirs: str | None = None
    """The wording of another program that came first; None where there was no conflict."""
    filled: tuple[int, ...] = ()
    """Rows of the segments with the same source that the wording was given to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenConflict:
    """A target that two programs, or two copies, wrote at once; both wordings are kept."""

    id: str
    version: int
    """That of the wording that came second; it rises while its writer goes on with it."""
    document: str
    number: int
    mine: str
    """The wording that came second."""
    theirs: str
    """The wording that stands."""
    mine_author: str = ""
    theirs_author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A wording that the memory offered, and that somebody inserted."""

    text: str = ""
    """Empty for none."""
    detail: str = ""
    """Which unit it was, and how like."""
