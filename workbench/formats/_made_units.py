"""New units and their codes by the thousand, without the price of a frozen dataclass.

That sets each field by a call, which takes four times as long. These are made as objects of the
same layout whose fields can be set, and are then given their class; what comes of it is the same.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from workbench.model.codes import Code
from workbench.model.memory import NewUnit

if TYPE_CHECKING:
    from collections.abc import Callable

FIELDS = tuple(each.name for each in fields(NewUnit))
CODE_FIELDS = tuple(each.name for each in fields(Code))


class _OpenUnit:
    """A unit while its fields are set."""

    __slots__ = FIELDS


class _OpenCode:
    """A code while its fields are set."""

    __slots__ = CODE_FIELDS


_new_unit: Callable[[type[_OpenUnit]], Any] = object.__new__
_new_code: Callable[[type[_OpenCode]], Any] = object.__new__


def made_unit(values: tuple[object, ...]) -> NewUnit:
    """A unit of the values of `FIELDS`, in order, which are of their types."""
    unit = _new_unit(_OpenUnit)
    (
        unit.source,
        unit.target,
        unit.source_language,
        unit.target_language,
        unit.origin,
        unit.author,
        unit.time,
        unit.document,
        unit.before,
        unit.after,
        unit.properties,
        unit.source_codes,
        unit.target_codes,
    ) = values
    unit.__class__ = NewUnit
    made: NewUnit = unit
    return made


def made_code(values: tuple[object, ...]) -> Code:
    """A code of the values of `CODE_FIELDS`, in order, which are of their types."""
    code = _new_code(_OpenCode)
    code.number, code.kind, code.offset, code.markup, code.data, code.is_deletable = values
    code.__class__ = Code
    made: Code = code
    return made
