"""Which units of a memory are meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model.segments import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitQuery:
    """What units must have; all of what is said."""

    source: str = ""
    """A regular expression that the source has; empty for any source."""
    target: str = ""
    """The same for the target."""
    document: str = ""
    """The name of the text that they come from; empty for any."""
    author: str = ""
    origins: frozenset[Origin] = frozenset()
    """Only of these; of all where there are none."""
    since: str = ""
    """Only from this day on, as much of an ISO 8601 date as is known; empty for all."""
    until: str = ""
    """Only up to this day; a unit without a time is neither before nor after one."""

    @property
    def is_everything(self) -> bool:
        """Whether every unit has it."""
        return self == UnitQuery()
