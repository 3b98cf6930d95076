"""What a TMX file says of a unit beside its texts, as the model has it."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from workbench.formats._language_tags import known_language
from workbench.formats._tmx_codes import codes_of
from workbench.formats._tmx_element import elements_of, text_of
from workbench.formats._tmx_raw import UnitFault
from workbench.formats._tmx_roles import (
    AFTER,
    BEFORE,
    DOCUMENT,
    ELSEWHERE,
    IS_MACHINE,
    MACHINE,
    ORIGIN,
    OWN,
    OWN_KEY,
    PLACES,
    is_machine,
    role_of,
)
from workbench.formats._utc_times import iso_time
from workbench.model.memory import NOTHING_BESIDES, NewUnit
from workbench.model.segments import Origin
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.formats._tmx_raw import Item, RawUnit, Variant
    from workbench.model.codes import Code

CHANGED_BY = ("target.changeid", "tu.changeid")
CREATED_BY = ("target.creationid", "tu.creationid")
CHANGED = ("target.changedate", "tu.changedate")
CREATED = ("target.creationdate", "tu.creationdate")
SEG, SEG_END = "<seg>", "</seg>"


def new_unit(
    raw: RawUnit,
    source: Variant,
    source_language: str,
    target: Variant,
    target_language: str,
    *,
    keeps_links: bool = False,
) -> NewUnit:
    """The unit of two of the variants; see `codes_of` for links."""
    properties: dict[str, str] = {}
    for name, value in raw.attributes.items():
        properties[f"tu.{name}"] = value
    for name, value in source.attributes.items():
        properties[f"source.{name}"] = value
    for name, value in target.attributes.items():
        properties[f"target.{name}"] = value
    facts: dict[str, str] = {}
    if raw.items:
        _add("tu", raw.items, properties, facts)
    if source.items:
        _add("source", source.items, properties, facts)
    if target.items:
        _add("target", target.items, properties, facts)
    source_codes: tuple[Code, ...] = ()
    target_codes: tuple[Code, ...] = ()
    if source.codes or target.codes:
        source_codes, target_codes = codes_of(
            source.codes, target.codes, properties, keeps_links=keeps_links
        )
    if "tu.srclang" in properties:
        _drop_direction(properties, source_language)
    author = _taken(properties, CHANGED_BY) or created_by(properties)
    is_machines = ORIGIN in facts or (author and is_machine(author))
    return NewUnit(
        source=source.text,
        target=target.text,
        source_language=source_language,
        target_language=target_language,
        origin=Origin.MACHINE if is_machines else Origin.IMPORTED,
        author=author,
        time=_taken_time(properties) or created(properties),
        document=facts.get(DOCUMENT, ""),
        before=facts.get(BEFORE, ""),
        after=facts.get(AFTER, ""),
        properties=properties or NOTHING_BESIDES,
        source_codes=source_codes,
        target_codes=target_codes,
    )


def created_by(properties: Mapping[str, str]) -> str:
    """Who made the unit, which is its author where nobody has changed it."""
    first, second = CREATED_BY
    return properties.get(first) or properties.get(second) or ""


def created(properties: Mapping[str, str]) -> str:
    """When it was made, which is its time where it has not been changed."""
    first, second = CREATED
    said, other = properties.get(first), properties.get(second)
    return (iso_time(said) if said else "") or (iso_time(other) if other else "")


def _add(
    part: str, items: Iterable[Item], properties: dict[str, str], facts: dict[str, str]
) -> None:
    """Takes the facts from among notes and properties; the others stay, none hides another."""
    numbers: dict[str, int] = {}
    for name, text, attributes in items:
        key = f"{part}.{name}"
        role = role_of(key)
        if role == OWN:
            properties[key.removeprefix(OWN_KEY)] = text
            continue
        if key in properties or key in facts or "#" in name or "@" in name:
            key = _numbered(properties, part, name, numbers)
            role = role_of(key)
        may_be_taken = role == ORIGIN or (role and not attributes)
        is_taken = may_be_taken and _take(role, key, text, properties, facts)
        if attributes or not is_taken:
            properties[key] = text
            for attribute, value in attributes.items():
                properties[f"{key}@{attribute}"] = value


def _numbered(properties: dict[str, str], part: str, name: str, numbers: dict[str, int]) -> str:
    """The first key of a name that is free, with its number.

    `numbers` has the last number of each name: all below it are taken.
    """
    first = numbers.get(name, 1 if "#" in name or "@" in name else 2)
    for numbers[name] in count(first):
        if f"{part}.{name}#{numbers[name]}" not in properties:
            break
    return f"{part}.{name}#{numbers[name]}"


def _take(
    role: str, key: str, text: str, properties: dict[str, str], facts: dict[str, str]
) -> bool:
    """Notes what a property says; False where it must stay a property besides."""
    if role == ORIGIN:
        if is_machine(text):
            facts[ORIGIN] = text
        return key == MACHINE and text == IS_MACHINE
    if role in facts:
        return False
    try:
        value = text if role == DOCUMENT else context_of(text)
    except UnitFault:
        return False
    if not value:
        return False
    facts[role] = value
    facts[key] = ""  # so that a second one of the name gets a number
    if key != PLACES[role]:
        properties[ELSEWHERE[role]] = key
    return True


def context_of(text: str) -> str:
    """The text of a neighbour, which memoQ writes as the element of a segment. Raises UnitFault."""
    if not (text.startswith(SEG) and text.endswith(SEG_END)):
        return to_line_feeds(text)
    inner = text[len(SEG) : -len(SEG_END)]
    if "<" not in inner and "&" not in inner:
        return to_line_feeds(inner)
    return text_of(elements_of(text.encode(), b"<unit>", "utf-8")[0])


def _drop_direction(properties: dict[str, str], source_language: str) -> None:
    """Forgets which text was the source where it is the one that is."""
    known = known_language(properties["tu.srclang"])
    if source_language == known or source_language.startswith(f"{known}-"):
        del properties["tu.srclang"]


def _taken(properties: dict[str, str], keys: tuple[str, str]) -> str:
    """The first value of two keys; it is no property then, nor is the second if it is the same."""
    first, second = keys
    if value := properties.get(first):
        del properties[first]
        if properties.get(second) == value:
            del properties[second]
    elif value := properties.get(second):
        del properties[second]
    return value or ""


def _taken_time(properties: dict[str, str]) -> str:
    """The same for the time of the last change; what is no time stays a property."""
    first, second = CHANGED
    later = iso_time(properties[first]) if first in properties else ""
    earlier = iso_time(properties[second]) if second in properties else ""
    if later:
        del properties[first]
    if earlier and earlier == (later or earlier):
        del properties[second]
    return later or earlier
