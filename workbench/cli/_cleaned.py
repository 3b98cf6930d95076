"""Findings of `memory clean` as the objects that `--json` prints, and how they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli._memory import of_unit
from workbench.cli._output import say, say_wrapped

if TYPE_CHECKING:
    from workbench.cli._records import Record
    from workbench.model.memory_findings import MemoryFinding, Variant
    from workbench.store.project import Store

_INDENT = 19
_MOST = 100
"""Units of one finding that are printed; all are counted."""


def of_finding(store: Store, finding: MemoryFinding) -> Record:
    """One of `memory clean`; of duplicates the unit that would stay is the first."""
    rows = list(finding.units[:_MOST])
    units = store.units.get([*rows, *(each.unit for each in finding.variants)])
    return {
        "fault": finding.fault,
        "count": len(finding.units),
        "units": [of_unit(units[row]) for row in rows],
        "variants": [
            {
                "text": each.text,
                "count": each.count,
                "author": each.author,
                "time": each.time,
                "id": units[each.unit].id,
                "version": units[each.unit].version,
            }
            for each in finding.variants
        ],
    }


def say_finding(store: Store, finding: MemoryFinding) -> None:
    """Prints a finding: both texts, or what there is to choose from, with the ids."""
    units = store.units.get([finding.units[0], *(each.unit for each in finding.variants)])
    unit = units[finding.units[0]]
    if not finding.variants:
        say_wrapped(unit.source, _INDENT, finding.fault)
        say_wrapped(unit.target, _INDENT)
        times = f"{len(finding.units):,} times" if len(finding.units) > 1 else ""
        say_wrapped(" · ".join(filter(None, (times, unit.memory, unit.document))), _INDENT)
        return
    is_of_sources = any(each.text == unit.source for each in finding.variants)
    say_wrapped(unit.target if is_of_sources else unit.source, _INDENT, finding.fault)
    for each in finding.variants:
        say_wrapped(_told(each), _INDENT)
        say(f"{' ' * _INDENT}{units[each.unit].id}")  # whole, to be copied for --choose


def _told(variant: Variant) -> str:
    facts = ", ".join(filter(None, (variant.author, variant.time[:10])))
    return f"{variant.count:,} × {variant.text}{facts and f' ({facts})'}"
