"""Segments as they will be when proposals of repair are made, or made undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.edits import Edit
    from workbench.model.sources import Mend

NEW = 0
"""The segment of a group that goes on from none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a segment will have from one that stands, or from a block that was left out."""

    segment: int
    """NEW for a block that comes in again."""
    start: int
    """Code point in the source of that segment."""
    end: int
    edits: tuple[Edit, ...]
    """What is done within, from the right to the left, in code points of that source."""
    text: str
    """After the edits."""
    glue: str
    """What is put before it."""
    join: Mend | None
    """Why it follows the part before, where it did not until now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A segment as it will be."""

    segment: int
    """The one that it goes on from."""
    parts: tuple[Part, ...]
    place: tuple[int, int]
    """Block and code point in it with which it begins."""
    blocks: tuple[int, ...]
    """Those that it has anything of, in order."""

    @property
    def text(self) -> str:
        """Its source."""
        return "".join(part.glue + part.text for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """All segments as they will be, in order of their first blocks."""

    groups: tuple[Group, ...]
    homes: dict[int, int]
    """By segment that goes: the index of the group that its English goes to; -1 for none."""
    made: frozenset[Mend]
    """The proposals that are made then."""
    left: tuple[Mend, ...]
    """What was asked for and does not go together with what is made."""

    def told_left(self) -> tuple[str, ...]:
        """The same as a sentence, if there is anything."""
        count = len(self.left)
        what = "1 join" if count == 1 else f"{count} joins"
        return (f"{what} can't be made beside a surer one",) if count else ()
