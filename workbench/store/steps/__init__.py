"""What made the tables of a project file, in the order in which it was added.

A step is a module and is never edited; a new one is appended. Each gets the database of
sqlite-utils and does its work in one transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.store.steps.annotating import annotating
from workbench.store.steps.first_tables import first_tables
from workbench.store.steps.memory import memory
from workbench.store.steps.sources import sources
from workbench.store.steps.term_keys import term_keys
from workbench.store.steps.terminology import terminology
from workbench.store.steps.unit_codes import unit_codes

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS: tuple[Callable[[Any], None], ...] = (
    first_tables,
    terminology,
    term_keys,
    annotating,
    sources,
    memory,
    unit_codes,
)
