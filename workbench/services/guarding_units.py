"""The loss guard of translation units: what was written is compared with what was meant."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from workbench.errors import ExportFailed
from workbench.model.memory import NewUnit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.model.codes import Code
    from workbench.model.memory import BadUnit

_QUOTED = 40
"""Characters of a value by which a message shows it."""


def verify_units(
    name: str, meant: Iterable[NewUnit], found: Iterable[NewUnit | BadUnit], *, hint: str
) -> None:
    """Raises ExportFailed with the first unit that reads otherwise, and with what is other of it.

    Codes may have other numbers as long as the same ones belong together.
    """
    for number, (wanted, unit) in enumerate(zip_longest(meant, found), 1):
        if unit == wanted:
            continue
        told = _difference(wanted, unit)
        if told:
            raise ExportFailed(f"{name} was not written: unit {number:,} {told}", hint=hint)


def _difference(meant: NewUnit | None, found: NewUnit | BadUnit | None) -> str:
    """What is other of a unit; empty where nothing is."""
    if meant is None:
        return "is one too many in the file"
    if found is None:
        return "is missing from the file"
    if not isinstance(found, NewUnit):
        return f"cannot be read back: {found.fault}"
    ours, theirs = _numbered(meant), _numbered(found)
    for field in fields(NewUnit):
        one, other = getattr(ours, field.name), getattr(theirs, field.name)
        if one != other:
            what = field.name.replace("_", " ")
            return f"has other {what}: {_quoted(other)}, not {_quoted(one)}"
    return ""


def _numbered(unit: NewUnit) -> NewUnit:
    """The unit with its codes numbered anew, in the order in which they stand."""
    numbers: dict[int, int] = {}

    def renumbered(codes: Sequence[Code]) -> tuple[Code, ...]:
        return tuple(
            replace(code, number=numbers.setdefault(code.number, len(numbers) + 1))
            for code in codes
        )

    source = renumbered(unit.source_codes)
    return replace(unit, source_codes=source, target_codes=renumbered(unit.target_codes))


def _quoted(value: object) -> str:
    return repr(str(value)[:_QUOTED])
