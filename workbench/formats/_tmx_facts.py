"""What a TMX file says of a unit beside its texts, as the model has it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.formats._language_tags import known_language
from workbench.formats._tmx_element import elements_of, text_of
from workbench.formats._tmx_raw import UnitFault
from workbench.formats._tmx_roles import (
    AFTER,
    BEFORE,
    DOCUMENT,
    IS_MACHINE,
    MACHINE,
    Role,
    add_items,
    is_machine,
    role_of,
)
from workbench.model.memory import NOTHING_BESIDES, NewUnit
from workbench.model.segments import Origin

if TYPE_CHECKING:
    from workbench.formats._tmx_raw import RawUnit, Variant

CHANGED_BY = ("target.changeid", "tu.changeid")
CREATED_BY = ("target.creationid", "tu.creationid")
CHANGED = ("target.changedate", "tu.changedate")
CREATED = ("target.creationdate", "tu.creationdate")
OWN = "prop:x-workbench:"
"""Begins the type of a property that is none of TMX."""
PLACES = {Role.DOCUMENT: DOCUMENT, Role.BEFORE: BEFORE, Role.AFTER: AFTER}
"""Where our own files have it."""
ELSEWHERE = {
    Role.DOCUMENT: "document in",
    Role.BEFORE: "before in",
    Role.AFTER: "after in",
}
"""The property that says in which other property the file had it."""
_TO_SECONDS = len("2024-03-01T08:30:00")
_CHINESE = "zh"
_SEG, _SEG_END = "<seg>", "</seg>"


def new_unit(
    raw: RawUnit, source: Variant, source_language: str, target: Variant, target_language: str
) -> NewUnit:
    """The unit of two of the variants."""
    properties = {f"tu.{name}": value for name, value in raw.attributes}
    for name, value in source.attributes:
        properties[f"source.{name}"] = value
    for name, value in target.attributes:
        properties[f"target.{name}"] = value
    facts = {Role.DOCUMENT: "", Role.BEFORE: "", Role.AFTER: ""}
    origin = Origin.IMPORTED
    if raw.items or source.items or target.items:
        origin = _take_items(properties, facts, raw, source, target)
    if source.codes:
        properties["source.codes"] = str(source.codes)
    if target.codes:
        properties["target.codes"] = str(target.codes)
    said = properties.get("tu.srclang")
    if said and known_language(said) in (source_language, _CHINESE):
        del properties["tu.srclang"]
    author = _taken(properties, CHANGED_BY) or created_by(properties)
    return NewUnit(
        source=source.text,
        target=target.text,
        source_language=source_language,
        target_language=target_language,
        origin=Origin.MACHINE if author and is_machine(author) else origin,
        author=author,
        time=_taken_time(properties) or created(properties),
        document=facts[Role.DOCUMENT],
        before=facts[Role.BEFORE],
        after=facts[Role.AFTER],
        properties=properties or NOTHING_BESIDES,
    )


def created_by(properties: dict[str, str]) -> str:
    """Who made the unit, which is its author where nobody has changed it."""
    return next((properties[key] for key in CREATED_BY if properties.get(key)), "")


def created(properties: dict[str, str]) -> str:
    """When it was made, which is its time where it has not been changed."""
    times = (iso_time(properties[key]) for key in CREATED if key in properties)
    return next(filter(None, times), "")


def iso_time(text: str) -> str:
    """A time of TMX (YYYYMMDDThhmmssZ), or any of ISO 8601, in UTC; empty where it is none."""
    try:
        time = datetime.fromisoformat(text)
        if time.tzinfo is not UTC and time.tzinfo is not None:
            time = time.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return f"{time.isoformat(timespec='seconds')[:_TO_SECONDS]}Z"


def _taken(properties: dict[str, str], keys: tuple[str, ...]) -> str:
    """The first value of these keys, which is no property then; nor are others like it."""
    value = next((properties[key] for key in keys if properties.get(key)), "")
    if value:
        for key in keys:
            if properties.get(key) == value:
                del properties[key]
    return value


def _taken_time(properties: dict[str, str]) -> str:
    for key in CHANGED:
        if key in properties and (time := iso_time(properties[key])):
            _taken(properties, (key,))
            for other in CHANGED:
                if other in properties and iso_time(properties[other]) == time:
                    del properties[other]
            return time
    return ""


def _take_items(
    properties: dict[str, str],
    facts: dict[Role, str],
    raw: RawUnit,
    source: Variant,
    target: Variant,
) -> Origin:
    """Adds notes and properties, takes the facts from among them, and gives the origin."""
    before = len(properties)
    add_items(properties, "tu", raw.items)
    add_items(properties, "source", source.items)
    add_items(properties, "target", target.items)
    origin = Origin.IMPORTED
    for key in list(properties)[before:]:
        role = role_of(key)
        if role is Role.NONE:
            continue
        value = properties[key]
        if role is Role.ORIGIN:
            if is_machine(value):
                origin = Origin.MACHINE
                if (key, value) == (MACHINE, IS_MACHINE):
                    del properties[key]
        elif not facts[role]:
            _take(properties, facts, role, key)
    own = f"tu.{OWN}"
    for key in [key for key in properties if key.startswith(own)]:
        properties[key.removeprefix(own)] = properties.pop(key)
    return origin


def _take(properties: dict[str, str], facts: dict[Role, str], role: Role, key: str) -> None:
    value = properties[key]
    if role is not Role.DOCUMENT:
        try:
            value = _unwrapped(value)
        except UnitFault:
            return
    del properties[key]
    facts[role] = value
    if key != PLACES[role]:
        properties[ELSEWHERE[role]] = key


def _unwrapped(context: str) -> str:
    """The text of a neighbour, which memoQ writes as the element of a segment."""
    if not (context.startswith(_SEG) and context.endswith(_SEG_END)):
        return context
    inner = context[len(_SEG) : -len(_SEG_END)]
    if "<" not in inner and "&" not in inner:
        return inner
    return text_of(elements_of(context.encode(), b"<unit>", "utf-8")[0])
