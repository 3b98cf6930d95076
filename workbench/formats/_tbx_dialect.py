"""What TBX-Basic has a place for (ISO 30042:2019 with its modules Min and Basic).

A category that stands here may be written as it is; everything else goes into notes, which any
dialect allows.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.formats._tbx_categories import CATEGORIES, DIALECTS, LEVELS
from workbench.model.dates import checked_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.formats._tbx_entry import Item

_NOT_WRITTEN = ("crossReference", "responsibility")
"""Categories of the dialect that an entry of ours has no word for."""
_OURS = tuple(
    category
    for category in CATEGORIES.values()
    if category.module in DIALECTS["TBX-Basic"] and category.name not in _NOT_WRITTEN
)
_PLACES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {category.key: category.levels for category in _OURS} | {"note": LEVELS}
)
_VALUES: Mapping[str, frozenset[str]] = MappingProxyType(
    {category.key: frozenset(category.values) for category in _OURS if category.values}
)
_PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "descrip": ("admin:source", "note"),
        "transac": ("date", "note", "transacNote:responsibility"),
    }
)

ELEMENT_OF: Mapping[str, str] = MappingProxyType(
    {category.name: category.element for category in CATEGORIES.values()}
)
"""The element that a category of the modules Min, Basic and Linguist belongs to."""

_TIME = re.compile(r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-](0\d|1[0-3]):[0-5]\d)?")
_ADDRESS = re.compile(r"https?://[!-;=?-Z_a-z~%#&\[\]$]+")


def module_of(category: str) -> str:
    """The namespace of a category in the style in which categories are elements."""
    return CATEGORIES[category].module


def is_address(text: str) -> bool:
    """Whether a reference may point there: http, and without anything that must be escaped."""
    return _ADDRESS.fullmatch(text) is not None and "[" not in text and "]" not in text


def fits(item: Item, level: str) -> bool:
    """Whether the dialect has a place for an item at a level, with all that is said of it."""
    values = _VALUES.get(item.name)
    is_reference = item.element == "xref"
    return (
        level in _PLACES.get(item.name, ())
        and bool(item.text)
        and (values is None or item.text in values)
        and (is_address(item.target) if is_reference else not item.target)
        and all(_is_part(part, item.element) for part in item.parts)
    )


def _is_part(part: Item, element: str) -> bool:
    if part.name not in _PARTS.get(element, ()) or part.target or part.parts or not part.text:
        return False
    return part.name != "date" or _is_day(part.text)


def _is_day(text: str) -> bool:
    """Whether it is a date or a date with a time (xs:date, xs:dateTime)."""
    day, time = text[:10], text[10:]
    try:
        return len(checked_date(day)) == 10 and (not time or _TIME.fullmatch(time) is not None)
    except ValueError:
        return False
