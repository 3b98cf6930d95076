"""Where the properties of a unit stand in a TMX file: what `new_unit` read goes back there."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.formats._tmx_roles import ELSEWHERE, PLACES, SHORT, role_of
from workbench.formats._validity_types import count, date, language, one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FURTHER = frozenset({
    "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion",
    "creationdate", "creationid", "changedate", "changeid", "o-tmf",
})  # fmt: skip
_ATTRIBUTES = {
    "tu": _FURTHER | {"tuid", "segtype", "srclang"},
    "source": _FURTHER,
    "target": _FURTHER,
}
ITEM_ATTRIBUTES = ("xml:lang", "o-encoding", "lang")
"""What the document type allows."""
_NUMBERED = re.compile(r"(?P<name>note|prop:.*)#\d+(?:@(?P<attribute>[^#@]+))?", re.DOTALL)
_PLAIN = re.compile(r"(?P<name>note|prop:[^#@]*)(?:@(?P<attribute>[^#@]+))?")


def _source_language(value: str) -> str:
    """Only that of a unit of ours, or that any is: the standard wants a text in it."""
    is_ours = value.partition("-")[0].lower() in ("zh", "en") and not language(value)
    return "" if is_ours or value == "*all*" else "no language of the unit"


VALUES: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("creationdate", "changedate", "lastusagedate"), date),
    "usagecount": count,
    "segtype": one_of(("block", "paragraph", "sentence", "phrase")),
    "srclang": _source_language,
}
"""What the standard wants of an attribute's value; any other value goes into a property."""


class Place(NamedTuple):
    """An attribute, a note or a property, or an attribute of one of these."""

    part: str
    """`tu`, `source` or `target`; empty for a property that TMX has no place for."""
    name: str
    """Of the attribute, or `note` or `prop:TYPE`."""
    is_item: bool = False
    attribute: str = ""
    """Of the note or property; empty for its text."""
    item: str = ""
    """The key of the note or property."""


NOWHERE = Place("", "")


def place_of(key: str) -> Place:
    """Where the property of that key stands."""
    return _place_of(key) if len(key) < SHORT else _place_of.__wrapped__(key)


@lru_cache(maxsize=4096)
def _place_of(key: str) -> Place:
    part, _, name = key.partition(".")
    if part not in _ATTRIBUTES:
        return NOWHERE
    if name in _ATTRIBUTES[part]:
        return Place(part, name)
    found = _NUMBERED.fullmatch(name) or _PLAIN.fullmatch(name)
    if found is None:
        return NOWHERE
    attribute = found["attribute"] or ""
    if attribute and attribute not in ITEM_ATTRIBUTES:
        return NOWHERE
    item = key.removesuffix(f"@{attribute}") if attribute else key
    return Place(part, found["name"], is_item=True, attribute=attribute, item=item)


def may_be_attribute(place: Place, value: str) -> bool:
    """Whether it is an attribute, and the standard allows the value."""
    type = VALUES.get(place.name)
    return bool(place.name) and (type is None or not type(value))


def key_of(role: str, properties: Mapping[str, str]) -> str:
    """The key of the property that says a fact: where the file had it, or as memoQ does."""
    key = properties.get(ELSEWHERE[role])
    if key is None or key in properties or role_of(key) != role or not place_of(key).is_item:
        return PLACES[role]
    return key
