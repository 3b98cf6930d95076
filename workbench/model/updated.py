"""What reading a newer version of a document did to its segments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSource:
    """A source paragraph that reads otherwise in the newer version."""

    number: int
    """Of its segment, in the newer version, from 1."""
    before: str
    after: str
    target: str
    """The English of the earlier wording, which is offered for the new one; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedSource:
    """A paragraph that stands elsewhere in the newer version, or only in one of the two."""

    number: int
    """Of its segment, from 1: in the newer version, of what is gone in the older one."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """What a newer version of a source did."""

    document: str
    kept: int
    """Segments that stand as they did."""
    changed: tuple[ChangedSource, ...] = ()
    came: tuple[MovedSource, ...] = ()
    gone: tuple[MovedSource, ...] = ()
    moved: tuple[MovedSource, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierVersion:
    """The English of an earlier wording of a source, offered for the present one."""

    before: str
    """The source then."""
    after: str
    """The source now."""
    target: str
    codes: tuple[Code, ...] = ()
    """Those of the English that the source still has."""
    score: int
    """Likeness of the two sources in percent."""
    author: str
    time: str
